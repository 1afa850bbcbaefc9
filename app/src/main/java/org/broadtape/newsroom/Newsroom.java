package org.broadtape.newsroom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.broadtape.newsroom.internal.Groups;
import org.broadtape.newsroom.internal.Ledger;
import org.broadtape.newsroom.internal.Retention;
import org.broadtape.newsroom.internal.Upkeep;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.store.StoreFull;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes deliveries and answers what each turned out to be. Deliveries that wait together share one
/// commit; each is answered only when it is on the disk. When more wait than can be taken, whoever
/// hands in waits too.
public final class Newsroom implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Newsroom.class);
    private static final int WAITING = 1_000;
    private static final int SHARED = 500;
    private static final Duration WARN_AGAIN = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final Journal journal;
    private final Ledger ledger;
    private final Upkeep upkeep;
    private final Retention retention;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread pen;
    private final AtomicBoolean remains = new AtomicBoolean(true);
    private volatile boolean closed;
    private Instant warned = Instant.MIN;

    private record Waiting(List<Delivery> deliveries, CompletableFuture<List<Arrival>> answer) {}

    /// A newsroom that writes to that database and journal.
    public Newsroom(Database database, Journal journal, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.journal = journal;
        Groups groups = new Groups(database);
        this.ledger = new Ledger(database, journal, clock, groups);
        this.upkeep = new Upkeep(database, journal, clock, groups);
        this.retention = new Retention(database, clock);
        this.pen = Thread.ofPlatform().daemon().name("newsroom").start(this::write);
    }

    /// Takes one delivery.
    public Arrival receive(Delivery delivery) {
        return receiveAll(List.of(delivery)).getFirst();
    }

    /// Takes several, in order; they are committed together.
    ///
    /// @throws StoreFull if there is no room; then none was taken
    public List<Arrival> receiveAll(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return List.of();
        }
        Waiting waiting = new Waiting(List.copyOf(deliveries), new CompletableFuture<>());
        try {
            if (closed) {
                throw new IllegalStateException("The newsroom is closed");
            }
            queue.put(waiting);
            return waiting.answer().join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while handing in", stop);
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException why ? why : failed;
        }
    }

    /// Files whole stories of another site as they stood there, in order, with their clocks; no
    /// reader is told of them as new. Of a story that is here already, only versions it lacks are
    /// entered.
    ///
    /// @return what became of each; a [Arrival.Repeat] where it was here already
    /// @throws StoreFull if there is no room; then none was taken
    public List<Arrival> file(List<Dossier> dossiers) {
        try {
            List<Arrival> arrivals = dossiers.isEmpty() ? List.of() : ledger.file(dossiers);
            journal.announce();
            return arrivals;
        } catch (RuntimeException failed) {
            throw database.isFull(failed) ? new StoreFull(failed) : failed;
        }
    }

    /// Opens a held story to readers, by the owner's decision. False if it is not held.
    public boolean release(StoryId story) {
        return announced(upkeep.release(story));
    }

    /// Keeps a story on purpose, or no longer: retention passes over what is kept.
    public boolean keep(StoryId story, boolean kept) {
        return announced(upkeep.keep(story, kept));
    }

    /// Removes a story; a tombstone without headline remains. False if there is nothing to remove.
    public boolean remove(StoryId story) {
        return announced(withdrawn(upkeep.remove(story)));
    }

    /// Says which pictures of a story can be shown now, lead picture first.
    public boolean attach(StoryId story, List<Story.Picture> pictures) {
        return announced(upkeep.attach(story, pictures));
    }

    /// Does what is due: lifts embargoes, lets waiting versions through, ends rights, and removes
    /// what retention says. Words of what was withdrawn are taken out of the files as well.
    ///
    /// @param keepFor stories older than this go unless kept; zero keeps all
    /// @param keepBytes the most bytes of text kept, as the wire sent it; 0 keeps all
    /// @return how many stories changed
    public int tidy(Duration keepFor, long keepBytes) {
        upkeep.unread();
        int changed = upkeep.due() + retention.retain(keepFor, keepBytes, upkeep::remove);
        announced(withdrawn(changed > 0));
        purge();
        return changed;
    }

    private boolean withdrawn(boolean changed) {
        if (changed) {
            remains.set(true);
        }
        return changed;
    }

    /// Takes the words of what was withdrawn out of the files too, once no reader is in the way.
    private void purge() {
        if (remains.compareAndSet(true, false) && !database.purge()) {
            remains.set(true);
        }
    }

    /// How many stories [#tidy] would remove under such a retention, for the owner to see before he
    /// decides.
    public int wouldRemove(Duration keepFor, long keepBytes) {
        return retention.wouldRemove(keepFor, keepBytes);
    }

    private boolean announced(boolean changed) {
        if (changed) {
            journal.announce();
        }
        return changed;
    }

    private void write() {
        List<Waiting> together = new ArrayList<>();
        while (true) {
            try {
                together.add(queue.take());
                int count = together.getFirst().deliveries().size();
                for (Waiting next; count < SHARED && (next = queue.poll()) != null; ) {
                    together.add(next);
                    count += next.deliveries().size();
                }
                take(together);
            } catch (InterruptedException stop) {
                return;
            } finally {
                together.clear();
            }
        }
    }

    private void take(List<Waiting> together) {
        try {
            answer(together);
        } catch (RuntimeException failed) {
            if (together.size() > 1 && !database.isOutage(failed)) {
                together.forEach(one -> take(List.of(one)));
                return;
            }
            if (failed instanceof StoreFull) {
                warn(failed);
            }
            together.forEach(one -> one.answer().completeExceptionally(failed));
        }
    }

    /// Tells the owner, though not at every try.
    private void warn(RuntimeException full) {
        Instant now = clock.instant();
        if (warned.plus(WARN_AGAIN).isBefore(now)) {
            warned = now;
            LOG.error("No story could be taken in", full);
        }
    }

    private void answer(List<Waiting> together) {
        List<Delivery> all = together.stream().flatMap(one -> one.deliveries().stream()).toList();
        List<Arrival> arrivals = ledger.enter(all);
        journal.announce();
        withdrawn(arrivals.stream().anyMatch(Arrival.Killed.class::isInstance));
        int from = 0;
        for (Waiting one : together) {
            int to = from + one.deliveries().size();
            one.answer().complete(List.copyOf(arrivals.subList(from, to)));
            from = to;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            while (!queue.isEmpty() && pen.isAlive()) {
                pen.join(Duration.ofMillis(20));
            }
            pen.interrupt();
            pen.join(Duration.ofSeconds(10));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
