package org.broadtape.wire.page;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A page's microdata (HTML Living Standard §5) in the shape of JSON-LD, so that both are asked the
/// same questions. Long texts (`articleBody`) stay in the document.
final class Microdata {
    private static final int ITEMS = 100;
    private static final int PROPERTIES = 400;
    private static final int VALUE = 1_000;

    private Microdata() {}

    /// The outermost things a page describes.
    static List<JsonNode> things(Document page) {
        List<JsonNode> things = new ArrayList<>();
        for (Element item : page.select("[itemscope][itemtype*=schema.org]")) {
            if (things.size() < ITEMS && !item.hasAttr("itemprop")) {
                things.add(JsonNodeFactory.instance.objectNode().put("@type", type(item)));
                fill((ObjectNode) things.getLast(), item, 0);
            }
        }
        return things;
    }

    private static String type(Element item) {
        String type = item.attr("itemtype").strip();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static void fill(ObjectNode thing, Element item, int depth) {
        int properties = 0;
        for (Element element : item.select("[itemprop]")) {
            if (element.equals(item) || !owner(element).equals(item) || properties++ > PROPERTIES) {
                continue;
            }
            JsonNode value = value(element, depth);
            for (String name : element.attr("itemprop").strip().split("\\s+")) {
                add(thing, name, value);
            }
        }
    }

    private static Element owner(Element element) {
        Element up = element.parent();
        while (up != null && !up.hasAttr("itemscope")) {
            up = up.parent();
        }
        return up == null ? element : up;
    }

    private static JsonNode value(Element element, int depth) {
        if (element.hasAttr("itemscope") && depth < 4) {
            ObjectNode inner = JsonNodeFactory.instance.objectNode().put("@type", type(element));
            fill(inner, element, depth + 1);
            if (!inner.has("name")) {
                inner.put("name", shortened(element.text()));
            }
            return inner;
        }
        String words =
                switch (element.normalName()) {
                    case "meta" -> element.attr("content");
                    case "time" ->
                            element.hasAttr("datetime") ? element.attr("datetime") : element.text();
                    case "a", "link" ->
                            element.text().isBlank() ? element.absUrl("href") : element.text();
                    case "img" -> element.absUrl("src");
                    default ->
                            element.hasAttr("content") ? element.attr("content") : element.text();
                };
        return JsonNodeFactory.instance.stringNode(shortened(words));
    }

    private static String shortened(String words) {
        return words.length() <= VALUE ? words : "";
    }

    private static void add(ObjectNode thing, String name, JsonNode value) {
        JsonNode there = thing.get(name);
        if (there == null) {
            thing.set(name, value);
        } else if (there instanceof ArrayNode several) {
            several.add(value);
        } else {
            thing.set(name, JsonNodeFactory.instance.arrayNode().add(there).add(value));
        }
    }
}
