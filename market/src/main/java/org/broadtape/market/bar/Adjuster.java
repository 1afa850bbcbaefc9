package org.broadtape.market.bar;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.broadtape.market.bar.CorporateAction.Delisting;
import org.broadtape.market.bar.CorporateAction.Dividend;
import org.broadtape.market.bar.CorporateAction.SpinOff;
import org.broadtape.market.bar.CorporateAction.Split;
import org.broadtape.market.bar.CorporateAction.SymbolChange;
import org.broadtape.market.quote.PriceUnit;

/// Computes adjusted series from raw bars and actions. The last bar stays as it was paid; what lies
/// before an ex-date is divided by what the action did.
///
/// A distribution is reinvested at the close of its ex-date, or of the first bar after it: with d
/// paid and a close of c one share becomes 1 + d/c shares, so that the return of that day is (c +
/// d) over the close before, exactly an owner's. An action after the last bar has not happened yet,
/// one before the first has nothing to adjust.
public final class Adjuster {
    private final Actions actions;
    private final ZoneId zone;

    /// @param zone the exchange's, which tells the day of bars shorter than a day
    public Adjuster(Actions actions, ZoneId zone) {
        this.actions = actions;
        this.zone = zone;
    }

    /// An adjusted series, and the distributions that could not be worked in: paid in another
    /// currency than the prices, or of unknown worth.
    public record Adjusted(Series series, List<CorporateAction> leftOut) {
        /// Copies the list.
        public Adjusted {
            leftOut = List.copyOf(leftOut);
        }
    }

    /// Raw bars divided by later splits, volumes multiplied.
    public Series splitAdjusted(Series raw) {
        return adjusted(raw, Basis.SPLIT_ADJUSTED).series();
    }

    /// Raw bars as an owner fared who reinvested everything.
    public Adjusted totalReturn(Series raw) {
        return adjusted(raw, Basis.TOTAL_RETURN);
    }

    private Adjusted adjusted(Series raw, Basis basis) {
        Interval interval = raw.key().interval();
        if (raw.key().basis() != Basis.RAW
                || interval == Interval.WEEK
                || interval == Interval.MONTH) {
            throw new IllegalArgumentException(
                    "Only raw bars of a day or shorter can be adjusted: " + raw);
        }
        Columns from = raw.columns();
        Columns to = from.part(0, from.size);
        List<CorporateAction> leftOut = new ArrayList<>();
        int next = actions.all().size() - 1;
        double prices = 1;
        double shares = 1;
        for (int at = from.size - 1; at >= 0; at--) {
            to.open[at] = from.open[at] / prices;
            to.high[at] = from.high[at] / prices;
            to.low[at] = from.low[at] / prices;
            to.close[at] = from.close[at] / prices;
            to.volume[at] = from.volume[at] * shares;
            LocalDate before = at == 0 ? LocalDate.MAX : interval.day(from.time[at - 1], zone);
            LocalDate day = interval.day(from.time[at], zone);
            while (next >= 0 && actions.all().get(next).exDate().isAfter(day)) {
                next--;
            }
            while (next >= 0 && actions.all().get(next).exDate().isAfter(before)) {
                CorporateAction action = actions.all().get(next--);
                double split = action instanceof Split one ? one.ratio() : 1;
                OptionalDouble worth = worth(action, raw.unit(), from.close[at]);
                boolean counts = basis == Basis.TOTAL_RETURN;
                if (counts && worth.isEmpty()) {
                    leftOut.add(action);
                }
                prices *= split * (counts ? 1 + worth.orElse(0) / from.close[at] : 1);
                shares *= split;
            }
        }
        return new Adjusted(new Series(raw.key().on(basis), raw.unit(), to), leftOut);
    }

    /// What an action put in the owner's hand for one share; absent where that can't be told.
    private static OptionalDouble worth(CorporateAction action, PriceUnit unit, double close) {
        return switch (action) {
            case Split ignored -> OptionalDouble.of(0);
            case SymbolChange ignored -> OptionalDouble.of(0);
            case Delisting ignored -> OptionalDouble.of(0);
            case Dividend paid -> in(unit, Optional.of(paid.amount()), paid.unit(), close);
            case SpinOff off -> in(unit, off.worth(), off.unit(), close);
        };
    }

    private static OptionalDouble in(
            PriceUnit unit, Optional<BigDecimal> amount, PriceUnit of, double close) {
        boolean sameMoney = of.kind() == unit.kind() && of.of().equals(unit.of());
        if (amount.isEmpty() || !sameMoney || close <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(unit.printed(of.whole(amount.get())).doubleValue());
    }
}
