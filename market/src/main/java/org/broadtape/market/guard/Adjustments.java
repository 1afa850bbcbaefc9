package org.broadtape.market.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.broadtape.market.guard.Finding.AdjustedCloseWrong;
import org.broadtape.market.guard.Finding.DividendNotApplied;
import org.broadtape.market.guard.Finding.DividendNotSplitAdjusted;
import org.broadtape.market.guard.Finding.DividendScale;
import org.broadtape.market.guard.Finding.GainsCountedTwice;

/// Whether adjusted closes follow from closes and dividends. What the adjusted closes take off at
/// an ex-date, as a share of the price, must be what was paid.
final class Adjustments {
    private final Told told;
    private final List<Finding> findings;
    private final Evidence evidence;

    /// What adjusted closes take off before a bar; NaN where that is not known.
    private final double[] taken;

    /// How much of it could be rounding.
    private final double[] rounding;

    Adjustments(Told told, boolean[] isWrong, List<Finding> findings) {
        this.told = told;
        this.findings = findings;
        evidence = new Evidence(told);
        taken = new double[told.size];
        rounding = new double[told.size];
        double places = Math.max(quantum(told.adjusted), quantum(told.close));
        for (int at = 0; at < told.size; at++) {
            taken[at] = Double.NaN;
            boolean known = at > 0 && told.hasAdjusted(at) && told.hasAdjusted(at - 1);
            if (known && !isWrong[at] && !isWrong[at - 1]) {
                double before = told.adjusted[at - 1] / told.close[at - 1];
                taken[at] = 1 - before / (told.adjusted[at] / told.close[at]);
                double least = Math.min(told.adjusted[at], told.adjusted[at - 1]);
                least = Math.min(least, Math.min(told.close[at], told.close[at - 1]));
                rounding[at] = 2 * places / least + 2e-5;
            }
        }
    }

    /// Half the last place in which numbers are printed, where that is the sixth or before; else
    /// nought, since they are then whole in single precision.
    private static double quantum(double[] numbers) {
        for (int places = 0; places <= 6; places++) {
            double ten = Math.pow(10, places);
            boolean fits = true;
            for (int at = 0; at < numbers.length && fits; at++) {
                double scaled = numbers[at] * ten;
                fits = Double.isNaN(scaled) || Math.abs(scaled - Math.rint(scaled)) < 1e-6;
            }
            if (fits) {
                return 0.5 / ten;
            }
        }
        return 0;
    }

    void find() {
        List<Integer> hundredths = new ArrayList<>();
        for (int at = 1; at < told.size; at++) {
            if (Double.isNaN(taken[at])) {
                continue;
            }
            if (told.dividend[at] > 0) {
                paid(at, hundredths);
            } else {
                at = unpaid(at);
            }
        }
        hundredths(hundredths);
        gains();
    }

    /// Whether prices fell by what is told as dividends alone wherever gains are told as well.
    private void gains() {
        double alone = 0;
        for (int at = 1; at < told.size; at++) {
            if (told.gain[at] > 0) {
                alone += evidence.prices(at, told.dividend[at] - told.gain[at]);
                alone -= evidence.prices(at, told.dividend[at]);
            }
        }
        for (int at = 1; at < told.size && alone > 1; at++) {
            double dividends = told.dividend[at] - told.gain[at];
            if (told.gain[at] > 0 && dividends > 0) {
                findings.add(
                        new GainsCountedTwice(
                                told.days(0, at),
                                told.dividend[at],
                                dividends,
                                sentence(at, taken[at])
                                        + "; prices fell "
                                        + percent(-told.step[at])
                                        + ", as by dividends without the gains told beside them"));
            }
        }
    }

    private void paid(int at, List<Integer> hundredths) {
        double share = evidence.share(at, told.dividend[at]);
        double off = taken[at];
        double slack = Math.max(rounding[at], share * 0.05);
        if (told.isLong()) {
            boolean next = at + 1 < told.size && !Double.isNaN(taken[at + 1]);
            off = next ? 1 - (1 - off) * (1 - taken[at + 1]) : off;
            share = Math.max(1e-9, share * told.close[at - 1] / base(at));
            slack = Math.max(rounding[at], share * 0.15);
            if (!next && Math.abs(off) < slack) {
                return;
            }
        }
        double alone = share * (1 - told.gain[at] / told.dividend[at]);
        if (Math.abs(off - share) <= slack
                || (told.gain[at] > 0 && Math.abs(off - alone) <= slack)
                || isTakenBeside(at, share, slack)) {
            return;
        }
        double ratio = off / share;
        boolean isSeen = Math.abs(off) > rounding[at];
        if (isSeen && (isAbout(ratio, 0.01, 0.12) || isAbout(ratio, 100, 0.12))) {
            hundredths.add(at);
            return;
        }
        if (Math.abs(off) <= Math.max(rounding[at], share * 0.05)) {
            findings.add(
                    new DividendNotApplied(
                            told.days(0, at - 1), told.dividend[at], sentence(at, off)));
            return;
        }
        OptionalDouble split = splitFrom(at, ratio);
        if (split.isPresent()
                && evidence.weight(at, told.dividend[at] * ratio)
                        > evidence.weight(at, told.dividend[at]) - 3) {
            findings.add(
                    new DividendNotSplitAdjusted(
                            told.days(at, at),
                            told.dividend[at],
                            told.dividend[at] * ratio,
                            sentence(at, off)
                                    + "; the shares of that day became "
                                    + Scales.number(1 / ratio)));
            return;
        }
        findings.add(new AdjustedCloseWrong(told.days(0, at - 1), sentence(at, off)));
    }

