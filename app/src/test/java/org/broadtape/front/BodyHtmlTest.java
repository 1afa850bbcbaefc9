package org.broadtape.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BodyHtmlTest {
    static List<List<String>> bodies() throws IOException {
        return Cases.read("bodies.txt", 2);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void letsThroughWhatReadsAndNothingThatActs(List<String> sample) {
        assertThat(html(sample.get(0))).isEqualTo(sample.get(1));
    }

    @Test
    void makesParagraphsOfPlainTextAndEscapesIt() {
        WireItem item =
                WireItem.builder("x", FeedFormat.NINJS)
                        .bodyText("One <b>\n\nTwo & three\nfour")
                        .build();
        assertThat(BodyHtml.of(item, "Table").html())
                .isEqualTo("<p>One &lt;b&gt;</p>\n<p>Two &amp; three<br>four</p>\n");
    }

    @Test
    void showsTheSummaryWhereThereIsNoTextAndSaysSo() {
        WireItem item = WireItem.builder("x", FeedFormat.NINJS).summary("Short.").build();
        assertThat(BodyHtml.of(item, "Table")).isEqualTo(new BodyHtml("<p>Short.</p>\n", true));
    }

    @Test
    void staysBalancedAndBoundedWhateverComes() {
        Random random = new Random(7);
        String[] parts = {
            "<p>",
            "</p>",
            "<a href=\"https://x.example/\">",
            "</a>",
            "<table>",
            "</table>",
            "<b",
            ">",
            "\"",
            "'",
            "<",
            "</",
            "<figure>",
            "<img src=x>",
            "</figure>",
            "words",
            "&",
            "<h2>",
            "</h2>",
            "<script>",
            "<div>",
            "=",
            " onload=x "
        };
        for (int round = 0; round < 3000; round++) {
            StringBuilder html = new StringBuilder();
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                html.append(parts[random.nextInt(parts.length)]);
            }
            String shown = html(html.toString());
            assertThat(shown.split("<p>", -1)).hasSameSizeAs(shown.split("</p>", -1));
            assertThat(shown.split("<div", -1)).hasSameSizeAs(shown.split("</div>", -1));
            assertThat(shown).doesNotContain("<script").doesNotContain("<img");
        }
        assertThat(html("<div>".repeat(100_000))).hasSizeLessThan(2_000);
    }

    private static String html(String body) {
        return BodyHtml.of(WireItem.builder("x", FeedFormat.NINJS).bodyHtml(body).build(), "Table")
                .html();
    }
}
