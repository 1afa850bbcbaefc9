package org.broadtape.outlet;

import org.broadtape.newsroom.Stories;

/// Writes a feed as Atom (RFC 4287), withdrawn stories as tombstones (RFC 6721).
final class Atom {
    private Atom() {}

    static String write(Feed feed) {
        XmlText out =
                new XmlText("feed")
                        .namespace("", "http://www.w3.org/2005/Atom")
                        .namespace("at", "http://purl.org/atompub/tombstones/1.0");
        out.put("title", feed.title());
        out.put("id", feed.self());
        link(out, "self", feed.self());
        link(out, "alternate", feed.home());
        out.put("updated", feed.updated().toString());
        out.put("generator", "Broadtape");
        for (Stories.Gone one : feed.gone()) {
            out.begin("at:deleted-entry")
                    .with("ref", feed.address(one))
                    .with("when", one.changed().toString())
                    .end();
        }
        feed.entries().forEach(entry -> entry(out, entry));
        return out.done();
    }

    private static void entry(XmlText out, Feed.Entry entry) {
        out.begin("entry");
        entry.story().line().language().ifPresent(tag -> out.with("xml:lang", tag));
        out.put("id", entry.address());
        out.put("title", entry.item().headline());
        link(out, "alternate", entry.address());
        entry.original().ifPresent(address -> link(out, "via", address));
        entry.published().ifPresent(time -> out.put("published", time.toString()));
        out.put(
                "updated",
                entry.updated()
                        .or(entry::published)
                        .map(Object::toString)
                        .orElse(entry.changed().toString()));
        entry.authors().forEach(name -> out.begin("author").put("name", name).end());
        entry.subjects().forEach(name -> out.begin("category").with("term", name).end());
        entry.item().rights().notice().ifPresent(notice -> out.put("rights", notice));
        entry.summary().ifPresent(words -> out.put("summary", words));
        entry.html().ifPresent(html -> out.begin("content").with("type", "html").words(html).end());
        out.end();
    }

    private static void link(XmlText out, String rel, String href) {
        out.begin("link").with("rel", rel).with("href", href).end();
    }
}
