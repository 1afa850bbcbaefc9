package org.broadtape.market.bar;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// The time of a row, straight from bytes: `2024-03-08`, `20240308`, `3/8/2024` (month first), each
/// with or without a clock time and an offset after it, or seconds or milliseconds since 1970. For
/// bars of a day and longer the day counts as it is printed, in the exchange's own calendar.
final class Times {
    /// What no time is.
    static final long NONE = Long.MIN_VALUE;

    private final boolean intraday;
    private final ZoneId zone;
    private int at;

    Times(Interval interval, ZoneId zone) {
        intraday = interval.isIntraday();
        this.zone = zone;
    }

    /// The time in the interval's own count, or [#NONE].
    long time(byte[] bytes, int from, int to) {
        at = from;
        int first = whole(bytes, to);
        int length = at - from;
        if (at == to && length >= 9 && length <= 13) {
            return counted(bytes, from, to, length);
        }
        long day = day(bytes, to, first, length);
        if (day == NONE || !intraday) {
            return day;
        }
        return instant(bytes, to, day);
    }

    /// The whole number here; the place moves behind it. -1 where there is no digit.
    private int whole(byte[] bytes, int to) {
        int start = at;
        int number = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + (bytes[at++] - '0');
        }
        return at == start ? -1 : number;
    }

    private long counted(byte[] bytes, int from, int to, int length) {
        if (length == 11) {
            return NONE;
        }
        double count = Digits.number(bytes, from, to);
        long seconds = (long) (length >= 12 ? count / 1_000 : count);
        return intraday ? seconds : Math.floorDiv(seconds, 86_400L);
    }

    private long day(byte[] bytes, int to, int first, int length) {
        if (length == 8) {
            return epochDay(first / 10_000, first / 100 % 100, first % 100);
        }
        if (at >= to || (bytes[at] != '-' && bytes[at] != '/') || first < 0) {
            return NONE;
        }
        byte between = bytes[at++];
        int second = whole(bytes, to);
        if (at >= to || bytes[at++] != between) {
            return NONE;
        }
        int third = whole(bytes, to);
        if (length == 4) {
            return epochDay(first, second, third);
        }
        return length <= 2 && between == '/' ? epochDay(third, first, second) : NONE;
    }

    /// Days since 1970 in the Gregorian calendar, reckoned with years that begin in March so that
    /// the leap day is the last.
    static long epochDay(int year, int month, int day) {
        if (year < 1600 || year > 2399 || month < 1 || month > 12 || day < 1 || day > 31) {
            return NONE;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int longest =
                switch (month) {
                    case 2 -> leap ? 29 : 28;
                    case 4, 6, 9, 11 -> 30;
                    default -> 31;
                };
        if (day > longest) {
            return NONE;
        }
        int from = month <= 2 ? year - 1 : year;
        int sinceMarch = (month + 9) % 12;
        return 365L * from
                + from / 4
                - from / 100
                + from / 400
                + (153 * sinceMarch + 2) / 5
                + day
                - 719_469;
    }

    private long instant(byte[] bytes, int to, long day) {
        int hours = 0;
        int minutes = 0;
        int seconds = 0;
        if (at < to && (bytes[at] == ' ' || bytes[at] == 'T')) {
            at++;
            hours = whole(bytes, to);
            minutes = after(bytes, to, ':', -1);
            seconds = after(bytes, to, ':', 0);
            after(bytes, to, '.', 0);
        }
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds > 60) {
            return NONE;
        }
        long local = day * 86_400 + hours * 3_600L + minutes * 60L + seconds;
        if (at == to) {
            return zoned(local);
        }
        if (bytes[at] == 'Z') {
            return at + 1 == to ? local : NONE;
        }
        long offset = offset(bytes, to);
        return at == to && Math.abs(offset) <= 18 * 3_600 ? local - offset : NONE;
    }

    private int after(byte[] bytes, int to, char sign, int absent) {
        if (at >= to || bytes[at] != sign) {
            return absent;
        }
        at++;
        return whole(bytes, to);
    }

    private long offset(byte[] bytes, int to) {
        int sign = bytes[at] == '-' ? -1 : 1;
        at++;
        int hours = whole(bytes, to);
        int minutes = 0;
        if (hours > 99) {
            minutes = hours % 100;
            hours /= 100;
        } else {
            minutes = after(bytes, to, ':', 0);
        }
        return sign * (hours * 3_600L + minutes * 60L);
    }

    private long zoned(long local) {
        try {
            return LocalDateTime.ofEpochSecond(local, 0, java.time.ZoneOffset.UTC)
                    .atZone(zone)
                    .toEpochSecond();
        } catch (DateTimeException impossible) {
            return NONE;
        }
    }
}
