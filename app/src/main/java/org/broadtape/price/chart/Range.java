package org.broadtape.price.chart;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/// How far back a chart goes from its last bar.
public enum Range {
    /// A month.
    MONTH("1m", 0, 1),
    /// Half a year.
    HALF_YEAR("6m", 0, 6),
    /// A year.
    YEAR("1y", 1, 0),
    /// Five years.
    FIVE_YEARS("5y", 5, 0),
    /// Twenty years.
    TWENTY_YEARS("20y", 20, 0),
    /// All there is.
    ALL("all", 0, 0);

    private final String code;
    private final int years;
    private final int months;

    Range(String code, int years, int months) {
        this.code = code;
        this.years = years;
        this.months = months;
    }

    /// As it stands in an address: `1m`, `6m`, `1y`, `5y`, `20y`, `all`.
    public String code() {
        return code;
    }

    /// The range of that code; absent where there is none.
    public static Optional<Range> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /// The first day it may hold.
    public LocalDate from(LocalDate last) {
        return this == ALL ? LocalDate.MIN : last.minusYears(years).minusMonths(months);
    }
}
