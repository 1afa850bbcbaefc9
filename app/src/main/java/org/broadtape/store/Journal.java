package org.broadtape.store;

import static org.broadtape.store.tables.Tables.JOURNAL;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.broadtape.store.JournalEntry.Kind;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// The append-only list of what changed. A row is written in the very transaction that changes the
/// world; positions rise in commit order, so a follower that has seen position n has seen all
/// before it. On SQLite that follows from the single writer, on PostgreSQL from an advisory lock
/// held from taking a position to the commit.
public final class Journal {
    private static final long POSITION_LOCK = 0x42_54_4a_4fL;

    private final Database database;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();

    /// A journal in that database.
    public Journal(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What is to be appended: an entry without its place and time.
    ///
    /// @param kind what happened
    /// @param story to which story
    /// @param version of it
    /// @param source that brought it
    public record Draft(Kind kind, long story, int version, long source) {}

    /// Takes the one lock under which positions and ids are given out, held to the commit. Call it
    /// first in a transaction that will append.
    public void lock(DSLContext tx) {
        if (database.isShared()) {
            tx.execute("select pg_advisory_xact_lock({0})", DSL.inline(POSITION_LOCK));
        }
    }

    /// Appends within the caller's transaction; call [#announce] once it is committed.
    public void append(DSLContext tx, List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        lock(tx);
        long position = head(tx);
        long now = clock.millis();
        var insert =
                tx.batch(
                        tx.insertInto(
                                        JOURNAL,
                                        JOURNAL.POSITION,
                                        JOURNAL.AT,
                                        JOURNAL.KIND,
                                        JOURNAL.STORY,
                                        JOURNAL.VERSION,
                                        JOURNAL.SOURCE)
                                .values((Long) null, null, null, null, null, null));
        for (Draft draft : drafts) {
            position++;
            insert =
                    insert.bind(
                            position,
                            now,
                            draft.kind().name(),
                            draft.story(),
                            (long) draft.version(),
                            draft.source());
        }
        insert.execute();
    }

    /// Wakes the followers of this process: something was committed.
    public void announce() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Up to `limit` entries after a position, in order.
    public List<JournalEntry> after(long position, int limit) {
        return database.read(db ->
                db.selectFrom(JOURNAL)
                        .where(JOURNAL.POSITION.gt(position))
                        .orderBy(JOURNAL.POSITION)
                        .limit(limit)
                        .fetch(Journal::entry));
    }

    /// The last position written; 0 in an empty journal.
    public long head() {
        return database.read(Journal::head);
    }

    /// The position before the first entry written after that time; the head if there is none.
    public long before(Instant time) {
        long low = 0;
        long high = head();
        while (low < high) {
            long middle = (low + high) / 2;
            List<JournalEntry> next = after(middle, 1);
            if (next.isEmpty() || next.getFirst().at().isAfter(time)) {
                high = middle;
            } else {
                low = next.getFirst().position();
            }
        }
        return low;
    }

    private static long head(DSLContext db) {
        return db.select(DSL.coalesce(DSL.max(JOURNAL.POSITION), 0L))
                .from(JOURNAL)
                .fetchSingle()
                .value1();
    }

    /// Waits until something may have been written after the position, at most so long.
    public void awaitAfter(long position, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (head() <= position && left > 0) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private static JournalEntry entry(Record row) {
        return new JournalEntry(
                row.get(JOURNAL.POSITION),
                Instant.ofEpochMilli(row.get(JOURNAL.AT)),
                Kind.valueOf(row.get(JOURNAL.KIND)),
                row.get(JOURNAL.STORY),
                row.get(JOURNAL.VERSION).intValue(),
                row.get(JOURNAL.SOURCE));
    }
}
