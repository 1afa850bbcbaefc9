package org.broadtape.market.quote;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What stands beside every number: who says so, where, when, in what, and who may see it.
///
/// @param provider who says so, as its terms name it: `ecb`, `kraken`, `manual`
/// @param venue where it was traded, ISO 10383; absent for what is traded in no one place
/// @param delay how near to the market
/// @param asOf when it was true
/// @param received when it came to us
/// @param unit what it was quoted in
/// @param adjustment what it was recomputed for
/// @param computedFrom the provider's own numbers this was computed of, by its symbols: `EURUSD`
///   and `EURJPY` for `USDJPY`; empty for a number it told itself
/// @param rights who may be shown it
/// @param payload SHA-256 of what the provider sent, in hex; absent for what was typed in
public record Passport(
        String provider,
        Optional<String> venue,
        DelayClass delay,
        AsOf asOf,
        Instant received,
        PriceUnit unit,
        Adjustment adjustment,
        List<String> computedFrom,
        DisplayRights rights,
        Optional<String> payload) {
    /// Refuses one without a provider and copies its list.
    public Passport {
        computedFrom = List.copyOf(computedFrom);
        if (provider.isBlank()) {
            throw new IllegalArgumentException("No provider");
        }
    }
}
