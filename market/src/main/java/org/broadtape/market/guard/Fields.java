package org.broadtape.market.guard;

import java.util.List;
import org.broadtape.market.guard.Finding.Cause;
import org.broadtape.market.guard.Finding.WrongScale;

/// One price of a bar far from its others, as no day's trading goes: five times the close, or a
/// fifth.
final class Fields {
    private Fields() {}

    static void find(Told told, boolean[] isWrong, List<Finding> findings) {
        for (int at = 0; at < told.size; at++) {
            double[] prices = {told.open[at], told.high[at], told.low[at]};
            for (int which = 0; which < prices.length; which++) {
                double off = Math.log(prices[which] / told.close[at]);
                if (!isWrong[at] && Math.abs(off) > Scales.HUGE + 0.2) {
                    findings.add(
                            new WrongScale(
                                    told.days(at, at),
                                    Math.exp(off),
                                    Scales.isUnit(off) ? Cause.UNIT : Cause.UNKNOWN,
                                    "on "
                                            + told.day(at)
                                            + " the "
                                            + List.of("open", "high", "low").get(which)
                                            + " is "
                                            + Scales.number(prices[which])
                                            + " beside a close of "
                                            + Scales.number(told.close[at])));
                    isWrong[at] = true;
                }
            }
        }
    }
}
