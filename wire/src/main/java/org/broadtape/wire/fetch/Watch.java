package org.broadtape.wire.fetch;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.broadtape.wire.fetch.FetchOutcome.Kind;

/// Ends a fetch that takes too long by closing its socket from outside. A read time-out would not
/// do: it starts anew with every byte, and inside TLS with every part of a record.
final class Watch implements AutoCloseable {
    private final Limits limits;
    private final long started = System.nanoTime();
    private final AtomicLong received = new AtomicLong();
    private final Thread watcher;
    private volatile Optional<Socket> socket = Optional.empty();
    private volatile Optional<String> verdict = Optional.empty();
    private volatile Phase phase = Phase.RESOLVE;
    private volatile long phaseStarted = started;

    private enum Phase {
        RESOLVE,
        CONNECT,
        HEAD,
        BODY
    }

    Watch(Limits limits) {
        this.limits = limits;
        watcher = Thread.ofVirtual().name("fetch-watch").start(this::watch);
    }

    void connecting(Socket opened) {
        socket = Optional.of(opened);
        enter(Phase.CONNECT);
        if (verdict.isPresent()) {
            shut();
        }
    }

    void waitingForHead() {
        enter(Phase.HEAD);
    }

    void readingBody() {
        enter(Phase.BODY);
    }

    void received(int bytes) {
        received.addAndGet(bytes);
    }

    /// What is left of the total time, at least a millisecond.
    Duration left() {
        long left = limits.total().toNanos() - (System.nanoTime() - started);
        return Duration.ofNanos(Math.max(left, 1_000_000));
    }

    /// The failure the watch itself caused, if it did.
    Optional<FetchFailure> failure() {
        return verdict.map(
                what -> new FetchFailure(Kind.SLOW, what, "an answer in time and at a fair pace"));
    }

    @Override
    public void close() {
        watcher.interrupt();
        shut();
    }

    private void enter(Phase next) {
        phaseStarted = System.nanoTime();
        phase = next;
    }

    private void watch() {
        long tick =
                Stream.of(limits.paceWindow(), limits.head(), limits.connect(), limits.total())
                        .mapToLong(limit -> Math.clamp(limit.toMillis() / 5, 10, 1_000))
                        .min()
                        .orElse(1_000);
        long windowStarted = System.nanoTime();
        long windowBytes = 0;
        boolean inBody = false;
        while (verdict.isEmpty()) {
            try {
                Thread.sleep(tick);
            } catch (InterruptedException e) {
                return;
            }
            long now = System.nanoTime();
            if (now - started > limits.total().toNanos()) {
                stop("Not finished after " + words(limits.total()));
            }
            switch (phase) {
                case RESOLVE -> {}
                case CONNECT -> {
                    if (now - phaseStarted > limits.connect().toNanos()) {
                        stop("No connection after " + words(limits.connect()));
                    }
                }
                case HEAD -> {
                    if (now - phaseStarted > limits.head().toNanos()) {
                        stop("The head of the answer was not there after " + words(limits.head()));
                    }
                }
                case BODY -> {
                    if (!inBody) {
                        inBody = true;
                        windowStarted = now;
                        windowBytes = received.get();
                    } else if (now - windowStarted > limits.paceWindow().toNanos()) {
                        long came = received.get() - windowBytes;
                        if (came < limits.paceBytes()) {
                            stop("Only " + came + " bytes in " + words(limits.paceWindow()));
                        }
                        windowStarted = now;
                        windowBytes = received.get();
                    }
                }
            }
        }
    }

    private void stop(String why) {
        verdict = Optional.of(why);
        shut();
    }

    private void shut() {
        socket.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException e) {
                // closed is what it shall be, one way or the other
            }
        });
    }

    private static String words(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
