package org.broadtape.source.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.PushDesk;
import org.broadtape.source.Receiving;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;
import org.broadtape.store.Database;
import org.broadtape.store.StoreFull;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.Reading;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushDoorTest {
    @TempDir Path folder;
    private Database database;
    private Javalin web;
    private Source source;
    private String token;

    @BeforeEach
    void open() {
        database = Database.open("jdbc:sqlite:" + folder.resolve("sources.db"));
        TestClock clock = new TestClock();
        Sources sources = new Sources(database, clock);
        source = sources.add(Source.Kind.PUSH, "A desk", Optional.empty(), Source.Settings.USUAL);
        token = sources.newToken(source.id());
        Receiving receiving = new Receiving((bytes, type, base) -> read(bytes), this::receive);
        PushDoor door = new PushDoor(new PushDesk(sources, receiving, clock));
        web = Javalin.create(config -> door.open(config.routes)).start(0);
    }

    private List<Arrival> receive(List<org.broadtape.newsroom.Delivery> deliveries) {
        if (deliveries.getFirst().item().uri().equals("full")) {
            throw new StoreFull(new IllegalStateException("full"));
        }
        return List.of(new Arrival.FirstSeen(new StoryId(7)));
    }

    private static Reading read(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        return new Reading(
                text.isEmpty() ? Optional.empty() : Optional.of(FeedFormat.NINJS),
                Reading.Channel.UNSAID,
                text.isEmpty()
                        ? List.of()
                        : List.of(WireItem.builder(text, FeedFormat.NINJS).build()),
                List.of());
    }

    @AfterEach
    void close() {
        web.stop();
        database.close();
    }

    private HttpResponse<String> push(String with, byte[] body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://localhost:"
                                                        + web.port()
                                                        + "/api/v1/sources/"
                                                        + source.id()
                                                        + "/push"))
                                .header("Authorization", "Bearer " + with)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void answersWhatEachItemTurnedOutToBe() throws Exception {
        HttpResponse<String> answer = push(token, "one".getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"uri\":\"one\"", "\"story\":7", "\"arrival\":\"first-seen\"");
    }

    @Test
    void refusesWrongTokensUnknownFormatsAndTooMuch() throws Exception {
        assertThat(push("bt_wrong", "one".getBytes(UTF_8)).statusCode()).isEqualTo(401);
        assertThat(push(token, new byte[0]).statusCode()).isEqualTo(415);
        assertThat(push(token, new byte[PushDoor.BYTES + 1]).statusCode()).isEqualTo(413);
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        HttpResponse<String> answer = push(token, "full".getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(507);
        assertThat(answer.body()).contains("Send all of it again");
    }
}
