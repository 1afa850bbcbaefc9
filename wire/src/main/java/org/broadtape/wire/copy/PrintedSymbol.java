package org.broadtape.wire.copy;

import java.util.Optional;
import org.broadtape.base.Span;

/// An instrument's symbol as printed in a text: evidence of identity, not of aboutness, since
/// aggregators put one behind every company named.
///
/// @param kind what kind of symbol it is
/// @param value the symbol without signs about it: `META`, `JNJ.N`, `US30303M1027`
/// @param market the exchange as printed; absent where none is
/// @param span where the symbol itself stands
public record PrintedSymbol(Kind kind, String value, Optional<String> market, Span span) {
    /// What kind of symbol.
    public enum Kind {
        /// `(NASDAQ: META)`, `under the symbol "META"`, and `<CIL>` of old copy.
        TICKER,
        /// A Reuters instrument code: `<JNJ.N>`, `(HSBA.L)`, `(.SPX)`.
        RIC,
        /// `ISIN: US30303M1027`, its check digit right.
        ISIN,
        /// `$AAPL`.
        CASHTAG
    }
}
