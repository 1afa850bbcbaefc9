package org.broadtape.market.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.broadtape.market.Exchanges;

/// The days and hours on which an exchange trades.
///
/// ```java
/// TradingCalendar newYork = TradingCalendar.of("XNYS").orElseThrow();
/// newYork.on(LocalDate.of(2025, 1, 9));             // closed, "Mourning for Jimmy Carter"
/// newYork.stateAt(Instant.parse("2025-11-28T18:00:00Z")); // closed at 13:00, day after Thanksgiving
/// ```
///
/// Days are the exchange's own. Years are worked out once and kept; a calendar may be shared
/// between threads. Every answer tells how sure it is ([Certainty]).
public final class TradingCalendar {
    /// The first and last year asked for; days beyond have no session and are [Certainty#UNKNOWN].
    public static final int FIRST_YEAR = 1900;

    /// See [#FIRST_YEAR].
    public static final int LAST_YEAR = 2199;

    /// The longest an exchange is looked through for its next session, in days.
    private static final int REACH = 400;

    private final String mic;
    private final Rules rules;
    private final Map<LocalDate, TradingDay> added;
    private final Map<Integer, YearOfDays> years;

    private TradingCalendar(
            String mic,
            Rules rules,
            Map<Integer, YearOfDays> years,
            Map<LocalDate, TradingDay> added) {
        this.mic = mic;
        this.rules = rules;
        this.years = years;
        this.added = Map.copyOf(added);
    }

    /// The calendar of a MIC: an exchange's, a segment's, or one of `24-7`, `24-5` (weekdays of
    /// UTC) and `FX` (from Sunday to Friday, 17:00 in New York). Absent where no rules are held;
    /// case doesn't count.
    public static Optional<TradingCalendar> of(String mic) {
        String code = mic.toUpperCase(Locale.ROOT);
        return BuiltIn.file(code)
                .or(() -> Exchanges.byMic(code).flatMap(one -> BuiltIn.file(one.mic())))
                .map(file -> BuiltIn.calendar(code, file));
    }

    /// A calendar of these rules, nothing worked out yet.
    static TradingCalendar of(String mic, Rules rules) {
        return new TradingCalendar(mic, rules, new ConcurrentHashMap<>(), Map.of());
    }

    /// The code it was asked for with, in capitals.
    public String mic() {
        return mic;
    }

    /// The exchange's clock.
    public ZoneId zone() {
        return rules.zone();
    }

    /// What the exchange does on a day.
    public TradingDay on(LocalDate day) {
        TradingDay said = added.get(day);
        if (said != null) {
            return said;
        }
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            return new ClosedDay(day, Optional.empty(), Certainty.UNKNOWN);
        }
        return years.computeIfAbsent(day.getYear(), year -> new YearOfDays(rules, year)).on(day);
    }

    /// The session of a day; absent where there is none.
    public Optional<Session> sessionOn(LocalDate day) {
        return on(day) instanceof Session session ? Optional.of(session) : Optional.empty();
    }

    /// The first session after a day; absent where none follows within 400 days.
    public Optional<Session> next(LocalDate day) {
        for (int i = 1; i <= REACH; i++) {
            if (on(day.plusDays(i)) instanceof Session session) {
                return Optional.of(session);
            }
        }
        return Optional.empty();
    }

    /// The last session before a day; absent where none goes before within 400 days.
    public Optional<Session> previous(LocalDate day) {
        for (int i = 1; i <= REACH; i++) {
            if (on(day.minusDays(i)) instanceof Session session) {
                return Optional.of(session);
            }
        }
        return Optional.empty();
    }

    /// The sessions from a day to another, both included, in order; empty where the last is before
    /// the first.
    public List<Session> sessions(LocalDate first, LocalDate last) {
        List<Session> sessions = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            sessionOn(day).ifPresent(sessions::add);
        }
        return List.copyOf(sessions);
    }

    /// Whether the exchange trades at an instant; openings belong to what they open, closes don't.
    public MarketState stateAt(Instant instant) {
        LocalDate today = instant.atZone(zone()).toLocalDate();
        // A session may open on the evening before its day, and run on past midnight.
        Optional<Session> last = previous(today.plusDays(2));
        while (last.filter(one -> one.open().isAfter(instant)).isPresent()) {
            last = previous(last.get().day());
        }
        Optional<Session> current = last.filter(one -> one.contains(instant));
        if (current.isPresent()) {
            return within(current.get(), instant);
        }
        Optional<Session> next = next(last.map(Session::day).orElse(today.minusDays(2)));
        return new MarketState.Closed(on(today), last.map(Session::close), next.map(Session::open));
    }

    private static MarketState within(Session session, Instant instant) {
        Optional<Session.Break> pause = session.pause();
        if (pause.isPresent() && pause.get().contains(instant)) {
            return new MarketState.OnBreak(session, pause.get().start(), pause.get().end());
        }
        Instant until =
                pause.map(Session.Break::start).filter(instant::isBefore).orElse(session.close());
        return new MarketState.Open(session, until);
    }

    /// This calendar with days an operator added; those of other exchanges are passed over, a later
    /// one counts before an earlier one of the same day.
    public TradingCalendar with(List<AddedDay> days) {
        Map<LocalDate, TradingDay> said = new HashMap<>(added);
        for (AddedDay day : days) {
            if (day.mic().equals(mic)) {
                said.put(day.day(), day.in(rules));
            }
        }
        return new TradingCalendar(mic, rules, years, said);
    }

    @Override
    public String toString() {
        return "TradingCalendar of " + mic;
    }
}
