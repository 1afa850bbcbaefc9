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

class FeedparserMeasureTest {
    private static final String FEED =
            """
            <rss version='2.0'><channel><item><title>Tin</title>
            <description>&lt;p style="color: red"&gt;Up.&lt;/p&gt;</description></item></channel></rss>
            """;

    @TempDir Path folder;

    @Test
    void tellsStricterSanitisingFromWhatIsWrong() throws IOException {
        assertThat(figures("title", "Tin")).containsEntry("held", 1.0);
        assertThat(figures("description", "<p style='color: red'>Up.</p>"))
                .containsEntry("held", 0.0)
                .containsEntry("stricter", 1.0)
                .containsEntry("heldOrStricter", 1.0);
        assertThat(figures("description", "<p>Down.</p>")).containsEntry("heldOrStricter", 0.0);
    }

    private Map<String, Double> figures(String field, String value) throws IOException {
        String claim =
                """
                {"file": "tests/a.xml", "expect": "", "headers": {}, "assert": [{"path": ["entries", 0, "%s"], "op": "eq", "value": "%s"}]}
                {"file": "tests/missing.xml", "expect": "", "headers": {}, "assert": []}
                """
                        .formatted(field, value);
        Path zip = Zips.of(folder, "s/x/assertions.jsonl", claim, "s/x/tests/a.xml", FEED);
        Measure.Outcome outcome =
                new FeedparserMeasure()
                        .over(
                                zip,
                                new Misses(
                                        new PrintStream(
                                                OutputStream.nullOutputStream(),
                                                true,
                                                StandardCharsets.UTF_8),
                                        0));
        assertThat(outcome.n()).isEqualTo(1);
        return outcome.figures();
    }
}
