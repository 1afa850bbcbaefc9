package org.broadtape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryList;
import org.broadtape.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A full disk stops arrivals with a clear message, and the site keeps reading.
class FullDiskTest {
    private static final int PAGE = 4096;
    private static final List<String> READ =
            List.of(
                    "/",
                    "/story/1",
                    "/story/1/versions",
                    "/sources",
                    "/search?q=harbour",
                    "/feed.atom",
                    "/api/v1/stories",
                    "/api/v1/stories?changedAfter=0",
                    "/health");

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir Path folder;

    @Test
    void aStoreWithoutRoomRefusesArrivalsAndReadsOn() throws Exception {
        Path file = folder.resolve("broadtape.db");
        try (House house = open("")) {
            assertThat(house.port()).isPositive();
        }
        long pages = Files.size(file) / PAGE + 100;
        try (House house = open("?max_page_count=" + pages)) {
            Door door = Door.of(house);
            int number = 1;
            HttpResponse<String> answer = push(door, number);
            while (answer.statusCode() == 200 && number < 500) {
                answer = push(door, ++number);
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
            assertThat(answer.body()).contains("disk is full").contains("Send all of it again");
            assertReads(door);
            assertThat(front(house))
                    .contains(headline(number - 1))
                    .doesNotContain(headline(number));

            for (StoryId story : ofSource(house)) {
                assertThat(house.newsroom().remove(story)).isTrue();
            }
            assertThat(push(door, number).statusCode()).as("there is room again").isEqualTo(200);
            assertThat(front(house)).contains(headline(number));
            awaitFound(door, number);
        }
    }

    @Test
    @Timeout(180)
    void aDiskWithoutRoomRefusesArrivalsAndReadsOn() throws Exception {
        Process process = smallDisk();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
            String first = String.valueOf(out.readLine());
            assumeTrue(
                    first.startsWith("open "),
                    "SKIPPED: a small disk of its own can't be mounted here: "
                            + Files.readString(folder.resolve("err")).strip());
            Door door = Door.parse(first);
            assertThat(push(door, 1).statusCode()).isEqualTo(200);
            awaitFound(door, 1);
            say(in, out, "fill");
            int number = 2;
            HttpResponse<String> answer = push(door, number);
            while (answer.statusCode() == 200 && number < 500) {
                answer = push(door, ++number);
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
            assertReads(door);
            assertThat(get(door, "/").body())
                    .contains(headline(number - 1))
                    .doesNotContain(headline(number));
            assertThat(push(door, number).statusCode()).as("still").isEqualTo(507);
            assertReads(door);

            say(in, out, "free");
            assertThat(push(door, number).statusCode()).as("there is room again").isEqualTo(200);
            for (int one = 1; one <= number; one++) {
                awaitFound(door, one);
            }
            say(in, out, "check");
        } finally {
            process.toHandle().destroyForcibly();
        }
    }

    /// [SmallDisk] on a file system of 24 MB in the memory, which it mounts for itself alone.
    private Process smallDisk() throws IOException {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        String script = "mount -t tmpfs -o size=24m tmpfs \"$0\" && exec \"$@\"";
        return new ProcessBuilder(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        script,
                        disk.toString(),
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallDisk.class.getName(),
                        disk.toString())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private static void say(Writer in, BufferedReader out, String word) throws IOException {
        in.write(word + "\n");
        in.flush();
        assertThat(out.readLine()).isEqualTo(word + " done");
    }

    /// Where a site answers, and what opens its push.
    record Door(int port, String source, String token) {
        static Door of(House house) {
            var source =
                    house.sources()
                            .add(
                                    Source.Kind.PUSH,
                                    "Sample",
                                    Optional.empty(),
                                    Source.Settings.USUAL)
                            .id();
            return new Door(house.port(), source.toString(), house.sources().newToken(source));
        }

        /// The inverse of [#toString].
        static Door parse(String line) {
            String[] words = line.split(" ");
            return new Door(Integer.parseInt(words[1]), words[2], words[3]);
        }

        @Override
        public String toString() {
            return "open " + port + " " + source + " " + token;
        }
    }

    private House open(String parameters) throws IOException {
        String address = "jdbc:sqlite:" + folder.resolve("broadtape.db") + parameters;
        return House.open(new Settings(0, folder, Optional.of(address)), Clock.systemUTC());
    }

    private static List<StoryId> ofSource(House house) {
        return house.sources().list().stream()
                .filter(source -> source.kind() == Source.Kind.PUSH)
                .flatMap(source ->
                        house.stories().list(StoryList.of(source.id(), 200)).items().stream())
                .map(StoryLine::id)
                .toList();
    }

    private static String front(House house) {
        return house.stories().list(StoryList.front(200)).items().stream()
                .map(StoryLine::headline)
                .collect(Collectors.joining("\n"));
    }

    private void assertReads(Door door) throws Exception {
        for (String path : READ) {
            assertThat(get(door, path).statusCode()).as(path).isEqualTo(200);
        }
    }

    private void awaitFound(Door door, int number) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!get(door, "/search.atom?q=unit" + number).body().contains(headline(number))) {
            assertThat(System.nanoTime()).as("found: " + number).isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private HttpResponse<String> get(Door door, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + door.port() + path))
                        .header("Accept", "text/html,*/*")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> push(Door door, int number) throws Exception {
        String address =
                "http://localhost:" + door.port() + "/api/v1/sources/" + door.source() + "/push";
        return client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + door.token())
                        .header("Content-Type", "application/rss+xml")
                        .POST(HttpRequest.BodyPublishers.ofString(feed(number)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String headline(int number) {
        return "Harbour reopens, unit" + number + " says";
    }

    /// One story of some thirty thousand letters.
    private static String feed(int number) {
        String text =
                IntStream.range(0, 3_000)
                        .mapToObj(word -> "word" + number + "x" + word)
                        .collect(Collectors.joining(" "));
        return "<rss version='2.0'><channel><title>Sample</title><item><title>"
                + headline(number)
                + "</title><guid>"
                + number
                + "</guid><description>"
                + text
                + "</description><pubDate>"
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().atOffset(ZoneOffset.UTC))
                + "</pubDate></item></channel></rss>";
    }
}
