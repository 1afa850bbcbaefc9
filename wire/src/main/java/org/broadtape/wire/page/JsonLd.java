package org.broadtape.wire.page;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/// A page's JSON-LD (schema.org, W3C JSON-LD 1.1) as sites write it: in arrays, in `@graph`,
/// nested, with raw line feeds, trailing commas, comments, or several values in one script.
final class JsonLd {
    private static final int SCRIPTS = 40;
    private static final int START = 100;
    private static final int LENGTH = 2_000_000;
    private static final int THINGS = 400;
    private static final int DEPTH = 60;

    private static final JsonMapper LENIENT =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEPTH)
                                                    .build())
                                    .build())
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
                    .build();

    private JsonLd() {}

    /// All the things a page describes, outer ones before those within them.
    static List<JsonNode> things(Document page) {
        List<JsonNode> things = new ArrayList<>();
        int scripts = 0;
        for (Element script : page.select("script[type*=ld+json]")) {
            String text = script.data();
            if (scripts++ < SCRIPTS && text.length() < LENGTH) {
                for (JsonNode root : read(text)) {
                    collect(root, things, 0);
                }
            }
        }
        return things;
    }

    private static List<JsonNode> read(String text) {
        String bare = text.replace("<!--", " ").replace("-->", " ");
        int opened = bare.indexOf("<![CDATA[");
        if (opened >= 0 && opened < START) {
            bare = bare.substring(opened + "<![CDATA[".length());
        }
        List<JsonNode> roots = new ArrayList<>();
        try (MappingIterator<JsonNode> values =
                LENIENT.readerFor(JsonNode.class).readValues(bare)) {
            while (roots.size() < SCRIPTS && values.hasNextValue()) {
                roots.add(values.nextValue());
            }
        } catch (JacksonException broken) {
            return roots;
        }
        return roots;
    }

    private static void collect(JsonNode node, List<JsonNode> things, int depth) {
        if (things.size() >= THINGS || depth > DEPTH) {
            return;
        }
        if (node.isObject() && !node.path("@type").isMissingNode()) {
            things.add(node);
        }
        if (node.isContainer()) {
            for (JsonNode child : node) {
                collect(child, things, depth + 1);
            }
        }
    }
}
