package org.broadtape.wire.discovery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.wire.fetch.Addresses;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The feeds a page offers: `link rel="alternate"` with the type of a feed (HTML Living Standard
/// §4.6.7.2). `application/json` is not taken for one: many sites offer their data so.
public final class FeedLinks {
    /// The most feeds told of one page.
    public static final int MOST = 50;

    private static final int TITLE = 200;

    private static final Map<String, String> FORMS =
            Map.of(
                    "application/rss+xml",
                    "RSS",
                    "application/atom+xml",
                    "Atom",
                    "application/rdf+xml",
                    "RSS",
                    "application/feed+json",
                    "JSON Feed");

    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9_.:-]{1,40})", Pattern.CASE_INSENSITIVE);

    private FeedLinks() {}

    /// A feed that a page offers.
    ///
    /// @param address of the feed
    /// @param title what the page calls it; its address where it says nothing
    /// @param form `RSS`, `Atom` or `JSON Feed`, as the page claims
    public record Offer(URI address, String title, String form) {}

    /// The feeds a page offers, in its order, each address once; never throws at a page.
    ///
    /// @param contentType as the server sent it
    /// @param at where the page is, which its links are relative to
    public static List<Offer> of(byte[] page, Optional<String> contentType, URI at) {
        Document document;
        try {
            document =
                    Jsoup.parse(
                            new ByteArrayInputStream(page),
                            contentType.flatMap(FeedLinks::charset).orElse(null),
                            at.toString());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        URI base =
                Optional.ofNullable(document.selectFirst("base[href]"))
                        .flatMap(said -> Addresses.sent(said.attr("href"), at))
                        .orElse(at);
        Map<URI, Offer> offers = new LinkedHashMap<>();
        for (Element link : document.select("link[rel][href][type]")) {
            if (offers.size() < MOST && isAlternate(link)) {
                form(link)
                        .flatMap(form ->
                                Addresses.sent(link.attr("href"), base)
                                        .map(to -> new Offer(to, title(link, to), form)))
                        .ifPresent(offer -> offers.putIfAbsent(offer.address(), offer));
            }
        }
        return List.copyOf(offers.values());
    }

    private static boolean isAlternate(Element link) {
        List<String> relations =
                List.of(link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return relations.contains("alternate") && !relations.contains("stylesheet");
    }

    private static Optional<String> form(Element link) {
        String type = link.attr("type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(FORMS.get(type));
    }

    private static String title(Element link, URI address) {
        String title = link.attr("title").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (title.isEmpty()) {
            return address.toString();
        }
        return title.length() > TITLE ? title.substring(0, TITLE) : title;
    }

    private static Optional<String> charset(String contentType) {
        Matcher named = CHARSET.matcher(contentType);
        try {
            return named.find() && Charset.isSupported(named.group(1))
                    ? Optional.of(named.group(1))
                    : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException none) {
            return Optional.empty();
        }
    }
}
