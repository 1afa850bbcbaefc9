package org.broadtape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryList;
import org.broadtape.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void takesAPushedFeedAndKeepsItOverARestart(@TempDir Path data) throws Exception {
        String feed =
                "<rss version='2.0'><channel><title>Sample</title><item><title>Harbour reopens</title>"
                        + "<guid>1</guid><description>Ships sail again.</description><pubDate>"
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                Instant.now().atOffset(ZoneOffset.UTC))
                        + "</pubDate></item></channel></rss>";
        Settings settings = new Settings(0, data, Optional.empty());
        SourceId source;
        try (House house = House.open(settings, Clock.systemUTC())) {
            source =
                    house.sources()
                            .add(
                                    Source.Kind.PUSH,
                                    "Sample",
                                    Optional.empty(),
                                    Source.Settings.USUAL)
                            .id();
            String token = house.sources().newToken(source);
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            address(house, "/api/v1/sources/" + source + "/push"))
                                    .header("Authorization", "Bearer " + token)
                                    .header("Content-Type", "application/rss+xml")
                                    .POST(HttpRequest.BodyPublishers.ofString(feed))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        try (House house = House.open(settings, Clock.systemUTC())) {
            assertThat(house.stories().list(StoryList.of(source, 5)).items())
                    .extracting(StoryLine::headline)
                    .containsExactly("Harbour reopens");
        }
    }

    @Test
    void keepsThePolicyOnEveryAnswer(@TempDir Path data) throws Exception {
        try (House house = House.open(new Settings(0, data, Optional.empty()), Clock.systemUTC())) {
            for (String path : new String[] {"/health", "/nothing-here", "/search?q=x"}) {
                HttpResponse<String> answer =
                        client.send(
                                HttpRequest.newBuilder(address(house, path)).build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(answer.headers().firstValue("Content-Security-Policy"))
                        .as(path)
                        .hasValueSatisfying(
                                policy -> assertThat(policy).contains("default-src 'none'"));
                assertThat(answer.headers().firstValue("Set-Cookie")).as(path).isEmpty();
            }
        }
    }

    @Test
    void listensOnlyWhereItIsToldTo(@TempDir Path data) throws Exception {
        Settings settings =
                new Settings(0, data, Optional.empty(), Optional.empty(), Optional.of("127.0.0.1"));
        try (House house = House.open(settings, Clock.systemUTC())) {
            assertThat(answers("127.0.0.1", house.port())).isTrue();
            assertThat(answers("127.0.0.2", house.port())).isFalse();
        }
    }

    /// On Linux each address of 127.0.0.0/8 is the machine's own.
    private static boolean answers(String host, int port) {
        try (Socket socket = new Socket(host, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static URI address(House house, String path) {
        return URI.create("http://localhost:" + house.port() + path);
    }
}
