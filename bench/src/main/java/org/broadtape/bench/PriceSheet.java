package org.broadtape.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.broadtape.market.bar.Bar;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.History;
import org.broadtape.market.bar.History.Told;
import org.broadtape.market.bar.Series;

/// A daily history in columns that can be written to, to be damaged on purpose. Adjusted closes are
/// computed from closes and dividends as providers do it: what was paid over the close before.
final class PriceSheet {
    final int size;
    final long[] day;
    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;
    final double[] adjusted;
    final double[] volume;
    final double[] dividend;
    final double[] split;
    private final Series model;

    /// The bars of a history, and the dividends that its adjusted closes hold.
    PriceSheet(History history) {
        model = history.bars();
        size = model.size();
        day = new long[size];
        open = new double[size];
        high = new double[size];
        low = new double[size];
        close = new double[size];
        adjusted = new double[size];
        volume = new double[size];
        dividend = new double[size];
        split = new double[size];
        for (int at = 0; at < size; at++) {
            day[at] = model.time(at);
            close[at] = model.close(at);
            open[at] = model.open(at).orElse(close[at]);
            high[at] = model.high(at).orElse(close[at]);
            low[at] = model.low(at).orElse(close[at]);
            volume[at] = model.volume(at).orElse(0);
        }
        for (Told told : history.recoveredDividends(0.0001)) {
            dividend[model.from(told.time())] = Math.round(told.value() * 1_000) / 1_000.0;
        }
        adjust();
    }

    /// Computes the adjusted closes anew.
    void adjust() {
        double factor = 1;
        for (int at = size - 1; at >= 0; at--) {
            adjusted[at] = close[at] * factor;
            if (dividend[at] > 0 && at > 0) {
                factor *= 1 - dividend[at] / close[at - 1];
            }
        }
    }

    /// Multiplies the prices of rows, both included.
    void scale(int first, int last, double factor) {
        for (int at = first; at <= last; at++) {
            open[at] *= factor;
            high[at] *= factor;
            low[at] *= factor;
            close[at] *= factor;
            adjusted[at] *= factor;
        }
    }

    /// The bars on which something was paid, the first forty and the last left out.
    List<Integer> paid() {
        List<Integer> days = new ArrayList<>();
        for (int at = 40; at < size - 1; at++) {
            if (dividend[at] > 0) {
                days.add(at);
            }
        }
        return days;
    }

    History history() {
        List<Bar> bars = new ArrayList<>();
        List<Bar> totals = new ArrayList<>();
        List<Told> dividends = new ArrayList<>();
        List<Told> splits = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            bars.add(
                    new Bar(
                            day[at],
                            OptionalDouble.of(open[at]),
                            OptionalDouble.of(high[at]),
                            OptionalDouble.of(low[at]),
                            close[at],
                            OptionalDouble.of(volume[at])));
            totals.add(Bar.of(day[at], adjusted[at]));
            if (dividend[at] > 0) {
                dividends.add(new Told(day[at], dividend[at]));
            }
            if (split[at] > 0) {
                splits.add(new Told(day[at], split[at]));
            }
        }
        return new History(
                Series.of(model.key(), model.unit(), bars),
                Optional.of(Series.of(model.key().on(Basis.TOTAL_RETURN), model.unit(), totals)),
                dividends,
                splits);
    }
}
