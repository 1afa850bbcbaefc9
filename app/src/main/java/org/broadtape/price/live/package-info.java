/// Prices as they change, for pages that are open: [LivePrices] is told of each new value and hands
/// it to whoever follows the instrument, in one frame a second at most. What waits is never a queue
/// but the newest value alone, so that a slow reader costs nothing and still ends with the truth.
@NullMarked
package org.broadtape.price.live;

import org.jspecify.annotations.NullMarked;
