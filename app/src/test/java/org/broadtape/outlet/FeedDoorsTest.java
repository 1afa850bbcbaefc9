package org.broadtape.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.broadtape.account.Browser;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.Reading;
import org.broadtape.wire.Signal;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDoorsTest extends Stand {
    private static final String ODD = "Bank & Sons \u201chold\u201d <rate> \ud83d\udea2 \u0001";

    @ParameterizedTest
    @ValueSource(strings = {"atom", "rss", "json"})
    void isReadBackByOurOwnReadersWithoutAProblem(String ending) throws Exception {
        StoryId story =
                receive(
                        item("1", ODD)
                                .summary("Short: 1 < 2 & 3.")
                                .language("en")
                                .writers(List.of("A. Writer", "B. Writer"))
                                .subjects(
                                        List.of(
                                                new WireItem.Subject(
                                                        "Rates",
                                                        java.util.Optional.empty(),
                                                        java.util.Optional.empty())))
                                .bodyHtml("<p>One &amp; <b>two</b></p>"));
        Reading reading = read("/feed." + ending);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.format())
                .hasValue(
                        switch (ending) {
                            case "atom" -> FeedFormat.ATOM_10;
                            case "rss" -> FeedFormat.RSS_20;
                            default -> FeedFormat.JSON_FEED_11;
                        });
        WireItem item = reading.items().getFirst();
        assertThat(item.problems()).isEmpty();
        assertThat(item.uri()).isEqualTo(address(story));
        assertThat(item.link()).hasToString("Optional[" + address(story) + "]");
        assertThat(item.headline()).isEqualTo(ODD.substring(0, ODD.length() - 2).strip());
        assertThat(item.summary()).hasValue("Short: 1 < 2 & 3.");
        assertThat(item.published()).hasValue(Stamp.utc(clock.instant()));
        assertThat(item.bodyHtml()).contains("One &amp; <b>two</b>");
        assertThat(item.writers()).containsExactly("A. Writer", "B. Writer");
        assertThat(item.subjects()).extracting(WireItem.Subject::name).contains("markets", "Rates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "rss", "json"})
    void holdsTheFrontPageASectionASourceOrASearch(String ending) throws Exception {
        SourceId other = source("sea");
        receive(item("1", "Rates"));
        receive(other, "sea", item("2", "Harbour").build());
        awaitFound("Harbour");
        assertThat(headlines("/feed." + ending)).contains("Rates", "Harbour");
        assertThat(headlines("/feed." + ending + "?section=sea")).containsExactly("Harbour");
        assertThat(headlines("/sources/" + other + "." + ending)).containsExactly("Harbour");
        assertThat(headlines("/search." + ending + "?q=harbour+section:sea"))
                .containsExactly("Harbour");
        assertThat(get("/sources/999." + ending).statusCode()).isEqualTo(404);
        assertThat(get("/search." + ending).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "rss", "json"})
    void carriesACorrectionUnderTheSameIdentity(String ending) throws Exception {
        StoryId story = receive(item("1", "Bank leaves rate at 3.25 percent"));
        read("/feed." + ending);
        clock.advance(Duration.ofMinutes(10));
        receive(
                item("1", "CORRECTED: Bank leaves rate at 3.50 percent")
                        .signal(Signal.CORRECTION)
                        .updated(Stamp.utc(clock.instant())));
        List<WireItem> items =
                read("/feed." + ending).items().stream()
                        .filter(item -> item.uri().equals(address(story)))
                        .toList();
        assertThat(items).hasSize(1);
        assertThat(items.getFirst().headline()).contains("3.50");
        if (!ending.equals("rss")) {
            assertThat(items.getFirst().updated()).hasValue(Stamp.utc(clock.instant()));
        }
    }

    @Test
    void tellsOfAWithdrawalInEveryFormatAndRepeatsNoWordOfIt() throws Exception {
        StoryId story = killed("1", "Breakwater");
        StoryId expired =
                receive(
                        item("2", "Lighthouse")
                                .expires(clock.instant().plus(Duration.ofMinutes(5))));
        clock.advance(Duration.ofMinutes(6));
        assertThat(get("/feed.atom").body())
                .contains("<at:deleted-entry ref=\"" + address(story) + "\"")
                .contains("<at:deleted-entry ref=\"" + address(expired) + "\"")
                .doesNotContain("Breakwater", "Lighthouse");
        for (String ending : new String[] {"rss", "json"}) {
            assertThat(get("/feed." + ending).body())
                    .contains(address(story))
                    .contains("withdrawn by its source")
                    .doesNotContain("Breakwater", "Lighthouse", address(expired));
        }
    }

    @Test
    void passesOnNoMoreThanTermsAllow() throws Exception {
        receive(item("1", "Licensed").summary("A summary").rights(terms("For subscribers")));
        receive(item("2", "Reserved").summary("A teaser").rights(terms("© 2024 Quay")));
        for (Form form : Form.values()) {
            assertThat(get("/feed." + form.ending()).body())
                    .contains("Licensed", "Reserved", "A teaser")
                    .doesNotContain("A summary", "text of Licensed", "text of Reserved");
        }
        assertThat(get("/api/v1/stories").body())
                .contains("Licensed", "\"part\":\"headline\"", "\"part\":\"teaser\"")
                .doesNotContain("text of Licensed", "text of Reserved");
        assertThat(get("/").body()).contains("A teaser").doesNotContain("A summary");
        assertThat(get("/search?q=Licensed").body())
                .contains("Licensed")
                .doesNotContain("A summary", "text of");
    }

    private static WireItem.Rights terms(String words) {
        return new WireItem.Rights(
                java.util.Optional.of(words),
                java.util.Optional.empty(),
                java.util.Optional.empty());
    }

    @Test
    void answersInALineWhereNothingChanged() throws Exception {
        receive(item("1", "Harbour"));
        HttpResponse<String> first = get("/feed.rss");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get("/feed.rss", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        receive(item("2", "Lighthouse"));
        clock.advance(Duration.ofSeconds(10));
        assertThat(get("/feed.rss", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void sendsLessWhereTheReaderUnpacks() throws Exception {
        for (int i = 0; i < 30; i++) {
            receive(item("" + i, "Harbour " + i));
        }
        HttpResponse<String> packed = get("/feed.json", "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("Content-Type"))
                .hasValue("application/feed+json; charset=utf-8");
    }

    @Test
    void opensToATokenOnAPrivateSiteAndNeverRepeatsIt() throws Exception {
        receive(item("1", "Harbour"));
        try (Browser owner = Browser.ofOwner(house)) {
            String token = Doors.token(owner);
            Doors.makePrivate(owner);
            assertThat(get("/feed.rss").statusCode()).isEqualTo(401);
            HttpResponse<String> answer = get("/feed.rss?token=" + token);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("Harbour").doesNotContain(token);
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("private"));
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void everyFeedAPageOffersIsThere() throws Exception {
        StoryId story = receive(item("1", "Harbour"));
        for (String page :
                new String[] {
                    "/",
                    "/?section=markets",
                    "/sources/" + source,
                    "/search?q=a%26b",
                    "/story/" + story,
                    "/feeds"
                }) {
            String html = get(page, "Accept", "text/html").body();
            List<String> offered =
                    java.util.regex.Pattern.compile(
                                    "href=\"([^\"]+\\.(?:atom|rss|json|opml)[^\"]*)\"")
                            .matcher(html)
                            .results()
                            .map(found -> found.group(1).replace("&amp;", "&"))
                            .toList();
            assertThat(offered).as(page).hasSizeGreaterThanOrEqualTo(3);
            for (String address : offered) {
                assertThat(get(address).statusCode()).as(page + " " + address).isEqualTo(200);
            }
        }
    }

    private List<String> headlines(String path) throws Exception {
        return read(path).items().stream().map(WireItem::headline).toList();
    }

    private void awaitFound(String words) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!get("/search.atom?q=" + words).body().contains(words + "</title><link")) {
            assertThat(System.nanoTime()).as("found in time").isLessThan(end);
            clock.advance(Duration.ofSeconds(6));
            Thread.onSpinWait();
        }
    }

    private String address(StoryId story) {
        return "http://localhost:" + house.port() + "/story/" + story;
    }
}
