package org.broadtape.price.chart;

import java.util.ArrayList;
import java.util.List;

/// Where a vertical axis is marked: from the lowest mark to the highest all values lie between.
///
/// @param marks in rising order, evenly spaced on the axis; two at least
/// @param isLog whether the axis is of ratios
record Ticks(List<Double> marks, boolean isLog) {
    private static final int ABOUT = 5;

    Ticks {
        marks = List.copyOf(marks);
    }

    /// Marks for values from a least to a greatest.
    static Ticks of(double least, double greatest, boolean isLog) {
        return isLog ? ratios(least, greatest) : round(least, greatest);
    }

    /// At multiples of 1, 2 or 5 times a power of ten.
    private static Ticks round(double least, double greatest) {
        double span = greatest > least ? greatest - least : Math.max(Math.abs(greatest), 1) / 10;
        double power = Math.pow(10, Math.floor(Math.log10(span / ABOUT)));
        double rest = span / ABOUT / power;
        double step = (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10) * power;
        List<Double> marks = new ArrayList<>();
        long first = (long) Math.floor(least / step);
        long last = Math.max((long) Math.ceil(greatest / step), first + 1);
        for (long n = first; n <= last; n++) {
            marks.add(n * step);
        }
        return new Ticks(marks, false);
    }

    private static Ticks ratios(double least, double greatest) {
        double high = greatest > least ? greatest : least * 1.1;
        List<Double> marks = new ArrayList<>();
        for (int n = 0; n < ABOUT; n++) {
            marks.add(least * Math.pow(high / least, n / (ABOUT - 1.0)));
        }
        return new Ticks(marks, true);
    }

    /// How high a value lies: 0 at the lowest mark, 1 at the highest.
    double height(double value) {
        double low = marks.getFirst();
        double high = marks.getLast();
        return isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    }
}
