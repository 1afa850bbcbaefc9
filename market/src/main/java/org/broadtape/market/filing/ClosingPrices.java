package org.broadtape.market.filing;

import java.util.OptionalDouble;

/// Closing prices of one day, in dollars, not adjusted for what came after.
@FunctionalInterface
public interface ClosingPrices {
    /// None known.
    ClosingPrices NONE = cusip -> OptionalDouble.empty();

    /// The close of a security; empty where not known.
    OptionalDouble of(String cusip);
}
