package org.broadtape.front;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.page.Moment;

/// The front page: the newest story larger, the others by day.
///
/// @param lead the newest story; absent on later parts of the list and on an empty site
/// @param days the others, newest day first; days are told in UTC
/// @param section the section shown, if not all
/// @param sections all sections that have stories
/// @param next the address of the next part
/// @param later true if this is not the first part
public record FrontView(
        Optional<LineView> lead,
        List<Day> days,
        Optional<String> section,
        List<String> sections,
        Optional<String> next,
        boolean later) {
    /// Copies its lists.
    public FrontView {
        days = List.copyOf(days);
        sections = List.copyOf(sections);
    }

    /// The lines of a day.
    ///
    /// @param date in UTC
    public record Day(LocalDate date, List<LineView> lines) {
        /// Copies its list.
        public Day {
            lines = List.copyOf(lines);
        }

        /// Its beginning, for a heading.
        public Moment moment() {
            return Moment.of(date.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
    }

    /// Lines grouped by the day they rank at.
    public static List<Day> days(List<LineView> lines) {
        List<Day> days = new ArrayList<>();
        List<LineView> day = new ArrayList<>();
        for (LineView line : lines) {
            if (!day.isEmpty() && !date(day.getFirst()).equals(date(line))) {
                days.add(new Day(date(day.getFirst()), day));
                day.clear();
            }
            day.add(line);
        }
        if (!day.isEmpty()) {
            days.add(new Day(date(day.getFirst()), day));
        }
        return days;
    }

    private static LocalDate date(LineView line) {
        return line.line().rankAt().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /// The address of this list's first part.
    public String here() {
        return section.map(one -> "/?section=" + FrontPage.encoded(one)).orElse("/");
    }

    /// The address of the event stream that tells what is new in this list.
    public String live() {
        return section.map(one -> "/events?section=" + FrontPage.encoded(one)).orElse("/events");
    }

    /// True where there is nothing to show.
    public boolean empty() {
        return lead.isEmpty() && days.isEmpty();
    }

    /// True if what is shown belongs to the sample edition.
    public boolean sample() {
        return lead.map(line -> line.line().sample()).orElse(false)
                || days.stream()
                        .flatMap(day -> day.lines().stream())
                        .anyMatch(line -> line.line().sample());
    }
}
