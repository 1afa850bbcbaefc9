package org.broadtape.bench;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// IPTC's schemas of ninjs as a set brings them along, by version. Formats (`date-time`, `uri`) are
/// annotations there, not assertions: the standard's own suite passes a date of `Last Tuesday`.
final class NinjsSchemas {
    private static final String NAME = "ninjs-schema_";
    private static final String DEVELOPED = "ninjs-schema-dev_";

    private final Map<String, String> texts = new TreeMap<>(Comparator.reverseOrder());
    private final Map<String, Schema> schemas = new HashMap<>();
    private final SchemaRegistry registry;

    /// The schemas among a set's files, and those that they refer to.
    NinjsSchemas(List<Cases.File> files) {
        Map<String, String> byAddress = new HashMap<>();
        for (Cases.File file : files) {
            if (file.name().endsWith(".json") && file.name().contains("schema")) {
                parsed(file.text()).ifPresent(schema -> take(file.name(), schema, byAddress));
            }
        }
        registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byAddress));
    }

    private void take(String name, JsonNode schema, Map<String, String> byAddress) {
        requiredAsList(schema);
        if (name.startsWith(NAME) || name.startsWith(DEVELOPED)) {
            texts.put(name, schema.toString());
        }
        String address = schema.path("$id").asString(schema.path("id").asString(""));
        if (!address.isEmpty()) {
            byAddress.put(address.replace("#", ""), schema.toString());
        }
    }

    private static Optional<JsonNode> parsed(String json) {
        try {
            return Optional.of(new ObjectMapper().readTree(json));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /// The schema that a suite's folder (`2.1`, `1.x_dev`) stands for: of that version, else the
    /// newest one in development for that major version.
    Optional<Schema> of(String version) {
        String major = version.substring(0, Math.min(2, version.length()));
        Optional<String> name =
                Optional.of(NAME + version + ".json")
                        .filter(texts::containsKey)
                        .or(() -> named(DEVELOPED, "_v" + major))
                        .or(() -> named(NAME, "_" + major));
        return name.map(known -> schemas.computeIfAbsent(known, this::load));
    }

    private Optional<String> named(String start, String version) {
        return texts.keySet().stream()
                .filter(name -> name.startsWith(start) && name.contains(version))
                .findFirst();
    }

    private Schema load(String name) {
        String text = texts.getOrDefault(name, "{}");
        return registry.getSchema(text, InputFormat.JSON);
    }

    /// True where a document is JSON and holds to a schema.
    static boolean holds(String document, Schema schema) {
        return parsed(document).isPresent()
                && schema.validate(
                                document,
                                InputFormat.JSON,
                                context ->
                                        context.executionConfig(
                                                config -> config.formatAssertionsEnabled(false)))
                        .isEmpty();
    }

    /// Writes `required` as the drafts after the third have it, at the object and not at its
    /// members: the schema of ninjs 1.0 is of the third, which no validator reads any more.
    private static void requiredAsList(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            if (object.path("$schema").asString("").contains("draft-03")) {
                object.put("$schema", "http://json-schema.org/draft-04/schema#");
            }
            ArrayNode required = object.arrayNode();
            for (Map.Entry<String, JsonNode> member : object.path("properties").properties()) {
                if (member.getValue() instanceof ObjectNode said
                        && said.path("required").isBoolean()) {
                    if (said.remove("required").asBoolean()) {
                        required.add(member.getKey());
                    }
                }
            }
            if (!required.isEmpty()) {
                object.set("required", required);
            }
        }
        schema.forEach(NinjsSchemas::requiredAsList);
    }
}