    /// What the share of a long bar's dividend is a share of: the close it was taken off from.
    private double base(int at) {
        boolean next =
                at + 1 < told.size && Math.abs(taken[at]) < 1e-4 && !Double.isNaN(taken[at + 1]);
        return next ? told.close[at] : told.close[at - 1];
    }

    /// Whether the day beside, on which nothing was paid, has it: dates differ by one.
    private boolean isTakenBeside(int at, double share, double slack) {
        if (Math.abs(taken[at]) > slack) {
            return false;
        }
        for (int beside : new int[] {at - 1, at + 1}) {
            if (beside > 0
                    && beside < told.size
                    && told.dividend[beside] == 0
                    && Math.abs(taken[beside] - share) <= slack + 0.1 * share) {
                return true;
            }
        }
        return false;
    }

    /// A split on a dividend's day or later whose inverse is what was taken over what was told.
    private OptionalDouble splitFrom(int at, double ratio) {
        double later = 1;
        for (int day = told.size - 1; day >= at; day--) {
            if (told.split[day] != 1) {
                later *= told.split[day];
                if (isAbout(ratio, 1 / told.split[day], 0.06) || isAbout(ratio, 1 / later, 0.06)) {
                    return OptionalDouble.of(told.split[day]);
                }
            }
        }
        return OptionalDouble.empty();
    }

    /// A step of the adjusted closes where nothing was paid; answers the last bar looked at.
    private int unpaid(int at) {
        double least = Math.max(4 * rounding[at], 0.0015);
        boolean beside =
                told.dividend[at - 1] > 0 || (at + 1 < told.size && told.dividend[at + 1] > 0);
        if (beside || Math.abs(taken[at]) <= least) {
            return at;
        }
        int end = takenBack(at, least);
        if (end > at) {
            findings.add(
                    new AdjustedCloseWrong(
                            told.days(at, end - 1),
                            "adjusted closes from "
                                    + told.day(at)
                                    + " leave their distance from closes by "
                                    + percent(taken[at])
                                    + " and return on "
                                    + told.day(end)));
            return end;
        }
        if (taken[at] < 0 || told.hasDividends()) {
            findings.add(
                    new AdjustedCloseWrong(
                            told.days(0, at - 1),
                            "adjusted closes before "
                                    + told.day(at)
                                    + (taken[at] < 0 ? " are raised by " : " are lowered by ")
                                    + percent(Math.abs(taken[at]))
                                    + " and nothing was paid"));
        }
        return at;
    }

    private int takenBack(int at, double least) {
        for (int end = at + 1; end < Math.min(told.size, at + 60); end++) {
            if (Double.isNaN(taken[end]) || told.dividend[end] > 0) {
                return at;
            }
            if (Math.abs(taken[end]) > least) {
                double rest = Math.abs((1 - taken[at]) * (1 - taken[end]) - 1);
                return rest < Math.max(least, 0.02 * Math.abs(taken[at])) ? end : at;
            }
        }
        return at;
    }

    /// Dividends of which a hundredth, or a hundred times, was taken off: either all of these
    /// amounts are wrong or all of these steps. Prices and what is paid as a rule decide.
    private void hundredths(List<Integer> days) {
        double amounts = 0;
        double steps = 0;
        for (int at : days) {
            amounts += evidence.weight(at, told.dividend[at]);
            steps += evidence.weight(at, taken[at] * told.close[at - 1]);
        }
        for (int at : days) {
            double probably = taken[at] * told.close[at - 1];
            findings.add(
                    amounts >= steps
                            ? new AdjustedCloseWrong(
                                    told.days(0, at - 1),
                                    sentence(at, taken[at]) + "; prices fell by what is told")
                            : new DividendScale(
                                    told.days(at, at),
                                    told.dividend[at],
                                    probably,
                                    sentence(at, taken[at]) + "; prices did not fall by it"));
        }
    }

    private String sentence(int at, double off) {
        return Scales.number(told.dividend[at])
                + " paid on "
                + told.day(at)
                + " is "
                + percent(evidence.share(at, told.dividend[at]))
                + " of the price, adjusted closes take off "
                + percent(off);
    }

    private static String percent(double share) {
        return Scales.number(share * 100) + " %";
    }

    private static boolean isAbout(double number, double other, double share) {
        return Math.abs(number / other - 1) < share;
    }
}
