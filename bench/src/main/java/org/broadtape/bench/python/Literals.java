package org.broadtape.bench.python;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// Numbers and days as they are written.
public final class Literals {
    private static final List<DateTimeFormatter> DAYS =
            List.of(
                    DateTimeFormatter.ofPattern("uuuu-M-d"),
                    DateTimeFormatter.ofPattern("M/d/uuuu"),
                    DateTimeFormatter.ofPattern("d/M/uuuu"),
                    DateTimeFormatter.BASIC_ISO_DATE);

    private Literals() {}

    /// A number with one unit in its last printed place; whole numbers are exact.
    public static Value.Amount number(String words) {
        String lower = words.toLowerCase(java.util.Locale.ROOT);
        int power = lower.indexOf('e');
        String digits = power < 0 ? lower : lower.substring(0, power);
        int point = digits.indexOf('.');
        int places = point < 0 ? 0 : digits.length() - point - 1;
        int exponent = power < 0 ? 0 : Integer.parseInt(lower.substring(power + 1));
        double unit = places == 0 ? 0 : Math.pow(10, exponent - places);
        return new Value.Amount(Double.parseDouble(lower), unit, Value.Origin.FILE, "");
    }

    /// A day; absent where the words are none.
    public static Optional<LocalDate> day(String words) {
        String day =
                words.length() > 10 && words.charAt(10) == ' ' ? words.substring(0, 10) : words;
        for (DateTimeFormatter form : DAYS) {
            try {
                return Optional.of(LocalDate.parse(day.strip(), form));
            } catch (java.time.DateTimeException other) {
                // The next form may be its.
            }
        }
        return Optional.empty();
    }
}
