package org.broadtape.price;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Which instruments anybody looked for a price of lately: those, and no others, are asked for.
final class Wanted {
    /// How long one look keeps an instrument asked for.
    static final Duration FOR = Duration.ofHours(2);

    /// The most that are asked for at a time; those looked at longest ago go first.
    static final int MOST = 2_000;

    private final Cache<String, Boolean> looked;

    Wanted(Clock clock) {
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        looked =
                Caffeine.newBuilder()
                        .ticker(ticker)
                        .executor(Runnable::run)
                        .expireAfterAccess(FOR)
                        .maximumSize(MOST)
                        .build();
    }

    void look(String instrument) {
        var _ = looked.get(instrument, _ -> true);
    }

    Set<String> all() {
        return Set.copyOf(looked.asMap().keySet());
    }
}
