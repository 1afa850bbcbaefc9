package org.broadtape.price;

import java.time.Instant;
import org.broadtape.market.quote.Blank;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.PriceView;

/// Who said what of each price last. No provider is asked yet: every price is blank and says so.
public final class Board {
    PriceView view(String instrument, Audience reader, Instant now) {
        return new PriceView.Empty(new Blank.NoProvider(), java.util.Optional.empty());
    }
}
