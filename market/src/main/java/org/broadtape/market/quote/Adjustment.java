package org.broadtape.market.quote;

/// What later events a past price was recomputed for.
public enum Adjustment {
    /// As it was paid that day.
    NONE,
    /// Divided by later splits.
    SPLITS,
    /// Divided by later splits and lowered by later dividends: a total-return series.
    SPLITS_AND_DIVIDENDS
}
