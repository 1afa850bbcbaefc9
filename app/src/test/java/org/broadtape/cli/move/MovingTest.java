package org.broadtape.cli.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.broadtape.House;
import org.broadtape.Settings;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.Policy;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryList;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.StoryVersion;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.broadtape.store.TestDatabases;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.NinjsWriter;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.Signal;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class MovingTest {
    private static final String TEXT =
            "The harbour of the sample town opened again on Monday after nine days of storm, and"
                    + " eleven ships that had waited outside sailed in before noon, the harbour master"
                    + " said.\n\nThe ferry to the islands will sail again on Tuesday at seven.";

    private final TestClock clock = new TestClock();
    private final TestDatabases databases;
    private final Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    MovingTest(TestDatabases databases, @TempDir Path folder) {
        this.databases = databases;
        this.folder = folder;
    }

    @Test
    void movesEveryStateOfAStoryAndWritesTheSameAgain() throws IOException {
        String from = databases.address(folder);
        everything(from);
        String out = exported(from, "--all-versions");
        clock.advance(Duration.ofHours(5));
        String to = databases.address(folder);
        assertThat(imported(to, file("moved.ndjson", out))).isZero();
        assertThat(exported(to, "--all-versions")).isEqualTo(out);
        assertThat(imported(to, file("moved.ndjson", out))).isZero();
        assertThat(exported(to, "--all-versions")).as("a second time").isEqualTo(out);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("11 stories, 9 of them new or changed")
                .contains("11 stories, 0 of them new or changed");
    }

    @Test
    void movesTheNotesThatAreNotToBePublished() throws IOException {
        String from = databases.address(folder);
        everything(from);
        String out = exported(from);
        String noted = out.replaceFirst("\"site\":\\{", "\"site\":{\"privateNotes\":[\"ext 12\"],");
        String to = databases.address(folder);
        assertThat(imported(to, file("noted.ndjson", noted))).isZero();
        assertThat(exported(to)).contains("\"privateNotes\":[\"ext 12\"]");
    }

    @Test
    void movesTheCurrentVersionsAndWritesTheSameAgain() throws IOException {
        String from = databases.address(folder);
        everything(from);
        String out = exported(from);
        String to = databases.address(folder);
        assertThat(imported(to, file("moved.ndjson", out))).isZero();
        assertThat(exported(to)).isEqualTo(out);
    }

    @Test
    void movesTheSampleEditionAsItIs() throws IOException {
        String from = databases.address(folder);
        House.open(new Settings(0, folder.resolve("data"), Optional.of(from)), clock).close();
        String out = exported(from, "--all-versions");
        assertThat(out).contains("\"sample\":true");
        String to = databases.address(folder);
        assertThat(imported(to, file("moved.ndjson", out))).as(said::toString).isZero();
        assertThat(exported(to, "--all-versions")).isEqualTo(out);
    }

    @Test
    void showsAMovedStoryWithItsClocksItsVersionsAndItsCopies() throws IOException {
        String from = databases.address(folder);
        everything(from);
        clock.advance(Duration.ofDays(30));
        String to = databases.address(folder);
        imported(to, file("moved.ndjson", exported(from, "--all-versions")));
        try (Rooms rooms = new Rooms(to)) {
            List<StoryLine> front = rooms.stories.list(StoryList.front(50)).items();
            assertThat(front)
                    .extracting(StoryLine::headline)
                    .contains("Harbour opens again")
                    .doesNotContain("Harbour opens again, a copy");
            StoryLine first =
                    front.stream()
                            .filter(line -> line.headline().equals("Harbour opens again"))
                            .findFirst()
                            .orElseThrow();
            Story story = rooms.stories.find(first.id()).orElseThrow();
            assertThat(first.firstSeen()).isEqualTo(TestClock.START);
            assertThat(first.rankAt()).isEqualTo(TestClock.START);
            assertThat(story.versions())
                    .extracting(StoryVersion::kind)
                    .containsExactly(
                            StoryVersion.Kind.FIRST,
                            StoryVersion.Kind.UPDATE,
                            StoryVersion.Kind.CORRECTION);
            assertThat(story.copies())
                    .extracting(Story.Copy::headline)
                    .containsExactly("Harbour opens again, a copy");
            assertThat(rooms.journal.after(0, 100))
                    .as("nobody is told of them as news")
                    .extracting(JournalEntry::kind)
                    .doesNotContain(
                            JournalEntry.Kind.FIRST_SEEN,
                            JournalEntry.Kind.REVISED,
                            JournalEntry.Kind.CORRECTED);
        }
    }

    @Test
    void bringsOnlyWhatIsMissingToAStoryThatIsHere() throws IOException {
        String from = databases.address(folder);
        everything(from);
        String to = databases.address(folder);
        imported(to, file("moved.ndjson", exported(from)));
        imported(to, file("moved.ndjson", exported(from, "--all-versions")));
        try (Rooms rooms = new Rooms(to)) {
            Story story =
                    rooms.stories.list(StoryList.front(50)).items().stream()
                            .filter(line -> line.headline().equals("Harbour opens again"))
                            .map(line -> rooms.stories.find(line.id()).orElseThrow())
                            .findFirst()
                            .orElseThrow();
            assertThat(story.versions()).hasSize(3);
            assertThat(story.sent().orElseThrow().bodyText()).contains("eight days");
        }
    }

    @Test
    void showsNothingThatItsSenderForbidsWhateverTheFileClaims() throws IOException {
        String from = databases.address(folder);
        try (Rooms rooms = new Rooms(from)) {
            rooms.take(rooms.wire, item("open").build());
        }
        String honest = exported(from);
        String embargoed =
                honest.replace(
                        "\"pubStatus\"",
                        "\"embargoedUntil\":\"2030-01-01T00:00:00Z\",\"pubStatus\"");
        String withdrawn = honest.replace("\"pubStatus\":\"usable\"", "\"pubStatus\":\"canceled\"");
        for (String claim : List.of(embargoed, withdrawn)) {
            String to = databases.address(folder);
            assertThat(imported(to, file("forged.ndjson", claim))).isZero();
            try (Rooms rooms = new Rooms(to)) {
                assertThat(rooms.stories.list(StoryList.front(5)).items()).isEmpty();
            }
        }
        String future = honest.replace("2024-10-21T12:00:00Z", "2040-10-21T12:00:00Z");
        String to = databases.address(folder);
        imported(to, file("future.ndjson", future));
        try (Rooms rooms = new Rooms(to)) {
            assertThat(rooms.stories.list(StoryList.front(5)).items())
                    .allSatisfy(line ->
                            assertThat(line.firstSeen()).isBeforeOrEqualTo(clock.instant()));
        }
    }

    @Test
    void takesAnybodysNinjsAsBackNumbersAndNamesTheLinesItCannot() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            Instant day = Instant.parse("2019-01-01T08:00:00Z").plus(Duration.ofDays(i));
            lines.add(
                    NinjsWriter.line(
                            NinjsWriter.write(item("old-" + i).published(Stamp.utc(day)).build())));
        }
        lines.add(10, "{\"uri\": \"urn:x:1\", ");
        lines.add(11, "");
        lines.add(12, "{\"headline\": \"without identity\"}");
        lines.add(13, lines.get(0).replaceFirst("\\{", "{\"broadtape\":{\"site\":{}},"));
        lines.set(13, "{\"uri\":\"urn:x:2\",\"broadtape\":{\"site\":{\"state\":\"live\"}}}");
        lines.add(14, "{\"uri\":\"urn:x:3\",\"title\":\"" + "x".repeat(Lines.LONGEST) + "\"}");
        String to = databases.address(folder);
        assertThat(imported(to, file("back.ndjson", String.join("\n", lines)))).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("back.ndjson:11: the line is no JSON: one ninjs object a line")
                .contains("back.ndjson:13: an object without a uri: ninjs, with its uri")
                .contains("back.ndjson:14: broadtape.site.kind is missing or can't be read")
                .contains("back.ndjson:15: the line is too long")
                .contains("250 stories, 250 of them new or changed");
        try (Rooms rooms = new Rooms(to)) {
            assertThat(rooms.stories.count()).isEqualTo(250);
            StoryLine newest = rooms.stories.list(StoryList.front(1)).items().getFirst();
            assertThat(newest.lateness()).isTrue();
            assertThat(newest.rankAt()).isEqualTo(Instant.parse("2019-09-07T08:00:00Z"));
            assertThat(newest.sourceName()).isEqualTo("Imported");
        }
    }

    @Test
    void tellsAFileByWhatIsInItAndUnpacksIt() throws IOException {
        String to = databases.address(folder);
        Path packed = folder.resolve("a.bin");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(
                    NinjsWriter.line(NinjsWriter.write(item("packed").build()))
                            .getBytes(StandardCharsets.UTF_8));
        }
        Path feed =
                file(
                        "b.bin",
                        "\uFEFF<rss version='2.0'><channel><title>Sample</title><item><title>Tide"
                                + " table</title><guid>t</guid></item></channel></rss>");
        Path list =
                file(
                        "c.bin",
                        "<?xml version='1.0'?><opml version='2.0'><body><outline"
                                + " text='Sea'><outline type='rss' text='Tides'"
                                + " xmlUrl='https://tides.example/feed'/></outline></body></opml>");
        Path array =
                file("d.bin", "[\n" + NinjsWriter.line(NinjsWriter.write(item("x").build())) + "]");
        assertThat(imported(to, packed, feed, list, array)).isZero();
        assertThat(imported(to, file("e.bin", "neither"))).isEqualTo(1);
        assertThat(imported(to, folder.resolve("missing"))).isEqualTo(1);
        try (Rooms rooms = new Rooms(to)) {
            assertThat(rooms.stories.count()).isEqualTo(3);
            assertThat(rooms.sources.list())
                    .extracting(Source::name)
                    .containsExactly("Imported", "Sample", "Tides");
        }
        assertThat(written(new Export.OfSources(), to))
                .contains("xmlUrl=\"https://tides.example/feed\"")
                .contains("text=\"Sea\"");
    }

    @Test
    void asksNoFeedOnTheWordOfAFileOfStoriesUntilTheListOfSourcesComes() throws IOException {
        String from = databases.address(folder);
        everything(from);
        String to = databases.address(folder);
        imported(to, file("moved.ndjson", exported(from)));
        try (Rooms rooms = new Rooms(to)) {
            assertThat(feed(rooms).paused()).isTrue();
        }
        Path list = file("sources.opml", written(new Export.OfSources(), from));
        assertThat(imported(to, list)).isZero();
        try (Rooms rooms = new Rooms(to)) {
            assertThat(feed(rooms).paused()).isFalse();
            rooms.sources.pause(feed(rooms).id());
        }
        assertThat(written(new Export.OfSources(), to)).isEqualTo(Files.readString(list));
    }

    @Test
    void comesInWhileTheSiteRunsAndIsFoundWithinSeconds() throws Exception {
        String address = databases.address(folder);
        Settings settings = new Settings(0, folder.resolve("data"), Optional.of(address));
        try (House house = House.open(settings, java.time.Clock.systemUTC())) {
            String line =
                    NinjsWriter.line(NinjsWriter.write(item("m").headline("Moonrise").build()));
            assertThat(imported(address, file("one.ndjson", line))).isZero();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            boolean found = false;
            while (!found && System.nanoTime() < deadline) {
                java.net.URI search =
                        java.net.URI.create(
                                "http://localhost:" + house.port() + "/search?q=Moonrise");
                found =
                        java.net.http.HttpClient.newHttpClient()
                                .send(
                                        java.net.http.HttpRequest.newBuilder(search).build(),
                                        java.net.http.HttpResponse.BodyHandlers.ofString())
                                .body()
                                .contains("/story/");
                LockSupport.parkNanos(20_000_000);
            }
            assertThat(found).isTrue();
        }
    }

    private static Source feed(Rooms rooms) {
        return rooms.sources.list().stream()
                .filter(one -> one.kind() == Source.Kind.FEED)
                .findFirst()
                .orElseThrow();
    }

    /// A story in each state there is, and each way into it.
    private void everything(String address) {
        try (Rooms rooms = new Rooms(address)) {
            Newsroom newsroom = rooms.newsroom;
            rooms.take(rooms.wire, item("a").headline("Harbour opens again").version("1").build());
            rooms.take(
                    rooms.feed,
                    item("copy").headline("Harbour opens again, a copy").bodyText(TEXT).build());
            clock.advance(Duration.ofMinutes(3));
            String mended = TEXT.replace("nine days", "eight days");
            rooms.take(
                    rooms.wire,
                    item("a")
                            .headline("Harbour opens again")
                            .version("2")
                            .bodyText(TEXT + " More.")
                            .build());
            rooms.take(
                    rooms.wire,
                    item("a")
                            .headline("Harbour opens again")
                            .version("3")
                            .bodyText(mended)
                            .signal(Signal.CORRECTION)
                            .build());
            rooms.take(rooms.wire, other("no uri, but words & signs").build());
            rooms.take(rooms.wire, other("kill").version("1").build());
            rooms.take(
                    rooms.wire, other("kill").version("2").pubStatus(PubStatus.CANCELED).build());
            rooms.take(
                    rooms.wire,
                    other("old")
                            .published(Stamp.utc(Instant.parse("2008-09-08T03:00:00Z")))
                            .build());
            rooms.take(rooms.wire, other("withheld").pubStatus(PubStatus.WITHHELD).build());
            rooms.take(
                    rooms.wire,
                    other("embargo")
                            .embargoedUntil(TestClock.START.plus(Duration.ofDays(90)))
                            .build());
            rooms.take(rooms.wire, other("waits").version("1").build());
            Arrival waits =
                    rooms.take(
                            rooms.wire,
                            other("waits")
                                    .version("2")
                                    .bodyText("What is not to be known yet.")
                                    .embargoedUntil(TestClock.START.plus(Duration.ofDays(91)))
                                    .build());
            assertThat(waits).isInstanceOf(Arrival.Held.class);
            rooms.take(
                    rooms.wire,
                    other("expires").expires(clock.instant().plus(Duration.ofMinutes(1))).build());
            StoryId removed = rooms.take(rooms.feed, other("removed").build()).story();
            StoryId kept = rooms.take(rooms.feed, other("kept").build()).story();
            clock.advance(Duration.ofMinutes(2));
            newsroom.tidy(Duration.ZERO, 0);
            newsroom.remove(removed);
            newsroom.keep(kept, true);
            assertThat(rooms.stories.idsAfter(0, 50))
                    .extracting(id -> rooms.stories.any(id).orElseThrow().line().state())
                    .contains(StoryState.values());
        }
    }

    private static WireItemBuilder item(String uri) {
        return WireItem.builder(uri, FeedFormat.NINJS)
                .headline("Harbour news " + uri)
                .bodyText(TEXT)
                .bodyHtml("<p>" + TEXT.replace("\n\n", "</p>\n<p>") + "</p>")
                .published(Stamp.utc(TestClock.START.minusSeconds(60)));
    }

    /// In words that no other has.
    private static WireItemBuilder other(String uri) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append(Integer.toString(uri.hashCode() * 31 + i * 7919, 36)).append(' ');
        }
        return item(uri)
                .bodyText(text.toString().strip())
                .bodyHtml("<p>" + text.toString().strip() + "</p>");
    }

    private Path file(String name, String words) throws IOException {
        return Files.writeString(folder.resolve(name), words);
    }

    private int imported(String address, Path... files) {
        List<String> words = new ArrayList<>(List.of("--database", address));
        words.addAll(List.of("--data", folder.toString()));
        for (Path file : files) {
            words.add(file.toString());
        }
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new CommandLine(new Import(err, clock)).execute(words.toArray(String[]::new));
    }

    private String exported(String address, String... more) throws IOException {
        return written(new Export.OfStories(), address, more);
    }

    private String written(Export.Out command, String address, String... more) throws IOException {
        Path out = folder.resolve("out");
        List<String> words = new ArrayList<>(List.of("--database", address, "--to", "" + out));
        words.addAll(List.of(more));
        assertThat(new CommandLine(command).execute(words.toArray(String[]::new))).isZero();
        return Files.readString(out);
    }

    /// The rooms of a site at that address.
    private final class Rooms implements AutoCloseable {
        private final Database database;
        private final Journal journal;
        private final Sources sources;
        private final Newsroom newsroom;
        private final Stories stories;
        private final SourceId wire;
        private final SourceId feed;

        Rooms(String address) {
            database = Database.open(address);
            journal = new Journal(database, clock);
            sources = new Sources(database, clock);
            newsroom = new Newsroom(database, journal, clock);
            stories = new Stories(database, clock, sources::name, Policy.AS_SAID);
            boolean fresh = sources.list().isEmpty() && stories.idsAfter(0, 1).isEmpty();
            wire = fresh ? add(Source.Kind.PUSH, Optional.empty()) : new SourceId(1);
            feed =
                    fresh
                            ? add(
                                    Source.Kind.FEED,
                                    Optional.of(
                                            java.net.URI.create("https://harbour.example/feed")))
                            : new SourceId(2);
        }

        private SourceId add(Source.Kind kind, Optional<java.net.URI> address) {
            return sources.add(kind, "Sample " + kind, address, Source.Settings.USUAL).id();
        }

        Arrival take(SourceId source, WireItem item) {
            return newsroom.receive(
                    new Delivery(source, item, Delivery.Manner.NEWS, Optional.of("sea")));
        }

        @Override
        public void close() {
            newsroom.close();
            database.close();
        }
    }
}
