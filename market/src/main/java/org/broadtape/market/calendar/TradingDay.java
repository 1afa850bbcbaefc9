package org.broadtape.market.calendar;

import java.time.LocalDate;
import java.util.Optional;

/// What an exchange does on a day: it holds a session, or it is closed.
public sealed interface TradingDay permits Session, ClosedDay {
    /// The day, as the exchange names it.
    LocalDate day();

    /// What is special about it: `Good Friday`, `Christmas Eve`; absent on plain days and weekends.
    Optional<String> name();

    /// How sure this is.
    Certainty certainty();
}
