package org.broadtape.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.broadtape.testkit.DevelopmentData;
import tools.jackson.databind.node.ObjectNode;

/// IPTC's schema of ninjs 3.1, formats of times and addresses asserted.
final class NinjsSchema {
    private final Schema schema;

    private NinjsSchema(String text) {
        schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(text, InputFormat.JSON);
    }

    /// The schema from the development data; where there is none, the test is skipped and says so.
    static NinjsSchema orSkip() throws IOException {
        Optional<Path> zip = DevelopmentData.zip("ninjs");
        assumeTrue(zip.isPresent(), "SKIPPED: there is no ninjs.zip with the schema");
        try (ZipFile set = new ZipFile(zip.orElseThrow().toFile());
                var in =
                        set.getInputStream(
                                set.getEntry("ninjs/specification/ninjs-schema_3.1.json"))) {
            return new NinjsSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /// Fails where an item is not valid as we write it, our extension apart.
    void allows(WireItem item, String name) {
        ObjectNode object = NinjsWriter.write(item);
        object.remove("broadtape");
        String json = NinjsWriter.line(object);
        assertThat(
                        schema.validate(
                                json,
                                InputFormat.JSON,
                                context ->
                                        context.executionConfig(
                                                config -> config.formatAssertionsEnabled(true))))
                .as("%s: %s", name, json)
                .isEmpty();
    }
}
