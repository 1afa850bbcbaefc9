package org.broadtape.wire.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A page's microdata (HTML Living Standard §5) in the shape of JSON-LD, so that both are asked the
/// same questions; taken in one walk. Long texts (`articleBody`) stay in the document.
final class Microdata implements NodeVisitor {
    private static final int ITEMS = 100;
    private static final int PROPERTIES = 4_000;
    private static final int VALUE = 1_000;
    private static final int NODES = 200;

    private final List<JsonNode> things = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int properties;

    /// An item whose element is not closed yet; without thing where it is none of ours.
    private record Open(Element element, Optional<ObjectNode> thing) {}

    private Microdata() {}

    /// The outermost things of schema.org that a page describes.
    static List<JsonNode> things(Document page) {
        Microdata microdata = new Microdata();
        page.traverse(microdata);
        return microdata.things;
    }

    @Override
    public void head(Node node, int depth) {
        if (!(node instanceof Element element) || element.attributesSize() == 0) {
            return;
        }
        boolean item = element.hasAttr("itemscope");
        Optional<ObjectNode> owner = open.isEmpty() ? Optional.empty() : open.peek().thing();
        Optional<ObjectNode> thing = Optional.empty();
        if (!element.hasAttr("itemprop")) {
            thing = item && isOurs(element) ? outermost(element) : Optional.empty();
        } else if (owner.isPresent() && properties++ < PROPERTIES) {
            thing = item ? Optional.of(thing(element)) : Optional.empty();
            JsonNode value = item ? thing.orElseThrow() : value(element);
            for (String name : element.attr("itemprop").strip().split("\\s+")) {
                add(owner.orElseThrow(), name, value);
            }
        }
        if (item) {
            open.push(new Open(element, thing));
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!open.isEmpty() && open.peek().element().equals(node)) {
            Open closed = open.pop();
            closed.thing()
                    .filter(thing -> !thing.has("name"))
                    .ifPresent(thing -> thing.put("name", words(closed.element())));
        }
    }

    private static boolean isOurs(Element item) {
        return item.attr("itemtype").contains("schema.org");
    }

    private Optional<ObjectNode> outermost(Element item) {
        if (things.size() >= ITEMS) {
            return Optional.empty();
        }
        ObjectNode thing = thing(item);
        things.add(thing);
        return Optional.of(thing);
    }

    private static ObjectNode thing(Element item) {
        String type = item.attr("itemtype").strip();
        return JsonNodeFactory.instance
                .objectNode()
                .put("@type", type.substring(type.lastIndexOf('/') + 1));
    }

    private static JsonNode value(Element element) {
        String words =
                switch (element.normalName()) {
                    case "meta" -> element.attr("content");
                    case "time" ->
                            element.hasAttr("datetime") ? element.attr("datetime") : words(element);
                    case "a", "link" -> {
                        String text = words(element);
                        yield text.isEmpty() ? element.absUrl("href") : text;
                    }
                    case "img" -> element.absUrl("src");
                    default ->
                            element.hasAttr("content") ? element.attr("content") : words(element);
                };
        return JsonNodeFactory.instance.stringNode(words.length() <= VALUE ? words : "");
    }

    private static String words(Element element) {
        return Brief.text(element, NODES, VALUE);
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
