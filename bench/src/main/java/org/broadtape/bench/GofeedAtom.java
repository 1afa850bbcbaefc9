package org.broadtape.bench;

import static org.broadtape.bench.GofeedParts.extensions;
import static org.broadtape.bench.GofeedParts.people;
import static org.broadtape.bench.GofeedParts.text;
import static org.broadtape.bench.GofeedParts.when;
import static org.broadtape.bench.GofeedParts.words;

import java.util.List;
import org.broadtape.wire.FeedDocument;
import org.broadtape.wire.FeedPart;
import org.broadtape.wire.FeedText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An Atom feed under the names gofeed's reader of Atom gives.
final class GofeedAtom {
    private GofeedAtom() {}

    static ObjectNode feed(FeedDocument document, String version) {
        ObjectNode feed = part(document.feed());
        feed.put("version", version);
        ArrayNode entries = feed.putArray("entries");
        document.entries().forEach(entry -> entries.add(entry(entry)));
        return feed;
    }

    private static ObjectNode entry(FeedPart entry) {
        ObjectNode map = part(entry);
        map.remove("language");
        text(map, "summary", entry.summary());
        map.remove("subtitle");
        when(map, "published", entry.published());
        entry.source().ifPresent(source -> map.set("source", part(source)));
        if (!entry.contents().isEmpty()) {
            FeedText content = entry.contents().getFirst();
            ObjectNode of = map.putObject("content");
            words(of, "src", content.source());
            of.put("value", content.value());
            words(of, "type", entry.element().element("content").flatMap(e -> e.attribute("type")));
        }
        return map;
    }

    private static ObjectNode part(FeedPart part) {
        ObjectNode map = GofeedParts.JSON.objectNode();
        text(map, "title", part.title());
        text(map, "subtitle", part.summary());
        text(map, "rights", part.rights());
        words(map, "id", part.id());
        words(map, "icon", part.icon());
        words(map, "logo", part.logo());
        words(map, "language", part.language());
        when(map, "updated", part.updated());
        people(map, "authors", part.authors());
        people(map, "contributors", part.contributors());
        links(map, part.links());
        categories(map, part.categories());
        part.generator()
                .ifPresent(generator -> {
                    ObjectNode of = map.putObject("generator");
                    of.put("value", generator.name());
                    words(of, "uri", generator.uri());
                    words(of, "version", generator.version());
                });
        extensions(map, part, "atom");
        map.remove("dcExt");
        map.remove("itunesExt");
        return map;
    }

    private static void links(ObjectNode map, List<FeedPart.Link> links) {
        ArrayNode list = map.putArray("links");
        for (FeedPart.Link link : links) {
            ObjectNode of = list.addObject();
            of.put("rel", link.rel());
            words(of, "href", link.href());
            words(of, "type", link.type());
            words(of, "hreflang", link.hreflang());
            words(of, "title", link.title());
            words(of, "length", link.length());
        }
    }

    private static void categories(ObjectNode map, List<FeedPart.Category> categories) {
        ArrayNode list = map.putArray("categories");
        for (FeedPart.Category category : categories) {
            ObjectNode of = list.addObject();
            words(of, "term", category.term());
            words(of, "scheme", category.scheme());
            words(of, "label", category.label());
        }
    }
}
