package org.broadtape.price.chart;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;

/// How long the rows of a chart's table are apart.
enum Period {
    /// Every session.
    SESSION,
    /// Weeks, from Monday.
    WEEK,
    /// Months.
    MONTH,
    /// Years.
    YEAR;

    /// The shortest by which so many sessions make a table that is still read.
    static Period of(int sessions) {
        if (sessions <= 30) {
            return SESSION;
        }
        return sessions <= 400 ? WEEK : sessions <= 2_000 ? MONTH : YEAR;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a new row begins between two days of an axis.
    boolean parts(LocalDate day, LocalDate next) {
        return switch (this) {
            case SESSION -> true;
            case WEEK ->
                    day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                            != next.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> day.getMonth() != next.getMonth() || day.getYear() != next.getYear();
            case YEAR -> day.getYear() != next.getYear();
        };
    }
}
