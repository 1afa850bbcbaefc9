package org.broadtape.market.bar;

/// One way for a column of numbers to lie in bytes: as decimals, as `float` or as `double`,
/// whichever is shortest and gives back every number exactly.
///
/// @param form 0 to [#MOST_PLACES] for whole numbers of so many decimal places, else [#FLOATS] or
///   [#DOUBLES]
record PackedNumbers(int form) {
    /// Single precision, four bytes a number.
    static final int FLOATS = 20;

    /// Double precision, eight bytes a number.
    static final int DOUBLES = 21;

    static final int MOST_PLACES = 8;

    private static final double LARGEST = 1L << 52;
    private static final double[] TENS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

    /// Stands for an absent number among decimals.
    static final long NONE = Long.MIN_VALUE;

    PackedNumbers {
        boolean places = form >= 0 && form <= MOST_PLACES;
        if (!places && form != FLOATS && form != DOUBLES) {
            throw new PackedReader.Torn("a column of no known form: " + form);
        }
    }

    /// The form that holds the first `size` numbers of all columns.
    static PackedNumbers of(int size, double[]... columns) {
        int places = 0;
        boolean floats = true;
        for (double[] column : columns) {
            for (int at = 0; at < size; at++) {
                double number = column[at];
                if (Double.isNaN(number)) {
                    continue;
                }
                while (places <= MOST_PLACES && !fits(number, places)) {
                    places++;
                }
                floats &= (float) number == number;
                if (places > MOST_PLACES && !floats) {
                    return new PackedNumbers(DOUBLES);
                }
            }
        }
        return new PackedNumbers(places <= MOST_PLACES ? places : FLOATS);
    }

    private static boolean fits(double number, int places) {
        double scaled = Math.rint(number * TENS[places]);
        boolean negativeZero = number == 0 && 1 / number < 0;
        return Math.abs(scaled) < LARGEST && scaled / TENS[places] == number && !negativeZero;
    }

    boolean isDecimal() {
        return form <= MOST_PLACES;
    }

    /// The fewest bytes of a number.
    int least() {
        return isDecimal() ? 1 : form == FLOATS ? 4 : 8;
    }

    long scaled(double number) {
        return Double.isNaN(number) ? NONE : (long) Math.rint(number * TENS[form]);
    }

    double number(long scaled) {
        return scaled == NONE ? Double.NaN : scaled / TENS[form];
    }

    /// A number in full, for forms that are not decimal.
    void write(double number, PackedWriter to) {
        if (form == FLOATS) {
            to.four(Float.floatToIntBits((float) number));
        } else {
            to.eight(Double.doubleToLongBits(number));
        }
    }

    double read(PackedReader from) {
        return form == FLOATS
                ? Float.intBitsToFloat(from.four())
                : Double.longBitsToDouble(from.eight());
    }

    /// A decimal as its distance from a guess.
    static void write(long scaled, long guess, PackedWriter to) {
        if (scaled == NONE) {
            to.whole(0);
        } else {
            long distance = scaled - guess;
            to.whole(((distance << 1) ^ (distance >> 63)) + 1);
        }
    }

    static long read(long guess, PackedReader from) {
        long told = from.whole();
        if (told == 0) {
            return NONE;
        }
        long zigzag = told - 1;
        return guess + ((zigzag >>> 1) ^ -(zigzag & 1));
    }
}
