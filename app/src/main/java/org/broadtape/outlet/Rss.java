package org.broadtape.outlet;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.broadtape.newsroom.Stories;

/// Writes a feed as RSS 2.0 (<https://www.rssboard.org/rss-specification>) with `content:encoded`,
/// Dublin Core's creator, Media RSS for the picture and Atom's link to itself. RSS knows no
/// tombstone: a withdrawn story comes again under its identity with words that say so.
final class Rss {
    private static final int MINUTES = 5;

    private Rss() {}

    static String write(Feed feed) {
        XmlText out =
                new XmlText("rss")
                        .namespace("atom", "http://www.w3.org/2005/Atom")
                        .namespace("content", "http://purl.org/rss/1.0/modules/content/")
                        .namespace("dc", "http://purl.org/dc/elements/1.1/")
                        .namespace("media", "http://search.yahoo.com/mrss/")
                        .with("version", "2.0")
                        .begin("channel");
        out.put("title", feed.title());
        out.put("link", feed.home());
        out.put("description", feed.title());
        out.begin("atom:link")
                .with("rel", "self")
                .with("type", "application/rss+xml")
                .with("href", feed.self())
                .end();
        out.put("lastBuildDate", time(feed.updated().atOffset(ZoneOffset.UTC)));
        out.put("generator", "Broadtape");
        out.put("ttl", Integer.toString(MINUTES));
        for (Stories.Gone one : feed.withdrawn()) {
            out.begin("item");
            out.put("title", Feed.words(one));
            out.put("link", feed.address(one));
            guid(out, feed.address(one));
            out.put("pubDate", time(one.changed().atOffset(ZoneOffset.UTC)));
            out.put("description", Feed.words(one) + ".");
            out.end();
        }
        feed.entries().forEach(entry -> item(out, entry));
        return out.done();
    }

    private static void item(XmlText out, Feed.Entry entry) {
        out.begin("item");
        out.put("title", entry.item().headline());
        out.put("link", entry.address());
        guid(out, entry.address());
        entry.published().or(entry::updated).ifPresent(at -> out.put("pubDate", time(at.local())));
        entry.authors().forEach(name -> out.put("dc:creator", name));
        out.begin("source").with("url", entry.sourceAddress() + ".rss").words(entry.source()).end();
        entry.subjects().forEach(name -> out.put("category", name));
        entry.item().rights().notice().ifPresent(notice -> out.put("dc:rights", notice));
        entry.summary().ifPresent(words -> out.put("description", escaped(words)));
        entry.html().ifPresent(html -> out.put("content:encoded", html));
        entry.picture()
                .ifPresent(picture -> {
                    out.begin("media:content")
                            .with("url", entry.site() + picture.path())
                            .with("medium", "image")
                            .with("width", Integer.toString(picture.width()))
                            .with("height", Integer.toString(picture.height()));
                    picture.said()
                            .caption()
                            .ifPresent(words -> out.put("media:description", words));
                    picture.said().credit().ifPresent(words -> out.put("media:credit", words));
                    out.end();
                });
        out.end();
    }

    private static void guid(XmlText out, String address) {
        out.begin("guid").with("isPermaLink", "true").words(address).end();
    }

    /// As HTML, which a description is taken for.
    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String time(java.time.OffsetDateTime time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time);
    }
}
