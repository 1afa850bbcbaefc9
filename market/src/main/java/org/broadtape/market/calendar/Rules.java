package org.broadtape.market.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a file says of an exchange.
///
/// @param known the years the rules were written for ([Certainty#KNOWN])
/// @param tables the years its tables of dates cover; absent where every day follows from a rule
/// @param weeks which weekdays have sessions; of several that hold on a day the last counts
/// @param hours when they open and close; of several that hold the last counts
record Rules(
        ZoneId zone,
        Years known,
        Optional<Years> tables,
        List<Week> weeks,
        List<Usual> hours,
        List<Rule> rules) {
    Rules {
        weeks = List.copyOf(weeks);
        hours = List.copyOf(hours);
        rules = List.copyOf(rules);
    }

    /// Years, both included.
    record Years(int first, int last) {
        boolean contains(int year) {
            return first <= year && year <= last;
        }
    }

    /// Days, both included.
    record Span(LocalDate first, LocalDate last) {
        boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /// The weekdays with sessions over a span.
    record Week(Set<DayOfWeek> days, Span span) {
        Week {
            days = Set.copyOf(days);
        }
    }

    /// Usual hours on some weekdays over a span.
    record Usual(Hours hours, Set<DayOfWeek> days, Span span) {
        Usual {
            days = Set.copyOf(days);
        }
    }

    /// Whether a day is one of the week's days of trading.
    boolean isWeekday(LocalDate day) {
        for (Week week : weeks.reversed()) {
            if (week.span.contains(day)) {
                return week.days.contains(day.getDayOfWeek());
            }
        }
        return false;
    }

    /// The usual hours on a day; absent before the first of them.
    Optional<Hours> hours(LocalDate day) {
        return hours.reversed().stream()
                .filter(one -> one.span.contains(day) && one.days.contains(day.getDayOfWeek()))
                .map(Usual::hours)
                .findFirst();
    }

    /// How sure the rules are of a year.
    Certainty certainty(int year) {
        if (known.contains(year)) {
            return Certainty.KNOWN;
        }
        return tables.filter(years -> !years.contains(year)).isPresent()
                ? Certainty.UNKNOWN
                : Certainty.EXPECTED;
    }
}
