package org.broadtape.market.filing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// Dates as filings write them: `12-31-2022`, `12/31/2022`, `2022-12-31`, `20221231`.
final class FilingDates {
    /// The clock of EDGAR.
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final Pattern MONTH_FIRST =
            Pattern.compile("(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})");
    private static final Pattern TIME = Pattern.compile("(\\d{8})(\\d{2})(\\d{2})(\\d{2})");

    private FilingDates() {}

    static Optional<LocalDate> day(String text) {
        var american = MONTH_FIRST.matcher(text.strip());
        if (american.matches()) {
            return day(american.group(3), american.group(1), american.group(2));
        }
        var iso = YEAR_FIRST.matcher(text.strip());
        return iso.matches() ? day(iso.group(1), iso.group(2), iso.group(3)) : Optional.empty();
    }

    /// `20240603160821`, the clock of New York.
    static Optional<ZonedDateTime> time(String text) {
        var time = TIME.matcher(text.strip());
        if (!time.matches()) {
            return Optional.empty();
        }
        try {
            return day(time.group(1))
                    .map(day ->
                            LocalDateTime.of(
                                            day,
                                            java.time.LocalTime.of(
                                                    Integer.parseInt(time.group(2)),
                                                    Integer.parseInt(time.group(3)),
                                                    Integer.parseInt(time.group(4))))
                                    .atZone(NEW_YORK));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(year),
                            Integer.parseInt(month),
                            Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
