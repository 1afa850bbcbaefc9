package org.broadtape.market.filing;

import java.util.Locale;

/// What was held. An option's value and amount are those of the shares beneath it, not what the
/// option is worth: they are told apart and never added to what was bought.
public enum PositionKind {
    /// Shares, units, receipts.
    SHARES,
    /// The right to sell.
    PUT,
    /// The right to buy.
    CALL,
    /// A bond's principal.
    PRINCIPAL;

    /// Whether it is an option.
    public boolean isOption() {
        return this == PUT || this == CALL;
    }

    /// Its word in files: `shares`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
