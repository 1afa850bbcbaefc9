package org.broadtape.market.provider.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadtape.market.quote.AsOf;

/// Numbers and times in what a provider sent, within bounds.
public final class Numbers {
    /// More digits than any price has; beyond them a number is an attack on who prints it.
    private static final int DIGITS = 40;

    private static final Set<String> BLANKS =
            Set.of("", "-", "--", "n/a", "n/d", "na", "null", "none", "nan");

    private Numbers() {}

    /// Whether a text stands for no number: `-`, `N/A`, `null`.
    public static boolean isBlank(String written) {
        return BLANKS.contains(written.strip().toLowerCase(Locale.ROOT));
    }

    /// A decimal; absent for what is none, or has more digits than a price has.
    public static Optional<BigDecimal> decimal(String written) {
        String plain = written.strip();
        if (plain.isEmpty() || plain.length() > 2 * DIGITS) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(plain);
            boolean sane = number.precision() <= DIGITS && Math.abs(number.scale()) <= DIGITS;
            return sane ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /// A whole number; absent for what is none or too large.
    public static Optional<Long> whole(String written) {
        try {
            return decimal(written).map(BigDecimal::longValueExact);
        } catch (ArithmeticException fractional) {
            return Optional.empty();
        }
    }

    /// The instant of seconds since 1970, with a fraction or without, in a zone.
    public static Optional<AsOf> seconds(Optional<String> written, ZoneId zone) {
        return written.flatMap(Numbers::decimal)
                .flatMap(number -> nanos(number.movePointRight(9), zone));
    }

    /// The instant of milliseconds since 1970, in UTC.
    public static Optional<AsOf> millis(Optional<String> written) {
        return written.flatMap(Numbers::decimal)
                .flatMap(number -> nanos(number.movePointRight(6), ZoneOffset.UTC));
    }

    private static Optional<AsOf> nanos(BigDecimal nanos, ZoneId zone) {
        try {
            long all = nanos.longValue();
            boolean fits = nanos.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
            Instant at = Instant.ofEpochSecond(0, all);
            return fits && all > 0
                    ? Optional.of(new AsOf.At(at.atZone(zone).toOffsetDateTime()))
                    : Optional.empty();
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    /// The instant of a time with its offset: `2015-04-08T20:49:06.506997Z` (RFC 3339).
    public static Optional<AsOf> time(Optional<String> written) {
        try {
            return written.map(one -> new AsOf.At(OffsetDateTime.parse(one.strip())));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /// A day: `2024-06-26`.
    public static Optional<AsOf> day(Optional<String> written, ZoneId zone) {
        return date(written).map(day -> new AsOf.Day(day, zone));
    }

    /// An instant of a date and a time of day in a zone; the whole day where the time is none.
    public static Optional<AsOf> dayAndTime(String date, String time, ZoneId zone) {
        try {
            ZonedDateTime at =
                    LocalDate.parse(date.strip())
                            .atTime(LocalTime.parse(time.strip()))
                            .atZone(zone);
            return Optional.of(new AsOf.At(at.toOffsetDateTime()));
        } catch (DateTimeParseException noTime) {
            return day(Optional.of(date), zone);
        }
    }

    /// A date: `2024-06-26`.
    public static Optional<LocalDate> date(Optional<String> written) {
        try {
            return written.map(one -> LocalDate.parse(one.strip()));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /// A zone's name; absent for one that is not known.
    public static Optional<ZoneId> zone(Optional<String> written) {
        try {
            return written.map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
