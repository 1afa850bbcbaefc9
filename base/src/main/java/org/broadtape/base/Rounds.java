package org.broadtape.base;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A clerk that does his round, pauses, and does it again, on a daemon thread of his own. A round
/// that breaks is told of and doesn't keep the next one from coming.
public final class Rounds {
    private final String name;
    private final Duration pause;
    private final Runnable round;
    private final Consumer<RuntimeException> broken;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition called = lock.newCondition();
    private boolean awake;
    private boolean stopped;

    /// Rounds that have not begun.
    ///
    /// @param name of the thread
    /// @param pause from the end of one round to the start of the next
    /// @param broken is told what a round threw
    public Rounds(String name, Duration pause, Runnable round, Consumer<RuntimeException> broken) {
        this.name = name;
        this.pause = pause;
        this.round = round;
        this.broken = broken;
    }

    /// Begins the first round.
    public void start() {
        Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    private void run() {
        try {
            do {
                try {
                    round.run();
                } catch (RuntimeException failed) {
                    broken.accept(failed);
                }
            } while (goesOn());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// Pauses; false if there is to be no further round.
    private boolean goesOn() throws InterruptedException {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (!awake && !stopped && left > 0) {
                left = called.awaitNanos(left);
            }
            awake = false;
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    /// Ends the pause, or the one that comes next.
    public void wake() {
        lock.lock();
        try {
            awake = true;
            called.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Lets no further round begin; one in hand goes on to its end.
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            called.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
