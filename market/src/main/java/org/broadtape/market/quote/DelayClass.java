package org.broadtape.market.quote;

import java.time.Duration;

/// How near to the market a number is by its nature, whatever its age.
public sealed interface DelayClass {
    /// As trades happen.
    record RealTime() implements DelayClass {}

    /// A fixed time after the trade.
    ///
    /// @param by how long, more than nothing: 15 minutes as a rule
    record Delayed(Duration by) implements DelayClass {
        /// Refuses no delay, which is [RealTime].
        public Delayed {
            if (by.isNegative() || by.isZero()) {
                throw new IllegalArgumentException("No delay: " + by);
            }
        }
    }

    /// The last price of a session, told once it has ended.
    record EndOfDay() implements DelayClass {}

    /// A rate that an authority fixes once a day, for information: the ECB's euro rates.
    record ReferenceRate() implements DelayClass {}

    /// Nobody says how late it is, or it is no traded price.
    record Indicative() implements DelayClass {}

    /// Entered by hand.
    record Manual() implements DelayClass {}
}
