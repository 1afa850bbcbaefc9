package org.broadtape.market.guard;

import java.util.List;
import java.util.OptionalDouble;
import org.broadtape.market.guard.Finding.DividendNotSplitAdjusted;

/// Payments beside one another. A regular payer's amounts change slowly: one that is a hundred
/// times its neighbours, or a hundredth, is in another unit; one that is a told split's ratio times
/// those after the split was not adjusted for it.
final class Neighbours {
    private final Told told;
    private final Evidence evidence;
    private final Dividends dividends;

    /// The bars on which something was paid.
    private final List<Integer> days;

    Neighbours(Told told, Evidence evidence, Dividends dividends, List<Integer> days) {
        this.told = told;
        this.evidence = evidence;
        this.dividends = dividends;
        this.days = days;
    }

    void find() {
        for (int one = 0; one < days.size(); one++) {
            int at = days.get(one);
            if (dividends.isTold(at)) {
                continue;
            }
            for (double factor : new double[] {100, 0.01}) {
                if (agree(one, told.dividend[at] / factor) && pricesAllow(at, factor)) {
                    dividends.scaled(at, told.dividend[at] / factor, "as those before and after");
                }
            }
            OptionalDouble split = splitAfter(at);
            if (!dividends.isTold(at)
                    && split.isPresent()
                    && agreeAfter(one, split.getAsDouble())) {
                dividends.add(
                        at,
                        new DividendNotSplitAdjusted(
                                told.days(at, at),
                                told.dividend[at],
                                told.dividend[at] / split.getAsDouble(),
                                dividends.amount(at)
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
}
