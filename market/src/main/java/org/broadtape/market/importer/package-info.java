/// Readers of other people's lists of instruments, each into [org.broadtape.market.Imported]: what
/// is good goes in, what is not is told with its line.
///
/// | List | Reader |
/// |---|---|
/// | SEC `company_tickers.json` | [org.broadtape.market.importer.SecTickers] |
/// | Nasdaq Trader `nasdaqlisted.txt`, `otherlisted.txt` | [org.broadtape.market.importer.NasdaqDirectory] |
/// | FinanceDatabase equities and currencies | [org.broadtape.market.importer.FinanceDatabase] |
/// | SEntFiN `entity_list_comprehensive.csv` | [org.broadtape.market.importer.SentfinList] |
/// | OpenFIGI answers | [org.broadtape.market.importer.OpenFigi] |
/// | ISO 10383 | [org.broadtape.market.importer.MarketCodes] |
/// | ISO 4217, list one | [org.broadtape.market.importer.CurrencyCodes] |
@NullMarked
package org.broadtape.market.importer;

import org.jspecify.annotations.NullMarked;
