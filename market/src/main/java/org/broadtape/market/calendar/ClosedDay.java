package org.broadtape.market.calendar;

import java.time.LocalDate;
import java.util.Optional;

/// A day without trading.
///
/// @param name the holiday or what else closed the exchange; absent on a plain weekend
public record ClosedDay(LocalDate day, Optional<String> name, Certainty certainty)
        implements TradingDay {}
