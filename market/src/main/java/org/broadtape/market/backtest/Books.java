package org.broadtape.market.backtest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.broadtape.market.calendar.Session;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.filing.Amendment;
import org.broadtape.market.filing.Filing;
import org.broadtape.market.filing.Position;
import org.broadtape.market.filing.PositionKind;
import org.broadtape.market.filing.ReportType;
import org.broadtape.market.filing.ShareType;

/// What was known of a manager's holdings, and from when.
///
/// A report accepted before the close of a session can be acted on at that close; one accepted
/// later, or of which only the day is known, at the close of the next session. The newest quarter
/// counts; of it the newest original or restatement, and every addition to it, each from its own
/// day. A second report of a quarter that says not what it is takes the place of the first where
/// its values are at least half of the first's, and is an addition where they are less.
public final class Books {
    private final TradingCalendar calendar;

    /// Books by the sessions of an exchange.
    public Books(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /// A report with its day and its quarter.
    private record Report(Filing filing, LocalDate acts, LocalDate period, boolean periodAssumed) {}

    /// The books, one for each day on which one could first be acted on, in order.
    ///
    /// @param wrong ways of knowing things too early
    public List<Book> of(List<Filing> filings, Set<Wrong> wrong) {
        List<Report> reports = new ArrayList<>();
        for (Filing filing : filings) {
            report(filing, wrong.contains(Wrong.QUARTER_END)).ifPresent(reports::add);
        }
        reports.sort(Comparator.comparing(Report::acts).thenComparing(Report::period));
        if (wrong.contains(Wrong.RESTATED_EARLY)) {
            reports = early(reports);
        }
        List<Book> books = new ArrayList<>();
        Set<LocalDate> days = new TreeSet<>();
        reports.forEach(report -> days.add(report.acts()));
        for (LocalDate day : days) {
            Book book = known(reports, day);
            boolean same = !books.isEmpty() && books.getLast().positions().equals(book.positions());
            if (!same) {
                books.add(book);
            }
        }
        return books;
    }

    private Optional<Report> report(Filing filing, boolean atQuarterEnd) {
        boolean notice = filing.report().filter(type -> type == ReportType.NOTICE).isPresent();
        Optional<LocalDate> filed = filing.filed();
        Optional<LocalDate> period = filing.period().or(() -> filed.map(Books::quarterBefore));
        if (notice || period.isEmpty() || filing.positions().isEmpty()) {
            return Optional.empty();
        }
        LocalDate quarter = period.get();
        LocalDate acts =
                atQuarterEnd
                        ? calendar.previous(quarter.plusDays(1)).map(Session::day).orElse(quarter)
                        : firstClose(filing, filed.orElse(quarter.plusDays(45)));
        return Optional.of(new Report(filing, acts, quarter, filing.period().isEmpty()));
    }

    /// The first session at whose close a report was public.
    private LocalDate firstClose(Filing filing, LocalDate filed) {
        return filing.accepted()
                .map(accepted -> {
                    LocalDate day = accepted.withZoneSameInstant(calendar.zone()).toLocalDate();
                    Optional<Session> today =
                            calendar.sessionOn(day)
                                    .filter(one -> accepted.toInstant().isBefore(one.close()));
                    return today.or(() -> calendar.next(day)).map(Session::day).orElse(day);
                })
                .orElseGet(() -> calendar.next(filed).map(Session::day).orElse(filed));
    }

    /// The end of the last quarter before a day.
    static LocalDate quarterBefore(LocalDate day) {
        LocalDate month = day.withDayOfMonth(1);
        return month.minusMonths((month.getMonthValue() - 1) % 3).minusDays(1);
    }

    private static List<Report> early(List<Report> reports) {
        return reports.stream()
                .map(report ->
                        new Report(
                                report.filing(),
                                reports.stream()
                                        .filter(one -> one.period().equals(report.period()))
                                        .map(Report::acts)
                                        .min(Comparator.naturalOrder())
                                        .orElse(report.acts()),
                                report.period(),
                                report.periodAssumed()))
                .toList();
    }

    private static Book known(List<Report> reports, LocalDate day) {
        List<Report> told = reports.stream().filter(report -> !report.acts().isAfter(day)).toList();
        LocalDate period =
                told.stream().map(Report::period).max(Comparator.naturalOrder()).orElseThrow();
        List<Report> parts = new ArrayList<>();
        for (Report report : told.stream().filter(one -> one.period().equals(period)).toList()) {
            if (!adds(report, parts)) {
                parts.clear();
            }
            parts.add(report);
        }
        Report last = parts.getLast();
        return new Book(
                day,
                period,
                last.filing().filed(),
                positions(parts),
                untold(parts),
                parts.stream().flatMap(one -> one.filing().files().stream()).toList(),
                last.periodAssumed());
    }

    private static boolean adds(Report report, List<Report> before) {
        Optional<Amendment.Type> type = report.filing().amendment().flatMap(Amendment::type);
        if (type.isPresent()) {
            return type.get() == Amendment.Type.NEW_HOLDINGS;
        }
        double known = before.stream().mapToDouble(one -> one.filing().total()).sum();
        return !before.isEmpty() && report.filing().total() < known / 2;
    }

    private record Key(String cusip, PositionKind kind, ShareType type) {}

    private static List<Position> positions(List<Report> parts) {
        if (parts.size() == 1) {
            return parts.getFirst().filing().positions();
        }
        Map<Key, Position> all = new LinkedHashMap<>();
        for (Report part : parts) {
            for (Position one : part.filing().positions()) {
                all.merge(new Key(one.cusip(), one.kind(), one.type()), one, Books::sum);
            }
        }
        return List.copyOf(all.values());
    }

    private static Position sum(Position one, Position other) {
        return new Position(
                one.cusip(),
                one.name(),
                one.titleOfClass(),
                one.kind(),
                one.type(),
                one.amount() + other.amount(),
                one.value() + other.value(),
                one.discretion(),
                one.lines() + other.lines());
    }

    private static List<String> untold(List<Report> parts) {
        Set<String> words = new TreeSet<>();
        for (Report part : parts) {
            if (part.filing().isConfidentialOmitted()) {
                words.add("kept confidential");
            }
            if (part.filing().report().filter(type -> type == ReportType.COMBINATION).isPresent()) {
                words.add("reported by other managers");
            }
        }
        return List.copyOf(words);
    }

    /// How many days lie between the end of a book's quarter and the day it is acted on.
    public static long lag(Book book) {
        return ChronoUnit.DAYS.between(book.period(), book.acts());
    }
}
