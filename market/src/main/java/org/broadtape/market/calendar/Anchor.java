package org.broadtape.market.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.Predicate;

/// What days of a year hang on. A date that a year lacks, 29 February, is left out.
sealed interface Anchor {
    /// `Jan 1`.
    record Fixed(MonthDay day) implements Anchor {}

    /// `3rd Mon Jan`; `last Mon May` is the nth -1.
    record Nth(int nth, DayOfWeek weekday, Month month) implements Anchor {}

    /// `Fri from Jun 19`: the first such weekday on or after it.
    record From(DayOfWeek weekday, MonthDay day) implements Anchor {}

    /// `Mon before May 25`: the last such weekday before it.
    record Before(DayOfWeek weekday, MonthDay day) implements Anchor {}

    /// `Easter`, `Orthodox`: Easter Sunday of the Western and of the Eastern churches.
    record Easter(boolean western) implements Anchor {}

    /// `Chinese 1/1`: a month and day of a calendar that follows the moon.
    record Lunar(Moon moon, int month, int day) implements Anchor {}

    /// `Vernal equinox`, `Autumnal equinox`: the day Japan keeps.
    record Equinox(boolean vernal) implements Anchor {}

    /// `Qingming`, the solar term on 4 or 5 April on which China sweeps its graves.
    record Qingming() implements Anchor {}

    /// Dates written out.
    record Listed(List<LocalDate> dates) implements Anchor {
        public Listed {
            dates = List.copyOf(dates);
        }
    }

    /// `last session Dec`, `first session Jan`.
    record SessionOf(boolean last, Month month) implements Anchor {}

    /// `session before Dec 25`.
    record SessionBefore(MonthDay day) implements Anchor {}

    /// The days of a year.
    ///
    /// @param trades whether the exchange holds a session on a day; asked only by those that hang
    ///   on sessions
    default List<LocalDate> in(int year, Predicate<LocalDate> trades) {
        return switch (this) {
            case Fixed(MonthDay day) ->
                    day.isValidYear(year) ? List.of(day.atYear(year)) : List.of();
            case Nth(int nth, DayOfWeek weekday, Month month) ->
                    List.of(
                            LocalDate.of(year, month, 1)
                                    .with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday)));
            case From(DayOfWeek weekday, MonthDay day) ->
                    List.of(day.atYear(year).with(TemporalAdjusters.nextOrSame(weekday)));
            case Before(DayOfWeek weekday, MonthDay day) ->
                    List.of(day.atYear(year).with(TemporalAdjusters.previous(weekday)));
            case Easter(boolean western) ->
                    List.of(western ? Easters.western(year) : Easters.eastern(year));
            case Lunar(Moon moon, int month, int day) -> moon.in(year, month, day);
            case Equinox(boolean vernal) -> List.of(equinox(year, vernal));
            case Qingming() -> List.of(qingming(year));
            case Listed(List<LocalDate> dates) ->
                    dates.stream().filter(date -> date.getYear() == year).toList();
            case SessionOf(boolean last, Month month) -> sessionOf(year, last, month, trades);
            case SessionBefore(MonthDay day) -> back(day.atYear(year).minusDays(1), trades);
        };
    }

    private static List<LocalDate> sessionOf(
            int year, boolean last, Month month, Predicate<LocalDate> trades) {
        LocalDate first = LocalDate.of(year, month, 1);
        if (last) {
            return back(first.with(TemporalAdjusters.lastDayOfMonth()), trades);
        }
        LocalDate end = first.plusMonths(1);
        return first.datesUntil(end).filter(trades).limit(1).toList();
    }

    /// The last session up to a day, looked for over a month.
    private static List<LocalDate> back(LocalDate day, Predicate<LocalDate> trades) {
        for (LocalDate at = day; at.isAfter(day.minusDays(31)); at = at.minusDays(1)) {
            if (trades.test(at)) {
                return List.of(at);
            }
        }
        return List.of();
    }

    /// The equinox in Japan's time, as its observatory's yearly notices give it, by the usual
    /// formula for 1980 to 2099.
    private static LocalDate equinox(int year, boolean vernal) {
        double base = vernal ? 20.8431 : 23.2488;
        int since = year - 1980;
        int day = (int) (base + 0.242194 * since) - Math.floorDiv(since, 4);
        return LocalDate.of(year, vernal ? Month.MARCH : Month.SEPTEMBER, day);
    }

    /// By the usual formula for 2000 to 2099, in Beijing's time.
    private static LocalDate qingming(int year) {
        int since = year - 2000;
        return LocalDate.of(
                year, Month.APRIL, (int) (4.81 + 0.2422 * since) - Math.floorDiv(since, 4));
    }
}
