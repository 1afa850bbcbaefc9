package org.broadtape.bench;

import java.util.List;
import java.util.stream.Collectors;
import org.broadtape.wire.NinjsWriter;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.JsonNode;

/// The parts of an item by the names another newsroom gives them, taken from the ninjs object that
/// `read` writes, so that others who map that output come to the same. Absent is empty.
///
/// @param ninjs what `read` writes of the item
record SuperdeskWords(JsonNode ninjs) {
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

    static SuperdeskWords of(WireItem item) {
        return new SuperdeskWords(NinjsWriter.write(item));
    }

    /// One part.
    String part(String key) {
        return switch (key) {
            case "headline" -> ninjs.path("headlines").path(0).path("value").asString("");
            case "byline" -> text("by");
            case "dateline" -> own("dateline");
            case "guid", "uri" -> identity();
            case "versioncreated" -> text("versionCreated");
            case "firstcreated" -> text("firstCreated");
            case "pubstatus" -> text("pubStatus");
            case "ednote" -> text("edNote");
            case "priority" -> fact("priority").isEmpty() ? PRIORITY : fact("priority");
            case "embargoed" -> text("embargoedUntil");
            case "usageterms" -> text("usageTerms");
            case "source" -> own("agency");
            case "body_html" -> body();
            default -> text(key);
        };
    }

    /// When it was first published, where the item said so.
    String published() {
        return own("published");
    }

    /// True where the item had no headline and the beginning of its text stands for it.
    boolean isUntitled() {
        return ninjs.path("broadtape")
                .path("problems")
                .valueStream()
                .anyMatch(problem -> problem.path("name").asString("").equals("title-missing"));
    }

    /// Where the story is from.
    String city() {
        return text("located");
    }

    /// The credit line, which some of that newsroom's readers take for the source.
    String credit() {
        return fact("creditline");
    }

    /// The headlines of what a package lists.
    String listed() {
        return ninjs.path("broadtape").path("facts").properties().stream()
                .filter(fact -> fact.getKey().startsWith("itemRef "))
                .map(fact -> fact.getValue().asString(""))
                .collect(Collectors.joining("\n"));
    }

    /// How many pictures belong to the story.
    int pictures() {
        return ninjs.path("associations").size();
    }

    private String identity() {
        for (JsonNode id : ninjs.path("altIds")) {
            if (id.path("role").asString("").equals("source-id")) {
                return id.path("value").asString("");
            }
        }
        return text("uri");
    }

    private String body() {
        for (JsonNode body : ninjs.path("bodies")) {
            if (body.path("contentType").asString("").equals("text/html")) {
                return body.path("value").asString("");
            }
        }
        return "";
    }

    private String text(String name) {
        return ninjs.path(name).asString("");
    }

    private String own(String name) {
        return ninjs.path("broadtape").path(name).asString("");
    }

    private String fact(String name) {
        return ninjs.path("broadtape").path("facts").path(name).asString("");
    }
}
