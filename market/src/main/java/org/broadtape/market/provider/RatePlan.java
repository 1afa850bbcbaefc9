package org.broadtape.market.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.broadtape.market.provider.ProviderTerms.Pace;

/// When a provider may be asked again so that every [Pace] of its terms is kept, as a value. Each
/// pace is kept over every stretch of its length, not by the clock's minutes.
///
/// @param paces what is to be kept
/// @param sent when requests went out, oldest first, as far back as the longest pace looks
public record RatePlan(List<Pace> paces, List<Instant> sent) {
    /// Copies its lists.
    public RatePlan {
        paces = List.copyOf(paces);
        sent = List.copyOf(sent);
    }

    /// A plan for terms, nothing sent so far.
    public static RatePlan of(ProviderTerms terms) {
        return new RatePlan(terms.paces(), List.of());
    }

    /// The earliest moment, now or later, at which another request keeps every pace.
    public Instant next(Instant now) {
        Instant next = now;
        for (Pace pace : paces) {
            if (sent.size() >= pace.requests()) {
                Instant first = sent.get(sent.size() - pace.requests());
                Instant free = first.plus(pace.per());
                next = free.isAfter(next) ? free : next;
            }
        }
        return next;
    }

    /// Whether a request may go out now.
    public boolean allows(Instant now) {
        return !next(now).isAfter(now);
    }

    /// The plan after a request went out.
    public RatePlan sent(Instant at) {
        Duration longest =
                paces.stream().map(Pace::per).max(Duration::compareTo).orElse(Duration.ZERO);
        List<Instant> kept = new ArrayList<>();
        for (Instant one : sent) {
            if (one.isAfter(at.minus(longest))) {
                kept.add(one);
            }
        }
        kept.add(at);
        return new RatePlan(paces, kept);
    }
}
