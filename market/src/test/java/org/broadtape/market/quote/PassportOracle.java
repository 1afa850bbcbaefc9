package org.broadtape.market.quote;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.market.calendar.MarketState;
import org.broadtape.market.calendar.Session;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.PriceView.Standing;
import org.broadtape.market.quote.Pricing.Heard;
import org.broadtape.market.quote.Pricing.Situation;

/// Says what is untrue in what is shown, by rules of its own: it walks the market's clock minute by
/// minute and knows nothing of how the price was chosen.
final class PassportOracle {
    private PassportOracle() {}

    /// What is untrue; empty where nothing is.
    static List<String> untrue(Situation in, PriceView view) {
        List<String> faults = new ArrayList<>();
        switch (view) {
            case PriceView.Priced(Quote quote, Standing standing) -> {
                of(in, quote, faults);
                standing(in, quote, standing, faults);
                others(in, quote, standing, faults);
                if (in.halted().isPresent() || isDelisted(in)) {
                    faults.add("a price of what isn't traded");
                }
            }
            case PriceView.Empty(Blank _, Optional<Quote> last) ->
                    last.ifPresent(quote -> of(in, quote, faults));
        }
        return faults;
    }

    /// What must hold of every number, also of a last good one beside a blank.
    private static void of(Situation in, Quote quote, List<String> faults) {
        Passport passport = quote.passport();
        PriceUnit unit = passport.unit();
        if (in.heard().stream().flatMap(one -> one.good().stream()).noneMatch(quote::equals)) {
            faults.add("a number nobody said");
        }
        if (!allows(passport.rights().audience(), in.reader())) {
            faults.add("a number not for this reader");
        }
        if (passport.asOf() instanceof AsOf.At at
                && at.latest().isAfter(in.now().plusSeconds(60))) {
            faults.add("a number of the future");
        }
        if (passport.asOf() instanceof AsOf.Day day
                && day.day().isAfter(in.now().plusSeconds(60).atZone(day.zone()).toLocalDate())) {
            faults.add("a number of tomorrow");
        }
        if (quote.amount().signum() <= 0 && !unit.code().equals("%")) {
            faults.add("a price of nothing");
        }
        if (unit.kind() == PriceUnit.Kind.CURRENCY
                && in.currency().isPresent()
                && !in.currency().get().equals(unit.of())) {
            faults.add("a number in another currency");
        }
        if (passport.delay() instanceof DelayClass.EndOfDay && in.calendar().isPresent()) {
            Optional<Session> session = in.calendar().get().sessionOn(passport.asOf().day());
            if (session.filter(one -> one.close().isAfter(in.now().plusSeconds(60))).isPresent()) {
                faults.add("the end of a session that goes on");
            }
        }
    }

    private static boolean allows(Audience rights, Audience reader) {
        return rights == Audience.EVERYONE
                || (rights == Audience.OWNER && reader == Audience.OWNER);
    }

    private static boolean isDelisted(Situation in) {
        return in.delisted().isPresent()
                && !in.delisted()
                        .get()
                        .isAfter(
                                in.now()
                                        .atZone(
                                                in.calendar()
                                                        .map(TradingCalendar::zone)
                                                        .orElse(java.time.ZoneId.of("UTC")))
                                        .toLocalDate());
    }

    private static void standing(
            Situation in, Quote quote, Standing standing, List<String> faults) {
        switch (standing) {
            case Standing.Current _ -> {
                if (!isCurrent(in, quote)) {
                    faults.add("called current, and it is not");
                }
            }
            case Standing.Closed(Instant since, Optional<Instant> opens) ->
                    closed(in, quote, since, opens, faults);
            case Standing.Stale(Instant since) -> {
                if (!since.equals(quote.passport().asOf().latest())) {
                    faults.add("stale since another time than its own");
                }
            }
            case Standing.Undated _ -> {
                boolean manual = quote.passport().delay() instanceof DelayClass.Manual;
                if (!manual && in.calendar().isPresent()) {
                    faults.add("undated though its market's calendar is known");
                }
            }
        }
    }

    private static void closed(
            Situation in,
            Quote quote,
            Instant since,
            Optional<Instant> opens,
            List<String> faults) {
        if (in.calendar().isEmpty()
                || !(in.calendar().get().stateAt(in.now()) instanceof MarketState.Closed)) {
            faults.add("called closed, and the market is not");
            return;
        }
        if (since.isAfter(in.now()) || opens.filter(in.now()::isAfter).isPresent()) {
            faults.add("closed since later, or open before");
        }
        Session last = last(in.calendar().get(), in.now());
        boolean daily = quote.passport().delay() instanceof DelayClass.EndOfDay;
        boolean late =
                daily
                        ? isDayMissed(in, quote)
                        : quote.passport().asOf().latest().isBefore(last.open());
        if (late) {
            faults.add("called the last session's, and it is not");
        }
    }

