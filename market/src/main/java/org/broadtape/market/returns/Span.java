package org.broadtape.market.returns;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/// A longer period that returns are gathered by.
public enum Span {
    /// Monday to Sunday (ISO 8601), cut at the turn of the year.
    WEEK,
    /// A month of the calendar.
    MONTH,
    /// A quarter of the calendar.
    QUARTER,
    /// A year of the calendar.
    YEAR;

    /// Whether two days lie in the same one.
    boolean together(LocalDate one, LocalDate other) {
        return one.getYear() == other.getYear() && within(one) == within(other);
    }

    private int within(LocalDate day) {
        return switch (this) {
            case WEEK -> day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> day.getMonthValue();
            case QUARTER -> day.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> 0;
        };
    }
}
