package org.broadtape.outlet;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.broadtape.analysis.link.Entity;
import org.broadtape.base.Stamp;
import org.broadtape.link.EntityAddress;
import org.broadtape.link.Links;
import org.broadtape.newsroom.Slice;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryList;
import org.broadtape.page.Pages;
import org.broadtape.page.Refusal;
import org.broadtape.setting.SettingsDesk;

/// What crawlers and finders of holes look for: `robots.txt` (RFC 9309), the site maps
/// (<https://www.sitemaps.org/protocol.html>) with the one for news, and `security.txt` (RFC 9116).
/// Of a private site there is none, but that robots are told to stay out.
final class ForRobots {
    /// Stories in one map; a map may list 50,000.
    private static final int IN_A_MAP = 5_000;

    /// News older than this is none to a news map; it holds at most 1,000.
    private static final Duration NEWS = Duration.ofDays(2);

    private static final int MOST_NEWS = 1_000;

    /// Instruments and countries that have stories of this time have their pages in the map.
    private static final Duration LINKED = Duration.ofDays(90);

    private static final int MOST_LINKED = 2_000;
    private static final Duration CONTACT_HOLDS = Duration.ofDays(180);
    private static final String MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final Stories stories;
    private final Links links;
    private final Pages pages;
    private final SettingsDesk site;
    private final Answer answer;
    private final Clock clock;

    ForRobots(
            Stories stories,
            Links links,
            Pages pages,
            SettingsDesk site,
            Answer answer,
            Clock clock) {
        this.stories = stories;
        this.links = links;
        this.pages = pages;
        this.site = site;
        this.answer = answer;
        this.clock = clock;
    }

    void open(JavalinDefaultRoutingApi routes) {
        routes.get("/robots.txt", this::robots);
        routes.get("/sitemap.xml", this::maps);
        routes.get("/sitemap-news.xml", this::news);
        routes.get("/sitemap-pages.xml", this::pages);
        routes.get("/sitemap-stories-{part}.xml", this::part);
        routes.get("/.well-known/security.txt", this::security);
    }

    private void robots(Context request) {
        text(
                request,
                site.current().isPrivate()
                        ? "User-agent: *\nDisallow: /\n"
                        : "User-agent: *\n"
                                + "Disallow: /api/\n"
                                + "Disallow: /events\n"
                                + "Disallow: /search\n"
                                + "Disallow: /settings\n"
                                + "Disallow: /setup\n"
                                + "Disallow: /sign-in\n"
                                + "Disallow: /story/*/appeal\n"
                                + "\n"
                                + "Sitemap: "
                                + pages.base(request)
                                + "/sitemap.xml\n");
    }

    private void maps(Context request) {
        String base = pages.base(request);
        XmlText out = new XmlText("sitemapindex").namespace("", MAPS);
        map(out, base + "/sitemap-pages.xml");
        map(out, base + "/sitemap-news.xml");
        long last = stories.newest().map(StoryId::value).orElse(0L);
        for (long part = 0; part * IN_A_MAP < last; part++) {
            map(out, base + "/sitemap-stories-" + part + ".xml");
        }
        xml(request, out);
    }

    private static void map(XmlText out, String address) {
        out.begin("sitemap").put("loc", address).end();
    }

    private void pages(Context request) {
        XmlText out = new XmlText("urlset").namespace("", MAPS);
        for (String path :
                new String[] {
                    "/", "/instruments", "/sources", "/about", "/risk", "/feeds", "/api"
                }) {
            out.begin("url").put("loc", pages.base(request) + path).end();
        }
        Instant since = clock.instant().minus(LINKED);
        for (Entity.Kind kind : new Entity.Kind[] {Entity.Kind.INSTRUMENT, Entity.Kind.COUNTRY}) {
            for (Entity one : links.most(kind, since, MOST_LINKED)) {
                out.begin("url").put("loc", pages.base(request) + EntityAddress.of(one)).end();
            }
        }
        xml(request, out);
    }

    /// The stories whose numbers fall into a part: its addresses stay in one map for ever.
    private void part(Context request) {
        long part =
                Optional.of(request.pathParam("part"))
                        .filter(words -> words.matches("\\d{1,9}"))
                        .map(Long::parseLong)
                        .orElseThrow(ForRobots::noMap);
        List<StoryId> ids =
                stories.idsAfter(part * IN_A_MAP, IN_A_MAP).stream()
                        .filter(id -> id.value() <= (part + 1) * IN_A_MAP)
                        .toList();
        if (ids.isEmpty()) {
            throw noMap();
        }
        XmlText out = new XmlText("urlset").namespace("", MAPS);
        for (StoryLine line : stories.lines(ids)) {
            if (isOurs(line)) {
                out.begin("url")
                        .put("loc", address(request, line))
                        .put("lastmod", line.changed().truncatedTo(ChronoUnit.SECONDS).toString())
                        .end();
            }
        }
        xml(request, out);
    }

    private static Refusal noMap() {
        return Refusal.of(
                404,
                "There is no such map",
                "No story has a number of this part.",
                "See /sitemap.xml for the maps there are.");
    }

    /// Neither samples nor copies: the first who told a story is the one to be found.
    private static boolean isOurs(StoryLine line) {
        return !line.sample() && line.copyOf().isEmpty();
    }

    private void news(Context request) {
        Instant since = clock.instant().minus(NEWS);
        XmlText out =
                new XmlText("urlset")
                        .namespace("", MAPS)
                        .namespace("news", "http://www.google.com/schemas/sitemap-news/0.9");
        int count = 0;
        Optional<String> cursor = Optional.empty();
        do {
            Slice<StoryLine> slice = stories.list(StoryList.front(StoryList.MOST).from(cursor));
            cursor = slice.next();
            for (StoryLine line : slice.items()) {
                if (line.rankAt().isBefore(since)) {
                    cursor = Optional.empty();
                    break;
                }
                Optional<Stamp> published = line.published().filter(at -> at.at().isAfter(since));
                if (published.isPresent() && isOurs(line) && count < MOST_NEWS) {
                    count++;
                    item(out, request, line, published.get());
                }
            }
        } while (cursor.isPresent() && count < MOST_NEWS);
        xml(request, out);
    }

    private void item(XmlText out, Context request, StoryLine line, Stamp published) {
        out.begin("url").put("loc", address(request, line)).begin("news:news");
        out.begin("news:publication")
                .put("news:name", site.current().siteName())
                .put("news:language", line.language().orElse("en"))
                .end();
        out.put("news:publication_date", published.toString());
        out.put("news:title", line.headline());
        out.end().end();
    }

    private String address(Context request, StoryLine line) {
        return pages.base(request) + "/story/" + line.id();
    }

    private void security(Context request) {
        Optional<String> contact =
                site.current().contact().filter(words -> !site.current().isPrivate());
        String words =
                contact.orElseThrow(() ->
                        Refusal.of(
                                404,
                                "There is no security.txt",
                                "The owner has named no contact.",
                                "Look at the about page for how to reach him."));
        Instant until = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(CONTACT_HOLDS);
        text(
                request,
                "Contact: "
                        + words
                        + "\nExpires: "
                        + until
                        + "\nPreferred-Languages: en\nCanonical: "
                        + pages.base(request)
                        + "/.well-known/security.txt\n");
    }

    private void text(Context request, String words) {
        answer.send(request, "text/plain; charset=utf-8", words);
    }

    private void xml(Context request, XmlText out) {
        answer.send(request, "application/xml; charset=utf-8", out.done());
    }
}
