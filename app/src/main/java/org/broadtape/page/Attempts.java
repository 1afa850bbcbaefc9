package org.broadtape.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;

/// Counts attempts under a key (an address, a name) and refuses those above a rate. In memory,
/// bounded: the ten thousand keys seen last.
public final class Attempts {
    private static final int KEYS = 10_000;

    private final int most;
    private final Duration within;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(KEYS).build();

    /// So many attempts at once, and as many again spread over a span.
    public Attempts(int most, Duration within, Clock clock) {
        this.most = most;
        this.within = within;
        this.time =
                new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return clock.millis() * 1_000_000;
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return true;
                    }
                };
    }

    /// Counts one; throws a [Refusal] with the time to wait where there were too many.
    public void take(String key) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Refusal.tooOften(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /// Forgets the attempts under a key: the last one was right.
    public void forget(String key) {
        buckets.invalidate(key);
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                _ ->
                        Bucket.builder()
                                .addLimit(limit -> limit.capacity(most).refillGreedy(most, within))
                                .withCustomTimePrecision(time)
                                .build());
    }
}
