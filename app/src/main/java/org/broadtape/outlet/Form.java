package org.broadtape.outlet;

/// A format a feed can leave in.
enum Form {
    /// RFC 4287.
    ATOM("atom", "Atom", "application/atom+xml; charset=utf-8"),
    /// RSS 2.0.
    RSS("rss", "RSS", "application/rss+xml; charset=utf-8"),
    /// JSON Feed 1.1.
    JSON("json", "JSON Feed", "application/feed+json; charset=utf-8");

    private final String ending;
    private final String label;
    private final String mediaType;

    Form(String ending, String label, String mediaType) {
        this.ending = ending;
        this.label = label;
        this.mediaType = mediaType;
    }

    /// What its addresses end in, without the dot.
    String ending() {
        return ending;
    }

    /// What people call it.
    String label() {
        return label;
    }

    /// Its media type, with the encoding.
    String mediaType() {
        return mediaType;
    }

    /// The feed in this format.
    String write(Feed feed) {
        return switch (this) {
            case ATOM -> Atom.write(feed);
            case RSS -> Rss.write(feed);
            case JSON -> JsonFeed.write(feed);
        };
    }
}
