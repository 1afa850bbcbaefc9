package org.broadtape.price;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;

/// Pairs of currencies as instruments that need no list: `fx:EURUSD` is what one euro costs in US
/// dollars.
public final class Pairs {
    private static final String PREFIX = "fx:";

    private Pairs() {}

    /// The id of a pair.
    ///
    /// @param base ISO 4217 code of what is priced
    /// @param quote ISO 4217 code of what it is priced in
    public static String id(String base, String quote) {
        return PREFIX + base + quote;
    }

    /// The pair of an id; absent where it names none.
    public static Optional<Instrument> instrument(String id) {
        if (!id.matches("fx:[A-Z]{6}")) {
            return Optional.empty();
        }
        String base = id.substring(3, 6);
        String quote = id.substring(6);
        if (!isCurrency(base) || !isCurrency(quote) || base.equals(quote)) {
            return Optional.empty();
        }
        Listing listing =
                new Listing(
                        Optional.empty(),
                        base + quote,
                        Optional.empty(),
                        Optional.of(quote),
                        Optional.empty(),
                        Optional.empty());
        return Optional.of(
                Instrument.of(
                        id,
                        Instrument.Type.PAIR,
                        name(base, Locale.ENGLISH) + " in " + name(quote, Locale.ENGLISH),
                        List.of(listing)));
    }

    /// What a currency is called: `US Dollar`.
    public static String name(String code, Locale locale) {
        return Currency.getInstance(code).getDisplayName(locale);
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(one -> one.getCurrencyCode().equals(code));
    }
}
