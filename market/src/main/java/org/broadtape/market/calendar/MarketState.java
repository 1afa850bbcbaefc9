package org.broadtape.market.calendar;

import java.time.Instant;
import java.util.Optional;

/// Whether an exchange trades at an instant.
public sealed interface MarketState {
    /// It trades.
    ///
    /// @param session which session it is in
    /// @param until when that ends or its break begins
    record Open(Session session, Instant until) implements MarketState {}

    /// It is on the break of a session.
    ///
    /// @param since when the break began
    /// @param next when trading goes on
    record OnBreak(Session session, Instant since, Instant next) implements MarketState {}

    /// It does not trade.
    ///
    /// @param today the exchange's own day at that instant: why it is closed, and how sure that is
    /// @param since the close of the session before; absent where the calendar holds none
    /// @param next when it opens again; absent where the calendar holds no later session
    record Closed(TradingDay today, Optional<Instant> since, Optional<Instant> next)
            implements MarketState {}

    /// Whether it trades at this instant.
    default boolean isOpen() {
        return this instanceof Open;
    }
}
