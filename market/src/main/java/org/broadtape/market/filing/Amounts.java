package org.broadtape.market.filing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Whole numbers as filers write them.
final class Amounts {
    /// Digits, commas only between groups of three, at most two decimals.
    private static final Pattern NUMBER =
            Pattern.compile("\\$?\\s*((?:\\d{1,3}(?:,\\d{3}){1,5}|\\d{1,16})(?:\\.\\d{0,2})?)");

    private Amounts() {}

    /// The number, decimals rounded; empty where it is none, below nought or not to be told apart
    /// from another (`1.234`).
    static OptionalLong read(String written) {
        var number = NUMBER.matcher(written.strip());
        if (!number.matches()) {
            return OptionalLong.empty();
        }
        String plain = number.group(1).replace(",", "");
        if (plain.endsWith(".")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        return OptionalLong.of(
                new BigDecimal(plain).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
