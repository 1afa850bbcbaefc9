package org.broadtape.market.backtest;

import java.time.LocalDate;
import java.util.Optional;
import org.broadtape.market.filing.Position;

/// Under which symbol a position is priced.
public interface Symbols {
    /// The symbol, and how it was found.
    ///
    /// @param symbol as price files are named
    /// @param rule by what it was found
    record Found(String symbol, Rule rule) {}

    /// By what a symbol was found.
    enum Rule {
        /// The CUSIP of an instrument.
        CUSIP,
        /// The CUSIP that a US or Canadian ISIN holds.
        ISIN,
        /// The issuer's name, where only one instrument bears it.
        NAME
    }

    /// The symbol of a position on a day; absent where no instrument is known for it.
    Optional<Found> of(Position position, LocalDate day);
}
