/// Return and risk arithmetic. Every result is a [org.broadtape.market.returns.Figure]: a number,
/// or the [org.broadtape.market.returns.Reason] why there is none; never a NaN, an infinity or a
/// zero that stands for "unknown".
///
/// Three things are told apart and never mixed: what the money earned while it was there
/// ([org.broadtape.market.returns.TimeWeighted]), what the investor earned on it
/// ([org.broadtape.market.returns.MoneyWeighted]), and what it grew by in currency.
/// [org.broadtape.market.returns.ReturnSeries] holds period returns;
/// [org.broadtape.market.returns.Risk] and [org.broadtape.market.returns.Against] read them.
///
/// Returns are fractions: 0.05 is five per cent.
@NullMarked
package org.broadtape.market.returns;

import org.jspecify.annotations.NullMarked;
