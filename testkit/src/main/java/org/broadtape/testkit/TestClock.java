package org.broadtape.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test moves it.
public final class TestClock extends Clock {
    /// Where every test clock starts: Monday 21 October 2024, 12:00 UTC.
    public static final Instant START = Instant.parse("2024-10-21T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    /// Moves the clock forward.
    public void advance(Duration by) {
        now.updateAndGet(then -> then.plus(by));
    }

    /// Sets the clock.
    public void set(Instant to) {
        now.set(to);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
