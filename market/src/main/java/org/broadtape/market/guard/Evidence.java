package org.broadtape.market.guard;

/// How well a dividend of some size agrees with what prices did on its day, and with what is paid
/// as a rule. Weights are natural logarithms of likelihoods: only differences mean something.
final class Evidence {
    /// The middle of what is paid at once, as a share of the price: quarterly, half-yearly and
    /// yearly payers taken together.
    private static final double MIDDLE = 0.01;

    private static final double SPREAD = 1.3;

    private final Told told;

    Evidence(Told told) {
        this.told = told;
    }

    /// The share of the price before that a dividend is.
    double share(int at, double amount) {
        return amount / told.close[at - 1];
    }

    /// The weight of an amount paid on a day: prices and rule together.
    double weight(int at, double amount) {
        return prices(at, amount) + rule(share(at, amount));
    }

    /// What prices say: on the ex-date they open, and close, lower by most of what was paid. Steps
    /// have heavy tails (Student's t of three degrees), so that one wild day proves little. A bar
    /// without trade says nothing.
    ///
    /// Within a week or a month prices may fall at its end, and show it only in the next bar.
    double prices(int at, double amount) {
        double share = share(at, amount);
        if (told.isLong() && at + 1 < told.size) {
            double here = agreement(-told.step[at], share, told.usual);
            return Math.max(here, agreement(-told.step[at + 1], share, told.usual));
        }
        return told.isUntraded(at) ? 0 : inADay(at, share);
    }

    private double inADay(int at, double share) {
        double byClose = agreement(-told.step[at], share, told.usual);
        if (!(told.open[at] > 0) || told.open[at] == told.close[at - 1]) {
            return byClose;
        }
        double night = Math.log(told.open[at] / told.close[at - 1]);
        return (byClose + agreement(-night, share, told.usualNight)) / 2;
    }

    private static double agreement(double drop, double share, double usual) {
        double expected = share < 0.95 ? -Math.log(1 - 0.9 * share) : 3;
        double wide = usual * usual + 0.0225 * share * share;
        double off = drop - expected;
        return -0.5 * Math.log(wide) - 2 * Math.log(1 + off * off / (3 * wide));
    }

    /// What is paid as a rule says of a share of the price.
    static double rule(double share) {
        double off = Math.log(Math.max(share, 1e-9) / MIDDLE) / SPREAD;
        return -Math.min(6, off * off / 2);
    }
}
