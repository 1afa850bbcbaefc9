package org.broadtape.market.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.broadtape.market.Identifiers;
import org.broadtape.market.Instrument;

/// Finds the instrument a position is in: by the CUSIP of a list that was given, or by an ISIN of
/// the United States or Canada, whose middle is the CUSIP. Each share class has its own; an
/// instrument counts only in the time it was there, since numbers and tickers are used again.
///
/// CUSIP numbers are licensed. They are matched in here and can't be listed: there is no method
/// that gives one out.
public final class Securities {
    /// How far value over amount may lie from the close of the quarter's last day.
    public static final double TOLERANCE = 0.02;

    private final Map<String, List<Instrument>> byCusip = new HashMap<>();

    private Securities(Collection<Instrument> instruments) {
        for (Instrument one : instruments) {
            one.ids().cusip().ifPresent(cusip -> learn(cusip, one));
            one.ids()
                    .isin()
                    .filter(isin -> isin.startsWith("US") || isin.startsWith("CA"))
                    .map(isin -> isin.substring(2, 11))
                    .filter(Identifiers::isCusip)
                    .ifPresent(cusip -> learn(cusip, one));
        }
    }

    /// Those of a master or a list.
    public static Securities of(Collection<Instrument> instruments) {
        return new Securities(instruments);
    }

    private void learn(String cusip, Instrument one) {
        List<Instrument> known = byCusip.computeIfAbsent(cusip, key -> new ArrayList<>(1));
        if (!known.contains(one)) {
            known.add(one);
        }
    }

    /// What was found for a position.
    public sealed interface Match {
        /// One instrument.
        ///
        /// @param checked whether its close fits; false where no close is known
        record Found(Instrument instrument, boolean checked) implements Match {}

        /// One instrument whose close does not fit: a list's fault, another share class, or a price
        /// lowered for what came later. Not to be used as if it were found.
        ///
        /// @param implied value over amount
        /// @param close the instrument's, the same day
        record Doubtful(Instrument instrument, double implied, double close) implements Match {}

        /// Several, none of which its close tells from the others.
        record Several(List<Instrument> instruments) implements Match {
            /// Copies the list.
            public Several {
                instruments = List.copyOf(instruments);
            }
        }

        /// None.
        record Unknown() implements Match {}
    }

    /// The instrument of a position at a quarter's end.
    ///
    /// @param closes the unadjusted close of an instrument that day, in dollars; empty where
    ///   unknown
    public Match match(
            Position position, LocalDate day, Function<Instrument, OptionalDouble> closes) {
        List<Instrument> there =
                byCusip.getOrDefault(position.cusip(), List.of()).stream()
                        .filter(one -> one.wasThere(Optional.of(day)))
                        .toList();
        if (there.isEmpty()) {
            return new Match.Unknown();
        }
        boolean priced = position.type() == ShareType.SHARES && position.amount() > 0;
        double implied = position.impliedPrice();
        List<Instrument> fit =
                there.stream().filter(one -> priced && fits(implied, closes.apply(one))).toList();
        if (fit.size() == 1) {
            return new Match.Found(fit.getFirst(), true);
        }
        if (there.size() > 1) {
            return new Match.Several(fit.isEmpty() ? there : fit);
        }
        OptionalDouble close = closes.apply(there.getFirst());
        return priced && close.isPresent()
                ? new Match.Doubtful(there.getFirst(), implied, close.getAsDouble())
                : new Match.Found(there.getFirst(), false);
    }

    private static boolean fits(double implied, OptionalDouble close) {
        return close.isPresent()
                && close.getAsDouble() > 0
                && Math.abs(implied / close.getAsDouble() - 1) <= TOLERANCE;
    }
}
