package org.broadtape.market.quote;

import java.time.Duration;
import java.util.Optional;
import org.broadtape.base.Problem;

/// What a provider answers about one symbol. Only one of these holds a number.
public sealed interface QuoteAnswer {
    /// A price.
    record Quoted(Quote quote) implements QuoteAnswer {}

    /// The provider knows the symbol and has no price now: null bars, no trade in the session.
    record NothingTraded(String why) implements QuoteAnswer {}

    /// The provider doesn't know the symbol, or no longer.
    record UnknownSymbol(String symbol) implements QuoteAnswer {}

    /// Too many requests, also where it is told in an answer of 200.
    ///
    /// @param retryAfter how long it asks to be left alone; absent where it doesn't say
    record QuotaSpent(Optional<Duration> retryAfter, String why) implements QuoteAnswer {}

    /// The key is missing, wrong, or doesn't pay for this.
    record NotAllowed(String why) implements QuoteAnswer {}

    /// A number that can't be trusted to be what it says: an unknown unit, a time in the future, a
    /// price of nothing.
    record Refused(Problem problem) implements QuoteAnswer {}

    /// An answer that can't be read.
    record Unreadable(Problem problem) implements QuoteAnswer {}

    /// No answer: unreachable, too slow, a server's error.
    record Silent(String why) implements QuoteAnswer {}
}
