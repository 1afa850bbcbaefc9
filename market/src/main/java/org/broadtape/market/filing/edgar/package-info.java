/// Following EDGAR: what its lists of filings say, and where and how fast one may ask.
///
/// [org.broadtape.market.filing.edgar.EdgarFiling] is one filing of whichever list.
/// [org.broadtape.market.filing.edgar.Submissions] reads what one filer filed,
/// [org.broadtape.market.filing.edgar.DailyIndex] what all filed on a day,
/// [org.broadtape.market.filing.edgar.CurrentFilings] what came in the last minutes.
/// [org.broadtape.market.filing.edgar.EdgarAddresses] says where they are,
/// [org.broadtape.market.filing.edgar.EdgarPace] when the next may be asked for. Nothing here asks.
@NullMarked
package org.broadtape.market.filing.edgar;

import org.jspecify.annotations.NullMarked;
