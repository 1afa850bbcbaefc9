package org.broadtape.market.guard;

import java.util.List;
import java.util.OptionalDouble;
import org.broadtape.market.bar.History;
import org.broadtape.market.bar.Series;
import org.broadtape.market.guard.Finding.Days;
import org.broadtape.market.guard.Finding.StaleRepeat;
import org.broadtape.market.guard.Finding.ZeroPrice;

/// Prices of nought, and bars told again. A bar without trade may well repeat the last price; one
/// with a range and a volume, and all of it equal to the bar before, was copied.
final class Repeats {
    private Repeats() {}

    static void find(History history, List<Finding> findings) {
        Series bars = history.bars();
        for (int at = 0; at < bars.size(); at++) {
            if (isNought(bars, at)) {
                findings.add(
                        new ZeroPrice(
                                new Days(bars.time(at), bars.time(at)),
                                "a price of nought on "
                                        + bars.key().interval().written(bars.time(at))));
            }
        }
        int first = 0;
        int least = 0;
        for (int at = 1; at <= bars.size(); at++) {
            if (at < bars.size() && isCopy(bars, at)) {
                int enough = enough(bars, at);
                least = at - first == 1 ? enough : Math.min(least, enough);
                continue;
            }
            if (at - first > 1 && at - first > least) {
                findings.add(
                        new StaleRepeat(
                                new Days(bars.time(first + 1), bars.time(at - 1)),
                                "the bar of "
                                        + bars.key().interval().written(bars.time(first))
                                        + (least == 1
                                                ? " again, to the last share of its volume"
                                                : " " + (at - first - 1) + " times more")));
            }
            first = at;
        }
    }

    /// How many copies in a row are no chance: one where the volume is the same as well, two where
    /// no volumes are told, else three.
    private static int enough(Series bars, int at) {
        if (bars.volume(at).isEmpty()) {
            return 2;
        }
        return bars.volume(at).equals(bars.volume(at - 1)) ? 1 : 3;
    }

    /// Nought, or below it between bars above it: rates and oil can fall below, and then stay near.
    private static boolean isNought(Series bars, int at) {
        double close = bars.close(at);
        boolean others =
                (at == 0 || bars.close(at - 1) > 0)
                        && (at + 1 == bars.size() || bars.close(at + 1) > 0);
        boolean noughtBeside =
                close > 0
                        && (isNought(bars.open(at))
                                || isNought(bars.high(at))
                                || isNought(bars.low(at)));
        return close == 0 || noughtBeside || (close < 0 && others);
    }

    private static boolean isNought(OptionalDouble price) {
        return price.isPresent() && price.getAsDouble() == 0;
    }

    private static boolean isCopy(Series bars, int at) {
        return bars.volume(at).orElse(1) > 0
                && bars.high(at).orElse(0) > bars.low(at).orElse(0)
                && bars.close(at) == bars.close(at - 1)
                && bars.open(at).equals(bars.open(at - 1))
                && bars.high(at).equals(bars.high(at - 1))
                && bars.low(at).equals(bars.low(at - 1));
    }
}
