package org.broadtape.market.filing;

/// What an amount counts (Form 13F, column 5).
public enum ShareType {
    /// Shares, `SH`.
    SHARES,
    /// The principal of a convertible bond in dollars, `PRN`; never shares.
    PRINCIPAL
}
