package org.broadtape.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Duration NEVER = Duration.ofDays(1);

    private final Semaphore done = new Semaphore(0);

    @Test
    void goesOnAfterARoundThatBreaksAndTellsOfIt() throws InterruptedException {
        BlockingQueue<RuntimeException> told = new LinkedBlockingQueue<>();
        AtomicInteger rounds = new AtomicInteger();
        Rounds clerk =
                new Rounds(
                        "clerk",
                        Duration.ofMillis(1),
                        () -> {
                            if (rounds.getAndIncrement() == 0) {
                                throw new IllegalStateException("the first round");
                            }
                            done.release();
                        },
                        told::add);
        clerk.start();
        assertThat(done.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
        clerk.stop();
        assertThat(told).extracting(Throwable::getMessage).containsExactly("the first round");
    }

    @Test
    void isWokenFromItsPauseAlsoBeforeThePauseBegins() throws InterruptedException {
        Semaphore go = new Semaphore(0);
        Rounds clerk =
                new Rounds(
                        "clerk",
                        NEVER,
                        () -> {
                            done.release();
                            go.acquireUninterruptibly();
                        },
                        broken -> {});
        clerk.start();
        assertThat(done.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        clerk.wake();
        go.release();
        assertThat(done.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        clerk.stop();
        go.release();
    }

    @Test
    void beginsNoRoundAfterItWasStopped() throws InterruptedException {
        BlockingQueue<Thread> clerks = new LinkedBlockingQueue<>();
        Rounds clerk =
                new Rounds(
                        "clerk",
                        NEVER,
                        () -> {
                            clerks.add(Thread.currentThread());
                            done.release();
                        },
                        broken -> {});
        clerk.start();
        assertThat(done.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        clerk.stop();
        assertThat(clerks.element().join(Duration.ofSeconds(20))).isTrue();
        assertThat(clerks).hasSize(1);
    }
}
