package org.broadtape.market.returns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A fall from a height until the height is reached again.
///
/// @param depth the deepest fall as a fraction of the height, below 0
/// @param peak the last day at the height; absent where the series began at it
/// @param trough the day of the deepest fall
/// @param recovered the first day at the height or above again; absent where it has not been
///   reached
public record Drawdown(
        double depth, Optional<LocalDate> peak, LocalDate trough, Optional<LocalDate> recovered) {

    /// How far below the greatest height so far each period ends, 0 or below; the start counts as a
    /// height.
    public static double[] series(ReturnSeries returns) {
        double[] depths = returns.wealth();
        double height = 1;
        for (int i = 0; i < depths.length; i++) {
            height = Math.max(height, depths[i]);
            depths[i] = depths[i] / height - 1;
        }
        return depths;
    }

    /// Every fall, in order of time.
    public static List<Drawdown> all(ReturnSeries returns) {
        double[] depths = series(returns);
        List<LocalDate> days = returns.days();
        List<Drawdown> falls = new ArrayList<>();
        for (int from = 0; from < depths.length; from++) {
            if (depths[from] == 0) {
                continue;
            }
            int trough = from;
            int to = from;
            while (to < depths.length && depths[to] < 0) {
                trough = depths[to] < depths[trough] ? to : trough;
                to++;
            }
            falls.add(
                    new Drawdown(
                            depths[trough],
                            from == 0 ? Optional.empty() : Optional.of(days.get(from - 1)),
                            days.get(trough),
                            to == depths.length ? Optional.empty() : Optional.of(days.get(to))));
            from = to;
        }
        return falls;
    }

    /// The deepest fall, the first of equals; absent where there was none.
    public static Optional<Drawdown> deepest(ReturnSeries returns) {
        return all(returns).stream().min(Comparator.comparingDouble(Drawdown::depth));
    }
}
