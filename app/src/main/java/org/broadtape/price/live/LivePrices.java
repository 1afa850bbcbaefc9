package org.broadtape.price.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.broadtape.market.quote.PriceView;

/// Hands each new price to the browsers that follow its instrument. All frames of a beat leave
/// together, on one thread that never waits for a reader; what is told between two beats is told by
/// its newest value alone. Nothing is kept but the newest value of each instrument.
public final class LivePrices implements AutoCloseable {
    private final Rendering rendering;
    private final Bounds bounds;
    private final Map<String, Newest> newest = new ConcurrentHashMap<>();
    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> places = new HashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Cadence cadence;
    private long look;
    private int taken;
    private boolean closed;

    /// How many readers there may be, and how they are told.
    ///
    /// @param streams at a time
    /// @param ofOne of them from one address
    /// @param instruments that one follows
    /// @param pace from one frame to the next; a reader is greeted, and told after he was slow, at
    ///   once
    /// @param gather how long a beat waits for further changes after the first
    /// @param heartbeat how long a stream is silent; one on which the same frame was under way at
    ///   two heartbeats is cut
    /// @param longest how long a stream lasts; a browser then comes back by itself
    public record Bounds(
            int streams,
            int ofOne,
            int instruments,
            Duration pace,
            Duration gather,
            Duration heartbeat,
            Duration longest) {
        /// What a site of two cores bears.
        public static final Bounds USUAL =
                new Bounds(
                        6_000,
                        100,
                        20,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(30));
    }

    /// Live prices that nobody follows yet.
    public LivePrices(Rendering rendering) {
        this(rendering, Bounds.USUAL, System.nanoTime());
    }

    LivePrices(Rendering rendering, Bounds bounds, long now) {
        this.rendering = rendering;
        this.bounds = bounds;
        this.cadence = new Cadence(bounds.pace(), bounds.gather(), now);
        this.look = now + bounds.heartbeat().toNanos();
    }

    Bounds bounds() {
        return bounds;
    }

    /// Begins to tell.
    public void start() {
        Thread.ofPlatform().daemon().name("live-prices").start(this::run);
    }

    /// What everybody may be shown of an instrument now, the owner too. Never waits.
    public void tell(String instrument, PriceView view) {
        tell(instrument, view, view);
    }

    /// What may be shown of an instrument now. Whatever is given, nobody is told what its terms
    /// keep from him. Never waits.
    ///
    /// @param readers what anybody may be shown
    /// @param owners what the owner may be shown
    public void tell(String instrument, PriceView readers, PriceView owners) {
        tell(instrument, readers, owners, System.nanoTime());
    }

    void tell(String instrument, PriceView readers, PriceView owners, long now) {
        newest.put(
                instrument,
                new Newest(numbers.incrementAndGet(), instrument, readers, owners, rendering));
        lock.lock();
        try {
            if (cadence.due() == Cadence.NEVER) {
                cadence.changed(now);
                something.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes a reader; he is told as soon as his pipe says that it can be written to.
    ///
    /// @return empty if there is no room for him
    Optional<LiveStream> take(LiveStream.Wish wish, Pipe pipe) {
        LiveStream stream =
                new LiveStream(
                        wish,
                        instrument -> Optional.ofNullable(newest.get(instrument)),
                        pipe,
                        System.nanoTime() + bounds.longest().toNanos());
        lock.lock();
        try {
            if (!hasRoom(wish.who())) {
                return Optional.empty();
            }
            taken++;
            places.merge(wish.who(), 1, Integer::sum);
            streams.add(stream);
        } finally {
            lock.unlock();
        }
        var _ = stream.ended().thenRun(() -> leave(stream));
        return Optional.of(stream);
    }

    private void leave(LiveStream stream) {
        lock.lock();
        try {
            taken--;
            places.computeIfPresent(
                    stream.wish().who(), (who, count) -> count == 1 ? null : count - 1);
            streams.remove(stream);
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoom(String who) {
        return !closed && taken < bounds.streams() && places.getOrDefault(who, 0) < bounds.ofOne();
    }

    /// How many follow something.
    public int streams() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (long next = pass(System.nanoTime()); await(next); ) {
                next = pass(System.nanoTime());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until then, or until something changed.
    ///
    /// @return false when it is closed
    private boolean await(long next) throws InterruptedException {
        lock.lock();
        try {
            long left = Math.min(next, cadence.due()) - System.nanoTime();
            while (!closed && left > 0) {
                something.awaitNanos(left);
                left = Math.min(next, cadence.due()) - System.nanoTime();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// Does what is due at that time.
    ///
    /// @return when something is due next, if nothing is told before
    long pass(long now) {
        boolean frames;
        boolean looks;
        lock.lock();
        try {
            frames = now >= cadence.due();
            looks = now >= look;
            if (frames) {
                cadence.told();
            }
            if (looks) {
                look = now + bounds.heartbeat().toNanos();
            }
        } finally {
            lock.unlock();
        }
        if (frames) {
            streams.forEach(LiveStream::tell);
        }
        if (looks) {
            streams.forEach(stream -> stream.look(now));
        }
        return look;
    }

    /// Lets all readers go and takes none from now on.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            something.signal();
        } finally {
            lock.unlock();
        }
        streams.forEach(LiveStream::end);
    }
}
