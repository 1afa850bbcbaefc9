package org.broadtape.wire.page;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.wire.fetch.Addresses;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Puts an [Article] together from what the page claims and what its document shows.
final class ArticleReader {
    private static final URI NOWHERE = URI.create("https://nowhere.invalid/");

    private ArticleReader() {}

    static Article read(Document page, Optional<String> fetchedFrom, List<Problem> problems) {
        Claims claims = Claims.of(page);
        Writers writers = Writers.of(page, claims);
        String title = Titles.of(page, claims);
        String headline = Titles.headline(page, claims, title);
        String address = canonical(page, claims).or(() -> fetchedFrom).orElse("");
        return new Article(
                Optional.of(address).flatMap(ArticleReader::address),
                title,
                headline,
                writers.byline(),
                writers.names(),
                Moments.published(page, claims, address),
                Moments.updated(claims),
                Pictures.of(page, claims),
                TextFinder.in(page.body(), claims, headline),
                language(page, claims),
                access(claims),
                isKeepable(claims),
                Elsewhere.of(page, fetchedFrom.flatMap(ArticleReader::address)),
                claims.site(),
                problems);
    }

    private static Optional<String> canonical(Document page, Claims claims) {
        Element link = page.selectFirst("link[rel=canonical][href]");
        return Optional.ofNullable(link)
                .map(canonical -> canonical.absUrl("href"))
                .filter(address -> !address.isEmpty())
                .or(() -> claims.meta("og:url"));
    }

    private static Optional<URI> address(String words) {
        return Addresses.sent(words, NOWHERE).filter(at -> !NOWHERE.getHost().equals(at.getHost()));
    }

    private static Optional<String> language(Document page, Claims claims) {
        Element html = page.selectFirst("html[lang]");
        return Optional.ofNullable(html)
                .map(root -> root.attr("lang").strip())
                .filter(lang -> !lang.isEmpty())
                .or(() -> claims.text("inLanguage"))
                .or(() -> claims.meta("og:locale"))
                .map(lang -> lang.replace('_', '-'));
    }

    private static boolean isKeepable(Claims claims) {
        return claims.metas("robots").stream()
                .flatMap(words -> Arrays.stream(words.toLowerCase(Locale.ROOT).split("[\\s,]+")))
                .noneMatch(word -> word.equals("noarchive") || word.equals("none"));
    }

    private static Article.Access access(Claims claims) {
        String free = claims.text("isAccessibleForFree").orElse("");
        if (free.matches("(?i)(https?://schema\\.org/)?true|1|yes")) {
            return Article.Access.FREE;
        }
        String tier = claims.meta("article:content_tier").orElse("");
        if (!free.isEmpty() || tier.equals("locked") || tier.equals("metered")) {
            return Article.Access.PAID;
        }
        return tier.equals("free") ? Article.Access.FREE : Article.Access.UNSAID;
    }
}
