package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.broadtape.testkit.DevelopmentData;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.NewsmlG2Writer;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewriteMeasureTest {
    private static final String STORY =
            """
            {"format": "digitalwires@0.9.1", "urn": "urn:newsml:wire.example:1", "version": 2,
             "headline": "Quay opens", "article_html": "<p>It &amp; the <b>mill</b></p>",
             "notepad": {"nonpublic_html": "<p>Call the desk</p>"}, "rank": 17,
             "associations": [{"type": "audio", "renditions": [{"url": "https://wire.example/a.mp3?a=1&b=2"}]}]}
            """;

    @TempDir Path folder;

    @Test
    void countsWhatIsKeptAndReadBack() throws IOException {
        Path zip = Zips.of(folder, "s/a.json", STORY);
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Measure.Outcome outcome = new RewriteMeasure("s").over(zip, new Misses(nowhere, 0));
        assertThat(outcome.n()).isEqualTo(1);
        assertThat(outcome.figures())
                .containsEntry("same", 1.0)
                .containsEntry("kept", 1.0)
                .containsEntry("valid", 0.0);
    }

    @Test
    void writesWhatTheStandardsSchemaAllows() throws IOException {
        Optional<Path> standard = DevelopmentData.zip("newsml-g2");
        Assumptions.assumeTrue(
                standard.isPresent(), "SKIPPED: there is no newsml-g2.zip with the schema");
        G2Schema schema = G2Schema.beside(standard.orElseThrow()).orElseThrow();
        List<WireItem> items = Feeds.read(STORY.getBytes(StandardCharsets.UTF_8)).items();
        for (WireItem item : items) {
            String document = NewsmlG2Writer.write(item);
            assertThat(schema.fault(document.getBytes(StandardCharsets.UTF_8)))
                    .as(document)
                    .isEmpty();
        }
    }
}
