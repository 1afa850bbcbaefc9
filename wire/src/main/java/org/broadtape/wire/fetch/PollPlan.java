package org.broadtape.wire.fetch;

import java.time.Duration;
import java.util.Optional;

/// When to look at a feed again. Pure: the same outcome, failures and seed give the same wait.
///
/// A server's own wish (`Cache-Control`, `Expires`, `Retry-After`) and the feed's (`ttl`,
/// `sy:updatePeriod`) lengthen the usual wait, never shorten it, and are themselves bounded by
/// `longest`. A little is added, never taken away, so that sources made in one minute don't stay in
/// step.
///
/// @param usual the wait where nobody wishes otherwise
/// @param longest the most a wish or a back-off may ask
/// @param ttl what the feed itself asked for when it was last read
/// @param seed any number that differs between sources
public record PollPlan(Duration usual, Duration longest, Optional<Duration> ttl, long seed) {
    /// A quarter of an hour.
    public static final Duration USUAL = Duration.ofMinutes(15);

    /// A day.
    public static final Duration LONGEST = Duration.ofDays(1);

    /// The most a `Retry-After` may ask.
    static final Duration LONGEST_RETRY = Duration.ofDays(7);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int JITTER_PER_CENT = 10;
    private static final int MOST_DOUBLINGS = 12;

    /// Bounds the usual wait from below by a minute.
    public PollPlan {
        if (usual.compareTo(SHORTEST) < 0) {
            usual = SHORTEST;
        }
        if (longest.compareTo(usual) < 0) {
            longest = usual;
        }
    }

    /// A plan with the usual waits.
    public static PollPlan of(long seed) {
        return new PollPlan(USUAL, LONGEST, Optional.empty(), seed);
    }

    /// How long to wait after this outcome; empty where the source must not be asked again.
    ///
    /// @param failures how often in a row it has failed or been throttled, this time included
    public Optional<Duration> waitAfter(FetchOutcome outcome, int failures) {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> Optional.of(jittered(wished(fetched.freshFor())));
            case FetchOutcome.NotModified same -> Optional.of(jittered(wished(same.freshFor())));
            case FetchOutcome.Throttled throttled ->
                    Optional.of(jittered(throttled(throttled, failures)));
            case FetchOutcome.Failed ignored -> Optional.of(jittered(backOff(failures)));
            case FetchOutcome.Gone ignored -> Optional.empty();
        };
    }

    private Duration wished(Optional<Duration> freshFor) {
        Duration wish = longer(freshFor.orElse(Duration.ZERO), ttl.orElse(Duration.ZERO));
        return longer(usual, shorter(wish, longest));
    }

    private Duration throttled(FetchOutcome.Throttled outcome, int failures) {
        return outcome.retryAfter()
                .map(wish -> longer(usual, shorter(wish, LONGEST_RETRY)))
                .orElseGet(() -> longer(usual.multipliedBy(2), backOff(failures)));
    }

    /// The usual wait, doubled with each further failure in a row, up to `longest`; without jitter.
    public Duration backOff(int failures) {
        int doublings = Math.clamp(failures - 1, 0, MOST_DOUBLINGS);
        return shorter(usual.multipliedBy(1L << doublings), longest);
    }

    private Duration jittered(Duration wait) {
        long most = wait.toMillis() * JITTER_PER_CENT / 100;
        long mixed = (seed + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        mixed ^= mixed >>> 29;
        return wait.plusMillis(Math.floorMod(mixed, most + 1));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
