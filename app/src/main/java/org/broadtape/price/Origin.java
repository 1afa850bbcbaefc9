package org.broadtape.price;

import java.util.Optional;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;

/// Where a series comes from: all its bars are of one provider.
///
/// @param provider its name in the list of providers, or what the owner calls it
/// @param venue ISO 10383 code of where it was traded; absent where that is no one place
/// @param delay how near to the market its last bar is
/// @param rights who may be shown it
public record Origin(
        String provider, Optional<String> venue, DelayClass delay, DisplayRights rights) {}
