package org.broadtape.market.quote;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.broadtape.base.Problem;

/// Why there is no number, to be said in words where it would stand.
public sealed interface Blank {
    /// No provider is set up that covers the instrument.
    record NoProvider() implements Blank {}

    /// Its provider has not been asked yet, or has not answered yet since the site came up.
    record NotAsked() implements Blank {}

    /// The market has been closed and the last price is older than its last session.
    ///
    /// @param since when it closed
    record ClosedSince(Instant since) implements Blank {}

    /// The provider has given no usable price since then.
    ///
    /// @param since when its last good one was true
    record SilentSince(String provider, Instant since) implements Blank {}

    /// The provider answers and has no price.
    record NothingTraded(String provider) implements Blank {}

    /// Providers differ by more than a venue's spread and delay explain.
    ///
    /// @param by the difference as a share of the lower: 0.041
    record Disagree(BigDecimal by, List<String> providers) implements Blank {
        /// Copies its list.
        public Disagree {
            providers = List.copyOf(providers);
        }
    }

    /// There is a price, and the provider's terms keep it from this reader.
    record NotLicensed(String provider) implements Blank {}

    /// It is listed no more.
    record Delisted(LocalDate on) implements Blank {}

    /// Trading is halted.
    record Halted(Instant since) implements Blank {}

    /// The provider's number is held back because it can't be what it says.
    record HeldBack(String provider, Problem problem) implements Blank {}
}
