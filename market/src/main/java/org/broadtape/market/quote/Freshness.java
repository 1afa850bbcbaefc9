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

    /// How long after its hour a reference rate may take to be asked for.
    static final Duration REFERENCE = Duration.ofHours(3);

    private static final Duration MONTH = Duration.ofDays(31);

    Standing standing(Quote quote) {
        Passport passport = quote.passport();
        if (passport.delay() instanceof DelayClass.Manual) {
            return new Standing.Undated();
        }
        if (passport.delay() instanceof DelayClass.ReferenceRate) {
            return ofReference(passport);
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

    /// A rate fixed once a day: the last one that has had its time to be published.
    private Standing ofReference(Passport passport) {
        Optional<Session> due =
                TradingCalendar.of("TARGET").flatMap(known -> ended(known, now.minus(REFERENCE)));
        return due.filter(day -> passport.asOf().day().isBefore(day.day())).isPresent()
                ? new Standing.Stale(passport.asOf().latest())
                : new Standing.Current();
    }

    /// A price of a moment: while the market trades, no more trading may have gone on since than
    /// its class allows; nights, holidays and breaks don't count. While it is closed it must be of
    /// the last session.
    private Standing ofMoment(Passport passport, TradingCalendar known) {
        Instant at = passport.asOf().latest();
        boolean stale =
                known.stateAt(now) instanceof MarketState.Closed
                        ? ended(known, now).filter(one -> at.isBefore(one.open())).isPresent()
                        : traded(known, at).compareTo(allowance(passport.delay())) > 0;
        return stale ? new Standing.Stale(at) : whileOpen(known);
    }

    /// For how long the market has traded since a time; a month ago is long enough to know.
    private Duration traded(TradingCalendar known, Instant since) {
        Instant from = since.isBefore(now.minus(MONTH)) ? now.minus(MONTH) : since;
        LocalDate first = from.atZone(known.zone()).toLocalDate().minusDays(1);
        LocalDate last = now.atZone(known.zone()).toLocalDate().plusDays(1);
        Duration sum = Duration.ZERO;
        for (Session session : known.sessions(first, last)) {
            sum = sum.plus(overlap(session.open(), session.close(), from));
            if (session.pause().isPresent()) {
                Session.Break pause = session.pause().get();
                sum = sum.minus(overlap(pause.start(), pause.end(), from));
            }
        }
        return sum;
    }

    /// How much of a stretch lies between a time and now.
    private Duration overlap(Instant start, Instant end, Instant from) {
        Instant first = start.isAfter(from) ? start : from;
        Instant last = end.isBefore(now) ? end : now;
        return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
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
