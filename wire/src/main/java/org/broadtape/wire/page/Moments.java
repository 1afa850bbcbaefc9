package org.broadtape.wire.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadtape.base.Stamp;
import org.broadtape.wire.internal.feed.Times;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/// When a page says it was published: in its structured data, its `meta`, its `time` elements, its
/// address, in this order; told by its own clock where it shows one ([LocalClock]).
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
            Pattern.compile(
                    "/((?:19|20)\\d\\d)(?:([01]\\d)([0-3]\\d)|([/-])([01]?\\d|[a-z]{3})\\4([0-3]?\\d))(?=[/_-])");
    private static final int LOOKED_AT = 300;
    private static final int LEVELS = 4;
    private static final int NEAR = 300;
    private static final int HEADINGS = 3;
    private static final String MARKED =
            "[class~=(?i)date|publish|posted|time|stamp|byline|meta|datum|fecha], [id~=(?i)date|publish|posted|time]";
    static final Pattern DAY =
            Pattern.compile(
                    "(?iu)(?:\\d{1,2}(?:st|nd|rd|th)?\\.? \\p{L}{3,9}\\.?,? (?:19|20)\\d\\d|\\p{L}{3,9}\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d\\d|(?:19|20)\\d\\d-\\d\\d-\\d\\d)(?:[ T]+\\d\\d:\\d\\d(?::\\d\\d)?)?");
    private static final Pattern DAY_ONLY = Pattern.compile("\\d{4}-\\d\\d?-\\d\\d?|\\d{8}|[^:]*");

    private Moments() {}

    static Optional<Article.Moment> published(Document page, Claims claims, String address) {
        return Stream.<java.util.function.Supplier<Optional<Article.Moment>>>of(
                        () -> first(claims.members("datePublished")),
                        () -> claims.meta(PUBLISHED).flatMap(Moments::read),
                        () -> first(claims.marked("datePublished")),
                        () -> claims.text("dateCreated").flatMap(Moments::read),
                        () -> inElements(page),
                        () -> inAddress(address),
                        () -> first(claims.ofPage("datePublished")),
                        () -> printed(page))
                .map(java.util.function.Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .map(moment -> LocalClock.of(moment, page, claims, PUBLISHED));
    }

    static Optional<Article.Moment> updated(Claims claims) {
        return claims.text("dateModified")
                .or(() -> claims.meta("article:modified_time", "og:updated_time", "datemodified"))
                .flatMap(Moments::read);
    }

    private static Optional<Article.Moment> first(List<JsonNode> values) {
        return values.stream()
                .map(Claims::words)
                .map(Moments::read)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Of the elements that carry a time, the first in the smallest part of the page that has one
    /// beside the first heading; else the first of all.
    private static Optional<Article.Moment> inElements(Document page) {
        Element up = page.selectFirst("h1");
        for (int level = 0; up != null && level < LEVELS; level++) {
            Optional<Article.Moment> near = marked(up.stream().limit(NEAR));
            if (near.isPresent()) {
                return near;
            }
            up = up.parent();
        }
        return marked(page.stream());
    }

    private static Optional<Article.Moment> marked(Stream<Element> elements) {
        return elements.filter(Moments::carriesTime)
                .limit(LOOKED_AT)
                .map(Moments::carried)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean carriesTime(Element element) {
        return (element.normalName().equals("time") && element.hasAttr("datetime"))
                || element.attr("itemprop").equals("datePublished");
    }

    private static Optional<Article.Moment> carried(Element time) {
        String words = time.hasAttr("datetime") ? time.attr("datetime") : time.attr("content");
        return read(words.isEmpty() ? Brief.text(time, 120) : words);
    }

    /// The first day printed in what is marked as a date, or right after one of the first headings.
    private static Optional<Article.Moment> printed(Document page) {
        List<Element> marked =
                new ArrayList<>(page.select(MARKED).stream().limit(LOOKED_AT).toList());
        page.stream()
                .filter(element -> element.normalName().equals("h1"))
                .limit(HEADINGS)
                .forEach(heading -> addNext(heading, marked));
        for (Element element : marked) {
            Matcher day = DAY.matcher(Brief.text(element, 120));
            while (day.find()) {
                Optional<Article.Moment> moment = read(day.group());
                if (moment.isPresent()) {
                    return moment;
                }
            }
        }
        return Optional.empty();
    }

    /// What follows a heading, within the part it is in and the parts around that.
    private static void addNext(Element heading, List<Element> marked) {
        Element up = heading;
        for (int level = 0; up != null && level < 3; level++) {
            Element next = up.nextElementSibling();
            for (int i = 0; next != null && i < 5; i++) {
                marked.add(next);
                marked.addAll(next.children().stream().limit(10).toList());
                next = next.nextElementSibling();
            }
            up = up.parent();
        }
    }

    private static Optional<Article.Moment> inAddress(String address) {
        Matcher found = IN_ADDRESS.matcher(address);
        if (!found.find()) {
            return Optional.empty();
        }
        int month = found.group(2) == null ? 5 : 2;
        return read(found.group(1) + "-" + found.group(month) + "-" + found.group(month + 1));
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
