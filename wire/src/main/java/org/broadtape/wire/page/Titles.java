package org.broadtape.wire.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A page's title: what its JSON-LD calls the article, else its `meta`, its microdata, its one
/// first heading, its `title`.
final class Titles {
    private static final Pattern LAST_PART = Pattern.compile("(.*\\S)\\s[|\\-–—\\\\/>»]\\s.*");

    private static final int MOST = 10_000;

    private Titles() {}

    /// As the page claims it, often with the site's name behind.
    static String of(Document page, Claims claims) {
        String whole = collapsed(page.title());
        return first(
                        Stream.of(
                                inJsonLd(claims, whole),
                                claims.meta(
                                        "dc:title",
                                        "dcterm:title",
                                        "og:title",
                                        "weibo:article:title",
                                        "twitter:title",
                                        "title",
                                        "parsely-title"),
                                claims.text("headline")))
                .orElseGet(() -> withoutLast(whole));
    }

    /// The title as a reader would print it: without the site's name.
    static String headline(Document page, Claims claims, String title) {
        Element heading = page.selectFirst("h1");
        String printed = heading == null ? "" : collapsed(heading.text());
        if (printed.length() > 10 && title.startsWith(printed)) {
            return printed;
        }
        String site = claims.site().orElse("");
        for (String between : new String[] {" | ", " - ", " – ", " — ", " :: "}) {
            if (!site.isEmpty() && title.endsWith(between + site)) {
                return title.substring(0, title.length() - site.length() - between.length());
            }
        }
        return title;
    }

    private static Optional<String> first(Stream<Optional<String>> titles) {
        return titles.flatMap(Optional::stream)
                .map(Titles::collapsed)
                .filter(title -> !title.isEmpty())
                .findFirst();
    }

    /// A `title` without its last part, which is the site's name on most pages, where enough stays.
    private static String withoutLast(String whole) {
        Matcher parts = LAST_PART.matcher(whole);
        return parts.matches() && parts.group(1).split(" ").length > 3 ? parts.group(1) : whole;
    }

    /// The headline; the name where only that is in the page's `title`.
    private static Optional<String> inJsonLd(Claims claims, String whole) {
        Optional<String> headline =
                claims.members("headline").stream().map(Claims::words).findFirst();
        Optional<String> name = claims.members("name").stream().map(Claims::words).findFirst();
        boolean named =
                name.filter(words -> words.length() > 3 && whole.startsWith(words)).isPresent()
                        && headline.filter(whole::contains).isEmpty();
        return named ? name : headline.or(() -> name);
    }

    private static String collapsed(String words) {
        return words.substring(0, Math.min(words.length(), MOST))
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
    }
}
