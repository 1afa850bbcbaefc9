package org.broadtape.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.IntFunction;
import org.broadtape.wire.WireItem;

/// Wire items as the bytes of an RSS 2.0 feed, as a sender would push them.
final class ReutersFeed {
    private ReutersFeed() {}

    /// A feed of those items, dated anew: a story of 1987 that comes as news would be held.
    ///
    /// @param times of the item at that place
    static byte[] rss(List<WireItem> items, IntFunction<Instant> times) {
        StringBuilder feed =
                new StringBuilder(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\""
                                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
                                + "<channel><title>Bench Wire</title>"
                                + "<link>https://wire.example/</link>"
                                + "<description>Stories to measure with</description>"
                                + "<language>en</language>\n");
        for (int i = 0; i < items.size(); i++) {
            WireItem item = items.get(i);
            String time =
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            times.apply(i).atOffset(ZoneOffset.UTC));
            feed.append("<item>");
            element(feed, "title", item.headline());
            element(feed, "guid", item.uri());
            element(feed, "pubDate", time);
            item.byline().ifPresent(byline -> element(feed, "dc:creator", byline));
            item.subjects().forEach(subject -> element(feed, "category", subject.name()));
            element(feed, "content:encoded", item.bodyHtml());
            feed.append("</item>\n");
        }
        return feed.append("</channel></rss>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(StringBuilder feed, String name, String text) {
        feed.append('<').append(name).append('>');
        feed.append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        feed.append("</").append(name).append('>');
    }
}
