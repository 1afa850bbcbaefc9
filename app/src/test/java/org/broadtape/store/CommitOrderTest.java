package org.broadtape.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.broadtape.store.Journal.Draft;
import org.broadtape.store.JournalEntry.Kind;
import org.broadtape.testkit.TestClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Positions rise in the order of commits on PostgreSQL, where several transactions write at once;
/// on SQLite there is one writer, and nobody to overtake.
class CommitOrderTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Database database;
    private final Journal journal;

    CommitOrderTest(@TempDir Path folder) {
        database = TestDatabases.POSTGRESQL.open(folder);
        journal = new Journal(database, new TestClock());
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    /// Two transactions: the second would commit first. It has to wait, or a follower that saw its
    /// higher position would never look for the lower one.
    @Test
    void aTransactionNeverOvertakesOneThatHasTakenItsPosition() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Future<Long> first =
                threads.submit(() ->
                        database.write(tx -> {
                            append(tx, 1);
                            taken.countDown();
                            await(commit);
                            return 1L;
                        }));
        await(taken);
        Future<Long> second = threads.submit(() -> write(2));
        awaitWaiting();
        assertThat(second.isDone()).isFalse();
        assertThat(journal.after(0, 10)).as("nothing is seen ahead of the first").isEmpty();
        commit.countDown();
        first.get(20, TimeUnit.SECONDS);
        second.get(20, TimeUnit.SECONDS);
        assertThat(journal.after(0, 10)).extracting(JournalEntry::story).containsExactly(1L, 2L);
    }

    @Test
    void aTransactionThatBeganEarlierButCommitsLaterStandsLater() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<Long> earlier =
                threads.submit(() ->
                        database.write(tx -> {
                            tx.execute("update setting set value = value");
                            begun.countDown();
                            await(goOn);
                            append(tx, 1);
                            return 1L;
                        }));
        await(begun);
        write(2);
        assertThat(journal.after(0, 10)).extracting(JournalEntry::story).containsExactly(2L);
        goOn.countDown();
        earlier.get(20, TimeUnit.SECONDS);
        assertThat(journal.after(1, 10)).extracting(JournalEntry::story).containsExactly(1L);
    }

    private long write(long story) {
        return database.write(tx -> {
            append(tx, story);
            return story;
        });
    }

    private void append(DSLContext tx, long story) {
        journal.append(tx, List.of(new Draft(Kind.FIRST_SEEN, story, 1, 1)));
    }

    /// Until somebody waits for the lock under which positions are given out.
    private void awaitWaiting() {
        String waiting =
                "select count(*) from pg_locks where locktype = 'advisory' and not granted";
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (database.<Long>read(db -> db.fetchSingle(waiting).get(0, Long.class)) == 0) {
            assertThat(System.nanoTime()).as("the deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
