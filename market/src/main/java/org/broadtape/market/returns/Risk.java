package org.broadtape.market.returns;

import java.util.Arrays;

/// How returns vary, and what was earned for it. Means, deviations and quantiles are over the
/// returns that are known; a deviation is that of a sample.
///
/// Made for one series and one count of periods a year; made yearly by the root of that count.
public final class Risk {
    private final ReturnSeries series;
    private final double[] known;
    private final double perYear;

    private Risk(ReturnSeries series, double perYear) {
        this.series = series;
        this.known = series.known();
        this.perYear = perYear;
    }

    /// The risk of returns of that length.
    public static Risk of(ReturnSeries series, Periodicity periodicity) {
        return new Risk(series, periodicity.perYear());
    }

    /// The risk of returns of which so many make a year; 1 leaves figures as they are for a period.
    public static Risk of(ReturnSeries series, double perYear) {
        return new Risk(series, perYear);
    }

    /// The standard deviation of the returns, yearly.
    public Figure volatility() {
        return known.length < 2
                ? needs(2)
                : Figure.of(Sample.deviation(known) * Math.sqrt(perYear));
    }

    /// The root of the mean square of what falls short of a required return a period, yearly.
    public Figure downsideRisk() {
        if (known.length == 0) {
            return needs(1);
        }
        double sum = 0;
        for (double one : known) {
            double shortfall = Math.min(one, 0);
            sum += shortfall * shortfall;
        }
        return Figure.of(Math.sqrt(sum / known.length) * Math.sqrt(perYear));
    }

    /// The mean over the deviation, yearly. Of excess returns: take the riskless ones off first.
    public Figure sharpe() {
        if (known.length < 2) {
            return needs(2);
        }
        return Sample.vary(known)
                ? Figure.of(Sample.mean(known) / Sample.deviation(known) * Math.sqrt(perYear))
                : Figure.none(new Reason.NoSpread());
    }

    /// The yearly mean over the yearly downside risk.
    public Figure sortino() {
        return known.length < 2
                ? needs(2)
                : Figure.of(Sample.mean(known) * perYear).over(downsideRisk(), new Reason.NoLoss());
    }

    /// The deepest fall from a height, as a fraction, 0 or below.
    public Figure maxDrawdown() {
        return series.size() == 0
                ? needs(1)
                : Figure.of(Arrays.stream(Drawdown.series(series)).min().orElse(0));
    }

    /// The yearly return over the deepest fall.
    public Figure calmar() {
        return series.annualised(perYear).over(maxDrawdown().then(Math::abs), new Reason.NoLoss());
    }

    /// The sum of what lies above a required return over the sum of what lies below.
    ///
    /// @param required a year
    public Figure omega(double required) {
        if (known.length < 2) {
            return needs(2);
        }
        Figure threshold = Figure.of(required);
        if (perYear != 1) {
            threshold =
                    required <= -1
                            ? Figure.none(new Reason.NoMeaning("less than nothing is required"))
                            : Linking.perPeriod(required, perYear);
        }
        return threshold instanceof Figure.Computed each ? aboveToBelow(each.value()) : threshold;
    }

    private Figure aboveToBelow(double threshold) {
        double above = 0;
        double below = 0;
        for (double one : known) {
            above += Math.max(one - threshold, 0);
            below += Math.max(threshold - one, 0);
        }
        return Figure.of(above).over(Figure.of(below), new Reason.NoLoss());
    }

    /// The size of the 95th percentile over the size of the 5th: above 1, good days are better than
    /// bad ones are bad.
    public Figure tailRatio() {
        return known.length == 0
                ? needs(1)
                : Figure.of(Math.abs(Sample.quantile(known, 0.95)))
                        .over(
                                Figure.of(Math.abs(Sample.quantile(known, 0.05))),
                                new Reason.NoLoss());
    }

    /// The return that a share of the periods fall short of.
    ///
    /// @param share 0.05 for the worst of twenty
    public Figure valueAtRisk(double share) {
        return known.length == 0 ? needs(1) : Figure.of(Sample.quantile(known, share));
    }

    /// The mean of the worst returns, at least one: those up to the share's place in their order.
    public Figure expectedShortfall(double share) {
        if (known.length == 0) {
            return needs(1);
        }
        double[] sorted = known.clone();
        Arrays.sort(sorted);
        int last = (int) ((sorted.length - 1) * share);
        return Figure.of(Sample.mean(Arrays.copyOf(sorted, last + 1)));
    }

    /// How straight the growth is: the square of the correlation of the logarithm of wealth with
    /// time. 1 is a straight line.
    public Figure stability() {
        if (known.length < 2) {
            return needs(2);
        }
        double[] logs = new double[known.length];
        double[] times = new double[known.length];
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            sum += Math.log1p(known[i]);
            logs[i] = sum;
            times[i] = i;
        }
        double correlation = Against.correlation(times, logs);
        return Double.isNaN(correlation)
                ? Figure.none(new Reason.NoSpread())
                : Figure.of(correlation * correlation);
    }

    /// The root of the mean square of the falls from the height so far, in percentage points: deep
    /// and long falls weigh most (Martin 1987).
    public Figure ulcerIndex() {
        if (series.size() == 0) {
            return needs(1);
        }
        double sum = 0;
        for (double depth : Drawdown.series(series)) {
            sum += depth * 100 * depth * 100;
        }
        return Figure.of(Math.sqrt(sum / series.size()));
    }

    /// The mean return of a period in percentage points over the ulcer index.
    public Figure ulcerPerformance() {
        return known.length == 0
                ? needs(1)
                : Figure.of(Sample.mean(known) * 100).over(ulcerIndex(), new Reason.NoLoss());
    }

    /// The share of periods that earned something among those that earned or lost.
    public Figure winRate() {
        long won = Arrays.stream(known).filter(one -> one > 0).count();
        long moved = Arrays.stream(known).filter(one -> one != 0).count();
        return moved == 0 ? needs(1) : Figure.of((double) won / moved);
    }

    private Figure needs(int count) {
        return Figure.none(new Reason.NotEnoughHistory(known.length, count));
    }
}
