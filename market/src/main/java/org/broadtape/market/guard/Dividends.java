package org.broadtape.market.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
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
        byNeighbours();
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

    /// A regular payer's amounts change slowly: one that is a hundred times its neighbours, or a
    /// hundredth, is in another unit; one that is a told split's ratio times those after the split
    /// was not adjusted for it.
    private void byNeighbours() {
        for (int one = 0; one < days.size(); one++) {
            int at = days.get(one);
            if (isTold[at]) {
                continue;
            }
            for (double factor : new double[] {100, 0.01}) {
                if (agree(one, told.dividend[at] / factor) && pricesAllow(at, factor)) {
                    scaled(at, told.dividend[at] / factor, "as those before and after");
                }
            }
            OptionalDouble split = splitAfter(at);
            if (!isTold[at] && split.isPresent() && agreeAfter(one, split.getAsDouble())) {
                isTold[at] = true;
                findings.add(
                        new DividendNotSplitAdjusted(
                                told.days(at, at),
                                told.dividend[at],
                                told.dividend[at] / split.getAsDouble(),
                                amount(at)
                                        + ", "
                                        + Scales.number(split.getAsDouble())
                                        + " times those after the split"));
            }
        }
    }

    /// Whether prices, where one of both amounts would move them, do not speak for what is told.
    private boolean pricesAllow(int at, double factor) {
        double probably = told.dividend[at] / factor;
        double larger = Math.max(told.dividend[at], probably);
        return evidence.share(at, larger) < 0.03
                || evidence.prices(at, probably) > evidence.prices(at, told.dividend[at]);
    }

    private void scaled(int at, double probably, String because) {
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

    /// Whether at least two of the four nearest payments, and most of them, are within an eighth of
    /// an amount.
    private boolean agree(int one, double amount) {
        int near = 0;
        int all = 0;
        for (int other = Math.max(0, one - 2);
                other <= Math.min(days.size() - 1, one + 2);
                other++) {
            if (other != one) {
                all++;
                near += Math.abs(told.dividend[days.get(other)] / amount - 1) < 0.125 ? 1 : 0;
            }
        }
        return (near >= 2 && near * 5 >= all * 3) || isInTheRange(one, amount);
    }

    /// Whether the six nearest payments, three at least, are within three times of one another, and
    /// an amount is among them.
    private boolean isInTheRange(int one, double amount) {
        double least = Double.MAX_VALUE;
        double most = 0;
        int all = 0;
        int last = Math.min(days.size() - 1, one + 3);
        for (int other = Math.max(0, one - 3); other <= last; other++) {
            if (other != one) {
                all++;
                least = Math.min(least, told.dividend[days.get(other)]);
                most = Math.max(most, told.dividend[days.get(other)]);
            }
        }
        return all >= 3 && most < 3 * least && amount > least / 1.3 && amount < most * 1.3;
    }

    /// Whether the payments after, one to three of them, are all within an eighth of an amount for
    /// new shares; where there is but one, prices must say so too.
    private boolean agreeAfter(int one, double ratio) {
        double amount = told.dividend[days.get(one)] / ratio;
        int near = 0;
        int all = 0;
        for (int other = one + 1; other < Math.min(days.size(), one + 4); other++) {
            all++;
            near += Math.abs(told.dividend[days.get(other)] / amount - 1) < 0.125 ? 1 : 0;
        }
        double prices =
                evidence.prices(days.get(one), amount)
                        - evidence.prices(days.get(one), told.dividend[days.get(one)]);
        return near == all && (all >= 2 || (all == 1 && prices > 1));
    }

    /// The first split after a payment, of half as much again or more either way.
    private OptionalDouble splitAfter(int at) {
        for (int day = at; day < Math.min(told.size, at + 300); day++) {
            if (told.split[day] >= 1.5 || told.split[day] <= 0.67) {
                return OptionalDouble.of(told.split[day]);
            }
        }
        return OptionalDouble.empty();
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

    private String amount(int at) {
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
