/// Bars of prices: what was paid in a day or in five minutes, and what later events make of it.
///
/// Read [org.broadtape.market.bar.Series] first: bars of one instrument, one interval, one basis
/// and one unit. Raw bars and [org.broadtape.market.bar.Actions] are kept;
/// [org.broadtape.market.bar.Adjuster] computes split-adjusted and total-return series from them,
/// so that taking an action away undoes all it did. [org.broadtape.market.bar.BarCsv] reads files
/// into a [org.broadtape.market.bar.History], what a provider told;
/// [org.broadtape.market.bar.BarStore] keeps series in packed, checksummed files.
@NullMarked
package org.broadtape.market.bar;

import org.jspecify.annotations.NullMarked;
