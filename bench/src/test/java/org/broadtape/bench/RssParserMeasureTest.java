package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RssParserMeasureTest {
    private static final String FEED =
            """
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wire</title>
            <item><title>Tin &amp; lead</title><link>https://wire.example/1</link>
            <pubDate>Mon, 21 Oct 2024 04:40:00 GMT</pubDate><dc:creator>A. Writer</dc:creator>
            <description>&lt;p class="x"&gt;Tin rises.&lt;/p&gt;</description><guid>wire-1</guid>
            <category>metals</category>
            <enclosure url="https://wire.example/1.mp3" type="audio/mpeg" length="7"/></item>
            </channel></rss>
            """;
    private static final String EXPECTED =
            """
            {"feed": {"items": [{"title": "Tin & lead", "link": "https://wire.example/1",
            "pubDate": "Mon, 21 Oct 2024 04:40:00 GMT", "isoDate": "2024-10-21T04:40:00.000Z",
            "creator": "\\nA. Writer", "content": "<p class='x'>Tin rises.</p>", "guid": "wire-1",
            "categories": ["metals"], "contentSnippet": "not compared",
            "enclosure": {"url": "https://wire.example/1.mp3", "type": "audio/mpeg", "length": "7"}}]}}
            """;

    @TempDir Path folder;

    @Test
    void findsEveryFieldOfAnItemEqual() throws IOException {
        assertThat(equal("s/input/one.rss", FEED, "s/output/one.json", EXPECTED)).isEqualTo(1);
    }

    @Test
    void countsEachFieldThatDiffersAndEachOfAnItemThatIsMissing() throws IOException {
        String off = EXPECTED.replace("Tin & lead", "Zinc").replace("\"wire-1\"", "\"wire-2\"");
        assertThat(equal("s/input/one.rss", FEED, "s/output/one.json", off)).isEqualTo(0.7777);
        String more = EXPECTED.replace("}]}}", "}, {\"title\": \"Another\"}]}}");
        assertThat(equal("s/input/one.rss", FEED, "s/output/one.json", more)).isEqualTo(0.9);
    }

    @Test
    void passesOverFeedsWithoutAnExpectationThatCanBeRead() throws IOException {
        Path zip =
                Zips.of(
                        folder,
                        "s/a.rss",
                        FEED,
                        "s/b.rss",
                        FEED,
                        "s/b.json",
                        "{",
                        "s/c.json",
                        "{}");
        Measure.Outcome outcome = new RssParserMeasure().over(zip, silent());
        assertThat(outcome.n()).isZero();
    }

    private double equal(String... pathsAndTexts) throws IOException {
        Measure.Outcome outcome =
                new RssParserMeasure().over(Zips.of(folder, pathsAndTexts), silent());
        return outcome.figures().getOrDefault("equal", -1.0);
    }

    private static Misses silent() {
        return new Misses(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), 0);
    }
}
