package org.broadtape.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.broadtape.House;
import org.broadtape.Settings;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.Source;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.Reading;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What may not be seen leaves by no door.
class NothingLeaksTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final TestClock clock = new TestClock();

    @Test
    void nothingUnderEmbargoOrWithdrawnLeavesByAnyDoor(@TempDir Path data) throws Exception {
        try (House house = House.open(new Settings(0, data, Optional.empty()), clock)) {
            SourceId source =
                    house.sources()
                            .add(
                                    Source.Kind.PUSH,
                                    "Sample",
                                    Optional.empty(),
                                    Source.Settings.USUAL)
                            .id();
            house.newsroom().receive(Delivery.news(source, item("open", "Harbour").build()));
            StoryId held =
                    house.newsroom()
                            .receive(
                                    Delivery.news(
                                            source,
                                            item("held", "Lighthouse")
                                                    .embargoedUntil(
                                                            clock.instant()
                                                                    .plus(Duration.ofHours(1)))
                                                    .build()))
                            .story();
            house.newsroom().receive(Delivery.news(source, item("dead", "Breakwater").build()));
            StoryId killed =
                    house.newsroom()
                            .receive(
                                    Delivery.news(
                                            source,
                                            item("dead", "Breakwater")
                                                    .pubStatus(PubStatus.CANCELED)
                                                    .build()))
                            .story();
            for (String door :
                    new String[] {
                        "/feed.atom",
                        "/sources/" + source + ".atom",
                        "/search.atom?q=text",
                        "/search?q=text",
                        "/api/v1/stories",
                        "/api/v1/stories?changedAfter=0",
                        "/api/v1/stories/" + killed,
                        "/api/v1/stories/" + held
                    }) {
                String answer = get(house, door).body();
                assertThat(answer).as(door).doesNotContain("Lighthouse");
                assertThat(answer).as(door).doesNotContain("text of Breakwater");
            }
            assertThat(get(house, "/api/v1/stories/" + killed).statusCode()).isEqualTo(410);
            assertThat(get(house, "/api/v1/stories?changedAfter=0").body())
                    .contains("\"pubStatus\":\"canceled\"");
            Reading own =
                    Feeds.read(get(house, "/feed.atom").body().getBytes(StandardCharsets.UTF_8));
            assertThat(own.problems()).isEmpty();
            assertThat(own.items())
                    .extracting(WireItem::headline)
                    .contains("Harbour")
                    .doesNotContain("Lighthouse", "Breakwater");
        }
    }

    private HttpResponse<String> get(House house, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private WireItemBuilder item(String uri, String headline) {
        return WireItem.builder(uri, FeedFormat.RSS_20)
                .headline(headline)
                .bodyText("The text of " + headline)
                .bodyHtml("<p>The text of " + headline + "</p>")
                .published(Stamp.utc(clock.instant()));
    }
}
