package org.broadtape.market.bar;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Decimal numbers straight from bytes, without a string for each.
final class Digits {
    /// What [#number] answers for a field that is no number; a NaN of its own, told apart by
    /// [#isBad].
    private static final double BAD = Double.longBitsToDouble(0x7ff8_0000_0000_0badL);

    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    private static final Set<String> NOTHING =
            Set.of("", "-", "null", "NULL", "Null", "NaN", "nan", "N/A", "n/a", "NA", "None");

    private Digits() {}

    static boolean isBad(double number) {
        return Double.doubleToRawLongBits(number) == 0x7ff8_0000_0000_0badL;
    }

    /// The number of a field: NaN where it says nothing (`null`, `N/A`, blank), bad where it is not
    /// understood.
    static double number(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        at += negative ? 1 : 0;
        int first = at;
        long digits = 0;
        int point = -1;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (bytes[at] == '.' && point < 0) {
                point = at;
            } else {
                return other(bytes, from, to);
            }
        }
        int count = at - first - (point < 0 ? 0 : 1);
        if (count == 0 || count > 18) {
            return other(bytes, from, to);
        }
        double size = point < 0 ? digits : quotient(digits, TENS[to - point - 1]);
        return negative ? -size : size;
    }

    /// Digits over a power of ten, rounded once. The division's remainder is exact (fused
    /// multiply-add), so what the two roundings before it lost is put back.
    private static double quotient(long digits, double ten) {
        double high = digits;
        double quotient = high / ten;
        long low = digits - (long) high;
        return quotient + (Math.fma(-quotient, ten, high) + low) / ten;
    }

    /// Exponents, thousands between commas, more digits than are kept, and words for nothing.
    private static double other(byte[] bytes, int from, int to) {
        if (to - from > 40) {
            return BAD;
        }
        String field = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip();
        if (NOTHING.contains(field)) {
            return Double.NaN;
        }
        String plain =
                field.matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?") ? field.replace(",", "") : field;
        if (!plain.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?")) {
            return BAD;
        }
        double parsed = Double.parseDouble(plain);
        return Double.isFinite(parsed) ? parsed : BAD;
    }
}
