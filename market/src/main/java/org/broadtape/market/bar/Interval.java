package org.broadtape.market.bar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/// How long one bar lasts, and by that how its time is counted: bars of a day and longer by the
/// exchange's own calendar day, in days since 1970-01-01; shorter ones by the instant they began,
/// in seconds since 1970-01-01T00:00Z.
public enum Interval {
    /// One minute.
    MINUTE("1m", 60),
    /// Five minutes.
    FIVE_MINUTES("5m", 300),
    /// Fifteen minutes.
    FIFTEEN_MINUTES("15m", 900),
    /// Thirty minutes.
    THIRTY_MINUTES("30m", 1_800),
    /// One hour.
    HOUR("1h", 3_600),
    /// A trading day.
    DAY("1d", 0),
    /// A week, counted by its first day.
    WEEK("1wk", 0),
    /// A month, counted by its first day.
    MONTH("1mo", 0);

    private final String code;
    private final int seconds;

    Interval(String code, int seconds) {
        this.code = code;
        this.seconds = seconds;
    }

    /// The interval of that code; absent where there is none.
    public static Optional<Interval> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /// `1m`, `5m`, `15m`, `30m`, `1h`, `1d`, `1wk` or `1mo`.
    public String code() {
        return code;
    }

    /// Whether bars are counted by the instant and not by the day.
    public boolean isIntraday() {
        return seconds > 0;
    }

    /// The day of a bar.
    ///
    /// @param zone the exchange's, asked only of bars shorter than a day
    public LocalDate day(long time, ZoneId zone) {
        return isIntraday()
                ? Instant.ofEpochSecond(time).atZone(zone).toLocalDate()
                : LocalDate.ofEpochDay(time);
    }

    /// A time in words: `2024-03-08`, or `2024-03-08T14:30:00Z`.
    public String written(long time) {
        return isIntraday()
                ? Instant.ofEpochSecond(time).toString()
                : LocalDate.ofEpochDay(time).toString();
    }

    /// Whether a count is one of a time between the years 1600 and 2400, which all known bars are.
    public boolean holds(long time) {
        try {
            int year = day(time, java.time.ZoneOffset.UTC).getYear();
            return year >= 1600 && year < 2400;
        } catch (DateTimeException outside) {
            return false;
        }
    }
}
