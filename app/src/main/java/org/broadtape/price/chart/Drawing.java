package org.broadtape.price.chart;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.broadtape.market.bar.Series;
import org.broadtape.market.calendar.Session;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.price.Archive;

/// Puts series on one axis of days.
final class Drawing {
    /// Where no calendar tells when a market was closed, a longer pause than a week is a gap.
    private static final int LONGEST_PAUSE = 7;

    private final Choice choice;
    private final LocalDate from;
    private final LocalDate last;

    private Drawing(Choice choice, LocalDate from, LocalDate last) {
        this.choice = choice;
        this.from = from;
        this.last = last;
    }

    /// What is to be drawn.
    ///
    /// @param calendar of its market; absent where none is known
    record Source(
            String instrument,
            String name,
            Archive.Shown shown,
            Optional<TradingCalendar> calendar) {
        Series series() {
            return shown.series();
        }
    }

    /// A chart of one series and those it is compared with.
    ///
    /// @param sources the first the instrument's own, with at least one bar
    static Chart of(Choice choice, List<Source> sources) {
        Series own = sources.getFirst().series();
        LocalDate last = own.day(own.size() - 1);
        LocalDate from = choice.range().from(last);
        LocalDate first = own.day(0);
        return new Drawing(choice, from.isBefore(first) ? first : from, last).draw(sources);
    }

    private Chart draw(List<Source> sources) {
        List<LocalDate> days = axis(sources);
        List<Line> lines = new ArrayList<>();
        for (Source source : sources) {
            lines.add(line(source, days));
        }
        Optional<ZoneId> zone = sources.getFirst().calendar().map(TradingCalendar::zone);
        if (sources.size() == 1) {
            return new Chart(choice, days, lines, Optional.empty(), List.of(), List.of(), zone);
        }
        return compared(days, lines, zone);
    }

    /// With the first day on which all have a value as 100; what never has one on a day of the
    /// instrument's own is left out.
    private Chart compared(List<LocalDate> days, List<Line> lines, Optional<ZoneId> zone) {
        List<Line> drawn = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Line line : lines) {
            drawn.add(line);
            if (base(drawn, days.size()).isEmpty()) {
                drawn.removeLast();
                leftOut.add(line.name());
            }
        }
        int base = base(drawn, days.size()).orElseThrow();
        boolean alone = drawn.size() == 1;
        return new Chart(
                choice,
                days,
                alone ? drawn : drawn.stream().map(line -> line.indexed(base)).toList(),
                alone ? Optional.empty() : Optional.of(days.get(base)),
                leftOut,
                List.of(),
                zone);
    }

    private static Optional<Integer> base(Collection<Line> lines, int places) {
        for (int i = 0; i < places; i++) {
            int place = i;
            if (lines.stream().allMatch(line -> line.at(place).orElse(0) > 0)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private List<LocalDate> axis(List<Source> sources) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Source source : sources) {
            Series part = part(source);
            for (int i = 0; i < part.size(); i++) {
                days.add(part.day(i));
                if (source.calendar().isEmpty() && i > 0 && isPause(part, i)) {
                    days.add(part.day(i - 1).plusDays(1));
                }
            }
        }
        days.addAll(sessions(sources.getFirst()));
        return List.copyOf(days);
    }

    private static boolean isPause(Series part, int at) {
        return part.day(at - 1).plusDays(LONGEST_PAUSE).isBefore(part.day(at));
    }

    private Series part(Source source) {
        return source.series().between(from.toEpochDay(), last.toEpochDay());
    }

    /// The sessions between a series' first and last bar here.
    private Set<LocalDate> sessions(Source source) {
        Series part = part(source);
        Set<LocalDate> days = new HashSet<>();
        if (source.calendar().isPresent() && !part.isEmpty()) {
            source.calendar().get().sessions(part.day(0), part.day(part.size() - 1)).stream()
                    .map(Session::day)
                    .forEach(days::add);
        }
        return days;
    }

    private Line line(Source source, List<LocalDate> days) {
        Series part = part(source);
        Set<LocalDate> sessions = sessions(source);
        double[] values = new double[days.size()];
        boolean[] gaps = new boolean[days.size()];
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            LocalDate day = days.get(i);
            if (next < part.size() && part.day(next).equals(day)) {
                values[i] = part.close(next++);
                continue;
            }
            values[i] = Double.NaN;
            boolean within = next > 0 && next < part.size();
            gaps[i] =
                    !within
                            || (source.calendar().isPresent()
                                    ? sessions.contains(day)
                                    : isPause(part, next));
        }
        return new Line(source.instrument(), source.name(), source.shown(), values, gaps);
    }
}
