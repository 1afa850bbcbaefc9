package org.broadtape.market.backtest;

import java.util.Arrays;

/// Whether a price can be the one a position was filed at. A ticker that was another company's
/// then, or is another's now, shows itself so.
final class Likeness {
    /// A class of shares, a spin-off worked in or a day's difference explain less than this.
    private static final double NEAR = 0.25;

    /// How near to a split ratio a price counts as split since.
    private static final double SPLIT = 0.03;

    private static final double[] SPLITS = {
        1.5, 2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 40, 50, 1_000
    };

    private Likeness() {}

    /// Whether a price and the filed value of a share are alike: near, or apart by a later split,
    /// or by the thousand that a filing may be wrong by as a whole.
    static boolean isAlike(double price, double filed) {
        double ratio = price > filed ? price / filed : filed / price;
        return ratio - 1 <= NEAR
                || Arrays.stream(SPLITS).anyMatch(one -> Math.abs(ratio / one - 1) <= SPLIT);
    }
}
