package org.broadtape.outlet;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Somebody who listens to the tape: what waits for him, and the thread that writes to him. Whoever
/// reads so slowly that more waits than is kept is let go; nobody else waits for him.
final class Listener {
    private static final int WAITING = 512;

    private final Wish wish;
    private final BlockingQueue<TapeEvent> waiting = new ArrayBlockingQueue<>(WAITING);
    private @Nullable Thread writer = Thread.currentThread();
    private volatile boolean over;

    /// What a listener asks for.
    ///
    /// @param who counts together with others of the same address
    /// @param base the site's address as he sees it
    /// @param section only of this section
    /// @param source only of this source
    /// @param after the position he has heard already; absent to hear only what is new
    /// @param welcome tells whether he may still listen: false once the site has become private
    record Wish(
            String who,
            String base,
            Optional<String> section,
            Optional<Long> source,
            Optional<Long> after,
            BooleanSupplier welcome) {}

    /// A listener whose writer is the thread that makes it.
    Listener(Wish wish) {
        this.wish = wish;
    }

    Wish wish() {
        return wish;
    }

    /// Hands him an event, never waiting. Whoever has too much waiting already is let go.
    ///
    /// @return false if he was let go
    boolean offer(TapeEvent event) {
        if (over) {
            return false;
        }
        if (hears(event) && !waiting.offer(event)) {
            letGo();
            return false;
        }
        return true;
    }

    boolean hears(TapeEvent event) {
        return event.isOf(wish.section(), wish.source());
    }

    /// The next event, waiting at most so long for it.
    Optional<TapeEvent> next(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// Whether he is to be written to no more.
    boolean isOver() {
        return over || !wish.welcome().getAsBoolean();
    }

    /// Ends his stream, also where its writer is stuck in writing.
    synchronized void letGo() {
        over = true;
        Thread thread = writer;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /// Called by the writer when it is done with him: it may serve somebody else from now on.
    synchronized void leave() {
        over = true;
        writer = null;
        Thread.interrupted();
    }
}