    /// Whether no more minutes of trading went by since than its class allows.
    private static boolean isCurrent(Situation in, Quote quote) {
        Passport passport = quote.passport();
        Duration allowed =
                switch (passport.delay()) {
                    case DelayClass.RealTime() -> Duration.ofMinutes(2);
                    case DelayClass.Delayed(Duration by) -> by.plusMinutes(15);
                    case DelayClass.Indicative() -> Duration.ofHours(1);
                    case DelayClass.EndOfDay(), DelayClass.ReferenceRate(), DelayClass.Manual() ->
                            Duration.ZERO;
                };
        return switch (passport.delay()) {
            case DelayClass.Manual() -> false;
            case DelayClass.ReferenceRate() -> !isRateMissed(in, passport.asOf().day());
            case DelayClass.EndOfDay() -> isTrading(in) && !isDayMissed(in, quote);
            case DelayClass.RealTime(), DelayClass.Delayed _, DelayClass.Indicative() ->
                    isTrading(in)
                            && minutes(in, passport.asOf().latest(), allowed.toMinutes() + 1)
                                    <= allowed.toMinutes();
        };
    }

    private static boolean isTrading(Situation in) {
        return in.calendar().isPresent()
                && !(in.calendar().get().stateAt(in.now()) instanceof MarketState.Closed);
    }

    /// Whole minutes of trading between a time and now, counted back from now until they are too
    /// many.
    private static long minutes(Situation in, Instant from, long enough) {
        TradingCalendar calendar = in.calendar().orElseThrow();
        long open = 0;
        Instant at = in.now().minusSeconds(60);
        for (int i = 0; i < 20_000 && !at.isBefore(from) && open < enough; i++) {
            boolean whole =
                    calendar.stateAt(at).isOpen() && calendar.stateAt(at.plusSeconds(59)).isOpen();
            open += whole ? 1 : 0;
            at = at.minusSeconds(60);
        }
        return open;
    }

    /// Whether a session ended half a day ago or before that, and after the price's.
    private static boolean isDayMissed(Situation in, Quote quote) {
        LocalDate day = quote.passport().asOf().day();
        Instant due = in.now().minus(Duration.ofHours(12));
        return in.calendar().orElseThrow().sessions(day.plusDays(1), day.plusDays(60)).stream()
                .anyMatch(one -> !one.close().isAfter(due));
    }

    /// Whether a weekday that is no holiday of the Eurosystem went by since, and was over for three
    /// hours at least after four in Frankfurt.
    private static boolean isRateMissed(Situation in, LocalDate day) {
        List<String> holidays =
                List.of(
                        "2024-03-29",
                        "2024-04-01",
                        "2025-04-18",
                        "2025-04-21",
                        "2026-04-03",
                        "2026-04-06");
        for (LocalDate at = day.plusDays(1); at.isBefore(day.plusDays(30)); at = at.plusDays(1)) {
            int month = at.getMonthValue();
            int of = at.getDayOfMonth();
            boolean free =
                    at.getDayOfWeek().getValue() > 5
                            || (month == 1 && of == 1)
                            || (month == 5 && of == 1)
                            || (month == 12 && (of == 25 || of == 26))
                            || holidays.contains(at.toString());
            Instant due = at.atTime(19, 0).atZone(java.time.ZoneId.of("Europe/Berlin")).toInstant();
            if (!free && !due.isAfter(in.now())) {
                return true;
            }
        }
        return false;
    }

    private static Session last(TradingCalendar calendar, Instant now) {
        LocalDate day = now.atZone(calendar.zone()).toLocalDate();
        return calendar.sessions(day.minusDays(30), day.plusDays(1)).stream()
                .filter(one -> !one.close().isAfter(now))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    /// Whether another provider's number, as good by its own passport, contradicts this one, or it
    /// moved beyond belief and stands alone.
    private static void others(Situation in, Quote quote, Standing standing, List<String> faults) {
        boolean confirmed = false;
        for (Heard heard : in.heard()) {
            Quote other = heard.good().orElse(quote);
            if (other.equals(quote) || !isLike(quote, other)) {
                continue;
            }
            double ratio = other.amount().doubleValue() / quote.amount().doubleValue();
            confirmed |= ratio > 0.8 && ratio < 1.2500001;
            List<String> wrong = new ArrayList<>();
            of(in, other, wrong);
            wrong.remove("a number not for this reader");
            boolean good = wrong.isEmpty() && in.calendar().isPresent() && isCurrent(in, other);
            if (standing instanceof Standing.Current && good && (ratio > 1.25 || ratio < 0.8)) {
                faults.add("another says " + ratio + " times that");
            }
        }
        double before = quote.previousClose().map(BigDecimal::doubleValue).orElse(0.0);
        double now = quote.amount().doubleValue();
        if (before > 0 && now > 0 && (now > 3 * before || before > 3 * now) && !confirmed) {
            faults.add("a move beyond belief, and nobody else says so");
        }
    }

    private static boolean isLike(Quote one, Quote other) {
        return one.passport().unit().of().equals(other.passport().unit().of())
                && one.passport().adjustment() == other.passport().adjustment()
                && one.amount().signum() > 0
                && other.amount().signum() > 0
                && !(one.passport().delay() instanceof DelayClass.Manual)
                && !(other.passport().delay() instanceof DelayClass.Manual);
    }
}
