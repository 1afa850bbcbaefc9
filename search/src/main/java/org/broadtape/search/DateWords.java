package org.broadtape.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the times of a query: `2024`, `2024-10`, `2024-10-21`, `2024-10-21T04:40`, with seconds
/// and offset too (ISO 8601), `today`, `yesterday`, ages such as `36h`, `7d`, `2w`, `3m`, `1y`, and
/// spans and bounds made of them.
final class DateWords {
    private static final Pattern AGE = Pattern.compile("(\\d{1,4})([hdwmy])");
    private static final Pattern BETWEEN = Pattern.compile("(?<![^\\s])(?:TO|to)(?![^\\s])");
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private final Instant now;
    private final ZoneId zone;

    /// @param now what ages count from, taken to the second
    /// @param zone whose days are meant where no offset is written
    DateWords(Instant now, ZoneId zone) {
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.zone = zone;
    }

    /// A span of time.
    ///
    /// @param from first instant within; absent where open
    /// @param to first instant no more within; absent where open
    /// @param turned true if it was written with its end before its beginning
    record Range(Optional<Instant> from, Optional<Instant> to, boolean turned) {}

    private record Period(Instant from, Instant to) {}

    /// Reads a value as written after `published:`; empty where it is none.
    Optional<Range> read(String written) {
        String words = written.strip();
        if (words.startsWith("[") || words.startsWith("{")) {
            String[] ends = BETWEEN.split(words.substring(1).replaceAll("[\\]}]$", ""), 2);
            return ends.length == 2 ? range(ends[0], ends[1]) : Optional.empty();
        }
        int dots = words.indexOf("..");
        if (dots >= 0) {
            return range(words.substring(0, dots), words.substring(dots + 2));
        }
        if (words.startsWith(">=")) {
            return period(words.substring(2)).map(p -> from(p.from()));
        }
        if (words.startsWith(">")) {
            return period(words.substring(1)).map(p -> from(p.to()));
        }
        if (words.startsWith("<=")) {
            return period(words.substring(2)).map(p -> to(p.to()));
        }
        if (words.startsWith("<")) {
            return period(words.substring(1)).map(p -> to(p.from()));
        }
        if (AGE.matcher(words).matches()) {
            return period(words).map(p -> from(p.from()));
        }
        return period(words).map(p -> span(p, p));
    }

    private Optional<Range> range(String first, String last) {
        if (isOpen(first)) {
            return isOpen(last) ? Optional.empty() : period(last).map(p -> to(p.to()));
        }
        if (isOpen(last)) {
            return period(first).map(p -> from(p.from()));
        }
        Optional<Period> start = period(first);
        Optional<Period> end = period(last);
        return start.isEmpty() || end.isEmpty()
                ? Optional.empty()
                : Optional.of(span(start.get(), end.get()));
    }

    private static boolean isOpen(String end) {
        return end.isBlank() || end.strip().equals("*");
    }

    private static Range from(Instant from) {
        return new Range(Optional.of(from), Optional.empty(), false);
    }

    private static Range to(Instant to) {
        return new Range(Optional.empty(), Optional.of(to), false);
    }

    private static Range span(Period first, Period last) {
        return last.from().isBefore(first.from())
                ? new Range(Optional.of(last.from()), Optional.of(first.to()), true)
                : new Range(Optional.of(first.from()), Optional.of(last.to()), false);
    }

    /// The time that words name; an age names the second so long ago.
    private Optional<Period> period(String written) {
        String words = written.strip();
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (words.equalsIgnoreCase("today")) {
            return days(today, today.plusDays(1));
        }
        if (words.equalsIgnoreCase("yesterday")) {
            return days(today.minusDays(1), today);
        }
        Matcher age = AGE.matcher(words);
        if (age.matches()) {
            return moment(before(Integer.parseInt(age.group(1)), age.group(2).charAt(0)), 1);
        }
        try {
            return calendar(words);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private Instant before(int count, char unit) {
        ZonedDateTime then = now.atZone(zone);
        return switch (unit) {
            case 'h' -> then.minusHours(count).toInstant();
            case 'd' -> then.minusDays(count).toInstant();
            case 'w' -> then.minusWeeks(count).toInstant();
            case 'm' -> then.minusMonths(count).toInstant();
            default -> then.minusYears(count).toInstant();
        };
    }

    private Optional<Period> calendar(String words) {
        return switch (words.length()) {
            case 4 -> {
                Year year = Year.parse(words);
                yield days(year.atDay(1), year.plusYears(1).atDay(1));
            }
            case 7 -> {
                YearMonth month = YearMonth.parse(words);
                yield days(month.atDay(1), month.plusMonths(1).atDay(1));
            }
            case 10 -> {
                LocalDate day = LocalDate.parse(words);
                yield days(day, day.plusDays(1));
            }
            case 16 -> moment(LocalDateTime.parse(words).atZone(zone).toInstant(), 60);
            case 19 -> moment(LocalDateTime.parse(words).atZone(zone).toInstant(), 1);
            case 17, 22 -> moment(OffsetDateTime.parse(words).toInstant(), 60);
            case 20, 25 -> moment(OffsetDateTime.parse(words).toInstant(), 1);
            default -> Optional.empty();
        };
    }

    private static Optional<Period> moment(Instant at, int seconds) {
        return at.isBefore(EARLIEST) || at.isAfter(LATEST)
                ? Optional.empty()
                : Optional.of(new Period(at, at.plusSeconds(seconds)));
    }

    private Optional<Period> days(LocalDate first, LocalDate after) {
        Instant from = first.atStartOfDay(zone).toInstant();
        return from.isBefore(EARLIEST) || from.isAfter(LATEST)
                ? Optional.empty()
                : Optional.of(new Period(from, after.atStartOfDay(zone).toInstant()));
    }
}
