package org.broadtape.bench;

import static org.broadtape.bench.GofeedParts.extensions;
import static org.broadtape.bench.GofeedParts.sent;
import static org.broadtape.bench.GofeedParts.text;
import static org.broadtape.bench.GofeedParts.when;
import static org.broadtape.bench.GofeedParts.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadtape.wire.FeedDocument;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.FeedPart;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An RSS feed under the names gofeed's reader of RSS gives. That reader keeps to the elements of
/// RSS, so what ours took from another vocabulary in their stead is not told here.
final class GofeedRss {
    /// The elements of an item; what else is sent without a prefix is `custom`.
    private static final Set<String> ITEM =
            Set.of(
                    "title",
                    "description",
                    "link",
                    "author",
                    "category",
                    "comments",
                    "content",
                    "enclosure",
                    "guid",
                    "pubdate",
                    "source");

    private GofeedRss() {}

    static ObjectNode feed(FeedDocument document, String version) {
        FeedPart feed = document.feed();
        ObjectNode map = part(feed);
        map.put("version", version);
        words(map, "language", feed.language().filter(said -> has(feed, "language")));
        text(map, "copyright", feed.rights().filter(said -> has(feed, "copyright")));
        words(map, "managingEditor", sent(feed, "managingEditor"));
        words(map, "webMaster", sent(feed, "webMaster"));
        when(map, "lastBuildDate", feed.updated().filter(said -> has(feed, "lastBuildDate")));
        feed.generator().ifPresent(generator -> map.put("generator", generator.name()));
        feed.element()
                .element("docs")
                .ifPresent(e -> map.put("docs", e.resolve(e.words().strip())));
        words(map, "ttl", sent(feed, "ttl"));
        words(map, "rating", sent(feed, "rating"));
        feed.element().element("skipHours").ifPresent(e -> members(map, "skipHours", e, "hour"));
        feed.element().element("skipDays").ifPresent(e -> members(map, "skipDays", e, "day"));
        feed.element().element("cloud").ifPresent(e -> attributes(map.putObject("cloud"), e));
        image(feed, map);
        feed.element().elements().stream()
                .filter(e -> e.key().equals("textinput") && e.hasElements())
                .findFirst()
                .ifPresent(e -> {
                    ObjectNode of = map.putObject("textInput");
                    for (String name : List.of("title", "description", "name", "link")) {
                        words(of, name, e.element(name).map(within -> within.inner().strip()));
                    }
                });
        ArrayNode items = map.putArray("items");
        document.entries().forEach(entry -> items.add(item(entry)));
        return map;
    }

    private static ObjectNode part(FeedPart part) {
        ObjectNode map = GofeedParts.JSON.objectNode();
        text(map, "title", part.title().filter(said -> has(part, "title")));
        text(map, "description", part.summary().filter(said -> has(part, "description")));
        words(map, "link", part.link().filter(said -> has(part, "link")));
        ArrayNode links = map.putArray("links");
        part.links().stream()
                .filter(link -> link.rel().equals("alternate") && has(part, "link"))
                .flatMap(link -> link.href().stream())
                .forEach(links::add);
        when(map, "pubDate", part.published().filter(said -> has(part, "pubDate")));
        ArrayNode categories = map.putArray("categories");
        List<String> named =
                part.element().elements().stream()
                        .filter(e -> e.key().equals("category"))
                        .map(e -> e.inner().strip())
                        .toList();
        for (FeedPart.Category category : part.categories()) {
            if (named.contains(category.term().orElse(""))) {
                ObjectNode of = categories.addObject();
                words(of, "value", category.term());
                words(of, "domain", category.scheme());
            }
        }
        extensions(map, part, "");
        return map;
    }

    private static ObjectNode item(FeedPart item) {
        ObjectNode map = part(item);
        item.contents().stream().findFirst().ifPresent(body -> map.put("content", body.value()));
        words(map, "author", sent(item, "author"));
        words(map, "comments", item.comments());
        if (has(item, "guid")) {
            ObjectNode of = map.putObject("guid");
            words(of, "value", item.id());
            words(of, "isPermalink", item.idIsLink().map(String::valueOf));
        }
        ArrayNode enclosures = map.putArray("enclosures");
        for (FeedPart.Link link : item.links()) {
            if (link.rel().equals("enclosure")) {
                ObjectNode of = enclosures.addObject();
                words(of, "url", link.href());
                words(of, "type", link.type());
                words(of, "length", link.length());
            }
        }
        if (!enclosures.isEmpty()) {
            map.set("enclosure", enclosures.get(0));
        }
        item.source()
                .ifPresent(source -> {
                    ObjectNode of = map.putObject("source");
                    text(of, "title", source.title());
                    words(of, "url", source.link());
                });
        ObjectNode custom = map.putObject("custom");
        for (FeedElement e : item.element().elements()) {
            if (e.prefix().isEmpty() && !ITEM.contains(e.name().toLowerCase(Locale.ROOT))) {
                custom.put(e.name(), e.inner().strip());
            }
        }
        return map;
    }

    private static void image(FeedPart feed, ObjectNode map) {
        Optional<FeedElement> sent =
                feed.element().elements().stream()
                        .filter(e -> e.key().equals("image") && e.hasElements())
                        .findFirst();
        if (sent.isEmpty()) {
            return;
        }
        ObjectNode of = map.putObject("image");
        feed.image()
                .ifPresent(image -> {
                    words(of, "url", image.url());
                    words(of, "title", image.title());
                    words(of, "link", image.link());
                });
        for (String name : List.of("width", "height", "description")) {
            words(of, name, sent.flatMap(e -> e.element(name)).map(e -> e.inner().strip()));
        }
    }

    private static boolean has(FeedPart part, String name) {
        return part.element().element(name).isPresent();
    }

    private static void members(ObjectNode map, String key, FeedElement e, String name) {
        ArrayNode list = map.putArray(key);
        for (FeedElement within : e.elements()) {
            if (within.key().equals(name)) {
                list.add(within.words().strip());
            }
        }
    }

    private static void attributes(ObjectNode of, FeedElement e) {
        List<String> pairs = e.attributes();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            of.put(pairs.get(i), pairs.get(i + 1));
        }
    }
}
