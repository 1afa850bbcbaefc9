package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.LinkTraining.Ruling;
import org.broadtape.link.Entities;
import org.broadtape.market.InstrumentMaster;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an owner decided after objections, as a site appends it to `cases/links.ndjson`. Cases in
/// which nothing had been weighed teach nothing and are passed over, as are lines that are none.
final class RuledCases {
    private RuledCases() {}

    /// The decisions of a file; of one that comes twice, the last.
    static List<Ruling> read(Path file) throws IOException {
        JsonMapper json = new JsonMapper();
        Map<String, Ruling> rulings = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            try {
                JsonNode one = json.readTree(line);
                ruling(one).ifPresent(ruling -> rulings.put(one.path("case").asString(""), ruling));
            } catch (JacksonException none) {
                System.err.println(file + ": a line is passed over: one JSON object a line");
            }
        }
        return List.copyOf(rulings.values());
    }

    private static Optional<Ruling> ruling(JsonNode one) {
        JsonNode found = one.path("found");
        Map<String, Double> features = new HashMap<>();
        found.path("features")
                .properties()
                .forEach(feature -> features.put(feature.getKey(), feature.getValue().asDouble(0)));
        if (features.isEmpty()) {
            return Optional.empty();
        }
        Entity entity = entity(one.path("entity").asString(""), found.path("kind").asString(""));
        boolean chip = one.path("expect").path("chip").asBoolean(false);
        String role = one.path("expect").path("role").asString("");
        boolean subject = role.equals("subject") || role.equals("affected");
        boolean about = entity.kind() == Entity.Kind.INSTRUMENT ? chip : subject;
        return Optional.of(new Ruling(entity, features, about));
    }

    private static Entity entity(String id, String kind) {
        return InstrumentMaster.builtIn()
                .byId(id)
                .map(Entities::of)
                .orElseGet(() ->
                        new Entity(
                                id,
                                kind.isEmpty()
                                        ? Entity.Kind.INSTRUMENT
                                        : Entity.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                                "",
                                id,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty()));
    }
}
