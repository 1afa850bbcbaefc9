package org.broadtape.market.bar;

import org.broadtape.market.quote.Adjustment;

/// What the prices of a series have been recomputed for. Series of different basis answer different
/// questions and are never mixed.
public enum Basis {
    /// As paid that day.
    RAW("raw", Adjustment.NONE),
    /// Divided by every later split, so that a split is no jump.
    SPLIT_ADJUSTED("split", Adjustment.SPLITS),
    /// Divided by later splits and lowered by later dividends: its returns are an owner's who
    /// bought more with every dividend.
    TOTAL_RETURN("total", Adjustment.SPLITS_AND_DIVIDENDS);

    private final String code;
    private final Adjustment adjustment;

    Basis(String code, Adjustment adjustment) {
        this.code = code;
        this.adjustment = adjustment;
    }

    /// A short stable word for file heads and addresses: `raw`, `split`, `total`.
    public String code() {
        return code;
    }

    /// What a passport says of a price of this basis.
    public Adjustment adjustment() {
        return adjustment;
    }
}
