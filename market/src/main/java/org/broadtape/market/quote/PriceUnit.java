package org.broadtape.market.quote;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a number on a price list is measured in: `USD`, `GBp` (a hundredth of a pound), `USDT`,
/// index points, percent.
///
/// @param code as a provider writes it, in its one spelling here: `GBp` also for `GBX`
/// @param kind what sort of measure
/// @param of what one whole is: the ISO 4217 code of the currency (`GBP` for `GBp`), the symbol of
///   the crypto asset, `pt`, `%`
/// @param parts how many of this unit make one whole: 100 for pence, 1 otherwise
public record PriceUnit(String code, Kind kind, String of, int parts) {
    /// Index points.
    public static final PriceUnit POINTS = new PriceUnit("pt", Kind.POINTS, "pt", 1);

    /// Percent, as yields and rates are quoted.
    public static final PriceUnit PERCENT = new PriceUnit("%", Kind.PERCENT, "%", 1);

    /// Hundredths as exchanges and providers spell them. Case matters: `GBp` are pence, `GBP`
    /// pounds.
    private static final Map<String, String> HUNDREDTHS =
            Map.ofEntries(
                    Map.entry("GBp", "GBP"),
                    Map.entry("GBX", "GBP"),
                    Map.entry("GBx", "GBP"),
                    Map.entry("ZAc", "ZAR"),
                    Map.entry("ZAC", "ZAR"),
                    Map.entry("ZAX", "ZAR"),
                    Map.entry("ILA", "ILS"),
                    Map.entry("ILa", "ILS"),
                    Map.entry("ILX", "ILS"),
                    Map.entry("USX", "USD"),
                    Map.entry("USc", "USD"),
                    Map.entry("EUX", "EUR"));

    private static final Map<String, String> SPELT =
            Map.of("GBP", "GBp", "ZAR", "ZAc", "ILS", "ILA", "USD", "USc", "EUR", "EUX");

    private static final Set<String> CRYPTO =
            Set.of("BTC", "XBT", "ETH", "USDT", "USDC", "BUSD", "FDUSD", "DAI", "TUSD", "BNB");

    /// Refuses a unit of no parts.
    public PriceUnit {
        if (code.isBlank() || parts < 1) {
            throw new IllegalArgumentException("Not a unit: " + code + " of " + parts);
        }
    }

    /// The unit a provider names, exactly as it writes it; absent for one that is not known, whose
    /// prices must then be refused.
    public static Optional<PriceUnit> of(String written) {
        String code = written.strip();
        if (HUNDREDTHS.containsKey(code)) {
            String whole = HUNDREDTHS.get(code);
            return Optional.of(
                    new PriceUnit(SPELT.getOrDefault(whole, code), Kind.CURRENCY, whole, 100));
        }
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "pt", "pts", "point", "points" -> Optional.of(POINTS);
            case "%", "percent", "pct" -> Optional.of(PERCENT);
            default -> currency(code).or(() -> crypto(code));
        };
    }

    /// A whole currency, ISO 4217; an unknown code is refused.
    public static PriceUnit currencyOf(String iso) {
        return currency(iso).orElseThrow(() -> new IllegalArgumentException("No currency: " + iso));
    }

    private static Optional<PriceUnit> currency(String code) {
        boolean shaped = code.length() == 3 && code.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        boolean known =
                shaped
                        && Currency.getAvailableCurrencies().stream()
                                .anyMatch(one -> one.getCurrencyCode().equals(code));
        return known ? Optional.of(new PriceUnit(code, Kind.CURRENCY, code, 1)) : Optional.empty();
    }

    private static Optional<PriceUnit> crypto(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        String one = upper.equals("XBT") ? "BTC" : upper;
        return CRYPTO.contains(upper)
                ? Optional.of(new PriceUnit(one, Kind.CRYPTO, one, 1))
                : Optional.empty();
    }

    /// An amount in this unit as an amount of wholes: 1234.5 pence are 12.345 pounds.
    public BigDecimal whole(BigDecimal amount) {
        return parts == 1 ? amount : amount.divide(BigDecimal.valueOf(parts)).stripTrailingZeros();
    }

    /// An amount of wholes as this unit prints it: 12.345 pounds are 1234.5 pence.
    public BigDecimal printed(BigDecimal wholes) {
        return parts == 1 ? wholes : wholes.multiply(BigDecimal.valueOf(parts));
    }

    /// What sort of measure a unit is.
    public enum Kind {
        /// Money of a country.
        CURRENCY,
        /// A crypto asset taken for money.
        CRYPTO,
        /// Points of an index.
        POINTS,
        /// Percent a year.
        PERCENT
    }
}
