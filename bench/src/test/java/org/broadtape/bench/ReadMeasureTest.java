package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadMeasureTest {
    private static final String WHOLE =
            "<rss version='2.0'><channel><title>Wire</title><item><title>Tin</title></item></channel></rss>";
    private static final String BROKEN = "<rss version='2.0'><channel><title>Wire & tape</title>";

    @TempDir Path folder;

    @Test
    void countsWhatIsReadAndWhetherBrokenFormIsNamed() throws IOException {
        Path zip = Zips.of(folder, "s/a.xml", WHOLE, "s/b.xml", BROKEN, "s/c.xml", "<kml/>");
        Measure.Outcome outcome = ReadMeasure.ROME.over(zip, silent());
        assertThat(outcome.n()).isEqualTo(3);
        assertThat(outcome.figures())
                .containsEntry("read", 0.6666)
                .containsEntry("named", 1.0)
                .containsEntry("romeRead", 0.3333);
    }

    @Test
    void leavesOutWebPagesUnderAFeedsName() throws IOException {
        Path zip = Zips.of(folder, "s/a.xml", WHOLE, "s/b.xml", "<html><body>Gone</body></html>");
        assertThat(ReadMeasure.ROME.over(zip, silent()).n()).isEqualTo(1);
    }

    @Test
    void takesTheSuitesWordForWhatIsBrokenWhereverItsFilesLie() throws IOException {
        String claim =
                "\uFEFF{\"file\": \"testcases/rss/a.xml\", \"expect\": \"present\", \"event\": \"SAXError\"}\r\n\r\n";
        Path zip =
                Zips.of(
                        folder,
                        "deep/er/assertions.jsonl",
                        claim,
                        "deep/er/testcases/rss/a.xml",
                        WHOLE,
                        "deep/er/testcases/kml/k.xml",
                        "<kml/>");
        Measure.Outcome outcome = ReadMeasure.FEEDVALIDATOR.over(zip, silent());
        assertThat(outcome.n()).isEqualTo(1);
        assertThat(outcome.figures()).containsEntry("read", 1.0).containsEntry("named", 0.0);
    }

    private static Misses silent() {
        return new Misses(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), 0);
    }
}
