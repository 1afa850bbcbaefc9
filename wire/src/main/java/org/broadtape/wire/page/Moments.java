package org.broadtape.wire.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadtape.base.Stamp;
import org.broadtape.wire.internal.feed.Times;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// When a page says it was published: in its structured data, its `meta`, its `time` elements, its
/// address, in this order.
final class Moments {
    private static final String[] PUBLISHED = {
        "article:published_time",
        "article:published",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru:date",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "dc:date:issued",
        "dcterms:created",
        "dcterms:date",
        "dcterms:issued",
        "dc:date",
        "article:published-time",
        "rnews:datepublished",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "datecreated",
        "date_published",
        "published_time",
        "published-date",
        "displaydate",
        "article_date_original",
        "originalpublicationdate",
        "shareaholic:article_published_time",
        "weibo:article:create_at",
    };
    private static final Pattern IN_ADDRESS =
            Pattern.compile("/((?:19|20)\\d\\d)[/-]?([01]?\\d|[a-z]{3})[/-]?([0-3]?\\d)(?=[/_-])");
    private static final Pattern DAY_ONLY = Pattern.compile("\\d{4}-\\d\\d?-\\d\\d?|\\d{8}|[^:]*");

    private Moments() {}

    static Optional<Article.Moment> published(Document page, Claims claims, String address) {
        return Stream.<java.util.function.Supplier<Optional<Article.Moment>>>of(
                        () -> claims.text("datePublished").flatMap(Moments::read),
                        () -> claims.meta(PUBLISHED).flatMap(Moments::read),
                        () -> claims.text("dateCreated").flatMap(Moments::read),
                        () -> inElements(page),
                        () -> inAddress(address))
                .map(java.util.function.Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<Article.Moment> updated(Claims claims) {
        return claims.text("dateModified")
                .or(() -> claims.meta("article:modified_time", "og:updated_time", "datemodified"))
                .flatMap(Moments::read);
    }

    private static Optional<Article.Moment> inElements(Document page) {
        for (Element time : page.select("time[datetime], [itemprop=datePublished]")) {
            String words = time.hasAttr("datetime") ? time.attr("datetime") : time.attr("content");
            Optional<Article.Moment> moment = read(words.isEmpty() ? time.text() : words);
            if (moment.isPresent()) {
                return moment;
            }
        }
        return Optional.empty();
    }

    private static Optional<Article.Moment> inAddress(String address) {
        Matcher found = IN_ADDRESS.matcher(address);
        return found.find()
                ? read(found.group(1) + "-" + found.group(2) + "-" + found.group(3))
                : Optional.empty();
    }

    /// The moment some words tell.
    static Optional<Article.Moment> read(String words) {
        Optional<Stamp> stamp = Times.read(words.strip());
        if (stamp.isEmpty() || stamp.orElseThrow().local().getYear() < 1990) {
            return Optional.empty();
        }
        return stamp.map(at ->
                DAY_ONLY.matcher(words.strip()).matches()
                        ? new Article.Moment(at.local().toLocalDate(), Optional.empty())
                        : Article.Moment.at(at));
    }
}
