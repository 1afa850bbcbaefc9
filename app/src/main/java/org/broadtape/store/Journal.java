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

    /// Appends within the caller's transaction; call [#announce] once it is committed.
    public long append(DSLContext tx, Kind kind, long story, int version, long source) {
        if (database.isShared()) {
            tx.execute("select pg_advisory_xact_lock({0})", DSL.inline(POSITION_LOCK));
        }
        long position =
                tx.select(DSL.coalesce(DSL.max(JOURNAL.POSITION), 0L))
                                .from(JOURNAL)
                                .fetchSingle()
                                .value1()
                        + 1;
        tx.insertInto(JOURNAL)
                .set(JOURNAL.POSITION, position)
                .set(JOURNAL.AT, clock.millis())
                .set(JOURNAL.KIND, kind.name())
                .set(JOURNAL.STORY, story)
                .set(JOURNAL.VERSION, (long) version)
                .set(JOURNAL.SOURCE, source)
                .execute();
        return position;
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
        return database.read(db ->
                db.select(DSL.coalesce(DSL.max(JOURNAL.POSITION), 0L))
                        .from(JOURNAL)
                        .fetchSingle()
                        .value1());
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
