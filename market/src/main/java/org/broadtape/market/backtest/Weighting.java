package org.broadtape.market.backtest;

/// How much of the money goes into each position.
public enum Weighting {
    /// By the values filed: as large a share as the manager had at the end of the quarter.
    VALUE,
    /// The same in each instrument.
    EQUAL
}
