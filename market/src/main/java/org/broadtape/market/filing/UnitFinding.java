package org.broadtape.market.filing;

import java.util.Locale;
import java.util.Optional;

/// The unit a filing's values are in, and how that was found.
///
/// @param unit what was found
/// @param required what the rule, the form or the cover's words ask for; absent where nothing does
/// @param basis what it was found by
/// @param counted how many positions were looked at
/// @param low the tenth part of their values over amounts lies below, as filed; 0 where none
/// @param median half lie below
/// @param high nine tenths lie below
/// @param agreeing how many lie near their closing prices in the unit found; 0 without prices
/// @param sure false where the other unit is nearly as likely
public record UnitFinding(
        ValueUnit unit,
        Optional<ValueUnit> required,
        Basis basis,
        int counted,
        double low,
        double median,
        double high,
        int agreeing,
        boolean sure) {
    /// What a unit was found by.
    public enum Basis {
        /// Closing prices at the end of the quarter.
        PRICES,
        /// The spread of values over amounts, and what the rule asks for.
        SPREAD,
        /// The rule alone: no position has an amount.
        RULE
    }

    /// Whether the filer did other than required.
    public boolean isContrary() {
        return required.isPresent() && required.get() != unit;
    }

    /// The evidence in words.
    public String words() {
        String found =
                switch (basis) {
                    case PRICES ->
                            agreeing
                                    + " of "
                                    + counted
                                    + " priced positions lie near their close at quarter end as "
                                    + unit.word();
                    case SPREAD ->
                            "value over shares is "
                                    + figure(median)
                                    + " at the median of "
                                    + counted
                                    + (counted == 1 ? " position" : " positions")
                                    + " (most from "
                                    + figure(low)
                                    + " to "
                                    + figure(high)
                                    + ")"
                                    + (unit == ValueUnit.DOLLARS
                                            ? ", likelier as prices in dollars"
                                            : ", likelier as prices in thousands");
                    case RULE -> "no position has both value and amount";
                };
        String rule =
                required.map(asked ->
                                (asked == unit ? "; as required: " : "; though required: ")
                                        + asked.word())
                        .orElse("; no date known");
        return found + rule + (sure ? "" : "; not sure");
    }

    private static String figure(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.4f" : "%.2f", number);
    }
}
