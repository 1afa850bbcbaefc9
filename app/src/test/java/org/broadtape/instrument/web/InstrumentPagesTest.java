package org.broadtape.instrument.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.House;
import org.broadtape.Settings;
import org.broadtape.account.Browser;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Role;
import org.broadtape.base.Stamp;
import org.broadtape.link.Clipper;
import org.broadtape.link.Shelf;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.Source;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages, feeds and API answers of instruments and countries, over HTTP.
class InstrumentPagesTest {
    private static final Entity META =
            Clipper.instrument("bt:meta-platforms", "META", "Meta Platforms Inc");
    private static final Entity ISLAND = Clipper.country("ISL", "Iceland");
    private static final Pattern KEY =
            Pattern.compile("action=\"(/instruments/import/[0-9a-f]{32})\"");

    @TempDir Path data;
    private final TestClock clock = new TestClock();
    private House house;
    private Shelf shelf;
    private SourceId source;
    private Browser reader;

    @BeforeEach
    void open() throws Exception {
        house = House.open(new Settings(0, data, Optional.empty()), clock);
        shelf = new Shelf(house, data, clock);
        source =
                house.sources()
                        .add(Source.Kind.PUSH, "Wire", Optional.empty(), Source.Settings.USUAL)
                        .id();
        reader = new Browser(house);
    }

    @AfterEach
    void close() {
        reader.close();
        shelf.close();
        house.close();
    }

    private StoryId linked(String uri, Role role) {
        StoryId id = receive(uri, PubStatus.USABLE);
        shelf.put(
                id,
                story ->
                        List.of(
                                Shelf.line(story, META, true, role, "Quay"),
                                Shelf.line(story, ISLAND, true, Role.MENTION, "yard")));
        clock.advance(Duration.ofMinutes(1));
        return id;
    }

    private StoryId receive(String uri, PubStatus status) {
        return house.newsroom()
                .receive(
                        Delivery.news(
                                source,
                                WireItem.builder(uri, FeedFormat.NINJS)
                                        .headline("Quay yard opens, says " + uri)
                                        .bodyText("It opened.")
                                        .pubStatus(status)
                                        .published(Stamp.utc(clock.instant()))
                                        .build()))
                .story();
    }

