package org.broadtape.market.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.broadtape.market.guard.Finding.DividendNotSplitAdjusted;
import org.broadtape.market.guard.Finding.DividendScale;
import org.broadtape.market.guard.Finding.DoubleDividend;
import org.broadtape.market.guard.Finding.PhantomDividend;

/// Whether the dividends told agree with prices and with one another, whatever the adjusted closes
/// say: those were computed from the same numbers.
final class Dividends {
    /// How much prices and rule together must speak against an amount, as a logarithm. Of payments
    /// that were made, few of eight percent and none other come to 2.
    private static final double DOUBT = 3.3;

    private final Told told;
    private final List<Finding> findings;
    private final Evidence evidence;

    /// The bars on which something was paid.
    private final List<Integer> days = new ArrayList<>();

    /// Bars whose dividend is in a finding already.
    private final boolean[] isTold;

    Dividends(Told told, boolean[] isWrong, List<Finding> findings) {
        this.told = told;
        this.findings = findings;
        evidence = new Evidence(told);
        isTold = new boolean[told.size];
        for (int at = 1; at < told.size; at++) {
            if (told.dividend[at] > 0 && !isWrong[at] && !isWrong[at - 1]) {
                days.add(at);
                isTold[at] = isInFinding(at);
            }
        }
    }

    private boolean isInFinding(int at) {
        return findings.stream()
                .filter(one ->
                        one instanceof DividendScale || one instanceof DividendNotSplitAdjusted)
                .anyMatch(one -> one.days().include(told.time[at]));
    }

    void find() {
        doubles();
        new Neighbours(told, evidence, this, days).find();
        tooLarge();
        tooSmall();
    }

    /// Two payments alike within days of one another, where payments are else far apart.
    private void doubles() {
        double gap = usualGap();
        for (int one = 1; one < days.size(); one++) {
            int before = days.get(one - 1);
            int at = days.get(one);
            double ratio = told.dividend[at] / told.dividend[before];
            boolean isNear = at - before <= 12 && ratio > 0.6 && ratio < 1.67;
            boolean isSame = at - before <= 15 && Math.abs(ratio - 1) < 0.01;
            if (!(isNear || isSame) || gap < 2.5 * (at - before)) {
                continue;
            }
            int weaker = support(at) <= support(before) ? at : before;
            if (support(weaker) < (isSame ? 2 : 1)) {
                isTold[weaker] = true;
                findings.add(
                        new DoubleDividend(
                                told.days(weaker, weaker),
                                told.dividend[weaker],
                                amount(weaker)
                                        + ", and "
                                        + Scales.number(told.dividend[weaker == at ? before : at])
                                        + " on "
                                        + told.day(weaker == at ? before : at)
                                        + "; prices fell "
                                        + percent(-told.step[weaker])));
            }
        }
    }

    /// By how much prices favour that it was paid over that nothing was.
    private double support(int at) {
        return evidence.prices(at, told.dividend[at]) - evidence.prices(at, 0);
    }

    /// How many bars lie between payments as a rule; a hundred where there are too few to tell.
    private double usualGap() {
        if (days.size() < 4) {
            return 100;
        }
        int[] gaps = new int[days.size() - 1];
        for (int one = 1; one < days.size(); one++) {
            gaps[one - 1] = days.get(one) - days.get(one - 1);
        }
        Arrays.sort(gaps);
        return gaps[gaps.length / 2];
    }

    /// Whether a day's amount is in a finding already.
    boolean isTold(int at) {
        return isTold[at];
    }

    /// Adds a finding about a day's amount.
    void add(int at, Finding finding) {
        isTold[at] = true;
        findings.add(finding);
    }

    /// Says that an amount is in another unit.
    void scaled(int at, double probably, String because) {
        isTold[at] = true;
        findings.add(
                new DividendScale(
                        told.days(at, at),
                        told.dividend[at],
                        probably,
                        amount(at)
                                + ", prices fell "
                                + percent(-told.step[at])
                                + "; "
                                + Scales.number(probably)
                                + " would be "
                                + because));
    }

    /// Amounts of three percent and more that prices did not fall by.
    private void tooLarge() {
        List<Integer> doubted = new ArrayList<>();
        double joint = 0;
        for (int at : days) {
            double share = evidence.share(at, told.dividend[at]);
            double doubt =
                    -support(at)
                            + Evidence.rule(share / 100)
                            - Evidence.rule(share)
                            + (isOutOfTurn(at) ? 2 : 0);
            if (isTold[at] || share < 0.03 || doubt < 1) {
                continue;
            }
            if (doubt > DOUBT) {
                unseen(at, share);
            } else {
                doubted.add(at);
                joint += doubt;
            }
        }
        if (joint > 6 && doubted.size() >= 2) {
            doubted.forEach(at -> unseen(at, evidence.share(at, told.dividend[at])));
        }
    }

    /// Whether a payment comes between two that are a usual time apart.
    private boolean isOutOfTurn(int at) {
        int one = days.indexOf(at);
        if (days.size() < 5 || one < 1 || one + 1 >= days.size()) {
            return false;
        }
        double between = days.get(one + 1) - days.get(one - 1);
        return between < 1.3 * usualGap();
    }

    /// An amount that prices don't know of: in another unit where a hundredth would be like the
    /// others, else never paid.
    private void unseen(int at, double share) {
        double[] others =
                days.stream()
                        .filter(other -> other != at && !isTold[other])
                        .mapToDouble(other -> told.dividend[other])
                        .sorted()
                        .toArray();
        double hundredth = told.dividend[at] / 100;
        double middle = others.length == 0 ? hundredth : others[others.length / 2];
        if (hundredth > middle / 4 && hundredth < middle * 4) {
            scaled(at, told.dividend[at] / 100, percent(share / 100) + " of the price");
            return;
        }
        isTold[at] = true;
        findings.add(
                new PhantomDividend(
                        told.days(at, at),
                        told.dividend[at],
                        amount(at) + ", prices fell " + percent(-told.step[at])));
    }

    /// Amounts of next to nothing, day for day, where prices fell by a hundred times as much.
    private void tooSmall() {
        List<Integer> small = new ArrayList<>();
        double prices = 0;
        double rule = 0;
        for (int at : days) {
            double share = evidence.share(at, told.dividend[at]);
            if (share < 0.0012 && !isTold[at]) {
                small.add(at);
                double more = told.dividend[at] * 100;
                prices += evidence.prices(at, more) - evidence.prices(at, told.dividend[at]);
                rule = Math.max(rule, Evidence.rule(share * 100) - Evidence.rule(share));
            }
        }
        double unit = told.isQuotedInHundredths() ? 2 : 0;
        if (prices > 0.5 && prices + unit + Math.min(4, rule) > 6) {
            for (int at : small) {
                double probably = told.dividend[at] * 100;
                scaled(
                        at,
                        probably,
                        percent(evidence.share(at, probably)) + ", which prices fell by");
            }
        }
    }

    /// What is told of a day, in words.
    String amount(int at) {
        return Scales.number(told.dividend[at])
                + " paid on "
                + told.day(at)
                + " is "
                + percent(evidence.share(at, told.dividend[at]))
                + " of the price";
    }

    private static String percent(double share) {
        return Scales.number(share * 100) + " %";
    }
}
