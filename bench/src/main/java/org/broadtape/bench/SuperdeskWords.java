package org.broadtape.bench;

import java.util.List;
import java.util.Optional;
import org.broadtape.base.Stamp;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The parts of an item by the names another newsroom gives them. Absent and empty are the same.
final class SuperdeskWords {
    /// Every part that is asked for.
    static final List<String> KEYS =
            List.of(
                    "headline",
                    "slugline",
                    "byline",
                    "dateline",
                    "guid",
                    "uri",
                    "version",
                    "versioncreated",
                    "firstcreated",
                    "pubstatus",
                    "ednote",
                    "urgency",
                    "priority",
                    "embargoed",
                    "usageterms",
                    "language",
                    "source",
                    "body_html");

    /// What an item without a priority has.
    private static final String PRIORITY = "5";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SuperdeskWords() {}

    /// One part: a text or JSON's null.
    static JsonNode of(WireItem item, String key) {
        return switch (key) {
            case "headline" -> NODES.stringNode(item.headline());
            case "slugline" -> text(item.slugline());
            case "byline" -> text(item.byline());
            case "dateline" -> text(item.dateline());
            case "guid", "uri" -> NODES.stringNode(item.uri());
            case "version" -> text(item.version());
            case "versioncreated" -> text(item.updated().map(Stamp::toString));
            case "firstcreated" -> text(item.published().map(Stamp::toString));
            case "pubstatus" -> NODES.stringNode(item.pubStatus().code());
            case "ednote" -> text(item.edNote());
            case "urgency" ->
                    item.urgency().isPresent()
                            ? NODES.stringNode("" + item.urgency().getAsInt())
                            : NODES.nullNode();
            case "priority" -> NODES.stringNode(item.facts().getOrDefault("priority", PRIORITY));
            case "embargoed" -> text(item.embargoedUntil().map(Object::toString));
            case "usageterms" -> text(item.rights().usageTerms());
            case "language" -> text(item.language());
            case "source" -> text(item.agency());
            case "body_html" -> NODES.stringNode(item.bodyHtml());
            default -> NODES.nullNode();
        };
    }

    private static JsonNode text(Optional<String> words) {
        return words.filter(said -> !said.isEmpty())
                .<JsonNode>map(NODES::stringNode)
                .orElse(NODES.nullNode());
    }
}
