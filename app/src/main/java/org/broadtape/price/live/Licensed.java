package org.broadtape.price.live;

import java.util.Optional;
import org.broadtape.market.quote.Blank;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.PriceView;
import org.broadtape.market.quote.Quote;

/// What of a price somebody may be shown by its provider's terms.
final class Licensed {
    private Licensed() {}

    /// The price, or a blank that says why not.
    ///
    /// @param reader the owner, or anybody
    static PriceView to(Audience reader, PriceView view) {
        return switch (view) {
            case PriceView.Priced(Quote quote, var _) ->
                    maySee(reader, quote)
                            ? view
                            : new PriceView.Empty(
                                    new Blank.NotLicensed(quote.passport().provider()),
                                    Optional.empty());
            case PriceView.Empty(Blank reason, Optional<Quote> last) ->
                    new PriceView.Empty(reason, last.filter(quote -> maySee(reader, quote)));
        };
    }

    private static boolean maySee(Audience reader, Quote quote) {
        return quote.passport().rights().allow(reader);
    }
}
