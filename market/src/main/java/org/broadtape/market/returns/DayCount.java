package org.broadtape.market.returns;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// How many days make a year where days are turned into years. The days themselves are counted as
/// they are.
public enum DayCount {
    /// 365, as spreadsheets' XIRR has it.
    ACT_365(365),
    /// 365.25, the mean year.
    ACT_365_25(365.25),
    /// 360, as money markets have it.
    ACT_360(360);

    private final double days;

    DayCount(double days) {
        this.days = days;
    }

    /// The years between two days; negative where the second is earlier.
    public double years(LocalDate from, LocalDate to) {
        return years((double) ChronoUnit.DAYS.between(from, to));
    }

    /// The years that many days make.
    public double years(double count) {
        return count / days;
    }
}
