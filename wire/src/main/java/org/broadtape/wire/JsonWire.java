package org.broadtape.wire;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The agencies' own JSON, said in the words of ninjs and read as that: dpa's digital wires
/// (`digitalwires@0.9`, [DpaJson]) and AP's Media API 1.1, whose items are near ninjs 1.x already.
final class JsonWire {
    private JsonWire() {}

    /// The items of an input; absent where it is neither agency's.
    static Optional<Reading> read(String text) {
        if (text.indexOf("\"itemid\"") < 0 && text.indexOf("\"urn\"") < 0) {
            return Optional.empty();
        }
        try {
            return read(JsonFeedReader.JSON.readTree(text));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Reading> read(JsonNode root) {
        JsonNode data = root.path("data");
        List<JsonNode> ap =
                data.path("items").isArray()
                        ? data.path("items").valueStream().map(one -> one.path("item")).toList()
                        : List.of(data.path("item"));
        if (!ap.isEmpty() && ap.stream().allMatch(JsonWire::isAp)) {
            return Optional.of(reading(FeedFormat.AP_JSON, ap));
        }
        if (isAp(root)) {
            return Optional.of(reading(FeedFormat.AP_JSON, List.of(root)));
        }
        JsonNode entries = root.path("entries").isArray() ? root.path("entries") : root;
        List<JsonNode> dpa = entries.isArray() ? entries.valueStream().toList() : List.of(entries);
        return !dpa.isEmpty() && dpa.stream().allMatch(JsonWire::isDpa)
                ? Optional.of(reading(FeedFormat.DPA_JSON, dpa))
                : Optional.empty();
    }

    /// AP's items are ninjs of its own making; what names the standard is the standard's.
    private static boolean isAp(JsonNode item) {
        return !item.has("$standard")
                && !item.has("standard")
                && !item.path("altids").path("itemid").asString("").isBlank();
    }

    private static boolean isDpa(JsonNode entry) {
        return !entry.path("urn").asString("").isBlank()
                && (entry.path("format").asString("").startsWith("digitalwires")
                        || entry.has("article_html"));
    }

    private static Reading reading(FeedFormat format, List<JsonNode> objects) {
        List<WireItem> items =
                objects.stream()
                        .limit(Feeds.ENTRIES)
                        .map(one ->
                                format == FeedFormat.DPA_JSON
                                        ? DpaJson.read(one)
                                        : NinjsReader.read(ap(one), format))
                        .toList();
        return new Reading(Optional.of(format), Reading.Channel.UNSAID, items, List.of());
    }

    private static ObjectNode ap(JsonNode item) {
        ObjectNode out = ((ObjectNode) item).deepCopy();
        out.put("uri", item.path("altids").path("itemid").asString(""));
        out.remove("altids");
        joined(out, "usageterms", item.path("usageterms"));
        join(out, "located", item.path("datelinelocation"), "city", "countryareaname");
        JsonNode by = item.path("bylines").path(0).path("by");
        copy(out, "byline", by);
        copy(out, "description_text", item.path("description_summary"));
        copy(out, "description_text", item.path("description_caption"));
        copy(out, "embargoed", item.path("embargoed"));
        ArrayNode signals = out.putArray("signals");
        for (JsonNode type : item.path("editorialtypes")) {
            if (type.asString("").equals("Withhold")) {
                out.put("pubstatus", PubStatus.WITHHELD.code());
            }
            String signal =
                    switch (type.asString("")) {
                        case "Kill", "Elimination" -> "kill";
                        case "Corrective", "Clarification" -> "correction";
                        case "Lead", "Writethru" -> "update";
                        case "Advisory" -> "advisory";
                        default -> "";
                    };
            signals.add(signal);
        }
        ArrayNode subjects = out.putArray("subjects");
        for (String list : List.of("subject", "place", "event", "keywords")) {
            for (JsonNode one : item.path(list)) {
                if (one.isString()) {
                    subjects.addObject().put("name", one.stringValue()).put("creator", "keyword");
                } else if (one.isObject()) {
                    subjects.add(one);
                }
            }
        }
        return out;
    }

    /// Copies a member where it is a word or a number.
    static void copy(ObjectNode out, String name, JsonNode value) {
        if (value.isString() || value.isNumber()) {
            out.set(name, value);
        }
    }

    private static void joined(ObjectNode out, String name, JsonNode words) {
        if (words.isArray()) {
            out.put(
                    name,
                    String.join("\n", words.valueStream().map(one -> one.asString("")).toList()));
        }
    }

    private static void join(ObjectNode out, String name, JsonNode from, String... members) {
        List<String> words =
                List.of(members).stream()
                        .map(member -> from.path(member).asString(""))
                        .filter(word -> !word.isBlank())
                        .toList();
        if (!words.isEmpty()) {
            out.put(name, String.join(", ", words));
        }
    }
}
