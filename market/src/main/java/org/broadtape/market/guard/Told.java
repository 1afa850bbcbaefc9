package org.broadtape.market.guard;

import java.util.Arrays;
import java.util.Set;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.History;
import org.broadtape.market.bar.Interval;
import org.broadtape.market.bar.Series;

/// A history in columns beside one another, prices in terms of the last bar's shares; NaN where
/// nothing is told. Bars whose close is nought or less are not among them.
final class Told {
    private static final Set<String> HUNDREDTHS = Set.of("GBP", "ZAR", "ILS");

    final Interval interval;
    final int size;
    final long[] time;
    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;
    final double[] volume;
    final double[] adjusted;

    /// What was paid on a bar's day; 0 where nothing.
    final double[] dividend;

    /// The part of it that is told as a fund's gains.
    final double[] gain;

    /// New shares for each old one on a bar's day; 1 where there was no split.
    final double[] split;

    /// Logarithm of close over the close before; 0 for the first.
    final double[] step;

    /// What a usual step is: the median size of those that are not nought, as a standard deviation.
    final double usual;

    /// The same for the way from a close to the next open.
    final double usualNight;

    private final boolean hasDividends;
    private final boolean isQuotedInHundredths;

    Told(History history) {
        Series bars = history.bars();
        interval = bars.key().interval();
        isQuotedInHundredths = HUNDREDTHS.contains(bars.unit().of());
        int[] kept = new int[bars.size()];
        int count = 0;
        for (int at = 0; at < bars.size(); at++) {
            if (bars.close(at) > 0) {
                kept[count++] = at;
            }
        }
        size = count;
        time = new long[size];
        open = new double[size];
        high = new double[size];
        low = new double[size];
        close = new double[size];
        volume = new double[size];
        adjusted = new double[size];
        dividend = new double[size];
        gain = new double[size];
        split = new double[size];
        for (int at = 0; at < size; at++) {
            int from = kept[at];
            time[at] = bars.time(from);
            open[at] = bars.open(from).orElse(Double.NaN);
            high[at] = bars.high(from).orElse(Double.NaN);
            low[at] = bars.low(from).orElse(Double.NaN);
            close[at] = bars.close(from);
            volume[at] = bars.volume(from).orElse(Double.NaN);
            split[at] = 1;
        }
        for (History.Told one : history.splits()) {
            int at = place(one.time());
            if (at < size) {
                split[at] *= one.value();
            }
        }
        for (History.Told one : history.dividends()) {
            int at = place(one.time());
            if (at < size) {
                dividend[at] += one.value();
            }
        }
        for (History.Told one : history.gains()) {
            int at = place(one.time());
            if (at < size) {
                gain[at] += one.value();
                dividend[at] += one.value();
            }
        }
        hasDividends = !history.dividends().isEmpty();
        Arrays.fill(adjusted, Double.NaN);
        history.adjusted().ifPresent(this::adjusted);
        if (bars.key().basis() == Basis.RAW) {
            inLastShares();
        }
        step = new double[size];
        double[] night = new double[size];
        for (int at = 1; at < size; at++) {
            step[at] = Math.log(close[at] / close[at - 1]);
            night[at] = open[at] > 0 ? Math.log(open[at] / close[at - 1]) : 0;
        }
        usual = Math.max(0.004, usual(step));
        usualNight = Math.max(0.004, usual(night));
    }

    /// Whether the provider tells dividends at all, so that one not told was not paid.
    boolean hasDividends() {
        return hasDividends;
    }

    boolean hasAdjusted(int at) {
        return adjusted[at] > 0;
    }

    /// Whether the prices are of a currency that exchanges quote in hundredths, so that a factor of
    /// a hundred is a likely slip.
    boolean isQuotedInHundredths() {
        return isQuotedInHundredths;
    }

    /// A day in words.
    String day(int at) {
        return interval.written(time[at]);
    }

    /// Whether a bar stands for more than a day, so that what happens within it may show in the
    /// next.
    boolean isLong() {
        return interval == Interval.WEEK || interval == Interval.MONTH;
    }

    /// Whether nothing was traded: no volume, and the price of the bar before.
    boolean isUntraded(int at) {
        return volume[at] == 0 && at > 0 && close[at] == close[at - 1];
    }

    Finding.Days days(int first, int last) {
        return new Finding.Days(time[first], time[last]);
    }

    /// The first bar at or after a time; the size where there is none.
    private int place(long when) {
        int found = Arrays.binarySearch(time, 0, size, when);
        return found < 0 ? -found - 1 : found;
    }

    private void adjusted(Series totals) {
        for (int at = 0; at < size; at++) {
            int there = totals.from(time[at]);
            if (there < totals.size() && totals.time(there) == time[at]) {
                adjusted[at] = totals.close(there);
            }
        }
    }

    private void inLastShares() {
        double later = 1;
        for (int at = size - 1; at >= 0; at--) {
            open[at] /= later;
            high[at] /= later;
            low[at] /= later;
            close[at] /= later;
            dividend[at] /= later;
            gain[at] /= later;
            volume[at] *= later;
            later *= split[at];
        }
    }

    private static double usual(double[] steps) {
        double[] sizes = Arrays.stream(steps).map(Math::abs).filter(size -> size > 1e-9).toArray();
        if (sizes.length < 3) {
            return 0;
        }
        Arrays.sort(sizes);
        return 1.4826 * sizes[sizes.length / 2];
    }
}