    private String page(String path) throws Exception {
        HttpResponse<String> answer = reader.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @Test
    void findsByNameSymbolFormerNameAndBrand() throws Exception {
        for (String typed : List.of("meta", "META", "facebook", "instagram", "platforms")) {
            assertThat(page("/instruments?q=" + typed))
                    .as(typed)
                    .contains("/instrument/bt:meta-platforms");
        }
        assertThat(page("/instruments?q=zzzz")).contains("Nothing known here begins with zzzz.");
        assertThat(page("/instruments")).contains("instruments are known");
        HttpResponse<String> listed = reader.get("/instrument/XNAS/META");
        assertThat(listed.statusCode()).isEqualTo(303);
        assertThat(listed.headers().firstValue("Location").orElseThrow())
                .endsWith("/instrument/bt:meta-platforms");
        assertThat(reader.get("/instrument/XNAS/NOTHING").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsWhatIsKnownAndTheStoriesByRole() throws Exception {
        StoryId about = linked("about", Role.SUBJECT);
        StoryId venue = linked("venue", Role.VENUE);
        String page = page("/instrument/bt:meta-platforms");
        assertThat(page)
                .contains(
                        "Facebook Inc",
                        "2004-01-01 – 2021-10-28",
                        "US30303M1027",
                        "XNAS",
                        "/story/" + about + "\"",
                        "/instrument/bt:meta-platforms.atom")
                .doesNotContain("/story/" + venue + "\"");
        assertThat(page("/instrument/bt:meta-platforms?role=venue"))
                .contains("/story/" + venue + "\"")
                .doesNotContain("/story/" + about + "\"");
        assertThat(page("/country/ISL")).contains("/story/" + about, "/story/" + venue);
        assertThat(page("/country/ISL?role=about")).contains("No story here has Iceland in this");
        assertThat(page("/country/TUV")).contains("No story here is linked to Tuvalu.");
        for (String none :
                List.of(
                        "/instrument/nothing",
                        "/country/bt:meta-platforms",
                        "/instrument/bt:meta-platforms?role=nonsense")) {
            assertThat(reader.get(none).statusCode()).as(none).isEqualTo(404);
        }
    }

    @Test
    void goesOutAsFeedsAndThroughTheApiAndLosesWhatIsWithdrawn() throws Exception {
        StoryId about = linked("about", Role.SUBJECT);
        linked("venue", Role.VENUE);
        assertThat(page("/instrument/bt:meta-platforms.atom")).contains("says about");
        assertThat(page("/instrument/bt:meta-platforms.atom?role=any")).contains("says venue");
        assertThat(page("/country/ISL.json")).contains("says about", "says venue");
        assertThat(reader.get("/country/ISL.rss?role=x").statusCode()).isEqualTo(400);
        assertThat(reader.get("/instrument/nothing.rss").statusCode()).isEqualTo(404);
        String api = page("/api/v1/stories?instrument=bt:meta-platforms");
        assertThat(api)
                .contains("says about", "\"role\":\"subject\"", "\"text\":\"Quay\"")
                .doesNotContain("says venue");
        assertThat(page("/api/v1/stories?country=isl&limit=1"))
                .contains("says venue", "\"next\"")
                .doesNotContain("says about");
        assertThat(page("/api/v1/stories?changedAfter=0&instrument=bt:meta-platforms&limit=200"))
                .contains("says about")
                .doesNotContain("says venue");
        assertThat(page("/api/v1/instruments/bt:meta-platforms"))
                .contains("\"stories\":{", "\"venue\":")
                .doesNotContain("cusip", "\"ric\"");
        for (String wrong :
                List.of(
                        "/api/v1/stories?role=about",
                        "/api/v1/stories?instrument=a&country=b",
                        "/api/v1/stories?country=ISL&role=x",
                        "/api/v1/instruments?q=a&id=b",
                        "/api/v1/instruments?cursor=x")) {
            assertThat(reader.get(wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        receive("about", PubStatus.CANCELED);
        Shelf.await(() -> shelf.links().ledger(about).isEmpty());
        for (String path :
                List.of(
                        "/instrument/bt:meta-platforms",
                        "/instrument/bt:meta-platforms.atom",
                        "/api/v1/stories?instrument=bt:meta-platforms")) {
            assertThat(page(path)).as(path).doesNotContain("says about");
        }
    }

    @Test
    void theOwnerLooksAtAListBeforeItIsImported() throws Exception {
        assertThat(reader.get("/instruments/import").statusCode()).isIn(303, 401);
        try (Browser owner = Browser.ofOwner(house)) {
            String token = owner.formToken();
            String shown =
                    upload(owner, token, "id,name,symbol\nown:acme,Acme Rockets,ACME\n,No id,X\n");
            assertThat(shown)
                    .contains("Nothing was imported yet", "Acme Rockets", "<td class=\"number\">3");
            assertThat(page("/instruments?q=acme")).contains("Nothing known here");
            Matcher key = KEY.matcher(shown);
            assertThat(key.find()).isTrue();
            assertThat(owner.post(key.group(1), Map.of("token", token)).body())
                    .contains("is known now", "own.csv");
            assertThat(page("/instruments?q=acme")).contains("/instrument/own:acme");
            assertThat(owner.post(key.group(1), Map.of("token", token)).statusCode())
                    .isEqualTo(409);
            owner.post("/instruments/lists/remove", Map.of("token", token, "name", "own.csv"));
            assertThat(page("/instruments?q=acme")).contains("Nothing known here");
            assertThat(upload(owner, token, "a,b\n1,2\n")).contains("nothing was imported");
        }
    }

    private String upload(Browser owner, String token, String csv) throws Exception {
        String body =
                String.join(
                        "\r\n",
                        "--cut",
                        "Content-Disposition: form-data; name=\"token\"",
                        "",
                        token,
                        "--cut",
                        "Content-Disposition: form-data; name=\"file\"; filename=\"own.csv\"",
                        "Content-Type: text/csv",
                        "",
                        csv,
                        "--cut--",
                        "");
        return owner.send("/instruments/import", "multipart/form-data; boundary=cut", body).body();
    }
}
