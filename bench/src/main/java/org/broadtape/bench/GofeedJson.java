package org.broadtape.bench;

import static org.broadtape.bench.GofeedParts.sent;
import static org.broadtape.bench.GofeedParts.words;

import java.util.List;
import java.util.Optional;
import org.broadtape.wire.FeedDocument;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.FeedPart;
import org.broadtape.wire.FeedText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A JSON Feed under its own names, as gofeed's reader of it gives.
final class GofeedJson {
    private GofeedJson() {}

    static ObjectNode feed(FeedDocument document, String version) {
        FeedPart feed = document.feed();
        ObjectNode map = GofeedParts.JSON.objectNode();
        map.put("version", version);
        text(map, "title", feed.title());
        text(map, "description", feed.summary());
        words(map, "home_page_url", feed.link());
        words(map, "feed_url", link(feed, "self").flatMap(FeedPart.Link::href));
        words(map, "icon", feed.icon().filter(icon -> sent(feed, "icon").isPresent()));
        words(map, "language", feed.language());
        for (String name : List.of("user_comment", "next_url", "favicon")) {
            words(map, name, sent(feed, name));
        }
        sent(feed, "expired").ifPresent(said -> map.put("expired", Boolean.parseBoolean(said)));
        authors(map, feed);
        ArrayNode items = map.putArray("items");
        document.entries().forEach(entry -> items.add(item(entry)));
        return map;
    }

    private static ObjectNode item(FeedPart item) {
        ObjectNode map = GofeedParts.JSON.objectNode();
        words(map, "id", item.id());
        text(map, "title", item.title());
        text(map, "summary", item.summary());
        for (FeedText content : item.contents()) {
            boolean html = content.kind() != FeedText.Kind.TEXT;
            map.put(html ? "content_html" : "content_text", content.value());
        }
        words(map, "url", item.link().filter(link -> sent(item, "url").isPresent()));
        words(map, "external_url", link(item, "related").flatMap(FeedPart.Link::href));
        words(map, "image", sent(item, "image"));
        words(map, "banner_image", sent(item, "banner_image"));
        words(map, "date_published", item.published().map(FeedPart.When::printed));
        words(map, "date_modified", item.updated().map(FeedPart.When::printed));
        authors(map, item);
        ArrayNode tags = map.putArray("tags");
        item.categories().forEach(tag -> tags.add(tag.term().orElse("")));
        ArrayNode files = map.putArray("attachments");
        for (FeedPart.Link link : item.links()) {
            if (link.rel().equals("enclosure")) {
                ObjectNode file = files.addObject();
                words(file, "url", link.href());
                words(file, "mime_type", link.type());
                words(file, "title", link.title());
                link.length()
                        .filter(digits -> digits.matches("\\d{1,15}"))
                        .ifPresent(digits -> file.put("size_in_bytes", Long.parseLong(digits)));
                duration(file, item, link.href());
            }
        }
        return map;
    }

    /// The authors, under the name they were sent by.
    private static void authors(ObjectNode map, FeedPart part) {
        boolean several = part.element().element("authors").isPresent();
        for (FeedPart.Person author : part.authors()) {
            ObjectNode of =
                    several
                            ? map.withArrayProperty("authors").addObject()
                            : map.putObject("author");
            words(of, "name", author.name());
            words(of, "url", author.uri());
            part.element().elements().stream()
                    .filter(e -> e.key().equals(several ? "authors" : "author"))
                    .filter(e -> word(e, "name").equals(author.name()))
                    .findFirst()
                    .ifPresent(e -> words(of, "avatar", word(e, "avatar")));
        }
    }

    private static void duration(ObjectNode map, FeedPart item, Optional<String> url) {
        item.element().elements().stream()
                .filter(e -> e.key().equals("attachments") && word(e, "url").equals(url))
                .findFirst()
                .flatMap(e -> word(e, "duration_in_seconds"))
                .filter(digits -> digits.matches("\\d{1,9}"))
                .ifPresent(digits -> map.put("duration_in_seconds", Long.parseLong(digits)));
    }

    private static Optional<String> word(FeedElement e, String name) {
        return e.element(name).map(within -> within.words().strip());
    }

    private static void text(ObjectNode map, String key, Optional<FeedText> text) {
        GofeedParts.text(map, key, text);
    }

    private static Optional<FeedPart.Link> link(FeedPart part, String rel) {
        return part.links().stream().filter(link -> link.rel().equals(rel)).findFirst();
    }
}
