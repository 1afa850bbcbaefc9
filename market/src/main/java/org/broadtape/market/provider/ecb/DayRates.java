package org.broadtape.market.provider.ecb;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.market.provider.internal.Numbers;

/// The rates of one day: how much of each currency one euro bought.
///
/// @param day the day they were fixed
/// @param perEuro as written, by ISO 4217 code; `N/A` where none was fixed
record DayRates(LocalDate day, Map<String, String> perEuro) {
    /// A computed rate has no more digits than the two it came from.
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    DayRates {
        perEuro = Map.copyOf(perEuro);
    }

    /// A rate between two currencies.
    ///
    /// @param written the rate, `N/A` where one of its halves is
    /// @param from the bank's own rates it was computed of; empty where it is one of them
    record Rate(String written, List<String> from) {}

    /// What one `base` costs in `quote`; absent where the bank doesn't fix one of them.
    Optional<Rate> rate(String base, String quote) {
        if (base.equals("EUR")) {
            return Optional.ofNullable(perEuro.get(quote)).map(one -> new Rate(one, List.of()));
        }
        String below = perEuro.get(base);
        String above = quote.equals("EUR") ? "1" : perEuro.get(quote);
        if (below == null || above == null) {
            return Optional.empty();
        }
        List<String> from =
                quote.equals("EUR") ? List.of("EUR" + base) : List.of("EUR" + base, "EUR" + quote);
        return Optional.of(new Rate(quotient(above, below), from));
    }

    private static String quotient(String above, String below) {
        Optional<BigDecimal> divisor = Numbers.decimal(below).filter(rate -> rate.signum() > 0);
        Optional<BigDecimal> dividend = Numbers.decimal(above).filter(rate -> rate.signum() > 0);
        return divisor.isPresent() && dividend.isPresent()
                ? dividend.get().divide(divisor.get(), DIGITS).toPlainString()
                : "N/A";
    }
}
