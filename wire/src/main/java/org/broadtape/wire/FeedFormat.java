package org.broadtape.wire;

/// Every form of input that can be read into items. Adding one is adding a constant, a package
/// `internal.<name>`, and samples; a test fails while a format has no sample.
public enum FeedFormat {
    /// RSS 0.90 (Netscape, 1999): RDF with the `my.netscape.com` namespace.
    RSS_090("rss090"),
    /// RSS 0.91, Netscape's and UserLand's.
    RSS_091("rss091"),
    /// RSS 0.92 (UserLand, 2000).
    RSS_092("rss092"),
    /// RSS 0.93 (UserLand, 2001).
    RSS_093("rss093"),
    /// RSS 0.94 (UserLand, 2002).
    RSS_094("rss094"),
    /// RSS 1.0 (RSS-DEV, 2000): RDF.
    RSS_10("rss10"),
    /// RSS 2.0 (2002 and later), also where the version is missing or unknown.
    RSS_20("rss20"),
    /// Atom 0.3 (2003).
    ATOM_03("atom03"),
    /// Atom 1.0, RFC 4287.
    ATOM_10("atom10"),
    /// JSON Feed 1.0 (2017).
    JSON_FEED_10("json10"),
    /// JSON Feed 1.1 (2020).
    JSON_FEED_11("json11"),
    /// IPTC 7901 (1979 and later): text between control characters, as European agencies send it.
    IPTC7901("iptc7901"),
    /// ANPA 1312 (1979 and later): the same of American agencies.
    ANPA1312("anpa1312"),
    /// dpa's digital wires as JSON.
    DPA_JSON("dpa"),
    /// AP's Media API 1.1.
    AP_JSON("ap"),
    /// IPTC ninjs 3.1, one object, an array, or one object a line.
    NINJS("ninjs"),
    /// The plain text of a news page, as copied out of a browser.
    PAGE_TEXT("page-text"),
    /// NewsML-G2 (IPTC, 2.x), an item or a message of several.
    NEWSML_G2("newsml-g2"),
    /// NewsML 1.0 to 1.2 (IPTC, 2000 to 2004).
    NEWSML_12("newsml-1.2"),
    /// NITF 3.x (IPTC).
    NITF("nitf"),
    /// Ritzau's own XML (`RBNews`).
    RITZAU("ritzau"),
    /// NTB's own XML (`document`), of stories and of its news calendar.
    NTB("ntb"),
    /// The XML of the Nordic agencies' press release services (`release`).
    RELEASE("release"),
    /// A message of internet mail (RFC 5322), as newsrooms are sent releases and copy.
    MAIL("mail"),
    /// The HTML of an article page; read by `org.broadtape.wire.page` and never taken for a feed.
    PAGE("page");

    private final String code;

    FeedFormat(String code) {
        this.code = code;
    }

    /// A short stable name: `rss20`, `atom10`.
    public String code() {
        return code;
    }
}
