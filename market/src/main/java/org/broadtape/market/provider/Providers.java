package org.broadtape.market.provider;

import java.util.List;
import java.util.Optional;
import org.broadtape.market.provider.alphavantage.AlphaVantage;
import org.broadtape.market.provider.binance.Binance;
import org.broadtape.market.provider.coinbase.Coinbase;
import org.broadtape.market.provider.ecb.EcbRates;
import org.broadtape.market.provider.finnhub.Finnhub;
import org.broadtape.market.provider.folder.CsvFolder;
import org.broadtape.market.provider.kraken.Kraken;
import org.broadtape.market.provider.manual.ManualEntry;
import org.broadtape.market.provider.polygon.Polygon;
import org.broadtape.market.provider.stooq.Stooq;
import org.broadtape.market.provider.tiingo.Tiingo;
import org.broadtape.market.provider.twelvedata.TwelveData;
import org.broadtape.market.provider.yahoo.Yahoo;

/// Every provider there is. To add one, see CONTRIBUTING.md.
public final class Providers {
    private static final List<QuoteProvider> ALL =
            List.of(
                    new ManualEntry(),
                    new CsvFolder(),
                    new Kraken(),
                    new Coinbase(),
                    new Binance(),
                    new Finnhub(),
                    new TwelveData(),
                    new Yahoo(),
                    new Polygon(),
                    new Tiingo(),
                    new AlphaVantage(),
                    new Stooq(),
                    new EcbRates());

    private Providers() {}

    /// All, in the order they are preferred in where more than one covers an instrument.
    public static List<QuoteProvider> all() {
        return ALL;
    }

    /// The provider of an id: `ecb`.
    public static Optional<QuoteProvider> byId(String id) {
        return ALL.stream().filter(one -> one.terms().id().equals(id)).findFirst();
    }
}
