package org.broadtape.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewsmlG2WriterTest {
    static Stream<Path> samples() throws IOException, URISyntaxException {
        return FeedSamplesTest.samples();
    }

    private static List<WireItem> readBack(String document) {
        Reading reading = Feeds.read(document.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.format()).contains(FeedFormat.NEWSML_G2);
        assertThat(reading.problems()).isEmpty();
        return reading.items();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsBackTheItemsOfEveryFormat(Path sample) throws IOException {
        for (WireItem item :
                Feeds.read(Files.readAllBytes(sample), Feeds.Hints.from("https://wire.example/"))
                        .items()) {
            String document = NewsmlG2Writer.write(item);
            assertThat(document).doesNotContain("\n");
            assertThat(readBack(document)).containsExactly(item);
        }
    }

    @Test
    void readsBackWhateverAnItemHolds() {
        Random random = new Random(13);
        for (int round = 0; round < 1_000; round++) {
            WireItem item = NinjsTest.item(random);
            assertThat(readBack(NewsmlG2Writer.write(item))).containsExactly(item);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>a &lt; b &amp; c</p>",
                "<p>1 > 0&nbsp;&eacute; &unknown; &#8217;</p>",
                "<p>one<br />two</p><pre>a\n  b\tc</pre>",
                "<p><a href=\"https://wire.example/?a=1&amp;b=%22&quot;\">&lt;b></a></p> loose",
                "<ul><li>one</li><li>two <img src=\"https://wire.example/a.jpg\" alt=\"a > b\" /></li></ul>"
            })
    void keepsTheHtmlLetterForLetter(String html) {
        WireItem item =
                WireItem.builder("urn:a", FeedFormat.RSS_20)
                        .bodyHtml(Html.clean(html))
                        .bodyText(Html.text(html))
                        .build();
        assertThat(readBack(NewsmlG2Writer.write(item))).containsExactly(item);
    }

    @Test
    void writesNoCharacterThatXmlCanNotHold() {
        WireItem item =
                WireItem.builder("urn:a", FeedFormat.RSS_20)
                        .headline("a\u0000b\uD83Dc\uFFFEd")
                        .build();
        assertThat(readBack(NewsmlG2Writer.write(item)).getFirst().headline())
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
    }

    @Test
    void marksNotesThatAreNotToBePublished() {
        WireItem item =
                WireItem.builder("urn:a", FeedFormat.NITF)
                        .privateNotes(List.of("extension 12"))
                        .build();
        String document = NewsmlG2Writer.write(item);
        assertThat(document)
                .contains("pubconstraint=\"btconstraint:nonpublic\">extension 12</edNote>");
        assertThat(readBack(document.replaceFirst("<bt:item.*?</bt:item>|<bt:item[^>]*/>", "")))
                .as("read as anybody's")
                .allSatisfy(read -> {
                    assertThat(read.edNote()).isEmpty();
                    assertThat(read.privateNotes()).containsExactly("extension 12");
                });
    }

    @Test
    void believesNobodyElseWhoWritesLikeUs() {
        String document =
                NewsmlG2Writer.write(
                                WireItem.builder("urn:a", FeedFormat.RSS_20)
                                        .bodyHtml("<p>One</p>")
                                        .bodyText("One")
                                        .build())
                        .replace("<p>One</p>", "<p onclick=\"x()\">One</p><script>x()</script>");
        assertThat(readBack(document).getFirst().bodyHtml()).isEqualTo("<p>One</p>");
    }
}
