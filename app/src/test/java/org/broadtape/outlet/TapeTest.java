package org.broadtape.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.Policy;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Stories;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeTest {
    private static final Tape.Pace QUICK =
            new Tape.Pace(Duration.ofMillis(20), Duration.ofMinutes(1));

    private final TestClock clock = new TestClock();
    private Database database;
    private Journal journal;
    private Newsroom newsroom;
    private Tape tape;

    @BeforeEach
    void open(@TempDir Path data) {
        database = Database.open("jdbc:sqlite:" + data.resolve("test.db"));
        journal = new Journal(database, clock);
        newsroom = new Newsroom(database, journal, clock);
        tape = tape(QUICK);
    }

    private Tape tape(Tape.Pace pace) {
        return new Tape(
                journal, new Stories(database, clock, id -> "Sample", Policy.AS_SAID), pace);
    }

    @AfterEach
    void close() {
        tape.close();
        newsroom.close();
        database.close();
    }

    @Test
    void letsASlowReaderGoAndTellsTheOthersEverything() throws Exception {
        Stuck stuck = new Stuck();
        Page page = new Page();
        Thread slow = play("slow", stuck);
        stuck.reached.await(10, TimeUnit.SECONDS);
        play("quick", page);
        page.await("event: begin");
        for (int round = 0; round < 12; round++) {
            publish(round * 100, 100);
            page.await("\"headline\":\"Story " + (round * 100 + 99) + "\"");
        }
        assertThat(slow.join(Duration.ofSeconds(10))).isTrue();
        assertThat(stuck.interrupted).isTrue();
        assertThat(tape.listeners()).isEqualTo(1);
    }

    @Test
    void sendsHeartbeatsThatCarryThePosition() throws Exception {
        Page page = new Page();
        play("one", page);
        page.await("event: begin");
        page.await(":\nid: 0\n\n");
        publish(0, 3);
        page.await(":\nid: 3\n\n");
    }

    @Test
    void takesABoundedNumberOfListenersFromOneAddress() throws Exception {
        for (int i = 0; i < Tape.MOST_OF_ONE; i++) {
            Page page = new Page();
            play("one", page);
            page.await("event: begin");
        }
        assertThat(tape.isOpenTo("one")).isFalse();
        assertThat(tape.play(wish("one", Optional.empty()), new Page())).isFalse();
        assertThat(tape.isOpenTo("another")).isTrue();
    }

    @Test
    void tellsWhoeverMissedTooMuchWhereToAskForIt() throws Exception {
        for (int i = 0; i <= Tape.MOST_MISSED; i += 500) {
            publish(i, 500);
        }
        Page page = new Page();
        Thread.ofVirtual().start(() -> quietly(wish("one", Optional.of(7L)), page));
        page.await("event: missed\ndata: {\"changedAfter\":7,");
        publish(5000, 1);
        page.await("Story 5000");
        assertThat(page.text()).doesNotContain("Story 8\"");
    }

    @Test
    void startsFromNowForAPositionThatWasNeverWritten() throws Exception {
        publish(0, 2);
        Page page = new Page();
        Thread.ofVirtual().start(() -> quietly(wish("one", Optional.of(99L)), page));
        page.await("id: 2\nevent: begin");
        publish(2, 1);
        page.await("Story 2");
    }

    @Test
    void endsAStreamAfterItsTimeSoThatTheBrowserComesBack() throws Exception {
        tape = tape(new Tape.Pace(Duration.ofMillis(20), Duration.ofMillis(60)));
        assertThat(tape.play(wish("one", Optional.empty()), new Page())).isTrue();
        assertThat(tape.listeners()).isZero();
    }

    private void publish(int from, int count) {
        List<Delivery> deliveries =
                IntStream.range(from, from + count)
                        .mapToObj(i -> Delivery.news(new SourceId(1), item(i)))
                        .toList();
        long before = journal.head();
        newsroom.receiveAll(deliveries);
        tape.follow(journal.after(before, count));
    }

    private WireItem item(int number) {
        return WireItem.builder("item:" + number, FeedFormat.RSS_20)
                .headline("Story " + number)
                .published(Stamp.utc(clock.instant()))
                .build();
    }

    private Thread play(String who, OutputStream out) {
        return Thread.ofVirtual().start(() -> quietly(wish(who, Optional.empty()), out));
    }

    private void quietly(Listener.Wish wish, OutputStream out) {
        try {
            tape.play(wish, out);
        } catch (IOException left) {
            // As when a browser leaves.
        }
    }

    private static Listener.Wish wish(String who, Optional<Long> after) {
        return new Listener.Wish(
                who, "http://site.example", Optional.empty(), Optional.empty(), after, () -> true);
    }

    /// What was written so far, as one who reads at once has it.
    private static final class Page extends OutputStream {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            text.append(new String(bytes, from, length, StandardCharsets.UTF_8));
            notifyAll();
        }

        synchronized String text() {
            return text.toString();
        }

        synchronized void await(String words) throws InterruptedException {
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (text.indexOf(words) < 0) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("Not written: " + words + " in " + text);
                }
                wait(left);
            }
        }
    }

    /// One who never reads.
    private static final class Stuck extends OutputStream {
        final CountDownLatch reached = new CountDownLatch(1);
        volatile boolean interrupted;

        @Override
        public void write(int one) throws IOException {
            reached.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException letGo) {
                interrupted = true;
                throw new IOException(letGo);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            write(0);
        }
    }
}
