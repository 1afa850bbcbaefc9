package org.broadtape.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.Policy;
import org.broadtape.newsroom.Stories;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.store.StoreFull;
import org.broadtape.store.TestDatabases;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class FoldersTest {
    private final Path temporary;
    private final TestClock clock = new TestClock();
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicBoolean killed = new AtomicBoolean();
    private final CountDownLatch received = new CountDownLatch(1);
    private final Database database;
    private final Newsroom newsroom;
    private final Stories stories;
    private final Sources sources;
    private final Inbox inbox;
    private Folders folders;

    FoldersTest(TestDatabases kind, @TempDir Path temporary) {
        this.temporary = temporary;
        database = kind.open(temporary);
        newsroom = new Newsroom(database, new Journal(database, clock), clock);
        sources = new Sources(database, clock);
        stories = new Stories(database, clock, sources::name, Policy.AS_SAID);
        inbox = new Inbox(temporary.resolve("inbox"));
        folders = folders();
    }

    @AfterEach
    void close() {
        folders.close();
        newsroom.close();
        database.close();
    }

    private Folders folders() {
        return new Folders(sources, new Receiving(FoldersTest::read, this::receive), inbox, clock);
    }

    private static Reading read(byte[] bytes, Optional<String> type, Optional<URI> base) {
        if (new String(bytes, UTF_8).startsWith("bug")) {
            throw new IllegalStateException("a fault of ours");
        }
        return Feeds.read(bytes, Feeds.Hints.NONE);
    }

    private List<Arrival> receive(List<Delivery> deliveries) {
        if (full.get()) {
            throw new StoreFull(new IllegalStateException("full"));
        }
        List<Arrival> arrivals = newsroom.receiveAll(deliveries);
        if (killed.get()) {
            throw new IllegalStateException("killed after the newsroom had it");
        }
        received.countDown();
        return arrivals;
    }

    private Source folder(String name) {
        return sources.add(
                Source.Kind.FOLDER,
                "Wire",
                inbox.folder(name).map(Path::toUri),
                Source.Settings.USUAL);
    }

    private Path put(String name, String text) throws Exception {
        Path file = inbox.root().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String story(String headline) {
        return """
        {"uri": "tag:wire.example,2024:%s", "firstCreated": "2024-10-21T11:00:00Z",
         "headlines": [{"value": "%s"}],
         "bodies": [{"role": "main", "contentType": "text/plain", "value": "%s was seen."}]}
        """
                        .formatted(headline, headline, headline)
                        .replace("\n", " ")
                + "\n";
    }

    /// Two looks, far enough apart for a file to settle.
    private void settle() {
        folders.lookAtAll();
        clock.advance(Folders.SETTLE);
        folders.lookAtAll();
    }

    private List<String> names(String within) throws Exception {
        Path place = inbox.root().resolve(within);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private Look last(Source source) {
        return sources.looks(source.id()).getFirst();
    }

    @Test
    void keepsWhatIsNoStoryOutOfTheNewsroomAndTellsOfIt() throws Exception {
        Source source = folder("wire");
        put(
                "wire/day.json",
                """
                {"uri": "urn:plan", "type": "planning", "headlines": [{"value": "A visit"}]}
                {"uri": "urn:list", "type": "composite", "headlines": [{"value": "The hour"}]}
                {"uri": "urn:dead", "type": "composite", "pubStatus": "canceled"}
                """
                        + story("Quay"));
        settle();
        assertThat(stories.count(source.id())).isEqualTo(1);
        assertThat(last(source).words())
                .startsWith("1 file was taken in, 4 items, ")
                .endsWith("; 2 of the items are no stories (1 package, 1 planning).");
    }

    @Test
    void takesAFileInAndPutsItAway() throws Exception {
        Source source = folder("wire");
        put("wire/one.json", story("Quay"));
        settle();
        assertThat(stories.count(source.id())).isEqualTo(1);
        assertThat(names("wire")).isEmpty();
        assertThat(names("wire/done")).containsExactly("one.json");
        assertThat(last(source).words())
                .isEqualTo("1 file was taken in, 1 items, 1 new or changed.");
        assertThat(sources.find(source.id()).orElseThrow().health()).isEqualTo(Source.Health.WELL);
    }

    @Test
    void saysHowManyStoriesAreHeldFromReadersAndWhy() throws Exception {
        Source source = folder("wire");
        put("wire/one.json", story("Quay").replace("2024-10-21", "2019-03-05"));
        put("wire/two.json", story("Mill"));
        settle();
        assertThat(last(source).words())
                .isEqualTo(
                        "2 files were taken in, 2 items, 2 new or changed; 1 of them held from readers"
                                + " (1 too old to be news).");
    }

    @Test
    void readsFilesOfEveryFormat() throws Exception {
        Source source = folder("");
        put("a.ninjs", story("One") + story("Two"));
        put(
                "b",
                "<rss version='2.0'><channel><title>T</title><item><title>Three</title>"
                        + "<guid>three</guid></item></channel></rss>");
        put(
                "c.json",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\","
                        + "\"items\":[{\"id\":\"4\",\"content_text\":\"Four\"}]}");
        settle();
        assertThat(last(source).items()).isEqualTo(4);
        assertThat(names("done")).containsExactly("a.ninjs", "b", "c.json");
    }

    @Test
    void waitsUntilNothingMoreIsWrittenToAFile() throws Exception {
        folder("wire");
        put("wire/one.json", story("Quay").substring(0, 40));
        folders.lookAtAll();
        clock.advance(Duration.ofMinutes(1));
        put("wire/one.json", story("Quay"));
        folders.lookAtAll();
        assertThat(names("wire")).containsExactly("one.json");
        clock.advance(Folders.SETTLE);
        folders.lookAtAll();
        assertThat(names("wire/done")).containsExactly("one.json");
        assertThat(names("wire/failed")).isEmpty();
    }

    @Test
    void takesAFileThatWasRenamedWhenItWasReadyAtOnce() throws Exception {
        Source source = folder("wire");
        Path part = put("wire/one.json.part", story("Quay"));
        settle();
        clock.advance(Duration.ofHours(1));
        folders.lookAtAll();
        assertThat(names("wire")).containsExactly("one.json.part");
        Files.move(part, part.resolveSibling("one.json"));
        folders.lookAtAll();
        assertThat(names("wire/done")).containsExactly("one.json");
        assertThat(stories.count(source.id())).isEqualTo(1);
    }

    @Test
    void putsWhatCannotBeReadAsideAndSaysWhyBesideIt() throws Exception {
        Source source = folder("wire");
        put("wire/minutes.txt", "Minutes of a meeting");
        put("wire/huge.json", "{" + " ".repeat(Folders.BYTES));
        settle();
        assertThat(names("wire/failed"))
                .containsExactly(
                        "huge.json",
                        "huge.json.problem.txt",
                        "minutes.txt",
                        "minutes.txt.problem.txt");
        Path failed = inbox.root().resolve("wire/failed");
        assertThat(failed.resolve("minutes.txt.problem.txt"))
                .content(UTF_8)
                .contains("minutes.txt was not taken in", "Expected:", "Name: not-a-feed");
        assertThat(failed.resolve("huge.json.problem.txt"))
                .content(UTF_8)
                .contains("at most " + Folders.BYTES + " bytes");
        assertThat(last(source).words()).startsWith("2 files were put into failed");
        URI folder = source.address().orElseThrow();
        assertThat(Unread.in(folder))
                .extracting(Unread::name)
                .containsExactly("huge.json", "minutes.txt");
        assertThat(Unread.in(folder)).noneMatch(file -> file.why().isBlank());
        assertThat(Unread.again(folder)).isEqualTo(2);
        assertThat(Unread.in(folder)).isEmpty();
        assertThat(names("wire")).contains("huge.json", "minutes.txt");
        assertThat(sources.troubles(source.id()))
                .extracting(Trouble::name)
                .contains("not-a-feed", "file-too-large");
    }

    @Test
    void losesNothingAndDoublesNothingWhenItIsKilledBeforeTheFileIsPutAway() throws Exception {
        Source source = folder("wire");
        put("wire/one.json", story("Quay") + story("Pier"));
        killed.set(true);
        settle();
        assertThat(names("wire")).containsExactly("one.json");
        killed.set(false);
        folders.close();
        folders = folders();
        settle();
        assertThat(names("wire/done")).containsExactly("one.json");
        assertThat(stories.count(source.id())).isEqualTo(2);
        assertThat(last(source).fresh()).isZero();
    }

    @Test
    void knowsAFileAgainByItsBytesAndKeepsBoth() throws Exception {
        Source source = folder("wire");
        put("wire/one.json", story("Quay"));
        settle();
        put("wire/one.json", story("Quay"));
        settle();
        assertThat(names("wire/done")).containsExactly("one-2.json", "one.json");
        assertThat(last(source).words())
                .isEqualTo("1 file was taken in before and put away unread.");
    }

    @Test
    void leavesFilesWhereTheyAreWhileTheDiskIsFull() throws Exception {
        Source source = folder("wire");
        put("wire/one.json", story("Quay"));
        full.set(true);
        settle();
        assertThat(names("wire")).containsExactly("one.json");
        assertThat(last(source).outcome()).isEqualTo("disk-full");
        assertThat(sources.find(source.id()).orElseThrow().health())
                .isEqualTo(Source.Health.TROUBLED);
        full.set(false);
        folders.lookAtAll();
        assertThat(names("wire/done")).containsExactly("one.json");
        assertThat(sources.find(source.id()).orElseThrow().health()).isEqualTo(Source.Health.WELL);
    }

    @Test
    void leavesAFileThatBreaksTheReaderAloneAndReadsTheOthers() throws Exception {
        Source source = folder("wire");
        put("wire/a.json", "bug");
        put("wire/b.json", story("Quay"));
        settle();
        folders.lookAtAll();
        assertThat(names("wire")).containsExactly("a.json");
        assertThat(stories.count(source.id())).isEqualTo(1);
        Trouble trouble = sources.troubles(source.id()).getFirst();
        assertThat(trouble.name()).isEqualTo("file-broke-reader");
        assertThat(trouble.times()).isEqualTo(1);
    }

    @Test
    void followsNoLink() throws Exception {
        Path secret = Files.writeString(temporary.resolve("secret.json"), story("Secret"));
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Source source = folder("wire");
        folders.lookAtAll();
        Files.createSymbolicLink(inbox.root().resolve("wire/link.json"), secret);
        settle();
        assertThat(stories.count(source.id())).isZero();
        assertThat(sources.troubles(source.id()).getFirst().name()).isEqualTo("file-is-link");
        Files.createSymbolicLink(inbox.root().resolve("away"), outside);
        Files.writeString(outside.resolve("one.json"), story("Quay"));
        Source away = folder("away");
        settle();
        assertThat(last(away).outcome()).isEqualTo("folder-is-link");
        settle();
        assertThat(sources.looks(away.id())).hasSize(1);
        assertThat(secret).exists();
        assertThat(outside.resolve("one.json")).exists();
    }

    @Test
    void watchesNoFolderOutsideTheInbox() {
        assertThat(inbox.folder("a/../../etc")).isEmpty();
        assertThat(inbox.folder("/etc")).isEmpty();
        assertThat(inbox.folder(".ssh")).isEmpty();
        assertThat(inbox.folder("a/done")).isEmpty();
        assertThat(inbox.folder("a/b/c/d/e/f")).isEmpty();
        assertThat(inbox.folder("a\0b")).isEmpty();
        assertThat(inbox.folder("")).contains(inbox.root());
        assertThat(inbox.folder("a/./b/")).contains(inbox.root().resolve("a/b"));
        assertThat(inbox.folder(inbox.root().resolve("a").toString()))
                .contains(inbox.root().resolve("a"));
        Source etc =
                sources.add(
                        Source.Kind.FOLDER,
                        "Etc",
                        Optional.of(URI.create("file:///etc")),
                        Source.Settings.USUAL);
        settle();
        assertThat(last(etc).outcome()).isEqualTo("folder-elsewhere");
    }

    @Test
    void looksAtNoFolderThatIsPausedOrRemoved() throws Exception {
        Source source = folder("wire");
        put("wire/one.json", story("Quay"));
        sources.pause(source.id());
        settle();
        sources.resume(source.id());
        sources.remove(source.id());
        settle();
        assertThat(names("wire")).containsExactly("one.json");
        sources.restore(source.id());
        settle();
        assertThat(names("wire/done")).containsExactly("one.json");
    }

    @Test
    void hearsOfANewFileByItself() throws Exception {
        folder("wire");
        folders.close();
        folders =
                new Folders(
                        sources,
                        new Receiving(FoldersTest::read, this::receive),
                        inbox,
                        java.time.Clock.systemUTC());
        folders.start();
        put("wire/one.json", story("Quay"));
        assertThat(received.await(60, TimeUnit.SECONDS)).isTrue();
    }
}
