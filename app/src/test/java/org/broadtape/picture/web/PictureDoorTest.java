package org.broadtape.picture.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadtape.testkit.StubServer.reply;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.broadtape.House;
import org.broadtape.Settings;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.picture.Drawn;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.setting.SiteSettings;
import org.broadtape.source.Source;
import org.broadtape.store.Database;
import org.broadtape.testkit.StubServer;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureDoorTest {
    @TempDir Path data;
    private final StubServer server = StubServer.start();
    private final TestClock clock = new TestClock();
    private final HttpClient client = HttpClient.newHttpClient();
    private House house;
    private SourceId source;

    @BeforeEach
    void open() throws Exception {
        try (Database database = Database.open("jdbc:sqlite:" + data.resolve("broadtape.db"))) {
            SiteSettings usual = SiteSettings.DEFAULT;
            new SettingsDesk(database)
                    .change(
                            new SiteSettings(
                                    usual.siteName(),
                                    usual.baseAddress(),
                                    usual.trustedProxies(),
                                    usual.isPrivate(),
                                    List.of("127.0.0.1"),
                                    usual.keepFor(),
                                    usual.keepBytes(),
                                    usual.contact(),
                                    usual.country()));
        }
        house = House.open(new Settings(0, data, Optional.empty()), clock);
        source =
                house.sources()
                        .add(Source.Kind.PUSH, "A wire", Optional.empty(), Source.Settings.USUAL)
                        .id();
    }

    @AfterEach
    void close() {
        house.close();
        client.close();
        server.close();
    }

    private WireItem.Picture picture(String path, String caption) {
        return new WireItem.Picture(
                server.at(path),
                Optional.of(caption),
                Optional.of("Own drawing"),
                false,
                Optional.empty(),
                WireItem.Rights.UNSAID,
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private StoryId deliver(PubStatus status, WireItem.Picture... pictures) {
        WireItem item =
                WireItem.builder("one", FeedFormat.RSS_20)
                        .headline("Ships sail again")
                        .published(Stamp.utc(clock.instant()))
                        .pictures(List.of(pictures))
                        .pubStatus(status)
                        .build();
        return house.newsroom()
                .receive(new Delivery(source, item, Delivery.Manner.NEWS, Optional.empty()))
                .story();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private List<Story.Picture> pictures(StoryId story) {
        return house.stories().any(story).orElseThrow().pictures();
    }

    /// Waits until it is so, at most half a minute; the desk works on threads of its own.
    private static void await(BooleanSupplier so) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void servesAPictureWhileItsStoryIsOpenAndNoLonger() throws Exception {
        byte[] bytes = Drawn.as("jpeg", 1_500, 1_000);
        server.on("/a.jpg", reply(200, Map.of("Content-Type", "image/jpeg"), bytes));
        StoryId story = deliver(PubStatus.USABLE, picture("/a.jpg", "The harbour at noon"));
        await(() -> !pictures(story).isEmpty());
        String path = pictures(story).getFirst().path();

        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .contains("public, max-age=604800, s-maxage=300, immutable");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        String etag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(get(path.replace(".jpg", "-480.jpg")).statusCode()).isEqualTo(200);
        assertThat(get(path.replace(".jpg", ".png")).statusCode()).isEqualTo(404);

        deliver(PubStatus.CANCELED);
        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(get(path, "If-None-Match", etag).statusCode()).isEqualTo(404);
        assertThat(get("/story/" + story).body()).doesNotContain("/media/");
    }

    @Test
    void namesSizesWordsAndCreditInThePageAndAsksNobodyElse() throws Exception {
        Map<String, String> type = Map.of("Content-Type", "image/jpeg");
        server.on("/a.jpg", reply(200, type, Drawn.as("jpeg", 1_500, 1_000)))
                .on("/b.jpg", reply(200, type, Drawn.as("jpeg", 300, 400)));
        StoryId story =
                deliver(
                        PubStatus.USABLE,
                        picture("/a.jpg", "The harbour at <noon>"),
                        picture("/b.jpg", "A crane"));
        clock.advance(Duration.ofSeconds(3));
        await(() -> {
            clock.advance(Duration.ofMillis(100));
            return pictures(story).size() == 2;
        });
        String path = pictures(story).getFirst().path();
        String[] page = new String[1];
        await(() -> {
            try {
                page[0] = get("/story/" + story).body();
            } catch (Exception broken) {
                throw new AssertionError(broken);
            }
            return page[0].contains("A crane");
        });
        assertThat(page[0])
                .contains("src=\"" + path + "\"")
                .contains(
                        "srcset=\""
                                + path.replace(".jpg", "-480.jpg")
                                + " 480w, "
                                + path
                                + " 960w\"")
                .contains("width=\"960\" height=\"640\" alt=\"The harbour at &lt;noon>\"")
                .contains("width=\"300\" height=\"400\" alt=\"A crane\" loading=\"lazy\"")
                .contains("Own drawing")
                .doesNotContain("src=\"http");
        assertThat(page[0].split("loading=\"lazy\"", -1)).hasSize(2);
        assertThat(page[0].split("srcset", -1)).as("a small picture has one size").hasSize(2);
    }
}
