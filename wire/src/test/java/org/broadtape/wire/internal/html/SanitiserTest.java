package org.broadtape.wire.internal.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitiserTest {
    private static final Links LINKS = Links.against("https://news.example/a/b.html?q=1");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "sanitised.csv", delimiter = '¦', maxCharsPerColumn = 10_000)
    void keepsWhatReadsAndDropsWhatActs(String html, String safe) {
        assertThat(Sanitiser.html(html, LINKS)).isEqualTo(safe == null ? "" : safe);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "sanitised.csv", delimiter = '¦', maxCharsPerColumn = 10_000)
    void changesNothingTheSecondTime(String html) {
        String once = Sanitiser.html(html, LINKS);
        assertThat(Sanitiser.html(once, LINKS)).isEqualTo(once);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "plain.csv",
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = false)
    void saysWhatItReadsAs(String html, String text) {
        assertThat(Sanitiser.text(html)).isEqualTo(text.replace("⏎", "\n"));
    }

    @Test
    void closesWhatIsLeftOpen() {
        assertThat(Sanitiser.html("<div><b>bold<p>one<p>two", LINKS))
                .isEqualTo("<div><b>bold<p>one</p><p>two</p></b></div>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!a", "<?", "<a b=\"", "</", "<script>", "&", "<div>", "<![CDATA[", "<p "})
    void takesTimeInProportionToItsInput(String piece) {
        String hostile = piece.repeat(300_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Sanitiser.clean(hostile, LINKS));
    }

    @Test
    void nestsNoDeeperThanItsBound() {
        String safe = Sanitiser.html("<div>".repeat(5_000), LINKS);
        assertThat(safe)
                .isEqualTo("<div>".repeat(Sanitiser.DEPTH) + "</div>".repeat(Sanitiser.DEPTH));
    }
}
