package org.broadtape.market.provider;

import java.util.Optional;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;

/// One currency, or crypto asset, in another: what one unit of `base` costs in `quote`.
///
/// @param base the code of what is priced: `USD` in `USDJPY`
/// @param quote the code of what it is priced in: `JPY`
public record CurrencyPair(String base, String quote) {
    /// The pair an instrument is: `EUR/USD` of a pair; of a currency against the dollar in the
    /// direction of its listing, `AUDUSD` where it is quoted in dollars and `USDJPY` where dollars
    /// are quoted in it; of a crypto asset in the currency of its listing. Absent for anything
    /// else.
    public static Optional<CurrencyPair> of(Instrument instrument) {
        Optional<Listing> main = instrument.main();
        Optional<String> currency = main.flatMap(Listing::currency).or(instrument::currency);
        String ticker = main.map(Listing::ticker).orElse("");
        return switch (instrument.type()) {
            case PAIR ->
                    ticker.length() == 6
                            ? of(ticker.substring(0, 3), ticker.substring(3))
                            : Optional.empty();
            case CURRENCY ->
                    currency.flatMap(in -> in.equals(ticker) ? of("USD", ticker) : of(ticker, in));
            case CRYPTO -> currency.flatMap(in -> of(ticker, in));
            case EQUITY, FUND, INDEX, COMMODITY, RATE, BOND -> Optional.empty();
        };
    }

    private static Optional<CurrencyPair> of(String base, String quote) {
        boolean plain = base.matches("[A-Z0-9]{2,10}") && quote.matches("[A-Z]{3,5}");
        return plain && !base.equals(quote)
                ? Optional.of(new CurrencyPair(base, quote))
                : Optional.empty();
    }

    /// Whether an instrument is a crypto asset.
    public static boolean isCrypto(Instrument instrument) {
        return instrument.type() == Instrument.Type.CRYPTO;
    }
}
