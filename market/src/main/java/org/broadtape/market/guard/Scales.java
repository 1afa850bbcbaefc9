package org.broadtape.market.guard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.broadtape.market.guard.Finding.Cause;
import org.broadtape.market.guard.Finding.WrongScale;

/// Bars on another scale than those about them. Looks at steps far beyond the usual: those that
/// come back by the same factor enclose wrong bars, those that do not are for [Breaks].
final class Scales {
    /// How many usual steps make a step worth a look.
    private static final double FAR = 8;

    /// The smallest step worth a look, as a logarithm: a fifth.
    private static final double LEAST = 0.18;

    /// A step that no news makes overnight and takes back: more than fourfold.
    static final double HUGE = 1.4;

    private final Told told;
    private final List<Finding> findings;

    /// Bars already found to be wrong.
    private final boolean[] isWrong;

    Scales(Told told, List<Finding> findings) {
        this.told = told;
        this.findings = findings;
        isWrong = new boolean[told.size];
    }

    /// Finds them; answers for each bar whether it is on another scale.
    boolean[] find() {
        double[] total = totalSteps();
        for (int at = 1; at < told.size; at++) {
            if (!isWrong[at]) {
                enclosed(at, told.step);
            }
            if (!isWrong[at]) {
                enclosed(at, total);
            }
        }
        Breaks breaks = new Breaks(told, this, findings);
        for (int at = 1; at < told.size; at++) {
            if (isFar(told.step[at]) && !isWrong[at] && !isWrong[at - 1]) {
                breaks.look(at);
            }
        }
        Fields.find(told, isWrong, findings);
        return isWrong;
    }

    /// Steps of adjusted closes, in which dividends are no steps; those of closes where there are
    /// none.
    private double[] totalSteps() {
        double[] steps = told.step.clone();
        for (int at = 1; at < told.size; at++) {
            if (told.hasAdjusted(at) && told.hasAdjusted(at - 1)) {
                steps[at] = Math.log(told.adjusted[at] / told.adjusted[at - 1]);
            }
        }
        return steps;
    }

    private boolean isFar(double step) {
        return Math.abs(step) > Math.max(LEAST, FAR * told.usual);
    }

    /// A step from here that is taken back later: what lies between is wrong.
    private void enclosed(int first, double[] steps) {
        if (!isFar(steps[first])) {
            return;
        }
        double way = 0;
        int last = Math.min(told.size - 1, first + 120);
        for (int end = first + 1; end <= last; end++) {
            way += end - 1 > first ? steps[end - 1] : 0;
            if (isFar(steps[end]) && steps[end] * steps[first] < 0) {
                if (comesBack(first, end, steps, way)) {
                    enclose(first, end - 1, steps[first]);
                }
                return;
            }
        }
    }

    private boolean comesBack(int first, int end, double[] steps, double way) {
        double size = Math.min(Math.abs(steps[first]), Math.abs(steps[end]));
        double rest = Math.abs(steps[first] + steps[end] + way);
        double noise = 3 * told.usual * Math.sqrt(end - first + 1.0);
        boolean apart = isApart(first, end, steps);
        if (size > HUGE) {
            return apart && rest < Math.max(noise, 0.3 * size);
        }
        boolean isSplits = splitNear(first, end, steps[first]).isPresent();
        if (isSplits && end - first <= 40) {
            return apart && rest < Math.max(noise, 0.25 * size);
        }
        boolean single = end - first == 1;
        return single
                && apart
                && size > Math.max(0.4, 15 * told.usual)
                && rest < Math.max(0.02, 2 * told.usual);
    }

    /// Whether the bars have no price in common with the closes beside them.
    private boolean isApart(int first, int end, double[] steps) {
        boolean higher = steps[first] > 0;
        boolean isTotal = !Arrays.equals(steps, told.step);
        double before = told.close[first - 1] * factor(first - 1, isTotal);
        double after = told.close[end] * factor(end, isTotal);
        for (int at = first; at < end; at++) {
            double near = nearest(at, higher) * factor(at, isTotal);
            if (higher ? near <= Math.max(before, after) : near >= Math.min(before, after)) {
                return false;
            }
        }
        return true;
    }

    private double factor(int at, boolean isTotal) {
        return isTotal && told.hasAdjusted(at) ? told.adjusted[at] / told.close[at] : 1;
    }

    /// The lowest price of a bar, or the highest.
    private double nearest(int at, boolean lowest) {
        double one = told.close[at];
        for (double other : new double[] {told.open[at], told.high[at], told.low[at]}) {
            if (other > 0) {
                one = lowest ? Math.min(one, other) : Math.max(one, other);
            }
        }
        return one;
    }

    /// The ratio told within some bars of here that is a step's factor or its inverse.
    private OptionalDouble splitNear(int first, int end, double step) {
        int from = Math.max(0, first - 30);
        int to = Math.min(told.size - 1, end + 30);
        for (int at = from; at <= to; at++) {
            double ratio = Math.log(told.split[at]);
            double least = Math.max(2 * told.usual, 0.06);
            double slack = Math.max(least, 0.05 * Math.abs(ratio));
            if (Math.abs(ratio) > 0.1 && Math.abs(Math.abs(step) - Math.abs(ratio)) < slack) {
                return OptionalDouble.of(told.split[at]);
            }
        }
        return OptionalDouble.empty();
    }

    private void enclose(int first, int last, double step) {
        if (last - first >= told.size / 2 && first > 0) {
            mark(0, first - 1, -step, "before it");
        } else {
            mark(first, last, step, "about it");
        }
    }

    /// Says that bars are wrong, and why.
    ///
    /// @param step the logarithm of what they have to be divided by
    void mark(int first, int last, double step, String where) {
        double factor = Math.exp(step);
        OptionalDouble split = splitNear(first, last + 1, step);
        Cause cause = split.isPresent() ? Cause.SPLIT : isUnit(step) ? Cause.UNIT : Cause.UNKNOWN;
        double likely = cause == Cause.UNIT ? Math.pow(10, Math.rint(step / Math.log(10))) : factor;
        String because =
                switch (cause) {
                    case SPLIT ->
                            ", the ratio of the split told near it ("
                                    + number(split.getAsDouble())
                                    + " for 1)";
                    case UNIT -> ", as hundredths are of wholes";
                    case UNKNOWN -> ", and back";
                };
        String bars = first == last ? "the bar of " : (last - first + 1) + " bars from ";
        findings.add(
                new WrongScale(
                        told.days(first, last),
                        likely,
                        cause,
                        bars
                                + told.day(first)
                                + " at "
                                + number(told.close[first])
                                + ": "
                                + number(factor)
                                + " times what is "
                                + where
                                + because));
        Arrays.fill(isWrong, first, last + 1, true);
    }

    /// The first bar of the run before a boundary that holds no wrong bars.
    int start(int at) {
        int first = at - 1;
        while (first > 0 && !isWrong[first - 1]) {
            first--;
        }
        return first;
    }

    /// Whether a step is a hundredfold or a thousandfold one.
    static boolean isUnit(double step) {
        double size = Math.abs(step);
        return Math.abs(size - Math.log(100)) < 0.4 || Math.abs(size - Math.log(1000)) < 0.4;
    }

    /// A number in five digits: `40.338`.
    static String number(double number) {
        return Math.abs(number) < 1e-6 || !Double.isFinite(number)
                ? "0"
                : new BigDecimal(number)
                        .round(new MathContext(5))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
