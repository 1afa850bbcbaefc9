package org.broadtape.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A place where an instrument is priced, under a symbol.
///
/// @param mic the exchange, ISO 10383: `XNAS`; absent where unknown or where there is none
/// @param ticker the symbol there: `AAPL`, `BRK.B`, `ERIC B`, `005930`
/// @param ric the symbol on the newswire where it does not follow from the ticker: `SAPG.DE`,
///   `.SPX`, `LCOc1`
/// @param currency ISO 4217 code it is quoted in there; absent where unknown
/// @param from the first day under this symbol; absent when always
/// @param until the first day no more; absent when it still is
public record Listing(
        Optional<String> mic,
        String ticker,
        Optional<String> ric,
        Optional<String> currency,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {
    /// Refuses a listing without a symbol.
    public Listing {
        if (ticker.isBlank()) {
            throw new IllegalArgumentException("No ticker");
        }
    }

    /// A ticker of which no more is known.
    public static Listing of(Optional<String> mic, String ticker) {
        return new Listing(
                mic,
                ticker,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The RIC given, or the one made of ticker and exchange where that exchange's RICs are:
    /// `JNJ.N`.
    public Optional<String> knownRic() {
        return ric.or(() -> mic.flatMap(Exchanges::byMic).flatMap(market -> market.ric(ticker)));
    }

    /// Whether it was listed so on a day. True where the day is unknown.
    public boolean wasListed(Optional<LocalDate> day) {
        return Names.within(day, from, until);
    }

    /// Whether this says no more than one of others: the same ticker, on the same exchange or on
    /// none named, without a RIC or a time.
    boolean isToldBy(List<Listing> others) {
        boolean bare = ric.isEmpty() && from.isEmpty() && until.isEmpty();
        return bare
                && others.stream()
                        .anyMatch(one ->
                                one.ticker.equals(ticker)
                                        && (mic.isEmpty() || mic.equals(one.mic)));
    }
}
