package org.broadtape;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadtape.store.tables.Tables.JOURNAL;
import static org.broadtape.store.tables.Tables.STORY;
import static org.broadtape.store.tables.Tables.VERSION;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.broadtape.newsroom.Policy;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.search.Hits;
import org.broadtape.search.SearchPage;
import org.broadtape.search.StoryIndex;
import org.broadtape.search.StoryQuery;
import org.broadtape.store.Database;
import org.broadtape.store.JournalEntry;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process, [Mortal], is killed by SIGKILL again and again while it takes stories in.
class KillTest {
    private static final int STORIES = 10_000;
    private static final int KILLS = 20;

    @TempDir Path folder;

    /// What was acknowledged, by number: the story's id.
    private final Map<Integer, Long> acknowledged = new HashMap<>();

    @Test
    void aProcessKilledTwentyTimesLosesAndDoublesNothing() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            run(Optional.of(moment(kill)));
        }
        assertThat(acknowledged.size()).as("killed in the middle").isBetween(1_000, STORIES - 1);
        assertThat(run(Optional.empty())).as("the last process").isEqualTo("done");
        assertThat(acknowledged).hasSize(STORIES);
        try (Database database = Mortal.database(folder)) {
            assertStoriesAreAllThereOnce(database);
            assertJournalHasNoGap(database);
            assertIndexHasTheSame(database);
        }
    }

    /// After how many acknowledgements of a process it is killed: differing, and some at once.
    private static int moment(int kill) {
        return kill * 7 % KILLS * 37;
    }

    /// Lets a process take in what is not acknowledged; answers the last it said.
    private String run(Optional<Integer> killAfter) throws IOException, InterruptedException {
        Process process = start();
        String said = "";
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            said = String.valueOf(out.readLine());
            Set<Integer> left = left();
            Thread sending = Thread.ofVirtual().start(() -> send(process, left));
            int before = acknowledged.size();
            if (killAfter.filter(after -> after == 0).isPresent()) {
                process.toHandle().destroyForcibly();
            }
            for (String line; (line = out.readLine()) != null; said = line) {
                note(line);
                if (killAfter.filter(after -> acknowledged.size() - before >= after).isPresent()) {
                    process.toHandle().destroyForcibly();
                }
            }
            sending.join();
        } finally {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
        if (killAfter.isPresent()) {
            assertThat(process.exitValue()).as("killed, not ended").isEqualTo(128 + 9);
        }
        return said;
    }

    private Process start() throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Mortal.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("err").toFile()))
                .start();
    }

    private Set<Integer> left() {
        Set<Integer> left = IntStream.range(0, STORIES).boxed().collect(toCollection(TreeSet::new));
        left.removeAll(acknowledged.keySet());
        return left;
    }

    private static void send(Process process, Set<Integer> left) {
        try (Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
            for (int number : left) {
                in.write(number + "\n");
            }
        } catch (IOException killed) {
            // What it was not told of is told to the next.
        }
    }

    private void note(String line) {
        String[] words = line.split(" ");
        if (words.length == 3 && words[0].equals("have") && words[2].endsWith(".")) {
            long id = Long.parseLong(words[2].substring(0, words[2].length() - 1));
            Long before = acknowledged.put(Integer.parseInt(words[1]), id);
            assertThat(before).as("acknowledged before: " + line).isNull();
        }
    }

    private void assertStoriesAreAllThereOnce(Database database) {
        Stories stories =
                new Stories(
                        database, Clock.systemUTC(), source -> "Wire " + source, Policy.AS_SAID);
        assertThat(
                        database.<Object>read(db ->
                                db.fetchSingle("pragma integrity_check").get(0, String.class)))
                .isEqualTo("ok");
        assertThat(stories.count()).isEqualTo(STORIES);
        assertThat(database.<Integer>read(db -> db.fetchCount(VERSION))).isEqualTo(STORIES);
        acknowledged.forEach((number, id) -> {
            Story story = stories.find(new StoryId(id)).orElseThrow();
            assertThat(story.uri()).isEqualTo(Mortal.uri(number));
            assertThat(story.sent().orElseThrow().bodyText()).isEqualTo(Mortal.text(number));
            assertThat(story.line().copies() + story.line().copyOf().map(first -> 1).orElse(0))
                    .as("one of the pair copies the other: " + story.uri())
                    .isEqualTo(1);
        });
        assertThat(database.<Integer>read(db -> db.fetchCount(STORY, STORY.COPY_OF.isNotNull())))
                .isEqualTo(STORIES / 2);
    }

    private static void assertJournalHasNoGap(Database database) {
        List<Long> positions =
                database.read(db ->
                        db.select(JOURNAL.POSITION)
                                .from(JOURNAL)
                                .orderBy(JOURNAL.POSITION)
                                .fetch(JOURNAL.POSITION));
        assertThat(positions)
                .isEqualTo(LongStream.rangeClosed(1, positions.size()).boxed().toList());
        List<Long> firsts =
                database.read(db ->
                        db.select(JOURNAL.STORY)
                                .from(JOURNAL)
                                .where(JOURNAL.KIND.eq(JournalEntry.Kind.FIRST_SEEN.name()))
                                .fetch(JOURNAL.STORY));
        assertThat(firsts).hasSize(STORIES).doesNotHaveDuplicates();
    }

    private void assertIndexHasTheSame(Database database) throws IOException {
        Set<Long> stored =
                database.read(db ->
                        db.select(STORY.ID).from(STORY).fetch(STORY.ID).stream().collect(toSet()));
        long head =
                database.read(db ->
                        db.select(DSL.max(JOURNAL.POSITION)).from(JOURNAL).fetchSingle().value1());
        try (StoryIndex index = StoryIndex.open(folder.resolve("index"))) {
            assertThat(index.beginning()).isEqualTo(StoryIndex.Beginning.CONTINUED);
            assertThat(index.cursor()).isEqualTo(head);
            assertThat(index.size()).isEqualTo(STORIES);
            assertThat(found(index)).isEqualTo(stored);
        }
    }

    private static Set<Long> found(StoryIndex index) {
        Clock clock = Clock.systemUTC();
        StoryQuery query = StoryQuery.parse("story", clock.instant(), ZoneOffset.UTC);
        Set<Long> found = new HashSet<>();
        Optional<String> after = Optional.empty();
        do {
            SearchPage page =
                    new SearchPage(
                            SearchPage.Order.NEWEST, SearchPage.LARGEST, after, clock.instant());
            Hits hits = index.search(query, page);
            List<Long> ids = new ArrayList<>(hits.hits().stream().map(Hits.Hit::id).toList());
            assertThat(found).doesNotContainAnyElementsOf(ids);
            found.addAll(ids);
            after = hits.next();
        } while (after.isPresent());
        return found;
    }
}
