package org.broadtape.market.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// The days a rule names: anchored, counted on from there, held to some weekdays and years, and
/// moved off others.
///
/// @param from how many days after the anchor the first is; negative before
/// @param to the same for the last
/// @param on the weekdays it holds on; others are left out
/// @param moved by how many days it goes on or back where it falls on that weekday
/// @param carried the weekdays on which it is made up for on the next free day
/// @param clash whether it is also made up for where it falls on another closed day
/// @param years the years it holds in, those of the anchor
record Days(
        Anchor anchor,
        int from,
        int to,
        Set<DayOfWeek> on,
        Map<DayOfWeek, Integer> moved,
        Set<DayOfWeek> carried,
        boolean clash,
        IntPredicate years) {
    Days {
        on = Set.copyOf(on);
        moved = Map.copyOf(moved);
        carried = Set.copyOf(carried);
    }

    /// Whether a day that falls badly is made up for on a day that other rules leave free.
    boolean isCarried() {
        return clash || !carried.isEmpty();
    }

    /// The days of an anchor's year, moved, not yet carried.
    List<LocalDate> in(int year, Predicate<LocalDate> trades) {
        if (!years.test(year)) {
            return List.of();
        }
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate anchored : anchor.in(year, trades)) {
            for (int offset = from; offset <= to; offset++) {
                LocalDate day = anchored.plusDays(offset);
                if (on.contains(day.getDayOfWeek())) {
                    days.add(day.plusDays(moved.getOrDefault(day.getDayOfWeek(), 0)));
                }
            }
        }
        return days;
    }

    /// Whether a day falls on a weekday or another closed day for which it is made up.
    boolean fallsBadly(LocalDate day, Predicate<LocalDate> taken) {
        return carried.contains(day.getDayOfWeek()) || (clash && taken.test(day));
    }

    /// Where it is made up for: the next day that is neither taken nor of those weekdays.
    LocalDate nextFree(LocalDate day, Predicate<LocalDate> taken) {
        LocalDate free = day.plusDays(1);
        while (carried.contains(free.getDayOfWeek()) || taken.test(free)) {
            free = free.plusDays(1);
        }
        return free;
    }
}
