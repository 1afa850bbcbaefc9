package org.broadtape.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadtape.search.SearchPage.Order;
import org.broadtape.search.StoryIndex.Beginning;
import org.broadtape.search.StoryIndex.Change;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class StoryIndexTest {
    private static final Instant NOW = TestClock.START;

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> findsTheStoriesOfEveryCase() throws IOException {
        StoryIndex index = StoryIndex.open(folder.resolve("cases"));
        index.apply(Samples.all(), 6);
        index.refresh();
        return Case.in("searches/searches.txt").stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.name(),
                                () ->
                                        assertThat(found(index, each.typed(), Order.NEWEST))
                                                .isEqualTo(each.expected())))
                .onClose(index::close);
    }

    @Test
    void putsTheHeadlineBeforeTheTextAndTheFreshBeforeTheOld() throws IOException {
        try (StoryIndex index = StoryIndex.open(folder)) {
            index.apply(Samples.all(), 6);
            index.refresh();
            assertThat(found(index, "shares OR quay", Order.RELEVANCE)).startsWith("5");
            index.apply(
                    List.of(
                            Samples.put(11, "Strike at the port", NOW.minus(Duration.ofDays(300))),
                            Samples.put(10, "Strike at the port", NOW.minus(Duration.ofHours(1)))),
                    7);
            index.refresh();
            assertThat(found(index, "strike", Order.RELEVANCE)).isEqualTo("10 11");
        }
    }

    @Test
    void findsAStoryByItsLatestVersionOnly() throws IOException {
        try (StoryIndex index = StoryIndex.open(folder)) {
            index.apply(List.of(Samples.put(1, "Ferry returns in April")), 1);
            index.apply(List.of(Samples.put(1, "Ferry returns in May")), 2);
            index.refresh();
            assertThat(found(index, "april", Order.NEWEST)).isEmpty();
            assertThat(found(index, "may", Order.NEWEST)).isEqualTo("1");
            assertThat(index.size()).isEqualTo(1);
        }
    }

    @Test
    void findsARemovedStoryNoMoreOnceTheRemovalReturns() throws IOException {
        try (StoryIndex index = StoryIndex.open(folder)) {
            index.apply(Samples.all(), 6);
            index.refresh();
            index.apply(List.of(new Change.Remove(2)), 7);
            assertThat(found(index, "kalvik", Order.NEWEST)).isEqualTo("1");
        }
    }

    @Test
    void keepsARemovalThroughACrash() throws IOException {
        try (StoryIndex index = StoryIndex.open(folder.resolve("a"))) {
            index.apply(Samples.all(), 6);
            index.apply(List.of(new Change.Remove(2)), 7);
            copy(folder.resolve("a"), folder.resolve("b"));
        }
        try (StoryIndex after = StoryIndex.open(folder.resolve("b"))) {
            assertThat(after.cursor()).isEqualTo(7);
            assertThat(found(after, "kalvik", Order.NEWEST)).isEqualTo("1");
        }
    }

    @Test
    void keepsNoWordOfARemovedStoryInItsFilesOncePurged() throws IOException {
        try (StoryIndex index = StoryIndex.open(folder)) {
            for (int id = 1; id <= 300; id++) {
                index.apply(List.of(Samples.put(id, "Ferry " + word(id) + " returns")), id);
                if (id % 100 == 0) {
                    index.commit();
                }
            }
            assertThat(inFiles(77) && inFiles(78) && inFiles(177)).isTrue();
            index.apply(List.of(new Change.Remove(77), new Change.Remove(177)), 301);
            assertThat(index.hasRemains()).isTrue();
        }
        try (StoryIndex index = StoryIndex.open(folder)) {
            assertThat(index.hasRemains()).as("it remembers").isTrue();
            index.purge();
            assertThat(index.hasRemains()).isFalse();
            assertThat(inFiles(77) || inFiles(177)).isFalse();
            assertThat(inFiles(78) && inFiles(178) && inFiles(300)).isTrue();
            assertThat(found(index, word(78), Order.NEWEST)).isEqualTo("78");
        }
        try (StoryIndex index = StoryIndex.open(folder)) {
            assertThat(index.hasRemains()).isFalse();
            assertThat(index.size()).isEqualTo(298);
        }
    }

    /// A word of twenty letters that no other story has.
    private static String word(int id) {
        return new Random(id)
                .ints(20, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /// Whether a story's word stands in any file, but for the letters it may share with others.
    private boolean inFiles(int id) throws IOException {
        return files().contains(word(id).substring(8));
    }

    /// All bytes of the index, as letters.
    private String files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        }
    }

    @Test
    void storesNoTextOfAStory() throws IOException {
        try (StoryIndex index = StoryIndex.open(folder)) {
            index.apply(
                    List.of(
                            Samples.put(
                                    1, "The quick withdrawn sentence nobody may read any more")),
                    1);
            index.commit();
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(
                                new String(
                                        Files.readAllBytes(file),
                                        java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContainIgnoringCase("withdrawn sentence");
            }
        }
    }

    @Test
    void standsWhereItsLastCommitStoodAfterACrashAtAnyBatch() throws IOException {
        try (StoryIndex index = StoryIndex.open(folder.resolve("live"))) {
            for (int batch = 1; batch <= 12; batch++) {
                index.apply(
                        List.of(
                                Samples.put(batch * 2L - 1, "Story one of batch " + batch),
                                Samples.put(batch * 2L, "Story two of batch " + batch)),
                        batch * 2L);
                if (batch % 3 == 0) {
                    index.commit();
                }
                Path crashed = folder.resolve("crash" + batch);
                copy(folder.resolve("live"), crashed);
                try (StoryIndex after = StoryIndex.open(crashed)) {
                    assertThat(after.cursor()).isEqualTo(batch / 3 * 6L);
                    assertThat(after.size()).isEqualTo((int) after.cursor());
                }
            }
        }
    }

    @Test
    void goesOnFromItsCursor() throws IOException {
        try (StoryIndex index = StoryIndex.open(folder)) {
            assertThat(index.beginning()).isEqualTo(Beginning.NEW);
            assertThat(index.cursor()).isZero();
            index.apply(Samples.all(), 6);
        }
        try (StoryIndex index = StoryIndex.open(folder)) {
            assertThat(index.beginning()).isEqualTo(Beginning.CONTINUED);
            assertThat(index.cursor()).isEqualTo(6);
            assertThat(found(index, "kalvik", Order.NEWEST)).isEqualTo("2 1");
        }
    }

    @Test
    void beginsAnewWhereAFileIsDamaged() throws IOException {
        Path whole = folder.resolve("whole");
        try (StoryIndex index = StoryIndex.open(whole)) {
            index.apply(Samples.all(), 6);
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(whole)) {
            files = all.filter(file -> !file.endsWith("write.lock")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Path damaged = folder.resolve("damaged-" + file.getFileName());
            copy(whole, damaged);
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 0x55;
            Files.write(damaged.resolve(file.getFileName()), bytes);
            try (StoryIndex index = StoryIndex.open(damaged)) {
                assertThat(index.beginning()).as(file.toString()).isEqualTo(Beginning.DAMAGED);
                assertThat(index.cursor()).isZero();
                assertThat(index.size()).isZero();
                index.apply(Samples.all(), 6);
            }
        }
    }

    @Test
    void beginsAnewWhereAFileIsCutOrMissing() throws IOException {
        Path whole = folder.resolve("whole");
        try (StoryIndex index = StoryIndex.open(whole)) {
            index.apply(Samples.all(), 6);
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(whole)) {
            files = all.filter(file -> !file.endsWith("write.lock")).toList();
        }
        for (Path file : files) {
            Path cut = folder.resolve("cut-" + file.getFileName());
            copy(whole, cut);
            byte[] bytes = Files.readAllBytes(file);
            Files.write(
                    cut.resolve(file.getFileName()),
                    java.util.Arrays.copyOf(bytes, bytes.length / 2));
            Path missing = folder.resolve("missing-" + file.getFileName());
            copy(whole, missing);
            Files.delete(missing.resolve(file.getFileName()));
            for (Path broken : List.of(cut, missing)) {
                try (StoryIndex index = StoryIndex.open(broken)) {
                    assertThat(index.cursor()).as(broken.toString()).isZero();
                    assertThat(index.size()).isZero();
                }
            }
        }
    }

    @Test
    void refusesAFolderThatAnotherHasOpen() throws IOException {
        try (StoryIndex first = StoryIndex.open(folder)) {
            assertThat(first.size()).isZero();
            assertThatThrownBy(() -> StoryIndex.open(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("open in another process");
        }
    }

    @Test
    void pagesThroughEveryStoryOnceInEitherOrder() throws IOException {
        try (StoryIndex index = StoryIndex.open(folder)) {
            List<Change> many = new ArrayList<>();
            for (int id = 1; id <= 95; id++) {
                many.add(
                        Samples.put(
                                id,
                                "Ferry " + "news ".repeat(id % 4),
                                NOW.minus(Duration.ofHours(id / 10))));
            }
            index.apply(many, 95);
            index.refresh();
            for (Order order : Order.values()) {
                List<Long> seen = new ArrayList<>();
                Optional<String> after = Optional.empty();
                do {
                    Hits hits =
                            index.search(
                                    StoryQueryTest.parse("ferry"),
                                    new SearchPage(order, 10, after, NOW));
                    assertThat(hits.total()).isEqualTo(95);
                    assertThat(hits.totalIsExact()).isTrue();
                    hits.hits().forEach(hit -> seen.add(hit.id()));
                    after = hits.next();
                    if (order == Order.NEWEST) {
                        index.apply(List.of(many.getFirst()), 96);
                        index.refresh();
                    }
                } while (after.isPresent());
                assertThat(seen).hasSize(95).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void answersACursorItCantReadWithTheFirstPage() throws IOException {
        try (StoryIndex index = StoryIndex.open(folder)) {
            index.apply(Samples.all(), 6);
            index.refresh();
            for (String cursor :
                    List.of(
                            "",
                            "x",
                            "r-1-2",
                            "n-zz-!!-1",
                            "r-1-1-1-1",
                            "n--9-",
                            "n".repeat(1000))) {
                Hits hits =
                        index.search(
                                StoryQueryTest.parse("ferry"),
                                new SearchPage(Order.NEWEST, 2, Optional.of(cursor), NOW));
                assertThat(ids(hits)).isEqualTo("3 2");
            }
        }
    }

    @Test
    void findsNothingInAnEmptyIndex() throws IOException {
        try (StoryIndex index = StoryIndex.open(folder)) {
            assertThat(found(index, "ferry", Order.NEWEST)).isEmpty();
        }
    }

    @Test
    void clearsToBeBuiltAgain() throws IOException {
        try (StoryIndex index = StoryIndex.open(folder)) {
            index.apply(Samples.all(), 6);
            index.clear();
            assertThat(index.cursor()).isZero();
            assertThat(found(index, "ferry", Order.NEWEST)).isEmpty();
        }
    }

    private static String found(StoryIndex index, String typed, Order order) {
        return ids(index.search(StoryQueryTest.parse(typed), SearchPage.first(order, 50, NOW)));
    }

    private static String ids(Hits hits) {
        return hits.hits().stream()
                .map(hit -> Long.toString(hit.id()))
                .collect(Collectors.joining(" "));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("write.lock")) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }
}
