package org.broadtape.market.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.broadtape.market.guard.Finding.MissingSplit;
import org.broadtape.market.guard.Finding.UnexplainedJump;

/// Steps that do not come back. One of a hundred, or of a told split's ratio, parts wrong bars from
/// right ones; one of a plain ratio, with trading as ever, is a split that nobody told; one that a
/// dividend explains is none; what is left is a question.
final class Breaks {
    private final Told told;
    private final Scales scales;
    private final List<Finding> findings;

    Breaks(Told told, Scales scales, List<Finding> findings) {
        this.told = told;
        this.scales = scales;
        this.findings = findings;
    }

    /// Says what the step to a bar is.
    void look(int at) {
        double step = told.step[at];
        if (Scales.isUnit(step)) {
            boolean later = told.size - at <= 3 && at > 3;
            if (later) {
                scales.mark(at, told.size - 1, step, "before it");
            } else {
                scales.mark(scales.start(at), at - 1, -step, "after it");
            }
            return;
        }
        if (isExplainedByDividend(at)) {
            return;
        }
        OptionalDouble split = unadjusted(at);
        if (split.isPresent()) {
            scales.mark(scales.start(at), at - 1, -Math.log(split.getAsDouble()), "after it");
            return;
        }
        OptionalDouble ratio = plainRatio(at);
        if (ratio.isPresent()) {
            findings.add(
                    new MissingSplit(
                            told.days(scales.start(at), at - 1),
                            ratio.getAsDouble(),
                            "from "
                                    + Scales.number(told.close[at - 1])
                                    + " to "
                                    + Scales.number(told.close[at])
                                    + " on "
                                    + told.day(at)
                                    + ", "
                                    + Scales.number(ratio.getAsDouble())
                                    + " for 1, with trading as ever and no split told"));
            return;
        }
        if (Math.abs(step) > Math.max(0.6, 12 * told.usual)) {
            findings.add(
                    new UnexplainedJump(
                            told.days(at, at),
                            Math.exp(step),
                            "from "
                                    + Scales.number(told.close[at - 1])
                                    + " to "
                                    + Scales.number(told.close[at])
                                    + " on "
                                    + told.day(at)
                                    + ", and nothing told explains it"));
        }
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
            double log = Math.log(ratio);
            // No news makes a fourfold step with trading as ever: the day's own move may be larger.
            double most = which < common && log > 1.3 ? 0.12 : 0.06;
            double slack = Math.min(most, Math.max(most / 5, times * told.usualNight));
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
}
