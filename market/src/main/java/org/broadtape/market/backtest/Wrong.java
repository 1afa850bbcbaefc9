package org.broadtape.market.backtest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A way in which backtests flatter. Off unless asked for, to show how much it does.
public enum Wrong {
    /// Buys at the end of the quarter what is told up to 45 days later.
    QUARTER_END("holdings bought at the end of their quarter, before anybody could know them"),
    /// Knows an amendment when the report it amends was filed.
    RESTATED_EARLY("amendments known when the report they amend was filed"),
    /// Sets a copy with dividends beside a benchmark without.
    PRICE_INDEX("a benchmark without its dividends"),
    /// Leaves out what was later delisted.
    SURVIVORS("only names whose prices go on to the end");

    private final String words;

    Wrong(String words) {
        this.words = words;
    }

    /// Its word on the command line: `quarter-end`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What it does.
    public String words() {
        return words;
    }

    /// The way of a word; absent for another.
    public static Optional<Wrong> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
