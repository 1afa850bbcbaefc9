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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs each follower on a thread of its own, from its cursor to the journal's head and on. A
/// follower that throws on one entry has it recorded and goes on with the next. Where the store
/// itself fails (the disk is full, the server is away) nothing is passed over: the follower waits
/// and goes on from where it stood, for as long as it takes.
public final class Followers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
    private static final int BATCH = 500;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Database database;
    private final Journal journal;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Long> cursors = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /// Followers of that journal, none yet.
    public Followers(Database database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /// Lets a follower begin from its cursor.
    public void start(Follower follower) {
        Place place = new Place(cursor(follower));
        cursors.put(follower.name(), place.followed);
        threads.add(
                Thread.ofPlatform()
                        .daemon()
                        .name("follower-" + follower.name())
                        .start(() -> run(follower, place)));
    }

    /// How far a follower has come, and up to where the store knows it.
    private static final class Place {
        long followed;
        long kept;

        Place(long at) {
            followed = at;
            kept = at;
        }
    }

    /// How far a follower has come; empty if there is none of that name.
    public Optional<Long> position(String name) {
        return Optional.ofNullable(cursors.get(name));
    }

    /// How far each follower has come, by name.
    public Map<String, Long> positions() {
        return Map.copyOf(cursors);
    }

    private void run(Follower follower, Place place) {
        Duration pause = FIRST_PAUSE;
        try {
            while (!isClosed()) {
                try {
                    step(follower, place);
                    pause = FIRST_PAUSE;
                } catch (RuntimeException | Error failed) {
                    if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    LOG.error(
                            "Follower {} waits at position {}: what it works with failed",
                            follower.name(),
                            place.followed,
                            failed);
                    pause = longer(pause);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private boolean isClosed() {
        return closing.getCount() == 0;
    }

    /// Follows what is there, or waits for a while; throws where the machine fails.
    private void step(Follower follower, Place place) throws InterruptedException {
        List<JournalEntry> entries = journal.after(place.followed, BATCH);
        if (!entries.isEmpty()) {
            hand(follower, entries);
            place.followed = entries.getLast().position();
            cursors.put(follower.name(), place.followed);
        }
        if (place.kept < place.followed) {
            if (follower.ownCursor().isEmpty()) {
                keep(follower.name(), place.followed);
            }
            place.kept = place.followed;
        }
        follower.rest();
        if (entries.isEmpty()) {
            journal.awaitAfter(place.followed, LOOK_AGAIN);
        }
    }

    private void hand(Follower follower, List<JournalEntry> entries) {
        try {
            follower.follow(entries);
        } catch (RuntimeException | StackOverflowError thrown) {
            passUnlessOutage(thrown);
            entries.forEach(entry -> handAlone(follower, entry));
        }
    }

    private void handAlone(Follower follower, JournalEntry entry) {
        try {
            follower.follow(List.of(entry));
        } catch (RuntimeException | StackOverflowError thrown) {
            passUnlessOutage(thrown);
            record(follower.name(), entry, thrown);
            LOG.error("Follower {} passed over entry {}", follower.name(), entry, thrown);
        }
    }

    /// Throws what was thrown if it is of the machine and not of an entry.
    private void passUnlessOutage(Throwable thrown) {
        if (thrown instanceof RuntimeException why && database.isOutage(why)) {
            throw why;
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

    private void record(String name, JournalEntry entry, Throwable why) {
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
        closing.countDown();
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
