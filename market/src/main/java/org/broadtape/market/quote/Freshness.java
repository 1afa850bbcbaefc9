package org.broadtape.market.quote;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.broadtape.market.calendar.MarketState;
import org.broadtape.market.calendar.Session;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.quote.PriceView.Standing;

/// Tells what a quote's passport means at a moment: as near to its market as it says, of a market
/// that is closed, or older than it should be.
///
/// @param calendar its venue's; absent where none is known, and then only age speaks
/// @param now the moment
record Freshness(Optional<TradingCalendar> calendar, Instant now) {
    /// What a real-time price may be old: two minutes.
    static final Duration REAL_TIME = Duration.ofMinutes(2);

    /// What a delayed price may be late beyond its delay.
    static final Duration SLACK = Duration.ofMinutes(15);

    /// How long after a close its price may take to be told.
    static final Duration END_OF_DAY = Duration.ofHours(12);

    /// What a daily price may be old where no calendar tells of holidays: Easter.
    static final Duration DAYS = Duration.ofDays(5);

    Standing standing(Quote quote) {
        Passport passport = quote.passport();
        if (passport.delay() instanceof DelayClass.Manual) {
            return new Standing.Undated();
        }
        if (passport.delay() instanceof DelayClass.ReferenceRate) {
            return isOlder(passport, now.minus(DAYS))
                    ? new Standing.Stale(passport.asOf().latest())
                    : new Standing.Current();
        }
        boolean daily = passport.delay() instanceof DelayClass.EndOfDay;
        if (calendar.isEmpty()) {
            Duration most = daily ? DAYS : allowance(passport.delay());
            return isOlder(passport, now.minus(most))
                    ? new Standing.Stale(passport.asOf().latest())
                    : new Standing.Undated();
        }
        return daily ? ofDay(passport, calendar.get()) : ofMoment(passport, calendar.get());
    }

    private static boolean isOlder(Passport passport, Instant than) {
        return passport.asOf().latest().isBefore(than);
    }

    private static Duration allowance(DelayClass delay) {
        return switch (delay) {
            case DelayClass.RealTime() -> REAL_TIME;
            case DelayClass.Delayed(Duration by) -> by.plus(SLACK);
            case DelayClass.EndOfDay(), DelayClass.ReferenceRate() -> END_OF_DAY;
            case DelayClass.Indicative() -> Duration.ofHours(1);
            case DelayClass.Manual() -> Duration.ofDays(1);
        };
    }

    /// A price of a session's end: it must be of the last session that has had its time to be told.
    private Standing ofDay(Passport passport, TradingCalendar known) {
        Optional<Session> due = ended(known, now.minus(END_OF_DAY));
        if (due.filter(session -> passport.asOf().day().isBefore(session.day())).isPresent()) {
            return new Standing.Stale(passport.asOf().latest());
        }
        return whileOpen(known);
    }

    /// A price of a moment: it must not be older than the market was last open, its allowance taken
    /// off.
    private Standing ofMoment(Passport passport, TradingCalendar known) {
        Instant at = passport.asOf().latest();
        if (known.stateAt(now) instanceof MarketState.Open) {
            Instant due = now.minus(allowance(passport.delay()));
            Optional<Session> running =
                    known.stateAt(due) instanceof MarketState.Open(Session session, var _)
                            ? Optional.of(session)
                            : Optional.empty();
            if (running.isPresent() ? at.isBefore(due) : isBeforeLast(at, known, due)) {
                return new Standing.Stale(at);
            }
            return new Standing.Current();
        }
        return isBeforeLast(at, known, now) ? new Standing.Stale(at) : whileOpen(known);
    }

    /// Whether a time lies before the last session that had ended at a moment even began.
    private static boolean isBeforeLast(Instant at, TradingCalendar known, Instant moment) {
        return ended(known, moment).filter(session -> at.isBefore(session.open())).isPresent();
    }

    private Standing whileOpen(TradingCalendar known) {
        return switch (known.stateAt(now)) {
            case MarketState.Open _, MarketState.OnBreak _ -> new Standing.Current();
            case MarketState.Closed closed ->
                    closed.since().isPresent()
                            ? new Standing.Closed(closed.since().get(), closed.next())
                            : new Standing.Undated();
        };
    }

    /// The last session that had ended at a moment.
    private static Optional<Session> ended(TradingCalendar known, Instant moment) {
        LocalDate day = moment.atZone(known.zone()).toLocalDate();
        Optional<Session> last = known.previous(day.plusDays(2));
        while (last.filter(session -> session.close().isAfter(moment)).isPresent()) {
            last = known.previous(last.get().day());
        }
        return last;
    }
}
