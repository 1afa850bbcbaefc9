package org.broadtape.market.filing;

import java.time.LocalDate;
import java.util.Locale;

/// What the values of a filing count.
public enum ValueUnit {
    /// Dollars, as required of every filing made from [#DOLLARS_FROM] on.
    DOLLARS(1),
    /// Thousands of dollars, as required before.
    THOUSANDS(1_000);

    /// The first day on which filings are to be in dollars, amendments to older quarters included
    /// (SEC, Federal Register 2022-13936).
    public static final LocalDate DOLLARS_FROM = LocalDate.of(2023, 1, 3);

    private final long dollars;

    ValueUnit(long dollars) {
        this.dollars = dollars;
    }

    /// How many dollars one is.
    public long dollars() {
        return dollars;
    }

    /// What the rule asks of a filing made on a day.
    public static ValueUnit required(LocalDate filed) {
        return filed.isBefore(DOLLARS_FROM) ? THOUSANDS : DOLLARS;
    }

    /// Its word in files: `dollars`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
