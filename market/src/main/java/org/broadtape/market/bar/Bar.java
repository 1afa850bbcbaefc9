package org.broadtape.market.bar;

import java.util.OptionalDouble;

/// What was paid in one interval. There is no bar without a close: where a provider gives none, the
/// bar is absent. What else it does not give is absent too, never 0 and never borrowed from the bar
/// before.
///
/// @param time days or seconds since 1970, as the series' [Interval] counts
/// @param open the first price, in the series' unit
/// @param high the highest
/// @param low the lowest
/// @param close the last; finite, and below 0 only where the market was (oil on 2020-04-20)
/// @param volume how much was traded; 0 is a provider's statement that nothing was
public record Bar(
        long time,
        OptionalDouble open,
        OptionalDouble high,
        OptionalDouble low,
        double close,
        OptionalDouble volume) {
    /// Refuses what is no number.
    public Bar {
        if (!Double.isFinite(close)) {
            throw new IllegalArgumentException("Not a close: " + close);
        }
        refuseUnlessFinite(open);
        refuseUnlessFinite(high);
        refuseUnlessFinite(low);
        refuseUnlessFinite(volume);
    }

    /// A bar of which only the close is known.
    public static Bar of(long time, double close) {
        OptionalDouble none = OptionalDouble.empty();
        return new Bar(time, none, none, none, close, none);
    }

    private static void refuseUnlessFinite(OptionalDouble number) {
        if (number.isPresent() && !Double.isFinite(number.getAsDouble())) {
            throw new IllegalArgumentException("Not a number of a bar: " + number.getAsDouble());
        }
    }
}
