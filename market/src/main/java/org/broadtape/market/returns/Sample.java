package org.broadtape.market.returns;

import java.util.Arrays;

/// Sums over known numbers. All are NaN over none.
final class Sample {
    /// Below this share of their size numbers that differ are the same number twice computed.
    private static final double SAME = 1e-14;

    private Sample() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /// The standard deviation of a sample, divided by one less than its size.
    static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }

    /// Whether numbers vary by more than their last binary digits.
    static boolean vary(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        return high - low > SAME * Math.max(Math.abs(low), Math.abs(high));
    }

    /// The value below which a share of the sample lies, between two of its values in proportion
    /// (the linear definition, number 7 of Hyndman and Fan 1996).
    ///
    /// @param share from 0 to 1
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
