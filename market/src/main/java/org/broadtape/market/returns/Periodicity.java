package org.broadtape.market.returns;

/// How long a period of a series of returns is, and how many make a year by the custom of markets.
public enum Periodicity {
    /// A trading day.
    DAILY(252),
    /// A week.
    WEEKLY(52),
    /// A month.
    MONTHLY(12),
    /// A quarter.
    QUARTERLY(4),
    /// A year.
    YEARLY(1);

    private final int perYear;

    Periodicity(int perYear) {
        this.perYear = perYear;
    }

    /// How many make a year.
    public int perYear() {
        return perYear;
    }
}
