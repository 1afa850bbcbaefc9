package org.broadtape.market.quote;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.market.calendar.Certainty;
import org.broadtape.market.calendar.Session;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.calendar.TradingDay;

/// Tells a quote that can't be what its passport says.
///
/// @param calendar its venue's; absent where none is known
/// @param currency what it must be quoted in, ISO 4217; absent where that is not known
/// @param now the moment
record Faults(Optional<TradingCalendar> calendar, Optional<String> currency, Instant now) {
    /// How far a provider's clock may run ahead of ours.
    private static final Duration AHEAD = Duration.ofMinutes(1);

    /// What is wrong with a quote; absent where nothing is.
    Optional<Problem> of(Quote quote) {
        PriceUnit unit = quote.passport().unit();
        if (quote.amount().signum() <= 0 && unit.kind() != PriceUnit.Kind.PERCENT) {
            return fault("price-not-positive", quote.amount().toPlainString(), "above nothing");
        }
        boolean other =
                unit.kind() == PriceUnit.Kind.CURRENCY
                        && currency.filter(one -> !one.equals(unit.of())).isPresent();
        if (other) {
            return fault("unit-of-another-currency", unit.code(), currency.orElseThrow());
        }
        if (isAhead(quote.passport().asOf())) {
            return fault(
                    "price-of-the-future",
                    "Its time lies ahead of the clock",
                    "a time that has been");
        }
        return quote.passport().delay() instanceof DelayClass.EndOfDay
                ? ofDay(quote.passport().asOf().day())
                : Optional.empty();
    }

    private boolean isAhead(AsOf asOf) {
        return switch (asOf) {
            case AsOf.At(var time) -> time.toInstant().isAfter(now.plus(AHEAD));
            case AsOf.Day(LocalDate day, ZoneId zone) ->
                    day.isAfter(now.plus(AHEAD).atZone(zone).toLocalDate());
        };
    }

    /// A price of a session's end is none before that, nor of a day without a session.
    private Optional<Problem> ofDay(LocalDate day) {
        if (calendar.isEmpty()) {
            return Optional.empty();
        }
        TradingDay known = calendar.get().on(day);
        if (known instanceof Session session) {
            return session.close().isAfter(now.plus(AHEAD))
                    ? fault("session-not-over", "a close of " + day, "one of a session that ended")
                    : Optional.empty();
        }
        return known.certainty() == Certainty.KNOWN
                ? fault("day-without-session", "a close of " + day, "one of a trading day")
                : Optional.empty();
    }

    private static Optional<Problem> fault(String name, String what, String expected) {
        return Optional.of(Problem.of(name, Problem.Severity.ERROR, what, expected));
    }
}
