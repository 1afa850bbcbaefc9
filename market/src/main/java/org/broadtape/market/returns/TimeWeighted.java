package org.broadtape.market.returns;

import java.util.List;

/// What money earned while it was there, whenever and however much of it came and went: the growth
/// of each stretch between two flows, linked.
public final class TimeWeighted {
    /// Below this share of the most that was ever in the account, it is empty: what is left of sums
    /// that cancel in binary fractions is no money.
    private static final double NOTHING = 1e-12;

    private TimeWeighted() {}

    /// The return over all of it.
    ///
    /// A stretch in which the account was empty is passed over: nothing was there to earn. Where
    /// something stands after an empty stretch that nobody paid in, there is no figure. A total
    /// loss is -1, and stays so for what was there: money paid in later starts again.
    ///
    /// @param valuations in order of time, the first with the first flow, the last with the value
    ///   at the end
    public static Figure of(List<Valuation> valuations) {
        if (valuations.size() < 2) {
            return Figure.none(new Reason.NotEnoughHistory(valuations.size(), 2));
        }
        double most = valuations.stream().mapToDouble(TimeWeighted::most).max().orElse(0);
        double growth = 1;
        boolean invested = false;
        for (int i = 1; i < valuations.size(); i++) {
            Valuation from = valuations.get(i - 1);
            double start = from.after();
            double end = valuations.get(i).before();
            boolean empty = Math.abs(start) <= most * NOTHING;
            if (empty && Math.abs(end) <= most * NOTHING) {
                continue;
            }
            if (empty || start < 0) {
                return Figure.none(new Reason.NothingInvested(from.day()));
            }
            invested = true;
            growth *= end / start;
        }
        return invested
                ? Figure.of(growth - 1)
                : Figure.none(new Reason.NothingInvested(valuations.getFirst().day()));
    }

    private static double most(Valuation valuation) {
        return Math.max(Math.abs(valuation.before()), Math.abs(valuation.after()));
    }
}
