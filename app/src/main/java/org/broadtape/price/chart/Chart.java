package org.broadtape.price.chart;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.broadtape.market.guard.Finding;

/// Lines on an axis of days, one place for each session of the first line's market and for each day
/// on which another line has a bar.
///
/// @param choice what was asked for
/// @param days the axis
/// @param lines the instrument's own first; never none
/// @param baseline the day whose values are 100; absent where the values are prices
/// @param leftOut names of instruments that could not be drawn with it
/// @param findings what the guard finds wrong or in question in the instrument's own line, within
///   the axis; the values stand as they came
/// @param zone where the days are; absent where no calendar is known for the market
public record Chart(
        Choice choice,
        List<LocalDate> days,
        List<Line> lines,
        Optional<LocalDate> baseline,
        List<String> leftOut,
        List<Finding> findings,
        Optional<ZoneId> zone) {
    /// Copies its lists.
    public Chart {
        days = List.copyOf(days);
        lines = List.copyOf(lines);
        leftOut = List.copyOf(leftOut);
        findings = List.copyOf(findings);
    }

    /// The instrument's own line.
    public Line first() {
        return lines.getFirst();
    }

    /// What the values are measured in: `USD`; absent where they are an index.
    public Optional<String> unit() {
        return baseline.isPresent()
                ? Optional.empty()
                : Optional.of(first().shown().series().unit().code());
    }

    /// Whether it can be drawn on a logarithmic scale: no value is 0 or below.
    public boolean hasLog() {
        return lines.stream().allMatch(line -> line.least().orElse(1) > 0);
    }

    /// Whether it is drawn on one.
    public boolean isLog() {
        return choice.isLog() && hasLog();
    }

    /// The place of the first day on the axis at or after a day; absent where all are before.
    public Optional<Integer> place(LocalDate day) {
        int found = Collections.binarySearch(days, day);
        int place = found < 0 ? -found - 1 : found;
        return place < days.size() ? Optional.of(place) : Optional.empty();
    }
}
