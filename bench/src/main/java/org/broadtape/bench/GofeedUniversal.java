package org.broadtape.bench;

import static org.broadtape.bench.GofeedParts.extensions;
import static org.broadtape.bench.GofeedParts.text;
import static org.broadtape.bench.GofeedParts.when;
import static org.broadtape.bench.GofeedParts.words;

import java.util.List;
import java.util.Optional;
import org.broadtape.wire.FeedDocument;
import org.broadtape.wire.FeedPart;
import org.broadtape.wire.FeedText;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A feed of any format under the names of gofeed's universal feed, which means by them what our
/// reading means: a title is a title, whichever vocabulary it came from.
final class GofeedUniversal {
    private final FeedDocument document;
    private final List<WireItem> items;
    private final Family family;

    /// The families gofeed tells apart.
    enum Family {
        ATOM,
        RSS,
        JSON
    }

    /// @param items what became of the entries, in the same order
    GofeedUniversal(FeedDocument document, List<WireItem> items, Family family) {
        this.document = document;
        this.items = List.copyOf(items);
        this.family = family;
    }

    ObjectNode feed(String version) {
        FeedPart feed = document.feed();
        ObjectNode map = part(feed);
        map.put("feedType", family.name().toLowerCase(java.util.Locale.ROOT));
        map.put("feedVersion", version);
        text(map, "description", feed.summary());
        text(map, "copyright", feed.rights());
        words(map, "language", feed.language());
        words(
                map,
                "feedLink",
                feed.links().stream()
                        .filter(link -> link.rel().equals("self"))
                        .findFirst()
                        .flatMap(FeedPart.Link::href));
        feed.generator().ifPresent(generator -> map.put("generator", printed(generator)));
        if (feed.authors().isEmpty()) {
            authors(map, feed.publisher().stream().toList());
        }
        when(map, "published", feed.published());
        image(
                map,
                feed.icon().or(feed::logo).or(() -> feed.image().flatMap(FeedPart.Image::url)),
                feed.image().flatMap(FeedPart.Image::title));
        ArrayNode list = map.putArray("items");
        for (int i = 0; i < document.entries().size(); i++) {
            list.add(item(document.entries().get(i), items.get(i)));
        }
        return map;
    }

    private ObjectNode item(FeedPart entry, WireItem item) {
        ObjectNode map = part(entry);
        text(map, "description", entry.summary());
        entry.contents().stream()
                .map(FeedText::value)
                .filter(body -> !body.isEmpty())
                .findFirst()
                .ifPresent(body -> map.put("content", body));
        words(map, "guid", entry.id());
        when(
                map,
                "published",
                family == Family.RSS ? entry.published().or(entry::updated) : entry.published());
        item.pictures().stream()
                .findFirst()
                .ifPresent(picture ->
                        image(
                                map,
                                Optional.of(picture.address().toString()),
                                entry.image().flatMap(FeedPart.Image::title)));
        ArrayNode enclosures = map.putArray("enclosures");
        for (FeedPart.Link link : entry.links()) {
            if (link.rel().equals("enclosure")) {
                ObjectNode of = enclosures.addObject();
                words(of, "url", link.href());
                words(of, "type", link.type());
                words(of, "length", link.length());
            }
        }
        return map;
    }

    private ObjectNode part(FeedPart part) {
        ObjectNode map = GofeedParts.JSON.objectNode();
        text(map, "title", part.title());
        words(map, "link", part.link());
        ArrayNode links = map.putArray("links");
        part.links().stream()
                .filter(link -> link.rel().equals("alternate") || link.rel().equals("self"))
                .flatMap(link -> link.href().stream())
                .forEach(links::add);
        when(map, "updated", part.updated());
        authors(map, family == Family.RSS ? first(part.authors()) : part.authors());
        ArrayNode categories = map.putArray("categories");
        part.categories().forEach(one -> categories.add(one.label().or(one::term).orElse("")));
        extensions(map, part, family == Family.ATOM ? "atom" : "");
        return map;
    }

    private static <T> List<T> first(List<T> list) {
        return list.subList(0, Math.min(1, list.size()));
    }

    private static void authors(ObjectNode map, List<FeedPart.Person> authors) {
        for (FeedPart.Person author : authors) {
            ObjectNode of = map.withArrayProperty("authors").addObject();
            words(of, "name", author.name());
            words(of, "email", author.email());
            if (!map.has("author")) {
                map.set("author", of);
            }
        }
    }

    private static void image(ObjectNode map, Optional<String> url, Optional<String> title) {
        if (url.isPresent()) {
            ObjectNode of = map.putObject("image");
            words(of, "url", url);
            words(of, "title", title);
        }
    }

    private static String printed(FeedPart.Generator generator) {
        return generator.name()
                + generator.version().map(version -> " v" + version).orElse("")
                + generator.uri().map(uri -> " " + uri).orElse("");
    }
}
