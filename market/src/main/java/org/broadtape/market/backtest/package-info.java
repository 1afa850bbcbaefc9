/// What copying a manager's filings would have brought: bought when a filing could be known, priced
/// with dividends, beside a benchmark priced the same way, with everything that was left out said.
///
/// Read [org.broadtape.market.backtest.Backtest] first. [org.broadtape.market.backtest.Books] says
/// what was known of a manager's holdings on a day, [org.broadtape.market.backtest.Prices] holds
/// total-return prices, [org.broadtape.market.backtest.Symbols] finds the price of a position, and
/// [org.broadtape.market.backtest.Wrong] names the usual ways to flatter a result, which can be
/// switched on to see by how much they do.
@NullMarked
package org.broadtape.market.backtest;

import org.jspecify.annotations.NullMarked;
