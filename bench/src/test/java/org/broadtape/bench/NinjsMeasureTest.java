package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NinjsMeasureTest {
    /// As the first version of the standard has it: what is required stands at the member.
    private static final String OLD =
            """
            {"$schema": "http://json-schema.org/draft-03/schema#", "type": "object",
            "additionalProperties": false,
            "properties": {"uri": {"type": "string", "format": "uri", "required": true}, "headline": {"type": "string"}}}
            """;

    private static final String NEW =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "http://wire.example/ninjs-schema_3.1.json#", "type": "object",
            "required": ["uri"], "properties": {"uri": {"type": "string"}}}
            """;

    @TempDir Path folder;

    @Test
    void tellsValidFromInvalidByTheSchemaOfTheFolder() throws IOException {
        Path zip =
                Zips.of(
                        folder,
                        "s/specification/ninjs-schema_1.0.json",
                        OLD,
                        "s/specification/ninjs-schema_3.1.json",
                        NEW,
                        "s/suite/1.0/should_pass/a.json",
                        "{\"uri\": \"a b\", \"headline\": \"Mill opens\"}",
                        "s/suite/1.0/should_fail/nameless.json",
                        "{\"headline\": \"Mill opens\"}",
                        "s/suite/1.0/should_fail/broken.json",
                        "{",
                        "s/suite/3.1/should_fail/in-truth-valid.json",
                        "{\"uri\": \"urn:b\"}");
        Measure.Outcome outcome =
                new NinjsMeasure()
                        .over(
                                zip,
                                new Misses(
                                        new PrintStream(
                                                OutputStream.nullOutputStream(),
                                                true,
                                                StandardCharsets.UTF_8),
                                        0));
        assertThat(outcome.n()).isEqualTo(4);
        assertThat(outcome.figures())
                .containsEntry("told", 0.75)
                .containsEntry("read", 1.0)
                .containsEntry("rewritten", 1.0);
    }
}
