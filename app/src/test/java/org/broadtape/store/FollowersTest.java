package org.broadtape.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadtape.store.tables.Tables.FOLLOWER;
import static org.broadtape.store.tables.Tables.FOLLOWER_TROUBLE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.broadtape.store.Journal.Draft;
import org.broadtape.store.JournalEntry.Kind;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class FollowersTest {
    private final TestClock clock = new TestClock();
    private final Database database;
    private final Journal journal;

    FollowersTest(TestDatabases databases, @TempDir Path folder) {
        database = databases.open(folder);
        journal = new Journal(database, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void handsOverEachEntryInOrderAndGoesOnFromTheCursorAfterARestart() throws Exception {
        Told told = new Told();
        write(700);
        try (Followers followers = followers()) {
            followers.start(told);
            assertThat(told.next(700)).containsExactlyElementsOf(upTo(1, 700));
            await(() -> cursor() == 700);
        }
        write(3);
        try (Followers followers = followers()) {
            followers.start(told);
            assertThat(told.next(3)).containsExactly(701L, 702L, 703L);
        }
    }

    @Test
    void takesAgainWhatWasFollowedBeforeACrashKeptTheCursor() throws Exception {
        Told told = new Told();
        write(5);
        try (Followers followers = followers()) {
            followers.start(told);
            told.next(5);
            await(() -> cursor() == 5);
        }
        database.write(db -> db.update(FOLLOWER).set(FOLLOWER.POSITION, 2L).execute());
        try (Followers followers = followers()) {
            followers.start(told);
            assertThat(told.next(3)).containsExactly(3L, 4L, 5L);
        }
    }

    @Test
    void recordsAnEntryThatThrowsAndGoesOnWithTheNext() throws Exception {
        Told told =
                new Told(entry -> {
                    if (entry.position() == 2) {
                        throw new IllegalArgumentException("Not to my taste");
                    }
                });
        write(4);
        try (Followers followers = followers()) {
            followers.start(told);
            assertThat(told.next(4))
                    .as("1 came alone before 2 threw")
                    .containsExactly(1L, 1L, 3L, 4L);
        }
        assertThat(troubles()).containsExactly("2 Not to my taste");
    }

    @Test
    void goesOnWhileItsCursorCanNotBeKeptAndKeepsItLater() throws Exception {
        Told told = new Told();
        try (Followers followers = followers()) {
            followers.start(told);
            alter("alter table follower rename to follower_away");
            write(2);
            assertThat(told.next(2)).containsExactly(1L, 2L);
            write(1);
            assertThat(told.next(1)).containsExactly(3L);
            alter("alter table follower_away rename to follower");
            await(() -> cursor() == 3);
        }
    }

    @Test
    void passesNothingOverWhileItsTroubleCanNotBeRecorded() throws Exception {
        Told told =
                new Told(entry -> {
                    if (entry.position() == 1) {
                        throw new IllegalArgumentException("Not to my taste");
                    }
                });
        alter("alter table follower_trouble rename to trouble_away");
        write(2);
        try (Followers followers = followers()) {
            followers.start(told);
            await(() -> told.thrown.get() > 2);
            assertThat(told.seen).as("2 stands behind 1").isEmpty();
            alter("alter table trouble_away rename to follower_trouble");
            assertThat(told.next(1)).containsExactly(2L);
        }
        assertThat(troubles()).containsExactly("1 Not to my taste");
    }

    @Test
    void waitsWhereWhatItWritesToFailsAndTakesTheSameAgain() throws Exception {
        AtomicInteger failures = new AtomicInteger(3);
        Told told =
                new Told(entry -> {
                    if (entry.position() == 2 && failures.getAndDecrement() > 0) {
                        throw new UncheckedIOException(new IOException("no room"));
                    }
                });
        write(3);
        try (Followers followers = followers()) {
            followers.start(told);
            assertThat(told.next(6)).containsExactly(1L, 1L, 1L, 1L, 2L, 3L);
            await(() -> cursor() == 3);
        }
        assertThat(troubles()).isEmpty();
    }

    @Test
    void oneThatFailsHoldsUpNoOther() throws Exception {
        Told well = new Told();
        Follower broken =
                new Follower() {
                    @Override
                    public String name() {
                        return "broken";
                    }

                    @Override
                    public void follow(List<JournalEntry> entries) {
                        throw new UncheckedIOException(new IOException("no room"));
                    }
                };
        try (Followers followers = followers()) {
            followers.start(broken);
            followers.start(well);
            write(3);
            assertThat(well.next(3)).containsExactly(1L, 2L, 3L);
            assertThat(followers.positions()).containsEntry("broken", 0L);
        }
    }

    /// Writes down the positions it is handed.
    private static final class Told implements Follower {
        final BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
        final AtomicInteger thrown = new AtomicInteger();

        private final Consumer<JournalEntry> look;

        Told() {
            this(entry -> {});
        }

        /// @param look throws where this follower is to stumble
        Told(Consumer<JournalEntry> look) {
            this.look = look;
        }

        @Override
        public String name() {
            return "told";
        }

        @Override
        public void follow(List<JournalEntry> entries) {
            for (JournalEntry entry : entries) {
                try {
                    look.accept(entry);
                } catch (RuntimeException stumbled) {
                    thrown.incrementAndGet();
                    throw stumbled;
                }
                seen.add(entry.position());
            }
        }

        List<Long> next(int count) throws InterruptedException {
            List<Long> next = new ArrayList<>();
            while (next.size() < count) {
                Long position = seen.poll(20, TimeUnit.SECONDS);
                assertThat(position).as("after " + next).isNotNull();
                next.add(position);
            }
            return next;
        }
    }

    private Followers followers() {
        return new Followers(database, journal, clock);
    }

    private void write(int count) {
        database.write(tx -> {
            List<Draft> drafts =
                    LongStream.range(0, count)
                            .mapToObj(story -> new Draft(Kind.FIRST_SEEN, story, 1, 1))
                            .toList();
            journal.append(tx, drafts);
            return count;
        });
        journal.announce();
    }

    private void alter(String statement) {
        database.write(db -> db.execute(statement));
    }

    private long cursor() {
        return database.read(db ->
                db.select(FOLLOWER.POSITION)
                        .from(FOLLOWER)
                        .where(FOLLOWER.NAME.eq("told"))
                        .fetchOptional(FOLLOWER.POSITION)
                        .orElse(0L));
    }

    private List<String> troubles() {
        return database.read(db ->
                db.selectFrom(FOLLOWER_TROUBLE)
                        .orderBy(FOLLOWER_TROUBLE.POSITION)
                        .fetch(row ->
                                row.getPosition()
                                        + " "
                                        + row.getWhat().substring(row.getWhat().indexOf(' ') + 1)));
    }

    private static List<Long> upTo(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
