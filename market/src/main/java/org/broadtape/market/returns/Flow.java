package org.broadtape.market.returns;

import java.time.LocalDate;

/// Money that moved between an investor and an investment.
///
/// @param day when
/// @param amount in one currency, seen from the investor's pocket: negative when paid in, positive
///   when it came back, a value that stands at the end among the latter. Zero is a flow too: an
///   investment that ended with nothing ends with a flow of zero
public record Flow(LocalDate day, double amount) {
    /// Refuses what is no amount.
    public Flow {
        if (!Double.isFinite(amount)) {
            throw new IllegalArgumentException("No amount: " + amount);
        }
    }
}
