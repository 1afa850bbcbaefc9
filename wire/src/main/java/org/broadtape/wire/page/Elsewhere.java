package org.broadtape.wire.page;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.wire.fetch.Addresses;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Where else a page says its article lies, for those who found too little of it there. Nothing
/// here was fetched; whoever follows an address judges it like any other.
///
/// @param amp the accelerated version (`link rel=amphtml`)
/// @param whole the page that an accelerated version stands for (its `canonical`)
/// @param print the version for paper (`link rel=alternate media=print`)
/// @param next the same article's next page (`rel=next`), where its address continues this page's
public record Elsewhere(
        Optional<URI> amp, Optional<URI> whole, Optional<URI> print, Optional<URI> next) {
    /// No other place.
    public static final Elsewhere NOWHERE =
            new Elsewhere(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final URI BASE = URI.create("https://nowhere.invalid/");

    static Elsewhere of(Document page, Optional<URI> here) {
        Optional<URI> amp = Optional.empty();
        Optional<URI> whole = Optional.empty();
        Optional<URI> print = Optional.empty();
        Optional<URI> next = Optional.empty();
        boolean accelerated = isAccelerated(page);
        for (Element link : page.getElementsByTag("link")) {
            List<String> rel = words(link.attr("rel"));
            Optional<URI> at = rel.isEmpty() ? Optional.empty() : address(link, here);
            if (rel.contains("amphtml")) {
                amp = amp.or(() -> at);
            } else if (rel.contains("canonical") && accelerated) {
                whole = whole.or(() -> at);
            } else if (rel.contains("alternate") && words(link.attr("media")).contains("print")) {
                print = print.or(() -> at);
            } else if (rel.contains("next")) {
                next =
                        next.or(() ->
                                at.filter(one ->
                                        here.filter(now -> continues(one, now)).isPresent()));
            }
        }
        return new Elsewhere(amp, whole, print, next);
    }

    private static boolean isAccelerated(Document page) {
        Element html = page.selectFirst("html");
        return html != null && (html.hasAttr("amp") || html.hasAttr("⚡"));
    }

    private static Optional<URI> address(Element link, Optional<URI> here) {
        return Addresses.sent(link.absUrl("href"), BASE)
                .filter(at -> !BASE.getHost().equals(at.getHost()))
                .filter(at -> here.filter(at::equals).isEmpty());
    }

    /// True for the address of a further page (`…/a/2`, `…/a-2.html`, `…/a?page=2`); other pages
    /// that follow are other articles.
    private static boolean continues(URI next, URI here) {
        String path = stem(here);
        String further = stem(next);
        return next.getHost().equals(here.getHost())
                && path.length() > 1
                && (further.equals(path)
                        ? next.getQuery() != null
                        : further.startsWith(path)
                                && further.substring(path.length())
                                        .matches("[/_-]?(?:p|page|seite)?[/_-]?\\d{1,3}"));
    }

    private static String stem(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        return path.replaceFirst("/+$", "").replaceFirst("\\.[a-z]{3,5}$", "");
    }

    private static List<String> words(String attribute) {
        return attribute.isBlank()
                ? List.of()
                : Arrays.asList(attribute.strip().toLowerCase(Locale.ROOT).split("[\\s,]+"));
    }
}
