package org.broadtape.market.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.broadtape.market.quote.QuoteAnswer;

/// Whether a provider is asked at all, as a value: it is left alone after three failures in a row,
/// for longer each time, and then tried with one request. One value for each provider, so that one
/// in trouble holds up nobody else.
///
/// ```java
/// if (breaker.allows(now)) { … breaker = breaker.after(answers, now); }
/// ```
///
/// @param failures how many answers in a row were none
/// @param until until when it is left alone; absent where it is not
/// @param why why it is left alone, in the provider's words; empty where it is not
public record Breaker(int failures, Optional<Instant> until, String why) {
    /// A provider in good standing.
    public static final Breaker CLOSED = new Breaker(0, Optional.empty(), "");

    /// So many failures are borne.
    static final int BORNE = 3;

    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofMinutes(30);
    private static final Duration QUOTA_REST = Duration.ofMinutes(1);
    private static final Duration KEY_REST = Duration.ofHours(1);

    /// Whether it may be asked now. Once its rest is over it may, with a single request; what that
    /// brings closes the breaker or opens it for longer.
    public boolean allows(Instant now) {
        return until.filter(now::isBefore).isEmpty();
    }

    /// Whether the next request is a trial after a rest: no more than one, then.
    public boolean isTrial(Instant now) {
        return until.isPresent() && allows(now);
    }

    /// The breaker after one request's answers. An answer about the price, even that there is none,
    /// is a sign of health; a request whose every answer is a failure counts as one.
    public Breaker after(Collection<QuoteAnswer> answers, Instant now) {
        Optional<QuoteAnswer> failure = Optional.empty();
        for (QuoteAnswer answer : answers) {
            if (isHealthy(answer)) {
                return CLOSED;
            }
            failure = Optional.of(answer);
        }
        return failure.map(one -> failed(one, now)).orElse(this);
    }

    private static boolean isHealthy(QuoteAnswer answer) {
        return switch (answer) {
            case QuoteAnswer.Quoted _,
                    QuoteAnswer.NothingTraded _,
                    QuoteAnswer.UnknownSymbol _,
                    QuoteAnswer.Refused _ ->
                    true;
            case QuoteAnswer.QuotaSpent _,
                    QuoteAnswer.NotAllowed _,
                    QuoteAnswer.Unreadable _,
                    QuoteAnswer.Silent _ ->
                    false;
        };
    }

    private Breaker failed(QuoteAnswer answer, Instant now) {
        return switch (answer) {
            case QuoteAnswer.QuotaSpent(Optional<Duration> wait, String said) ->
                    resting(now, wait.orElse(doubled(QUOTA_REST, failures)), said);
            case QuoteAnswer.NotAllowed(String said) -> resting(now, KEY_REST, said);
            case QuoteAnswer.Unreadable(var problem) -> counted(now, problem.what());
            case QuoteAnswer.Silent(String said) -> counted(now, said);
            case QuoteAnswer.Quoted _,
                    QuoteAnswer.NothingTraded _,
                    QuoteAnswer.UnknownSymbol _,
                    QuoteAnswer.Refused _ ->
                    CLOSED;
        };
    }

    private Breaker counted(Instant now, String said) {
        return failures + 1 < BORNE
                ? new Breaker(failures + 1, Optional.empty(), "")
                : resting(now, doubled(FIRST_REST, failures + 1 - BORNE), said);
    }

    private Breaker resting(Instant now, Duration rest, String said) {
        return new Breaker(failures + 1, Optional.of(now.plus(rest)), said);
    }

    private static Duration doubled(Duration first, int times) {
        Duration rest = first.multipliedBy(1L << Math.min(times, 20));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }
}
