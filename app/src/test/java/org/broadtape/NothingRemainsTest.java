package org.broadtape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.Source;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was withdrawn, has expired or was removed is nowhere in the bytes of the data folder: not
/// in the database, not in its log, not in the search index. A few hundred stories that are revised
/// in between move the words about in the database's pages.
class NothingRemainsTest {
    private static final int STORIES = 400;
    private static final int GONE = 90;

    private final TestClock clock = new TestClock();
    private final Random random = new Random(17);
    private final List<String> secrets = new ArrayList<>();

    @TempDir Path data;

    @Test
    void noWordOfAStoryThatIsGoneRemainsInAnyFile() throws Exception {
        try (House house = House.open(new Settings(0, data, Optional.empty()), clock)) {
            SourceId source = source(house);
            List<StoryId> ids = new ArrayList<>();
            for (int i = 0; i < STORIES; i++) {
                secrets.add(secret());
                ids.add(receive(house, source, item(i, "1")));
            }
            for (int i = 0; i < STORIES; i++) {
                int one = random.nextInt(STORIES);
                house.newsroom()
                        .receive(
                                Delivery.news(
                                        source,
                                        item(one, "2")
                                                .bodyText(
                                                        text(one) + " And " + text(one) + " more "
                                                                + i)
                                                .build()));
            }
            await(() -> foundIn("index").size() == STORIES);
            assertThat(found()).as("the index is looked into as well").hasSize(STORIES);

            for (int i = 0; i < GONE; i += 3) {
                receive(house, source, item(i, "9").pubStatus(PubStatus.CANCELED));
                assertThat(house.newsroom().remove(ids.get(i + 1))).isTrue();
                receive(house, source, item(i + 2, "9").expires(clock.instant().plusSeconds(5)));
            }
            clock.advance(Duration.ofSeconds(5));
            List<String> left = secrets.subList(GONE, STORIES);
            await(() -> found().size() <= left.size());
            assertThat(found()).as("the others stay").containsExactlyInAnyOrderElementsOf(left);
        }
        assertThat(found()).containsExactlyInAnyOrderElementsOf(secrets.subList(GONE, STORIES));
    }

    private static SourceId source(House house) {
        return house.sources()
                .add(Source.Kind.PUSH, "Sample", Optional.empty(), Source.Settings.USUAL)
                .id();
    }

    private static StoryId receive(House house, SourceId source, WireItemBuilder item) {
        return house.newsroom().receive(Delivery.news(source, item.build())).story();
    }

    /// A word that is nowhere else; what an index keeps of it, whatever prefix it shares, holds its
    /// last ten letters.
    private String secret() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private String text(int number) {
        return ("The text, with its " + secrets.get(number) + ", goes on and on. ")
                .repeat(1 + number % 60);
    }

    /// The secret stands wherever readers' words do; a tombstone keeps the headline, so only what
    /// is removed has it there.
    private WireItemBuilder item(int number, String version) {
        String secret = secrets.get(number);
        boolean removed = number % 3 == 1;
        return WireItem.builder("sample:" + number, FeedFormat.NINJS)
                .version(version)
                .headline("Story " + number + (removed ? " " + secret : ""))
                .summary("In short: " + secret)
                .bodyText(text(number))
                .bodyHtml("<p>" + text(number) + "</p>")
                .byline("By " + secret)
                .published(Stamp.utc(clock.instant()));
    }

    private Set<String> found() {
        return foundIn("");
    }

    /// The secrets of which some file has bytes.
    private Set<String> foundIn(String folder) {
        TreeSet<String> found = new TreeSet<>();
        for (Path file : files(data.resolve(folder))) {
            String bytes = bytes(file).toLowerCase(Locale.ROOT);
            secrets.stream()
                    .filter(secret -> bytes.contains(secret.substring(6)))
                    .forEach(found::add);
        }
        return found;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.flatMap(one -> Files.isDirectory(one) ? files(one).stream() : Stream.of(one))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(50_000_000);
        }
    }
}
