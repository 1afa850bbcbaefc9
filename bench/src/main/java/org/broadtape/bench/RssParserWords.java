package org.broadtape.bench;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Stamp;
import org.broadtape.wire.FeedDocument;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.FeedPart;
import org.broadtape.wire.FeedText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What we read of a feed, told under rss-parser's names. That library has a field of its own for
/// each element (`content` is an RSS `description`, never `content:encoded`; `creator` is
/// `dc:creator`, else `author`) where our reading has one for each meaning, so what we read is told
/// only where the element it names was sent.
final class RssParserWords {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final FeedDocument document;
    private final boolean atom;

    RssParserWords(FeedDocument document) {
        this.document = document;
        this.atom =
                document.format()
                        .filter(f -> f == FeedFormat.ATOM_10 || f == FeedFormat.ATOM_03)
                        .isPresent();
    }

    /// Every item.
    ArrayNode items() {
        ArrayNode items = JSON.arrayNode();
        document.entries().forEach(entry -> items.add(item(entry)));
        return items;
    }

    private ObjectNode item(FeedPart entry) {
        ObjectNode item = JSON.objectNode();
        entry.title().ifPresent(title -> item.put("title", title.raw()));
        entry.link().ifPresent(link -> item.put("link", link));
        Optional<FeedPart.When> when = entry.published().or(entry::updated);
        Optional<String> iso = when.flatMap(FeedPart.When::stamp).map(RssParserWords::iso);
        iso.ifPresent(printed -> item.put("isoDate", printed));
        if (atom) {
            iso.ifPresent(printed -> item.put("pubDate", printed));
        } else {
            entry.published()
                    .filter(published -> entry.element().element("pubDate").isPresent())
                    .ifPresent(published -> item.put("pubDate", published.printed()));
        }
        content(entry).ifPresent(content -> item.put("content", content.raw()));
        if (atom || entry.element().element("guid").isPresent()) {
            entry.id().ifPresent(id -> item.put("guid", id));
        }
        creator(entry).ifPresent(creator -> item.put("creator", creator));
        if (!atom) {
            categories(entry, item);
        }
        enclosure(entry, item);
        return item;
    }

    private static String iso(Stamp stamp) {
        return ISO.format(stamp.at().atOffset(ZoneOffset.UTC));
    }

    private Optional<FeedText> content(FeedPart entry) {
        if (atom) {
            return entry.contents().stream().findFirst();
        }
        return entry.summary().filter(s -> entry.element().element("description").isPresent());
    }

    /// The first `dc:creator`, else `author`, of an RSS item, if we took it for one.
    private Optional<String> creator(FeedPart entry) {
        if (atom) {
            return Optional.empty();
        }
        return entry.element()
                .element("dc:creator")
                .or(() -> entry.element().element("author"))
                .map(e -> e.words().strip())
                .filter(words ->
                        entry.authors().stream().anyMatch(one -> one.printed().equals(words)));
    }

    /// Those sent as `category`; one with attributes is a map of its words and attributes.
    private static void categories(FeedPart entry, ObjectNode item) {
        List<String> sent =
                entry.element().elements().stream()
                        .filter(e -> e.key().equals("category"))
                        .map(e -> e.words().strip())
                        .toList();
        ArrayNode categories = item.putArray("categories");
        for (FeedPart.Category category : entry.categories()) {
            String term = category.term().orElse("");
            if (!sent.contains(term)) {
                continue;
            }
            if (category.scheme().isEmpty()) {
                categories.add(term);
                continue;
            }
            ObjectNode map = categories.addObject();
            map.put("_", term);
            map.putObject("$").put("domain", category.scheme().orElseThrow());
        }
    }

    private static void enclosure(FeedPart entry, ObjectNode item) {
        Optional<FeedPart.Link> first =
                entry.links().stream().filter(link -> link.rel().equals("enclosure")).findFirst();
        if (first.isEmpty() || !isElement(entry.element())) {
            return;
        }
        ObjectNode enclosure = item.putObject("enclosure");
        FeedPart.Link link = first.orElseThrow();
        link.href().ifPresent(href -> enclosure.put("url", href));
        link.type().ifPresent(type -> enclosure.put("type", type));
        link.length().ifPresent(length -> enclosure.put("length", length));
    }

    private static boolean isElement(FeedElement entry) {
        return entry.element("enclosure").isPresent();
    }
}
