/// The guard over series of prices: finds what a provider got wrong, says on which days and why,
/// and what it probably should have been. It marks; it never changes a number.
///
/// Read [org.broadtape.market.guard.PriceGuard] first; what it can find is the sealed
/// [org.broadtape.market.guard.Finding].
@NullMarked
package org.broadtape.market.guard;

import org.jspecify.annotations.NullMarked;
