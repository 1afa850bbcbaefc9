package org.broadtape.price.live;

import org.broadtape.market.quote.PriceView;

/// Makes of a price what a page puts in its place: the number with its passport, or the reason why
/// there is none.
@FunctionalInterface
public interface Rendering {
    /// One element of HTML.
    String html(String instrument, PriceView view);
}
