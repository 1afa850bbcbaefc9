package org.broadtape.market.quote;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/// A price with its passport.
///
/// @param amount in wholes of the passport's unit ([PriceUnit#whole]); more than nothing, but for
///   rates and what a market let fall below it
/// @param previousClose the close of the session before, in the same wholes and adjusted alike;
///   absent where the provider doesn't say
/// @param passport what it says of itself
public record Quote(BigDecimal amount, Optional<BigDecimal> previousClose, Passport passport) {
    /// The change since the previous close as a share: 0.012 for +1.2 %; absent where the previous
    /// close is absent or zero.
    public Optional<BigDecimal> change() {
        return previousClose
                .filter(before -> before.signum() != 0)
                .map(before -> amount.subtract(before).divide(before, MathContext.DECIMAL64));
    }
}
