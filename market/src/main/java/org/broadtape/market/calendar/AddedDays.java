package org.broadtape.market.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.market.internal.CsvRows;

/// Days an operator adds, as comma-separated values, RFC 4180, UTF-8:
///
/// ```
/// mic,date,kind,open,close,name
/// XNYS,2027-03-03,closed,,,Storm
/// XNYS,2027-07-02,open,,13:00,Early close
/// ```
///
/// The header may be left out. Times are the exchange's own; empty ones are its usual ones. A row
/// that can't be read is left out and told.
///
/// @param days the days read, in their order
/// @param problems what could not be read
public record AddedDays(List<AddedDay> days, List<Problem> problems) {
    /// The most UTF-16 units of a list.
    public static final int TEXT_LIMIT = 4 * 1024 * 1024;

    /// The most days of a list.
    public static final int DAY_LIMIT = 20_000;

    /// The most UTF-16 units of a day's name; the rest is cut off.
    public static final int NAME_LIMIT = 120;

    /// Copies both lists.
    public AddedDays {
        days = List.copyOf(days);
        problems = List.copyOf(problems);
    }

    /// Reads a list.
    public static AddedDays read(String text) {
        List<Problem> problems = new ArrayList<>();
        List<AddedDay> days = new ArrayList<>();
        if (text.length() > TEXT_LIMIT) {
            problems.add(
                    Problem.of(
                            "calendar-list-too-long",
                            Severity.FATAL,
                            "a list of " + text.length() + " signs",
                            "at most " + TEXT_LIMIT));
            return new AddedDays(days, problems);
        }
        CsvRows rows = new CsvRows(text, ',', problems);
        for (var row = rows.next(); row.isPresent(); row = rows.next()) {
            CsvRows.Row one = row.get();
            if (days.size() == DAY_LIMIT) {
                problems.add(fault(one, "more days", "at most " + DAY_LIMIT));
                break;
            }
            if (!one.field(0).equalsIgnoreCase("mic")) {
                day(one, problems).ifPresent(days::add);
            }
        }
        return new AddedDays(days, problems);
    }

    private static Optional<AddedDay> day(CsvRows.Row row, List<Problem> problems) {
        Optional<LocalDate> date = date(row, problems);
        Optional<String> mic = mic(row, problems);
        String kind = row.field(2).toLowerCase(Locale.ROOT);
        if (date.isEmpty() || mic.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> name =
                Optional.of(row.field(5))
                        .filter(text -> !text.isEmpty())
                        .map(text -> text.substring(0, Math.min(NAME_LIMIT, text.length())));
        return switch (kind) {
            case "closed" ->
                    Optional.of(new AddedDay(mic.get(), date.get(), Optional.empty(), name));
            case "open" ->
                    opening(row, problems)
                            .map(hours ->
                                    new AddedDay(mic.get(), date.get(), Optional.of(hours), name));
            default -> {
                problems.add(fault(row, Problem.quote(row.field(2)), "closed or open"));
                yield Optional.empty();
            }
        };
    }

    private static Optional<String> mic(CsvRows.Row row, List<Problem> problems) {
        String mic = row.field(0).toUpperCase(Locale.ROOT);
        if (TradingCalendar.of(mic).isPresent()) {
            return Optional.of(mic);
        }
        problems.add(fault(row, Problem.quote(row.field(0)), "the MIC of a known calendar"));
        return Optional.empty();
    }

    private static Optional<LocalDate> date(CsvRows.Row row, List<Problem> problems) {
        try {
            LocalDate date = LocalDate.parse(row.field(1));
            if (TradingCalendar.FIRST_YEAR <= date.getYear()
                    && date.getYear() <= TradingCalendar.LAST_YEAR) {
                return Optional.of(date);
            }
        } catch (DateTimeException unreadable) {
            // Told below, with dates out of reach.
        }
        problems.add(fault(row, Problem.quote(row.field(1)), "a date such as 2027-03-03"));
        return Optional.empty();
    }

    private static Optional<AddedDay.Opening> opening(CsvRows.Row row, List<Problem> problems) {
        try {
            return Optional.of(new AddedDay.Opening(time(row.field(3)), time(row.field(4))));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            problems.add(
                    fault(
                            row,
                            Problem.quote(row.field(3) + "," + row.field(4)),
                            "times such as 09:30,13:00, the first before the second"));
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(text));
    }

    private static Problem fault(CsvRows.Row row, String what, String expected) {
        return new Problem(
                "calendar-day-unreadable",
                Severity.ERROR,
                OptionalInt.of(row.line()),
                what,
                expected);
    }
}
