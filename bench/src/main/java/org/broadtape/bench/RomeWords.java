package org.broadtape.bench;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What [Rome] read of a feed, told under rss-parser's names as far as it has them: it keeps no
/// date as printed.
final class RomeWords {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RomeWords() {}

    static ArrayNode items(SyndFeed feed) {
        ArrayNode items = JSON.arrayNode();
        boolean atom = String.valueOf(feed.getFeedType()).startsWith("atom");
        feed.getEntries().forEach(entry -> items.add(item(entry, atom)));
        return items;
    }

    private static ObjectNode item(SyndEntry entry, boolean atom) {
        ObjectNode item = JSON.objectNode();
        item.put("title", entry.getTitle());
        item.put("link", entry.getLink());
        item.put("guid", entry.getUri());
        item.put("creator", entry.getAuthor());
        date(entry.getPublishedDate())
                .or(() -> date(entry.getUpdatedDate()))
                .ifPresent(date -> item.put("isoDate", date));
        if (!atom && entry.getDescription() != null) {
            item.put("content", entry.getDescription().getValue());
        } else if (atom && !entry.getContents().isEmpty()) {
            item.put("content", entry.getContents().getFirst().getValue());
        }
        ArrayNode categories = item.putArray("categories");
        for (SyndCategory category : entry.getCategories()) {
            if (category.getTaxonomyUri() == null) {
                categories.add(category.getName());
            } else {
                ObjectNode map = categories.addObject();
                map.put("_", category.getName());
                map.putObject("$").put("domain", category.getTaxonomyUri());
            }
        }
        if (!entry.getEnclosures().isEmpty()) {
            SyndEnclosure first = entry.getEnclosures().getFirst();
            ObjectNode enclosure = item.putObject("enclosure");
            enclosure.put("url", first.getUrl());
            enclosure.put("type", first.getType());
            enclosure.put("length", Long.toString(first.getLength()));
        }
        return item;
    }

    private static Optional<String> date(@Nullable Date date) {
        return Optional.ofNullable(date)
                .map(at ->
                        new DateTimeFormatterBuilder()
                                .appendInstant(3)
                                .toFormatter()
                                .format(at.toInstant()));
    }
}
