package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The measures of article pages, each over one page that is read as expected but for one thing.
class PageMeasuresTest {
    private static final String FIRST =
            "The mill on the quay opened its gates again on Tuesday, four months after the flood.";
    private static final String SECOND =
            "Forty people are back at work, and the miller said that ten more would follow in May.";

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en"><head><title>Mill reopens after the flood</title>
            <meta property="og:title" content="Mill reopens after the flood">
            <meta property="article:published_time" content="2024-03-05T09:30:00Z">
            <meta name="author" content="Ada Quay">
            </head><body><nav><a href="/">Front page</a> <a href="/mills">Mills</a></nav>
            <article><h1>Mill reopens after the flood</h1>
            <p>%s</p><h2>Back at work</h2><p>%s</p></article>
            <footer><a href="/about">About us</a></footer></body></html>
            """
                    .formatted(FIRST, SECOND);

    @TempDir Path folder;

    private static Measure.Outcome outcome(Measure measure, Path zip) throws IOException {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return measure.over(zip, new Misses(nowhere, 0));
    }

    @Test
    void naebCountsTextTitleWritersAndDay() throws IOException {
        String listed =
                """
                {"a1": {"url": "https://harbour.example/mill", "title": "Mill reopens after the flood",
                "authors": "ada quay", "date": "2024-03-06", "articleBody": "%s Back at work %s"},
                "b2": {"url": "https://harbour.example/gone", "title": "No page", "articleBody": "None"}}
                """
                        .formatted(FIRST, SECOND);
        Path zip = Zips.of(folder, "n/articles.json", listed, "n/html/a1.html", PAGE);
        Measure.Outcome outcome = outcome(new NaebMeasure(), zip);
        assertThat(outcome.n()).isEqualTo(1);
        assertThat(outcome.figures())
                .containsEntry("f1", 1.0)
                .containsEntry("exact", 1.0)
                .containsEntry("title", 1.0)
                .containsEntry("byline", 1.0)
                .containsEntry("published", 0.0);
    }

    @Test
    void readabilityCountsTextAndWhatIsKnownOfThePage() throws IOException {
        String expected = "<div><p>%s</p><h2>Back at work</h2></div>".formatted(FIRST);
        String facts =
                """
                {"title": "Mill reopens after the flood", "byline": "Bo Quay",
                "publishedTime": "2024-03-05T10:30:00+01:00"}
                """;
        Path zip =
                Zips.of(
                        folder,
                        "r/mill/source.html",
                        PAGE,
                        "r/mill/expected.html",
                        expected,
                        "r/mill/expected-metadata.json",
                        facts);
        Measure.Outcome outcome = outcome(new ReadabilityMeasure(), zip);
        assertThat(outcome.n()).isEqualTo(1);
        assertThat(outcome.figures())
                .containsEntry("recall", 1.0)
                .containsEntry("title", 1.0)
                .containsEntry("byline", 0.0)
                .containsEntry("published", 1.0);
        assertThat(outcome.figures().get("precision")).isBetween(0.4, 0.6);
    }

    @Test
    void fundusCountsTextCrossheadsWritersAndTimeWithZone() throws IOException {
        String gold =
                """
                {"V1": {"authors": ["Ada Quay"], "title": "Mill reopens after the flood",
                "publishing_date": "2024-03-05 09:30:00+00:00",
                "body": {"summary": [], "sections": [{"headline": [], "paragraphs": ["%s"]},
                {"headline": ["Back at work"], "paragraphs": ["%s"]}]},
                "images": [{"caption": "The mill, not on this page"}]}}
                """
                        .formatted(FIRST, SECOND);
        String meta =
                "{\"Harbour_2024_03_05.html.gz\": {\"url\": \"https://harbour.example/mill\"}}";
        Path zip =
                Zips.of(
                        folder,
                        "f/gb/Harbour_2024_03_05.html.gz",
                        PAGE,
                        "f/gb/Harbour.json",
                        gold,
                        "f/gb/meta.info",
                        meta);
        Measure.Outcome outcome = outcome(new FundusMeasure(), zip);
        assertThat(outcome.n()).isEqualTo(1);
        assertThat(outcome.figures())
                .containsEntry("f1", 1.0)
                .containsEntry("paragraphs", 1.0)
                .containsEntry("crossheads", 1.0)
                .containsEntry("captions", 0.0)
                .containsEntry("writers", 1.0)
                .containsEntry("published", 1.0)
                .containsEntry("title", 1.0);
    }
}
