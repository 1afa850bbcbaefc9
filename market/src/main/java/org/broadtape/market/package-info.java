/// What is traded: instruments, where they are listed and what they are called, each with the time
/// it was true.
///
/// Read [org.broadtape.market.InstrumentMaster] first: it holds every
/// [org.broadtape.market.Instrument] known and finds them by id, ticker, RIC, ISIN and by the first
/// letters of a name. [org.broadtape.market.InstrumentCsv] reads them,
/// [org.broadtape.market.Exchanges] is the one table in which a market's words in print, the
/// endings of RICs and MICs are the same market. The readers of other people's lists are in
/// `importer`; when markets are open is told by `calendar`.
@NullMarked
package org.broadtape.market;

import org.jspecify.annotations.NullMarked;
