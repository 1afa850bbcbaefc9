package org.broadtape.source.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadtape.testkit.StubServer.reply;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadtape.account.Accounts;
import org.broadtape.account.Viewer;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.page.Assets;
import org.broadtape.page.Pages;
import org.broadtape.page.Refusals;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.source.FeedFinder;
import org.broadtape.source.FeedReader;
import org.broadtape.source.Folders;
import org.broadtape.source.Hubs;
import org.broadtape.source.Inbox;
import org.broadtape.source.PushDesk;
import org.broadtape.source.Receiving;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;
import org.broadtape.store.Database;
import org.broadtape.testkit.StubServer;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.fetch.AddressGuard;
import org.broadtape.wire.fetch.Fetcher;
import org.broadtape.wire.fetch.HostPace;
import org.broadtape.wire.opml.Opml;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcePagesTest {
    private static final String SECRET = "https://feeds.example/all?key=4711";

    @TempDir Path folder;
    private final TestClock clock = new TestClock();
    private final HttpClient client = HttpClient.newHttpClient();
    private Database database;
    private Sources sources;
    private Javalin web;

    @BeforeEach
    void open() {
        database = Database.open("jdbc:sqlite:" + folder.resolve("sources.db"));
        sources = new Sources(database, clock);
        Accounts accounts = new Accounts();
        Pages pages = new Pages(new SettingsDesk(database), accounts, new Assets());
        AddressGuard guard = AddressGuard.allowing(List.of("127.0.0.1"));
        Fetcher fetcher = new Fetcher(() -> guard, clock, "Broadtape test");
        FeedReader reader = (bytes, type, at) -> Feeds.read(bytes);
        SourcePages desk =
                new SourcePages(
                        sources,
                        new Inbox(folder.resolve("inbox")),
                        new Hubs(
                                sources,
                                fetcher,
                                new Receiving(reader, all -> List.of()),
                                Optional::empty,
                                clock),
                        new FeedFinder(fetcher, reader, new HostPace(HostPace.USUAL), clock),
                        pages,
                        accounts,
                        new Counted(),
                        clock);
        web =
                Javalin.create(
                                config -> {
                                    config.routes.before(request -> {
                                        if ("owner".equals(request.header("X-Test"))) {
                                            request.attribute(
                                                    "viewer", new Viewer.Owner("O", "form"));
                                        }
                                    });
                                    new Refusals(pages).open(config.routes);
                                    desk.open(config.routes);
                                })
                        .start(0);
    }

    /// Says that there are as many stories of each source.
    private final class Counted implements StoryCounts {
        @Override
        public int of(SourceId source) {
            return 1_234;
        }

        @Override
        public Map<SourceId, Integer> all() {
            return sources.list().stream().collect(Collectors.toMap(Source::id, this::one));
        }

        private int one(Source source) {
            return of(source.id());
        }
    }

    @AfterEach
    void close() {
        web.stop();
        client.close();
        database.close();
    }

    @Test
    void saysWhyThereIsNothingAndWhatToDo() throws Exception {
        assertThat(get("/sources", false))
                .contains("No source is kept yet")
                .contains("The owner can sign in")
                .doesNotContain("<form class=\"stack\"");
        assertThat(get("/sources", true))
                .contains("Add a feed below", "action=\"/sources/import\"");
    }

    @Test
    void listsSourcesWithTheirHealthAndEscapesThem() throws Exception {
        Source source = feed("A <b>feed</b>", "https://a.example/f");
        assertThat(get("/sources", false))
                .contains("A &lt;b&gt;feed")
                .doesNotContain("<b>feed")
                .contains("1,234", "waiting", "/sources/" + source.id() + "/health");
    }

    @Test
    void tellsReadersHowASourceIsButNotItsKey() throws Exception {
        Source source = feed("Closed", SECRET);
        String page = get("/sources/" + source.id() + "/health", false);
        assertThat(page)
                .contains("https://feeds.example/all?…", "as soon as its host may be asked")
                .doesNotContain("4711", "<form class=\"stack\"", "/remove");
        assertThat(get("/sources/" + source.id() + "/health", true)).contains(SECRET, "/remove");
    }

    @Test
    void showsAnswersAndProblemsOfWhatWasPushed() throws Exception {
        Source source =
                sources.add(Source.Kind.PUSH, "Desk", Optional.empty(), Source.Settings.USUAL);
        Receiving receiving =
                new Receiving(
                        (bytes, type, base) ->
                                org.broadtape.wire.Feeds.read(
                                        bytes,
                                        new org.broadtape.wire.Feeds.Hints(
                                                type, Optional.empty(), Optional.empty())),
                        all ->
                                all.stream()
                                        .<Arrival>map(one -> new Arrival.FirstSeen(new StoryId(7)))
                                        .toList());
        new PushDesk(sources, receiving, clock)
                .receive(
                        source.id(),
                        ("<rss version='2.0'><channel><title>T</title><item><title>Quay</title>"
                                        + "<pubDate>the day before</pubDate></item></channel></rss>")
                                .getBytes(UTF_8),
                        Optional.empty());
        assertThat(get("/sources/" + source.id() + "/health", false))
                .contains("1 items were sent, 1 new or changed.", "pushed")
                .contains("the day before", "<time datetime=");
        assertThat(get("/sources", false)).contains("<time datetime=").contains("well");
    }

    @Test
    void addsAFeedOnceAndNamesItByItsHost() throws Exception {
        HttpResponse<String> answer =
                post(
                        "/sources",
                        "address",
                        "news.example/feed",
                        "unseen",
                        "1",
                        "minutes",
                        "30",
                        "zone",
                        "Asia/Tokyo");
        assertThat(answer.statusCode()).isEqualTo(303);
        Source added = sources.list().getFirst();
        assertThat(added.name()).isEqualTo("news.example");
        assertThat(added.address()).contains(URI.create("https://news.example/feed"));
        assertThat(added.settings().zone()).contains(ZoneId.of("Asia/Tokyo"));
        assertThat(answer.headers().firstValue("Location"))
                .contains("/sources/" + added.id() + "/health?done=added");
        HttpResponse<String> again =
                post("/sources", "address", "https://news.example/feed", "minutes", "30");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("This address is here already, as news.example.");
        assertThat(sources.list()).hasSize(1);
    }

    @Test
    void findsTheFeedOfASiteAndOffersSeveralToChooseFrom() throws Exception {
        String link = "<link rel='alternate' type='application/rss+xml' title='%s' href='%s'>";
        try (StubServer site = StubServer.start()) {
            site.on("/one", reply(200, Map.of(), link.formatted("All", "/all.xml")));
            assertThat(post("/sources", "address", site.at("/one").toString(), "minutes", "15"))
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(303);
            assertThat(sources.list().getFirst().address()).contains(site.at("/all.xml"));
            site.on(
                    "/two",
                    reply(
                            200,
                            Map.of(),
                            link.formatted("<b>A</b>", "/a") + link.formatted("B", "/b")));
            HttpResponse<String> choice =
                    post(
                            "/sources",
                            "address",
                            site.at("/two").toString(),
                            "minutes",
                            "20",
                            "section",
                            "markets");
            assertThat(choice.body())
                    .contains("It offers 2 feeds", site.at("/b").toString())
                    .contains("&lt;b&gt;A", "name=\"section\" value=\"markets\"")
                    .doesNotContain("<b>A");
            assertThat(sources.list()).hasSize(1);
        }
    }

    @Test
    void saysWhereItLookedForAFeedAndLetsTheOwnerInsist() throws Exception {
        try (StubServer site = StubServer.start()) {
            site.on("/", reply(200, Map.of(), "<p>A page"));
            HttpResponse<String> answer =
                    post("/sources", "address", site.at("/").toString(), "minutes", "15");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("There is no feed at this address", site.at("/atom.xml").toString())
                    .contains("name=\"unseen\"");
            String gone = site.at("/gone").toString();
            assertThat(post("/sources", "address", gone, "minutes", "15").body())
                    .contains("there is nothing at this address. Look whether");
            assertThat(post("/sources", "address", gone, "minutes", "15", "unseen", "1"))
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(303);
        }
    }

    @Test
    void saysHowAllOfThemAreAndWhatWasWrongLast() throws Exception {
        Source good = feed("Good", "https://a.example/f");
        feed("New", "https://b.example/f");
        sources.pause(good.id());
        Source folderSource =
                sources.add(
                        Source.Kind.FOLDER,
                        "Wire",
                        Optional.of(folder.resolve("elsewhere").toUri()),
                        Source.Settings.USUAL);
        try (Folders folders =
                new Folders(
                        sources,
                        new Receiving((bytes, type, at) -> Feeds.read(bytes), all -> List.of()),
                        new Inbox(folder.resolve("inbox")),
                        clock)) {
            folders.lookAtAll();
        }
        assertThat(get("/sources", false))
                .contains("3 sources: 1 waiting, 1 paused, 1 in trouble.")
                .contains("The folder lies outside the inbox", "when a file comes")
                .contains("Latest problems", "Shown to the owner")
                .doesNotContain(folder.toString());
        assertThat(get("/sources/" + folderSource.id() + "/health", false))
                .doesNotContain(folder.toString());
        assertThat(get("/sources/" + folderSource.id() + "/health", true))
                .contains(folder.toString());
    }

    @Test
    void saysBesideTheFieldWhatIsWrong() throws Exception {
        HttpResponse<String> answer =
                post("/sources", "address", "ftp://x", "minutes", "0", "zone", "Mars", "name", "N");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("id=\"address-problem\"", "id=\"minutes-problem\"", "id=\"zone-problem\"")
                .contains("aria-describedby=\"zone-problem zone-hint\"")
                .contains("value=\"Mars\"");
        assertThat(post("/sources", "kind", "PUSH").body()).contains("id=\"name-problem\"");
        assertThat(sources.list()).isEmpty();
    }

    @Test
    void changesWhatTheOwnerSaysAndKeepsTheKind() throws Exception {
        Source push =
                sources.add(Source.Kind.PUSH, "Desk", Optional.empty(), Source.Settings.USUAL);
        assertThat(get("/sources/" + push.id() + "/edit", true)).contains("value=\"Desk\"");
        assertThat(
                        post(
                                        "/sources/" + push.id() + "/edit",
                                        "name",
                                        "The desk",
                                        "kind",
                                        "FEED",
                                        "section",
                                        "markets")
                                .statusCode())
                .isEqualTo(303);
        Source after = sources.find(push.id()).orElseThrow();
        assertThat(after.kind()).isEqualTo(Source.Kind.PUSH);
        assertThat(after.name()).isEqualTo("The desk");
        assertThat(after.settings().section()).contains("markets");
    }

    @Test
    void pausesResumesRemovesAndRestores() throws Exception {
        SourceId id = feed("A", "https://a.example/f").id();
        String place = "/sources/" + id;
        deed(place + "/pause");
        assertThat(sources.find(id).orElseThrow().paused()).isTrue();
        assertThat(get(place + "/health?done=paused", true)).contains("The source is paused.");
        deed(place + "/resume");
        assertThat(sources.find(id).orElseThrow().paused()).isFalse();
        deed(place + "/look");
        deed(place + "/remove");
        assertThat(sources.list()).isEmpty();
        assertThat(send("GET", place + "/health", false, "").statusCode()).isEqualTo(404);
        assertThat(get(place + "/health", true)).contains(place + "/restore");
        deed(place + "/restore");
        assertThat(sources.list()).hasSize(1);
    }

    @Test
    void showsANewTokenOnce() throws Exception {
        SourceId id =
                sources.add(Source.Kind.PUSH, "Desk", Optional.empty(), Source.Settings.USUAL).id();
        HttpResponse<String> answer = post("/sources/" + id + "/token");
        String token = answer.body().replaceAll("(?s).*<code>(bt_[0-9a-f]{64})</code>.*", "$1");
        assertThat(sources.opens(id, token)).isTrue();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(get("/sources/" + id + "/health", true)).doesNotContain(token);
    }

    @Test
    void letsNobodyElseChangeAnything() throws Exception {
        SourceId id = feed("A", "https://a.example/f").id();
        for (String deed :
                new String[] {
                    "/sources",
                    "/sources/import",
                    "/sources/" + id + "/edit",
                    "/sources/" + id + "/token",
                    "/sources/" + id + "/remove"
                }) {
            assertThat(send("POST", deed, false, "token=form").statusCode())
                    .as(deed)
                    .isEqualTo(401);
        }
        assertThat(send("POST", "/sources/" + id + "/remove", true, "token=other").statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/sources/" + id + "/edit", false, "").statusCode()).isEqualTo(401);
        assertThat(sources.list()).hasSize(1);
    }

    @Test
    void givesTheListAsOpmlWithoutReadersSeeingKeys() throws Exception {
        feed("Open", "https://open.example/f");
        feed("Closed", SECRET);
        assertThat(Opml.read(get("/sources.opml", false).getBytes(UTF_8)).feeds())
                .extracting(Opml.Feed::name)
                .containsExactly("Open");
        assertThat(Opml.read(get("/sources.opml", true).getBytes(UTF_8)).feeds())
                .extracting(feed -> feed.address().toString())
                .containsExactly(SECRET, "https://open.example/f");
    }

    @Test
    void importsAListOnceItWasShownAndUndoesIt() throws Exception {
        feed("Known", "https://known.example/f");
        String outline = "<outline text='%s' xmlUrl='%s'/>";
        String known = outline.formatted("K", "https://known.example/f");
        String fresh = outline.formatted("Fresh", "https://fresh.example/f");
        HttpResponse<String> shown = upload(opml(known + fresh));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("It would add one feed; one is known already", "Nothing is added yet.")
                .contains("https://fresh.example/f", "Add this feed");
        assertThat(sources.list()).hasSize(1);
        String place = shown.body().replaceAll("(?s).*(/sources/import/[0-9a-f]{32}).*", "$1");
        HttpResponse<String> good = post(place);
        assertThat(good.statusCode()).isEqualTo(303);
        String then = good.headers().firstValue("Location").orElse("");
        assertThat(then).startsWith("/sources?added=1&known=1&import=");
        assertThat(get(then, true))
                .contains("One feed was added; one was known already.", place + "/undo");
        assertThat(get(then, false)).doesNotContain(place);
        assertThat(post(place).statusCode()).isEqualTo(409);
        assertThat(sources.list()).hasSize(2);
        assertThat(post(place + "/undo").headers().firstValue("Location"))
                .contains("/sources?undone=1");
        assertThat(sources.list()).hasSize(1);
        assertThat(post(place + "/undo").body()).contains("This import is no longer kept");
    }

    @Test
    void showsWhatOfAListItPassedOver() throws Exception {
        String outline = "<outline text='%s' xmlUrl='%s'/>";
        HttpResponse<String> mixed =
                upload(
                        opml(
                                outline.formatted("X", "javascript:x")
                                        + outline.formatted("C", "https://c.example/")));
        assertThat(mixed.statusCode()).isEqualTo(200);
        assertThat(mixed.body()).contains("javascript:x", "one outline was passed over");
        assertThat(upload(opml(outline.formatted("X", "javascript:x"))).body())
                .contains("id=\"list-problem\"", "javascript:x");
        assertThat(sources.list()).isEmpty();
    }

    @Test
    void forgetsAListThatWasShownHalfAnHourAgo() throws Exception {
        HttpResponse<String> shown = upload(opml("<outline text='C' xmlUrl='c.example/f'/>"));
        String place = shown.body().replaceAll("(?s).*(/sources/import/[0-9a-f]{32}).*", "$1");
        clock.advance(Duration.ofMinutes(30));
        assertThat(post(place).statusCode()).isEqualTo(409);
        assertThat(send("POST", place, false, "token=form").statusCode()).isEqualTo(401);
        assertThat(sources.list()).isEmpty();
    }

    @Test
    void refusesListsThatAreNoneOrTooLarge() throws Exception {
        assertThat(upload("news").body()).contains("There is no opml element");
        assertThat(upload("").body()).contains("No file came.");
        HttpResponse<String> large = upload("x".repeat(Opml.BYTES + 100_000));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("larger than 4 MB");
        assertThat(sources.list()).isEmpty();
    }

    private Source feed(String name, String address) {
        return sources.add(
                Source.Kind.FEED, name, Optional.of(URI.create(address)), Source.Settings.USUAL);
    }

    private static String opml(String outlines) {
        return "<opml version='2.0'><body>" + outlines + "</body></opml>";
    }

    private void deed(String path) throws Exception {
        assertThat(post(path).statusCode()).as(path).isEqualTo(303);
    }

    private String get(String path, boolean owner) throws Exception {
        HttpResponse<String> answer = send("GET", path, owner, "");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> post(String path, String... fields) throws Exception {
        StringBuilder body = new StringBuilder("token=form");
        for (int at = 0; at < fields.length; at += 2) {
            body.append('&')
                    .append(fields[at])
                    .append('=')
                    .append(URLEncoder.encode(fields[at + 1], UTF_8));
        }
        return send("POST", path, true, body.toString());
    }

    private HttpResponse<String> send(String method, String path, boolean owner, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + web.port() + path))
                        .header("X-Test", owner ? "owner" : "reader")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String list) throws IOException, InterruptedException {
        String body =
                Arrays.stream(
                                new String[] {
                                    "--cut",
                                    "Content-Disposition: form-data; name=\"token\"",
                                    "",
                                    "form",
                                    "--cut",
                                    "Content-Disposition: form-data; name=\"list\"; filename=\"l.opml\"",
                                    "Content-Type: text/xml",
                                    "",
                                    list,
                                    "--cut--",
                                    ""
                                })
                        .collect(Collectors.joining("\r\n"));
        return client.send(
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + web.port() + "/sources/import"))
                        .header("X-Test", "owner")
                        .header("Content-Type", "multipart/form-data; boundary=cut")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
