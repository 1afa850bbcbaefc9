package org.broadtape.market.guard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.broadtape.market.guard.Finding.Cause;
import org.broadtape.market.guard.Finding.MissingSplit;
import org.broadtape.market.guard.Finding.UnexplainedJump;
import org.broadtape.market.guard.Finding.WrongScale;

/// Bars on another scale than those about them. Looks at steps far beyond the usual: those that
/// come back by the same factor enclose wrong bars; those that are a told split's ratio, or a
/// hundred, part wrong bars from right ones; those that are a plain ratio with trading as ever are
/// splits that nobody told.
final class Scales {
    /// How many usual steps make a step worth a look.
    private static final double FAR = 8;

    /// The smallest step worth a look, as a logarithm: a fifth.
    private static final double LEAST = 0.18;

    /// A step that no news makes overnight and takes back: more than fourfold.
    private static final double HUGE = 1.4;

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
        for (int at = 1; at < told.size; at++) {
            if (isFar(told.step[at]) && !isWrong[at] && !isWrong[at - 1]) {
                boundary(at);
            }
        }
        fields();
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

    private void mark(int first, int last, double step, String where) {
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

    /// A step that does not come back.
    private void boundary(int at) {
        double step = told.step[at];
        if (isUnit(step)) {
            boolean later = told.size - at <= 3 && at > 3;
            if (later) {
                mark(at, told.size - 1, step, "before it");
            } else {
                mark(start(at), at - 1, -step, "after it");
            }
            return;
        }
        if (isExplainedByDividend(at)) {
            return;
        }
        OptionalDouble split = unadjusted(at);
        if (split.isPresent()) {
            mark(start(at), at - 1, -Math.log(split.getAsDouble()), "after it");
            return;
        }
        OptionalDouble ratio = plainRatio(at);
        if (ratio.isPresent()) {
            findings.add(
                    new MissingSplit(
                            told.days(start(at), at - 1),
                            ratio.getAsDouble(),
                            "from "
                                    + number(told.close[at - 1])
                                    + " to "
                                    + number(told.close[at])
                                    + " on "
                                    + told.day(at)
                                    + ", "
                                    + number(ratio.getAsDouble())
                                    + " for 1, with trading as ever and no split told"));
            return;
        }
        if (Math.abs(step) > Math.max(0.6, 12 * told.usual)) {
            findings.add(
                    new UnexplainedJump(
                            told.days(at, at),
                            Math.exp(step),
                            "from "
                                    + number(told.close[at - 1])
                                    + " to "
                                    + number(told.close[at])
                                    + " on "
                                    + told.day(at)
                                    + ", and nothing told explains it"));
        }
    }

    /// The first bar of the run before a boundary that holds no wrong bars.
    private int start(int at) {
        int first = at - 1;
        while (first > 0 && !isWrong[first - 1]) {
            first--;
        }
        return first;
    }

    private static boolean isUnit(double step) {
        double size = Math.abs(step);
        return Math.abs(size - Math.log(100)) < 0.4 || Math.abs(size - Math.log(1000)) < 0.4;
    }

    /// A told split near a step whose ratio takes most of it away: what is before was not adjusted.
    private OptionalDouble unadjusted(int at) {
        int from = Math.max(1, at - 20);
        int to = Math.min(told.size - 1, at + 20);
        for (int near = from; near <= to; near++) {
            double ratio = Math.log(told.split[near]);
            double step = told.step[at];
            if (Math.abs(ratio) < 0.1) {
                continue;
            }
            // Old shares of a split of 4 for 1 cost four times the new: a step down by ln 4. Some
            // providers tell the inverse, which the step gives away.
            double slack = Math.max(5 * told.usual, 0.3 * Math.abs(ratio));
            if (Math.abs(Math.abs(step) - Math.abs(ratio)) < slack
                    && Math.abs(Math.abs(step) - Math.abs(ratio)) < 0.35 * Math.abs(step)) {
                return OptionalDouble.of(
                        step < 0 ? Math.exp(-Math.abs(ratio)) : Math.exp(Math.abs(ratio)));
            }
        }
        return OptionalDouble.empty();
    }

    private boolean isExplainedByDividend(int at) {
        // What is paid within a long bar may show in the next.
        boolean isBefore = told.dividend[at] == 0 && told.isLong();
        double amount = told.dividend[isBefore ? at - 1 : at];
        double paid = amount / told.close[at - 1];
        return paid > 0.02
                && paid < 1
                && Math.abs(told.step[at] - Math.log(1 - paid)) < 0.5 * Math.abs(told.step[at]);
    }

    /// The plain ratio of old to new shares that a step is, where trading went on as ever: a crash
    /// that halves a price is traded many times over.
    private OptionalDouble plainRatio(int at) {
        double night =
                told.open[at] > 0 ? Math.log(told.open[at] / told.close[at - 1]) : told.step[at];
        List<Double> ratios = new ArrayList<>(List.of(1.5, 2.0, 3.0, 4.0, 5.0, 10.0, 20.0));
        int common = ratios.size();
        ratios.addAll(List.of(6.0, 7.0, 8.0, 15.0, 25.0, 30.0, 40.0, 50.0));
        for (int which = 0; which < ratios.size(); which++) {
            double ratio = ratios.get(which);
            double times = which < common ? 2 : 1;
            double slack = Math.min(0.06, Math.max(0.012, times * told.usualNight));
            double log = Math.log(ratio);
            double byNight = Math.abs(Math.abs(night) - log);
            double byDay = Math.abs(Math.abs(told.step[at]) - log);
            // Half as much again is within what news can do: both prices must be near it.
            double far = which == 0 ? slack : Math.max(slack, 4.5 * told.usual);
            boolean fits = Math.min(byNight, byDay) < slack && Math.max(byNight, byDay) < far;
            if (fits && (turnover(at) < 2.5 || (log > 1.3 && Math.abs(night) > 1.3))) {
                return OptionalDouble.of(told.step[at] < 0 ? ratio : 1 / ratio);
            }
        }
        return OptionalDouble.empty();
    }

    /// What was paid in all on a day over what usually was before; 1.5 where volumes are not told
    /// and the step is a half or more.
    private double turnover(int at) {
        double[] before = new double[20];
        int count = 0;
        for (int day = Math.max(0, at - 20); day < at; day++) {
            if (told.volume[day] > 0) {
                before[count++] = told.volume[day] * told.close[day];
            }
        }
        if (count < 5 || !(told.volume[at] > 0)) {
            return Math.abs(told.step[at]) > 0.65 ? 1.5 : Double.MAX_VALUE;
        }
        Arrays.sort(before, 0, count);
        return told.volume[at] * told.close[at] / before[count / 2];
    }

    /// One price of a bar far from its others.
    private void fields() {
        for (int at = 0; at < told.size; at++) {
            double[] prices = {told.open[at], told.high[at], told.low[at]};
            for (int which = 0; which < prices.length; which++) {
                double off = Math.log(prices[which] / told.close[at]);
                if (!isWrong[at] && Math.abs(off) > HUGE + 0.2) {
                    findings.add(
                            new WrongScale(
                                    told.days(at, at),
                                    Math.exp(off),
                                    isUnit(off) ? Cause.UNIT : Cause.UNKNOWN,
                                    "on "
                                            + told.day(at)
                                            + " the "
                                            + List.of("open", "high", "low").get(which)
                                            + " is "
                                            + number(prices[which])
                                            + " beside a close of "
                                            + number(told.close[at])));
                    isWrong[at] = true;
                }
            }
        }
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
