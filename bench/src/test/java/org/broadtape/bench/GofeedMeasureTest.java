package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GofeedMeasureTest {
    private static final String RSS =
            """
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>Wire</title><link>https://wire.example/</link>
            <skipDays><day>Sunday</day></skipDays>
            <item><title>Tin</title><description>&lt;p&gt;Up.&lt;/p&gt;</description>
            <pubDate>Mon, 21 Oct 2024 04:40:00 GMT</pubDate><dc:creator>A. Writer</dc:creator>
            </item></channel></rss>
            """;

    @TempDir Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    own format | {"version": "2.0", "title": "Wire", "link": "https://wire.example/", "links": ["https://wire.example/"], "skipDays": ["Sunday"], "items": [{"title": "Tin", "description": "<p>Up.</p>", "pubDate": "Mon, 21 Oct 2024 04:40:00 GMT", "pubDateParsed": "2024-10-21T04:40:00Z", "dcExt": {"creator": ["A. Writer"]}, "extensions": {"dc": {"creator": [{"name": "creator", "value": "A. Writer", "attrs": {}}]}}}]}
                    universal | {"feedType": "rss", "feedVersion": "2.0", "title": "Wire", "link": "https://wire.example/", "links": ["https://wire.example/"], "items": [{"title": "Tin", "description": "<p>Up.</p>", "published": "Mon, 21 Oct 2024 04:40:00 GMT", "publishedParsed": "2024-10-21T04:40:00Z", "author": {"name": "A. Writer"}, "authors": [{"name": "A. Writer"}], "dcExt": {"creator": ["A. Writer"]}, "extensions": {"dc": {"creator": [{"name": "creator", "value": "A. Writer"}]}}}]}
                    """)
    void tellsAFeedInTheFormThatIsExpected(String form, String expected) throws IOException {
        Map<String, Double> figures = figures("s/a.xml", RSS, "s/a.json", expected);
        assertThat(figures).containsEntry("equal", 1.0).containsEntry("files", 1.0);
    }

    @Test
    void countsFieldsThatDifferAndTheFileOnce() throws IOException {
        Map<String, Double> figures =
                figures(
                        "s/a.xml",
                        "<feed xmlns='http://www.w3.org/2005/Atom'><title>One</title><id>x</id></feed>",
                        "s/a.json",
                        "{\"version\": \"1.0\", \"title\": \"Two\", \"id\": \"x\"}");
        assertThat(figures).containsEntry("equal", 0.5).containsEntry("files", 0.0);
    }

    @Test
    void tellsJsonFeedsUnderTheNamesTheyWereSentBy() throws IOException {
        String feed =
                """
                {"version": "https://jsonfeed.org/version/1.1", "title": "Wire",
                 "authors": [{"name": "A. Writer", "avatar": "https://wire.example/a.png"}],
                 "items": [{"id": "1", "content_text": "Up.", "author": {"name": "B. Writer"},
                  "attachments": [{"url": "https://wire.example/a.mp3", "mime_type": "audio/mpeg",
                   "size_in_bytes": 7, "duration_in_seconds": 3}]}]}
                """;
        assertThat(figures("s/a.json", feed, "s/a_expected.json", feed))
                .containsEntry("files", 1.0);
    }

    private Map<String, Double> figures(String... pathsAndTexts) throws IOException {
        Misses silent =
                new Misses(
                        new PrintStream(
                                OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                        0);
        return new GofeedMeasure().over(Zips.of(folder, pathsAndTexts), silent).figures();
    }
}
