package org.broadtape.wire.internal.xml;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The namespaces of feeds and the prefixes they are known by, whatever a sender binds them to.
public final class Names {
    /// What the vocabulary of a feed itself is called.
    public static final String OWN = "";

    private static final Map<String, String> PREFIXES = new HashMap<>();

    static {
        String own =
                """
                http://backend.userland.com/rss
                http://backend.userland.com/rss2
                http://blogs.law.harvard.edu/tech/rss
                http://purl.org/rss/1.0/
                http://my.netscape.com/rdf/simple/0.9/
                http://channel.netscape.com/rdf/simple/0.9/
                http://my.netscape.com/publish/formats/rss-0.91.dtd
                http://purl.org/net/rss1.1#
                http://example.com/newformat#
                http://example.com/necho
                http://purl.org/echo/
                uri/of/echo/namespace#
                http://purl.org/pie/
                """;
        own.lines().forEach(name -> PREFIXES.put(name, OWN));
        String known =
                """
                atom http://www.w3.org/2005/atom
                atom http://purl.org/atom/ns#
                atom http://purl.org/net/atom/ns#
                rdf http://www.w3.org/1999/02/22-rdf-syntax-ns#
                dc http://purl.org/dc/elements/1.1/
                dc http://purl.org/dc/elements/1.0/
                dcterms http://purl.org/dc/terms/
                content http://purl.org/rss/1.0/modules/content/
                content http://purl.org/rss/1.0/modules/content
                dc http://purl.org/dc/elements/1.1
                sy http://purl.org/rss/1.0/modules/syndication/
                slash http://purl.org/rss/1.0/modules/slash/
                wfw http://wellformedweb.org/commentapi/
                wfw http://wellformedweb.org/commentapi
                itunes http://www.itunes.com/dtds/podcast-1.0.dtd
                itunes http://example.com/dtds/podcast-1.0.dtd
                media http://search.yahoo.com/mrss/
                media http://search.yahoo.com/mrss
                media http://search.yahoo.com/rss/
                media http://search.yahoo.com/rss
                media http://video.search.yahoo.com/mrss
                media http://video.search.yahoo.com/mrss/
                thr http://purl.org/syndication/thread/1.0
                xhtml http://www.w3.org/1999/xhtml
                xhtml http://www.w3.org/xhtml
                svg http://www.w3.org/2000/svg
                mathml http://www.w3.org/1998/math/mathml
                creativecommons http://backend.userland.com/creativecommonsrssmodule
                creativecommons http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html
                cc http://web.resource.org/cc/
                cc http://creativecommons.org/ns#
                feedburner http://rssnamespace.org/feedburner/ext/1.0
                opensearch http://a9.com/-/spec/opensearch/1.1/
                opensearch http://a9.com/-/spec/opensearchrss/1.0/
                geo http://www.w3.org/2003/01/geo/wgs84_pos#
                georss http://www.georss.org/georss
                gml http://www.opengis.net/gml
                prism http://purl.org/rss/1.0/modules/prism/
                ndaq http://www.nasdaqtrader.com/
                admin http://webns.net/mvcb/
                source http://source.scripting.com/
                xml http://www.w3.org/xml/1998/namespace
                xlink http://www.w3.org/1999/xlink
                psc http://podlove.org/simple-chapters
                app http://www.w3.org/2007/app
                fh http://purl.org/syndication/history/1.0
                """;
        known.lines()
                .forEach(line -> {
                    int blank = line.indexOf(' ');
                    PREFIXES.put(line.substring(blank + 1), line.substring(0, blank));
                });
    }

    private Names() {}

    /// The prefix a namespace is known by; absent for one not known.
    static Optional<String> prefix(String namespace) {
        String known = PREFIXES.get(namespace);
        return known != null
                ? Optional.of(known)
                : Optional.ofNullable(PREFIXES.get(namespace.strip().toLowerCase(Locale.ROOT)));
    }
}
