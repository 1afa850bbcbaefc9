package org.broadtape.market.bar;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadtape.market.bar.CorporateAction.Dividend;
import org.broadtape.market.bar.CorporateAction.Split;

/// What a provider told of one instrument, as it told it: bars, and the columns beside them. Not
/// yet believed: the guard reads this.
///
/// @param bars the bars, on the basis that the provider's terms name
/// @param adjusted closes of the provider's own total-return series (`Adj Close`); absent where it
///   gives none
/// @param dividends what was paid for a share, in the terms of the bars: divided by later splits
///   where the bars are
/// @param gains a fund's capital gains paid out, beside its dividends, for a share
/// @param splits new shares for each old one
public record History(
        Series bars,
        Optional<Series> adjusted,
        List<Told> dividends,
        List<Told> gains,
        List<Told> splits) {
    /// A number a provider gave for a time.
    public record Told(long time, double value) {}

    /// Refuses another basis than the one meant for each part.
    public History {
        if (adjusted.isPresent() && adjusted.get().key().basis() != Basis.TOTAL_RETURN) {
            throw new IllegalArgumentException("Not a total-return series: " + adjusted.get());
        }
        dividends = List.copyOf(dividends);
        gains = List.copyOf(gains);
        splits = List.copyOf(splits);
    }

    /// What is told of an instrument that pays out no gains.
    public History(
            Series bars, Optional<Series> adjusted, List<Told> dividends, List<Told> splits) {
        this(bars, adjusted, dividends, List.of(), splits);
    }

    /// Bars alone.
    public static History of(Series bars) {
        return new History(bars, Optional.empty(), List.of(), List.of());
    }

    /// The bars as they were paid: those of a split-adjusted series multiplied by every later split
    /// told. As true as the list of splits is complete.
    public Series raw() {
        if (bars.key().basis() == Basis.RAW) {
            return bars;
        }
        if (bars.key().basis() == Basis.TOTAL_RETURN) {
            throw new IllegalStateException("What was paid can't be told from " + bars);
        }
        Columns from = bars.columns();
        Columns to = from.part(0, from.size);
        for (int at = 0; at < from.size; at++) {
            double later = splitsAfter(from.time[at]);
            to.open[at] *= later;
            to.high[at] *= later;
            to.low[at] *= later;
            to.close[at] *= later;
            to.volume[at] /= later;
        }
        return new Series(bars.key().on(Basis.RAW), bars.unit(), to);
    }

    /// Splits, dividends and gains told, amounts for a share as it was on the ex-date.
    ///
    /// @param zone the exchange's
    public Actions actions(String source, ZoneId zone) {
        List<CorporateAction> actions = new ArrayList<>();
        Interval interval = bars.key().interval();
        boolean isAdjusted = bars.key().basis() != Basis.RAW;
        for (Told split : splits) {
            actions.add(new Split(interval.day(split.time, zone), split.value, 1, source));
        }
        for (Told paid : Stream.concat(dividends.stream(), gains.stream()).toList()) {
            double amount = paid.value * (isAdjusted ? splitsAfter(paid.time) : 1);
            actions.add(
                    new Dividend(
                            interval.day(paid.time, zone),
                            BigDecimal.valueOf(amount),
                            bars.unit(),
                            source));
        }
        return new Actions(actions);
    }

    private double splitsAfter(long time) {
        double later = 1;
        for (Told split : splits) {
            later *= split.time > time ? split.value : 1;
        }
        return later;
    }

    /// The dividends that lie in the distance of adjusted closes from closes, on the days they were
    /// worked in: close before × (1 − factor before ÷ factor), where a factor is adjusted close
    /// over close. What could be rounding is none.
    ///
    /// @param quantum the last place in which closes are printed: 0.0001
    public List<Told> recoveredDividends(double quantum) {
        List<Told> found = new ArrayList<>();
        Series totals = adjusted.orElse(Series.empty(bars.key(), bars.unit()));
        int before = -1;
        double factorBefore = 1;
        for (int at = 0; at < bars.size(); at++) {
            int there = totals.from(bars.time(at));
            if (there == totals.size() || totals.time(there) != bars.time(at)) {
                continue;
            }
            double factor = totals.close(there) / bars.close(at);
            if (before >= 0) {
                double paid = bars.close(before) * (1 - factorBefore / factor);
                double rounding = quantum * (1 / factor + 1) * 2;
                if (paid > rounding) {
                    found.add(new Told(bars.time(at), paid));
                }
            }
            before = at;
            factorBefore = factor;
        }
        return found;
    }
}
