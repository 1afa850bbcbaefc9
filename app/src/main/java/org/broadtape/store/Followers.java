package org.broadtape.store;

import static org.broadtape.store.tables.Tables.FOLLOWER;
import static org.broadtape.store.tables.Tables.FOLLOWER_TROUBLE;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs each follower on a thread of its own, from its cursor to the journal's head and on. A
/// follower that throws on one entry has it recorded and goes on with the next.
public final class Followers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
    private static final int BATCH = 500;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Database database;
    private final Journal journal;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Long> cursors = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// Followers of that journal, none yet.
    public Followers(Database database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /// Lets a follower begin from its cursor.
    public void start(Follower follower) {
        cursors.put(follower.name(), cursor(follower));
        threads.add(
                Thread.ofPlatform()
                        .daemon()
                        .name("follower-" + follower.name())
                        .start(() -> run(follower)));
    }

    /// How far a follower has come; empty if there is none of that name.
    public Optional<Long> position(String name) {
        return Optional.ofNullable(cursors.get(name));
    }

    /// How far each follower has come, by name.
    public Map<String, Long> positions() {
        return Map.copyOf(cursors);
    }

    private void run(Follower follower) {
        long cursor = cursors.getOrDefault(follower.name(), 0L);
        try {
            while (!closed) {
                List<JournalEntry> entries = journal.after(cursor, BATCH);
                if (entries.isEmpty()) {
                    journal.awaitAfter(cursor, LOOK_AGAIN);
                    continue;
                }
                hand(follower, entries);
                cursor = entries.getLast().position();
                cursors.put(follower.name(), cursor);
                if (follower.ownCursor().isEmpty()) {
                    keep(follower.name(), cursor);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            if (!closed) {
                LOG.error("Follower {} stopped at position {}", follower.name(), cursor, broken);
            }
        }
    }

    private void hand(Follower follower, List<JournalEntry> entries) {
        try {
            follower.follow(entries);
        } catch (RuntimeException thrown) {
            for (JournalEntry entry : entries) {
                try {
                    follower.follow(List.of(entry));
                } catch (RuntimeException again) {
                    LOG.error("Follower {} passed over entry {}", follower.name(), entry, again);
                    record(follower.name(), entry, again);
                }
            }
        }
    }

    private long cursor(Follower follower) {
        if (follower.ownCursor().isPresent()) {
            return follower.ownCursor().getAsLong();
        }
        return database.read(db ->
                db.select(FOLLOWER.POSITION)
                        .from(FOLLOWER)
                        .where(FOLLOWER.NAME.eq(follower.name()))
                        .fetchOptional(FOLLOWER.POSITION)
                        .orElse(0L));
    }

    private void keep(String name, long position) {
        database.write(db ->
                db.insertInto(FOLLOWER)
                        .set(FOLLOWER.NAME, name)
                        .set(FOLLOWER.POSITION, position)
                        .onConflict(FOLLOWER.NAME)
                        .doUpdate()
                        .set(FOLLOWER.POSITION, position)
                        .execute());
    }

    private void record(String name, JournalEntry entry, RuntimeException why) {
        database.write(db ->
                db.insertInto(FOLLOWER_TROUBLE)
                        .set(FOLLOWER_TROUBLE.NAME, name)
                        .set(FOLLOWER_TROUBLE.POSITION, entry.position())
                        .set(FOLLOWER_TROUBLE.AT, clock.millis())
                        .set(FOLLOWER_TROUBLE.WHAT, String.valueOf(why))
                        .onConflictDoNothing()
                        .execute());
    }

    @Override
    public void close() {
        closed = true;
        journal.announce();
        for (Thread thread : threads) {
            try {
                if (!thread.join(Duration.ofSeconds(5))) {
                    thread.interrupt();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
