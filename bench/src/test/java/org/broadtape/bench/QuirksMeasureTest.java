package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuirksMeasureTest {
    private static final String LINES =
            """
            {"k": "dateline", "t": "LEITH, March 5 (Reuters) - The harbour opened"}
            {"k": "ticker", "t": "(NASDAQ: QUAY) | no symbol"}
            {"k": "endline", "t": "(Reporting by Ada Quay; Editing by Bo Quay)"}
            """;

    @TempDir Path folder;

    @Test
    void countsEachFormThatIsToldAsWhatItIs() throws IOException {
        Path zip = Zips.of(folder, "wire-quirks/examples.jsonl", LINES);
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Measure.Outcome outcome = new QuirksMeasure().over(zip, new Misses(nowhere, 0));
        assertThat(outcome.n()).isEqualTo(4);
        assertThat(outcome.figures()).containsEntry("told", 0.75);
    }
}
