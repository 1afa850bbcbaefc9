package org.broadtape.market.filing.edgar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// When EDGAR may be asked again. The SEC allows ten requests a second over all machines of a user,
/// and wants a `User-Agent` with a name and an address; who goes beyond is refused for some ten
/// minutes. We stay below, and stop at the first refusal.
///
/// @param asked when the last requests were sent, oldest first; no more than a second's
/// @param quietUntil until when nothing may be asked; absent where nothing was refused
public record EdgarPace(List<Instant> asked, Optional<Instant> quietUntil) {
    /// The most requests in any second: below the ten allowed.
    public static final int PER_SECOND = 8;

    /// How long to be quiet after a refusal.
    public static final Duration QUIET = Duration.ofMinutes(11);

    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final Pattern AGENT =
            Pattern.compile(
                    "[^\\p{Cntrl}@]*[^\\p{Cntrl}@ ][^\\p{Cntrl}@]* [^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    /// Nothing asked yet.
    public static final EdgarPace FRESH = new EdgarPace(List.of(), Optional.empty());

    /// Copies its list.
    public EdgarPace {
        asked = List.copyOf(asked);
    }

    /// The first instant from now on at which one more request may go.
    public Instant next(Instant now) {
        Instant free =
                asked.size() < PER_SECOND ? now : asked.get(asked.size() - PER_SECOND).plus(WINDOW);
        Instant quiet = quietUntil.orElse(now);
        Instant later = free.isAfter(quiet) ? free : quiet;
        return later.isAfter(now) ? later : now;
    }

    /// The pace once a request has gone.
    public EdgarPace asked(Instant at) {
        List<Instant> all = new ArrayList<>(asked);
        all.add(at);
        int from = Math.max(0, all.size() - PER_SECOND);
        return new EdgarPace(all.subList(from, all.size()), quietUntil);
    }

    /// The pace after an answer: 403 and 429 are refusals.
    ///
    /// @param retryAfter what the answer asked for; absent where nothing
    public EdgarPace answered(int status, Instant at, Optional<Duration> retryAfter) {
        if (status != 403 && status != 429) {
            return this;
        }
        Duration quiet = retryAfter.filter(asks -> asks.compareTo(QUIET) > 0).orElse(QUIET);
        return new EdgarPace(asked, Optional.of(at.plus(quiet)));
    }

    /// Whether a `User-Agent` declares who asks, as the SEC wants it: `Sample Company
    /// admin@sample.example`.
    public static boolean isDeclared(String userAgent) {
        return userAgent.length() <= 200 && AGENT.matcher(userAgent).matches();
    }
}
