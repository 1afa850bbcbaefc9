package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.link.Entity;
import org.broadtape.base.Span;
import org.broadtape.link.StoryTexts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Links against the entity linking benchmarks of ELEVANT, over organisations and places. Right is
/// the same span linked to an instrument, a body, a place or a country one of whose names is the
/// label's; adjectives of nationality, persons and what has a price but is no firm are not told. By
/// ELEVANT's rule IGNORED, a link on a label without a known meaning, an optional or a coreferent
/// one counts neither way, and only links within the evaluation span count. A label within another
/// may stand for it.
///
/// Precision is of all links told, recall over the labels whose name is among those known. The
/// figures are of all files together; `reuters-128.precision` and so on are of one.
final class ElevantMeasure implements Measure {
    private static final Set<String> TYPES = Set.of("Q43229", "Q27096213");
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String set() {
        return "elevant";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        KnownThings known = KnownThings.builtIn();
        SpanCount all = new SpanCount();
        Map<String, Double> each = new LinkedHashMap<>();
        for (Cases.File file : Cases.in(zip)) {
            if (!file.path().endsWith(".jsonl")) {
                continue;
            }
            SpanCount count = new SpanCount();
            for (String line : file.text().lines().filter(line -> !line.isBlank()).toList()) {
                JsonNode document = JSON.readTree(line);
                count(document, file.stem(), all, known, misses);
                count(document, file.stem(), count, known, new Misses(System.err, 0));
            }
            String name = file.stem().replace(".benchmark", "") + ".";
            count.figures().forEach((figure, value) -> each.put(name + figure, value));
        }
        Map<String, Double> figures = new LinkedHashMap<>(all.figures());
        figures.putAll(each);
        return new Outcome(all.asked(), figures);
    }

    private static void count(
            JsonNode document, String where, SpanCount count, KnownThings known, Misses misses) {
        String text = document.path("text").asString("");
        JsonNode within = document.path("evaluation_span");
        int from = within.isArray() ? at(text, within.path(0)) : 0;
        int to = within.isArray() ? at(text, within.path(1)) : text.length();
        StoryText story =
                StoryTexts.of(
                        "", text, Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
        List<SpanCount.Linked> linked =
                SpanCount.linked(known.analyst().annotate(story).links(), StoryText.Field.BODY)
                        .stream()
                        .filter(one -> isOurs(one.entity(), one.at().of(text)))
                        .filter(one -> one.at().start() >= from && one.at().end() <= to)
                        .toList();
        count.add(
                where,
                text,
                linked,
                labels(document, text),
                (entity, label) -> KnownThings.isCalled(entity, label.name()),
                known,
                misses);
    }

    private static List<SpanCount.Label> labels(JsonNode document, String text) {
        List<SpanCount.Label> labels = new ArrayList<>();
        for (JsonNode label : document.path("labels")) {
            Span span =
                    new Span(
                            at(text, label.path("span").path(0)),
                            at(text, label.path("span").path(1)));
            boolean known =
                    label.path("entity_id").asString("").startsWith("Q")
                            && label.path("entity_id").asString("").length() > 1
                            && Character.isDigit(label.path("entity_id").asString("").charAt(1));
            boolean aside =
                    label.path("optional").asBoolean(false) || label.path("coref").asBoolean(false);
            String name = known && !aside ? label.path("name").asString("") : "";
            boolean asked = isOurs(label) && !label.path("parent").isNumber();
            labels.add(new SpanCount.Label(span, name, asked));
        }
        return labels;
    }

    private static boolean isOurs(JsonNode label) {
        for (String type : label.path("type").asString("").split("\\|")) {
            if (TYPES.contains(type)) {
                return true;
            }
        }
        return false;
    }

    /// Whether words name an organisation or a place: prices and persons are neither, and an
    /// adjective of nationality names none.
    private static boolean isOurs(Entity entity, String words) {
        return switch (entity.kind()) {
            case INSTRUMENT -> entity.type().equals("equity");
            case COUNTRY ->
                    entity.names().stream()
                            .noneMatch(name ->
                                    name.kind() == Entity.Sort.DEMONYM
                                            && name.text().equalsIgnoreCase(words));
            case PLACE, BODY -> true;
            case PERSON -> false;
        };
    }

    /// Spans of the set count code points.
    private static int at(String text, JsonNode offset) {
        int points = Math.clamp(offset.asInt(0), 0, text.codePointCount(0, text.length()));
        return text.offsetByCodePoints(0, points);
    }
}
