package org.broadtape.market.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The fixed Jewish calendar, by its arithmetic: the mean new moon of Tishri, put off so that
/// feasts fall on fit weekdays (Reingold and Dershowitz, Calendrical Calculations, chapter 8).
final class HebrewDays {
    /// 1 Tishri of the year 1, as days from 1970-01-01.
    private static final long EPOCH = LocalDate.of(1, 1, 1).toEpochDay() - 1 - 1_373_427;

    private HebrewDays() {}

    /// When a month's day falls in a Gregorian year; months from Nisan, Adar II is 13.
    static List<LocalDate> in(int year, int month, int day) {
        List<LocalDate> days = new ArrayList<>();
        for (int hebrew = year + 3760; hebrew <= year + 3761; hebrew++) {
            LocalDate date = LocalDate.ofEpochDay(before(hebrew, month) + day - 1);
            if (date.getYear() == year) {
                days.add(date);
            }
        }
        return days;
    }

    /// The first day of a month; the year begins with Tishri, the seventh.
    private static long before(int year, int month) {
        long day = newYear(year);
        int last = isLeap(year) ? 13 : 12;
        if (month >= 7) {
            for (int i = 7; i < month; i++) {
                day += length(year, i);
            }
            return day;
        }
        for (int i = 7; i <= last; i++) {
            day += length(year, i);
        }
        for (int i = 1; i < month; i++) {
            day += length(year, i);
        }
        return day;
    }

    private static int length(int year, int month) {
        return switch (month) {
            case 2, 4, 6, 10, 13 -> 29;
            case 8 -> daysIn(year) % 10 == 5 ? 30 : 29;
            case 9 -> daysIn(year) % 10 == 3 ? 29 : 30;
            case 12 -> isLeap(year) ? 30 : 29;
            default -> 30;
        };
    }

    private static int daysIn(int year) {
        return (int) (newYear(year + 1) - newYear(year));
    }

    private static boolean isLeap(int year) {
        return (7L * year + 1) % 19 < 7;
    }

    private static long newYear(int year) {
        long day = elapsed(year);
        if (elapsed(year + 1) - day == 356) {
            day += 2;
        } else if (day - elapsed(year - 1) == 382) {
            day += 1;
        }
        return EPOCH + day;
    }

    /// Days from the epoch to the new moon of Tishri, put off from Sunday, Wednesday and Friday.
    private static long elapsed(int year) {
        long months = Math.floorDiv(235L * year - 234, 19L);
        long parts = 12_084 + 13_753 * months;
        long day = 29 * months + Math.floorDiv(parts, 25_920L);
        return Math.floorMod(3 * (day + 1), 7L) < 3 ? day + 1 : day;
    }
}
