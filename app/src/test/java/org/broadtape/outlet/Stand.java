package org.broadtape.outlet;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A house that stands open, with one source whose stories are of the section `markets`.
abstract class Stand {
    final TestClock clock = new TestClock();
    Path data = Path.of("");
    House house;
    SourceId source;
    Doors doors;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        data = folder;
        house = House.open(new Settings(0, data, Optional.empty()), clock);
        source = source("markets");
        doors = new Doors(house);
        doors.settled();
    }

    @AfterEach
    void close() {
        house.close();
    }

    /// Another source.
    SourceId source(String section) {
        return house.sources()
                .add(
                        Source.Kind.PUSH,
                        "Source of " + section,
                        Optional.empty(),
                        Source.Settings.USUAL)
                .id();
    }

    StoryId receive(WireItemBuilder item) {
        return receive(source, "markets", item.build());
    }

    StoryId receive(SourceId from, String section, WireItem item) {
        return house.newsroom()
                .receive(new Delivery(from, item, Delivery.Manner.NEWS, Optional.of(section)))
                .story();
    }

    /// A story that comes and is withdrawn.
    StoryId killed(String uri, String headline) {
        receive(item(uri, headline));
        return receive(item(uri, headline).pubStatus(PubStatus.CANCELED));
    }

    WireItemBuilder item(String uri, String headline) {
        return WireItem.builder(uri, FeedFormat.RSS_20)
                .headline(headline)
                .bodyText("The text of " + headline)
                .bodyHtml("<p>The text of " + headline + "</p>")
                .published(Stamp.utc(clock.instant()));
    }

    HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        return doors.get(path, headers);
    }

    /// The answer to a GET as JSON.
    JsonNode json(String path, String... headers) throws IOException, InterruptedException {
        return JsonMapper.builder().build().readTree(get(path, headers).body());
    }

    /// The answer to a GET as our own readers read it.
    Reading read(String path) throws IOException, InterruptedException {
        return Feeds.read(get(path).body().getBytes(StandardCharsets.UTF_8));
    }
}
