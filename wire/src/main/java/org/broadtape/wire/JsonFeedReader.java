package org.broadtape.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.wire.internal.feed.Times;
import org.broadtape.wire.internal.html.Links;
import org.broadtape.wire.internal.xml.Decoded;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads JSON Feed 1.0 and 1.1 (jsonfeed.org), and RSS written as JSON (`{"rss": {"channel": …}}`).
final class JsonFeedReader {
    /// The most values, names and brackets of one document.
    static final int TOKENS = 2_000_000;

    /// Reads JSON, a little forgiving, nested and long within bounds.
    static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(200)
                                                    .maxTokenCount(TOKENS)
                                                    .maxStringLength(Feeds.BYTES)
                                                    .build())
                                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                                    .build())
                    .build();

    private final Links links;

    private JsonFeedReader(Links links) {
        this.links = links;
    }

    static FeedDocument read(Decoded decoded, Links outer, Optional<String> language) {
        JsonNode root;
        List<Problem> problems = new ArrayList<>();
        try {
            root = JSON.readTree(decoded.text());
        } catch (JacksonException stopped) {
            root = salvaged(decoded.text());
            boolean nothing = root.path("items").isEmpty();
            problems.add(problem(stopped, nothing ? Severity.FATAL : Severity.ERROR));
            if (nothing) {
                return Feeds.unread(decoded.encoding(), problems);
            }
        }
        if (root.path("rss").path("channel").isObject()) {
            return XmlFeedReader.read(
                            rss(root.path("rss"), outer), decoded.encoding(), true, language)
                    .orElseThrow();
        }
        String version = root.path("version").asString("");
        boolean feed = version.contains("jsonfeed.org") || root.path("items").isArray();
        if (!feed) {
            return Feeds.unread(
                    decoded.encoding(),
                    List.of(
                            Problem.of(
                                    "not-a-feed",
                                    Severity.FATAL,
                                    "the JSON has no version of JSON Feed and no items",
                                    "RSS, Atom or JSON Feed")));
        }
        return new JsonFeedReader(outer)
                .document(root, version, decoded.encoding(), language, problems);
    }

    private static Problem problem(JacksonException stopped, Severity severity) {
        String words = Problem.quote(stopped.getOriginalMessage());
        return stopped instanceof StreamConstraintsException
                ? Problem.of(
                        "json-too-large",
                        severity,
                        "the JSON is deeper or has more parts than is read: " + words,
                        "at most " + TOKENS + " parts, nested at most 200 deep")
                : Problem.of(
                        "json-malformed",
                        severity,
                        "the JSON breaks off or breaks a rule: " + words,
                        "JSON (RFC 8259)");
    }

    /// What stands whole before the place where JSON breaks off: members of the feed, and items up
    /// to the last that was finished.
    private static ObjectNode salvaged(String text) {
        ObjectNode root = JSON.createObjectNode();
        Deque<ContainerNode<?>> open = new ArrayDeque<>();
        Deque<String> names = new ArrayDeque<>();
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) {
                    ContainerNode<?> node =
                            token == JsonToken.START_ARRAY
                                    ? JSON.createArrayNode()
                                    : (open.isEmpty() ? root : JSON.createObjectNode());
                    names.push(parser.currentName() == null ? "" : parser.currentName());
                    if (open.size() == 1) {
                        put(open.element(), names.element(), node);
                    }
                    open.push(node);
                } else if (token.isStructEnd()) {
                    ContainerNode<?> done = open.pop();
                    String name = names.pop();
                    if (open.size() > 1) {
                        put(open.element(), name, done);
                    }
                } else if (token.isScalarValue()
                        && token != JsonToken.VALUE_NULL
                        && !open.isEmpty()) {
                    String name = parser.currentName() == null ? "" : parser.currentName();
                    put(open.element(), name, JSON.getNodeFactory().stringNode(parser.getString()));
                }
            }
        } catch (JacksonException here) {
            return root;
        }
        return root;
    }

    private static void put(ContainerNode<?> into, String name, JsonNode value) {
        switch (into) {
            case ObjectNode map -> map.set(name, value);
            case ArrayNode list -> list.add(value);
            default -> {}
        }
    }

    private FeedDocument document(
            JsonNode root,
            String version,
            String encoding,
            Optional<String> language,
            List<Problem> problems) {
        FeedFormat format =
                version.endsWith("1.1") ? FeedFormat.JSON_FEED_11 : FeedFormat.JSON_FEED_10;
        boolean whole = problems.isEmpty();
        if (version.isEmpty()) {
            problems.add(
                    Problem.of(
                            "version-missing",
                            Severity.WARNING,
                            "the feed names no version",
                            "https://jsonfeed.org/version/1.1"));
        }
        FeedPart feed = new FeedPart(element("feed", root));
        feed.language = words(root, "language").or(() -> language);
        String tongue = feed.language.orElse("");
        feed.title = text(root, "title", FeedText.Kind.TEXT, tongue);
        feed.summary = text(root, "description", FeedText.Kind.TEXT, tongue);
        feed.link = address(root, "home_page_url");
        feed.icon = address(root, "icon").or(() -> address(root, "favicon"));
        feed.link.ifPresent(href -> feed.links.add(link("alternate", href, "text/html")));
        address(root, "feed_url")
                .ifPresent(href -> feed.links.add(link("self", href, "application/feed+json")));
        for (JsonNode hub : root.path("hubs")) {
            address(hub, "url").ifPresent(href -> feed.links.add(link("hub", href, "")));
        }
        authors(root, feed);
        List<FeedPart> entries = new ArrayList<>();
        for (JsonNode item : root.path("items")) {
            if (entries.size() >= Feeds.ENTRIES) {
                problems.add(
                        Problem.of(
                                "too-many-entries",
                                Severity.ERROR,
                                "the feed has more entries",
                                "at most " + Feeds.ENTRIES));
                break;
            }
            if (item.isObject()) {
                entries.add(entry(item, tongue));
            }
        }
        return new FeedDocument(
                Optional.of(format), version, encoding, whole, feed, entries, problems);
    }

    private FeedPart entry(JsonNode item, String feedLanguage) {
        FeedPart entry = new FeedPart(element("item", item));
        entry.language = words(item, "language");
        String tongue = entry.language.orElse(feedLanguage);
        entry.id = words(item, "id");
        entry.title = text(item, "title", FeedText.Kind.TEXT, tongue);
        entry.summary = text(item, "summary", FeedText.Kind.TEXT, tongue);
        text(item, "content_html", FeedText.Kind.HTML, tongue).ifPresent(entry.contents::add);
        text(item, "content_text", FeedText.Kind.TEXT, tongue).ifPresent(entry.contents::add);
        entry.link = address(item, "url").or(() -> address(item, "external_url"));
        entry.link.ifPresent(href -> entry.links.add(link("alternate", href, "text/html")));
        address(item, "external_url")
                .ifPresent(href -> entry.links.add(link("related", href, "text/html")));
        entry.published = when(item, "date_published");
        entry.updated = when(item, "date_modified");
        address(item, "image")
                .or(() -> address(item, "banner_image"))
                .ifPresent(url ->
                        entry.image =
                                Optional.of(
                                        new FeedPart.Image(
                                                Optional.of(url),
                                                Optional.empty(),
                                                Optional.empty())));
        authors(item, entry);
        for (JsonNode tag : item.path("tags")) {
            if (tag.isString() && !tag.stringValue().isBlank()) {
                entry.categories.add(
                        new FeedPart.Category(
                                Optional.of(tag.stringValue().strip()),
                                Optional.empty(),
                                Optional.empty()));
            }
        }
        for (JsonNode file : item.path("attachments")) {
            address(file, "url")
                    .ifPresent(url ->
                            entry.links.add(
                                    new FeedPart.Link(
                                            "enclosure",
                                            Optional.of(url),
                                            words(file, "mime_type"),
                                            Optional.empty(),
                                            words(file, "title"),
                                            words(file, "size_in_bytes"))));
        }
        return entry;
    }

    private void authors(JsonNode from, FeedPart to) {
        List<JsonNode> authors = new ArrayList<>();
        from.path("authors").forEach(authors::add);
        if (authors.isEmpty() && from.path("author").isObject()) {
            authors.add(from.path("author"));
        }
        for (JsonNode author : authors) {
            Optional<String> name = words(author, "name");
            Optional<String> uri = address(author, "url");
            if (name.isPresent() || uri.isPresent()) {
                to.authors.add(new FeedPart.Person(name, Optional.empty(), uri, ""));
            }
        }
    }

    private static FeedPart.Link link(String rel, String href, String type) {
        return new FeedPart.Link(
                rel,
                Optional.of(href),
                type.isEmpty() ? Optional.empty() : Optional.of(type),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<FeedPart.When> when(JsonNode from, String name) {
        return words(from, name).map(printed -> new FeedPart.When(printed, Times.read(printed)));
    }

    private Optional<String> address(JsonNode from, String name) {
        return words(from, name).map(links::absolute);
    }

    private static Optional<String> words(JsonNode from, String name) {
        JsonNode node = from.path(name);
        String words = node.isValueNode() && !node.isNull() ? node.asString("").strip() : "";
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private Optional<FeedText> text(
            JsonNode from, String name, FeedText.Kind kind, String language) {
        String type = kind == FeedText.Kind.HTML ? "text/html" : "text/plain";
        return words(from, name)
                .map(raw -> new FeedText(raw, kind, type, links, language, Optional.empty()));
    }

    /// A map's members as elements, those of a list one after another, so that what has no place of
    /// its own is kept. The items of a feed are left out.
    private FeedElement element(String name, JsonNode from) {
        FeedElement element = new FeedElement("", name, "", List.of(), links, "");
        if (from.isValueNode()) {
            element.add(from.asString(""));
        }
        from.forEachEntry((key, value) -> {
            if (value.isArray() && !key.equals("items")) {
                value.forEach(one -> element.add(element(key, one)));
            } else if (!value.isArray() && !value.isNull()) {
                element.add(element(key, value));
            }
        });
        return element;
    }

    /// RSS in JSON, as the elements it stands for: text members are elements, `#value` is the words
    /// of an element with attributes, lists are elements one after another.
    private static FeedElement rss(JsonNode rss, Links links) {
        FeedElement root =
                new FeedElement(
                        "",
                        "rss",
                        "",
                        List.of("version", rss.path("version").asString("2.0")),
                        links,
                        "");
        root.add(converted("channel", rss.path("channel"), links, 0));
        return root;
    }

    private static FeedElement converted(String key, JsonNode node, Links links, int depth) {
        int colon = key.indexOf(':');
        String prefix = colon < 0 ? "" : key.substring(0, colon);
        List<String> attributes = new ArrayList<>();
        node.forEachEntry((name, value) -> {
            if (value.isValueNode()) {
                attributes.add(name);
                attributes.add(value.asString(""));
            }
        });
        FeedElement element =
                new FeedElement(prefix, key.substring(colon + 1), "", attributes, links, "");
        if (node.isValueNode()) {
            element.add(node.asString(""));
        }
        node.forEachEntry((name, value) -> {
            if (name.equals("#value")) {
                element.add(value.asString(""));
            } else if (value.isArray()) {
                value.forEach(one -> element.add(converted(name, one, links, depth + 1)));
            } else if (!value.isNull()) {
                element.add(converted(name, value, links, depth + 1));
            }
        });
        return element;
    }
}
