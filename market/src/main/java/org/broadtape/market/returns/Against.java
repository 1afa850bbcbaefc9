package org.broadtape.market.returns;

import java.util.stream.IntStream;

/// Returns beside those of a benchmark, over the periods both have.
public final class Against {
    private final Pairs pairs;
    private final double perYear;
    private final double[] ours;
    private final double[] theirs;

    private Against(Pairs pairs, double perYear) {
        this.pairs = pairs;
        this.perYear = perYear;
        int[] both =
                IntStream.range(0, pairs.size())
                        .filter(i -> !Double.isNaN(pairs.ours()[i] + pairs.theirs()[i]))
                        .toArray();
        this.ours = IntStream.of(both).mapToDouble(i -> pairs.ours()[i]).toArray();
        this.theirs = IntStream.of(both).mapToDouble(i -> pairs.theirs()[i]).toArray();
    }

    /// Ours beside theirs.
    public static Against of(ReturnSeries ours, ReturnSeries theirs, double perYear) {
        return new Against(Pairs.of(ours, theirs), perYear);
    }

    /// The days on which the benchmark rose.
    public Against up() {
        return where(true);
    }

    /// The days on which the benchmark fell.
    public Against down() {
        return where(false);
    }

    private Against where(boolean up) {
        ReturnSeries left = pairs.oursWhere(theirs -> up ? theirs > 0 : theirs < 0);
        ReturnSeries right = pairs.theirsWhere(theirs -> up ? theirs > 0 : theirs < 0);
        return of(left, right, perYear);
    }

    /// How much ours moves where theirs moves by one.
    public Figure beta() {
        if (ours.length < 2) {
            return needs(2);
        }
        if (!Sample.vary(theirs)) {
            return Figure.none(new Reason.NoSpread());
        }
        double mean = Sample.mean(theirs);
        double together = 0;
        double alone = 0;
        for (int i = 0; i < ours.length; i++) {
            together += (theirs[i] - mean) * ours[i];
            alone += (theirs[i] - mean) * (theirs[i] - mean);
        }
        return Figure.of(together / alone);
    }

    /// What ours earned a year beyond beta times theirs.
    public Figure alpha() {
        return beta().then(beta -> {
            double sum = 0;
            for (int i = 0; i < ours.length; i++) {
                sum += ours[i] - beta * theirs[i];
            }
            return Math.pow(1 + sum / ours.length, perYear) - 1;
        });
    }

    /// The deviation of the difference, yearly.
    public Figure trackingError() {
        return Risk.of(difference(), perYear).volatility();
    }

    /// The mean of the difference over its deviation, of a period and not made yearly.
    public Figure informationRatio() {
        return Risk.of(difference(), 1).sharpe();
    }

    private ReturnSeries difference() {
        return ReturnSeries.of(
                pairs.days(),
                IntStream.range(0, pairs.size())
                        .mapToDouble(i -> pairs.ours()[i] - pairs.theirs()[i])
                        .toArray());
    }

    /// Our yearly return over theirs.
    public Figure capture() {
        ReturnSeries left = ReturnSeries.of(pairs.days(), pairs.ours());
        ReturnSeries right = ReturnSeries.of(pairs.days(), pairs.theirs());
        return left.annualised(perYear).over(right.annualised(perYear), new Reason.NoSpread());
    }

    /// What is captured of rises over what is captured of falls.
    public Figure upToDownCapture() {
        return up().capture().over(down().capture(), new Reason.NoLoss());
    }

    /// The share of our variance that theirs explains.
    public Figure explained() {
        if (ours.length < 2) {
            return needs(2);
        }
        double correlation = correlation(theirs, ours);
        return Double.isNaN(correlation)
                ? Figure.none(new Reason.NoSpread())
                : Figure.of(correlation * correlation);
    }

    private Figure needs(int count) {
        return Figure.none(new Reason.NotEnoughHistory(ours.length, count));
    }

    /// The correlation of two samples of one size; NaN where one doesn't vary.
    static double correlation(double[] x, double[] y) {
        if (!Sample.vary(x) || !Sample.vary(y)) {
            return Double.NaN;
        }
        double meanX = Sample.mean(x);
        double meanY = Sample.mean(y);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
