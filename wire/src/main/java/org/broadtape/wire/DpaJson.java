package org.broadtape.wire;

import static org.broadtape.wire.JsonWire.copy;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads an entry of dpa's digital wires (`digitalwires@0.9`) as what ninjs would call it; what is
/// left over becomes facts ([DpaRest]).
///
/// The notepad has a part that is not for publication, and there are notes marked so: these are
/// kept apart, since the note to editors is shown to readers.
final class DpaJson {
    private DpaJson() {}

    static WireItem read(JsonNode entry) {
        return DpaRest.added(entry, NinjsReader.read(ninjs(entry), FeedFormat.DPA_JSON));
    }

    private static ObjectNode ninjs(JsonNode entry) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        copy(out, "uri", entry.path("urn"));
        for (String[] names :
                new String[][] {
                    {"version", "version"},
                    {"versionCreated", "version_created"},
                    {"contentCreated", "content_created"},
                    {"embargoedUntil", "embargoed"},
                    {"pubStatus", "pubstatus"},
                    {"urgency", "urgency"},
                    {"language", "language"},
                    {"headline", "headline"},
                    {"description_text", "teaser"},
                    {"slugline", "kicker"},
                    {"byline", "byline"},
                    {"dateline", "dateline"},
                    {"usageTerms", "usageterms"},
                    {"copyrightNotice", "copyrightnotice"}
                }) {
            copy(out, names[0], entry.path(names[1]));
        }
        if (!out.has("description_text")) {
            JsonNode described = entry.path("descriptions").path(0).path("description");
            copy(out, "description_text", described);
        }
        StringBuilder html = new StringBuilder();
        for (String part : List.of("article_html", "infobox_html", "linkbox_html")) {
            html.append(entry.path(part).asString(""));
        }
        if (!html.isEmpty()) {
            out.put("body_html", html.toString());
        }
        String signal = entry.path("signal").asString("");
        out.putArray("signals").add(signal.substring(signal.lastIndexOf(':') + 1));
        notes(out, entry);
        ArrayNode subjects = out.putArray("subjects");
        ArrayNode sources = out.putArray("infoSources");
        for (JsonNode category : entry.path("categories")) {
            ObjectNode one = subjects.addObject();
            copy(one, "name", category.path("name"));
            copy(one, "literal", category.path("qcode"));
            copy(one, "creator", category.path("type"));
            if (category.path("role").asString("").equals("isrol:contentSource")) {
                copy(sources.addObject(), "name", category.path("name"));
            }
        }
        files(out, entry);
        out.put("type", nature(entry));
        return out;
    }

    /// All of dpa's entries call themselves composite; one without a text is what it comes with.
    private static String nature(JsonNode entry) {
        return entry.path("associations").path(0).path("type").asString("text");
    }

    private static void notes(ObjectNode out, JsonNode entry) {
        List<String> open = new ArrayList<>();
        ArrayNode closed = out.putArray("privateNotes");
        for (JsonNode one : entry.path("ednotes")) {
            String note = one.path("ednote").asString("");
            if (one.path("is_publishable").asBoolean(false)) {
                open.add(note);
            } else {
                closed.add(note);
            }
        }
        JsonNode notepad = entry.path("notepad");
        open.add(Html.text(notepad.path("public_html").asString("")));
        closed.add(Html.text(notepad.path("nonpublic_html").asString("")));
        closed.removeIf(note -> note.asString("").isBlank());
        open.removeIf(String::isBlank);
        if (!open.isEmpty()) {
            out.put("edNote", String.join("\n", open));
        }
    }

    private static void files(ObjectNode out, JsonNode entry) {
        ArrayNode pictures = out.putArray("associations");
        ArrayNode enclosures = out.putArray("enclosures");
        for (JsonNode one : entry.path("associations")) {
            if (one.path("type").asString("").equals("image")) {
                picture(pictures.addObject().put("type", "picture"), one);
            } else {
                for (JsonNode rendition : one.path("renditions")) {
                    ObjectNode file = enclosures.addObject();
                    copy(file, "address", rendition.path("url"));
                    copy(file, "mediaType", rendition.path("mimetype"));
                }
            }
        }
    }

    private static void picture(ObjectNode picture, JsonNode from) {
        copy(picture, "by", from.path("creditline"));
        copy(picture, "description_text", from.path("caption"));
        ArrayNode renditions = picture.putArray("renditions");
        for (JsonNode rendition : from.path("renditions")) {
            ObjectNode shape = renditions.addObject();
            copy(shape, "href", rendition.path("url"));
            copy(shape, "width", rendition.path("width"));
            copy(shape, "height", rendition.path("height"));
        }
    }
}
