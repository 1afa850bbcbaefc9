package org.broadtape.market.filing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.broadtape.market.filing.UnitFinding.Basis;

/// Settles whether a filing is in dollars or thousands by what its holdings would cost, since
/// filers err whatever the rule says.
///
/// With closing prices, each position says which unit it is near. Without, the two units are
/// weighed by how likely the spread of value over shares is: share prices lie mostly between 3 and
/// 600 dollars, a bond's price near 1 for a dollar of principal. Tails are heavy, since shares of
/// half a million dollars exist; so one odd line does not outweigh the rule, and a few do.
final class UnitRule {
    /// Common logarithms of a share's price: the middle and the spread of US prices.
    private static final double SHARE_MIDDLE = 1.65;

    private static final double SHARE_SPREAD = 0.55;
    private static final double BOND_MIDDLE = 0.0;
    private static final double BOND_SPREAD = 0.15;

    /// How much more likely what is required is, as a natural logarithm: some fifty times.
    private static final double REQUIRED_WEIGHT = 3.9;

    /// Below this, the other unit is not much less likely.
    private static final double DOUBT = 2.0;

    private static final int ODD_LOTS = 10;

    private UnitRule() {}

    /// @param positions values as filed
    /// @param required what is asked for, where that can be told
    static UnitFinding settle(
            List<Position> positions, Optional<ValueUnit> required, ClosingPrices prices) {
        List<Position> useful = useful(positions);
        if (useful.isEmpty()) {
            ValueUnit unit = required.orElse(ValueUnit.DOLLARS);
            return new UnitFinding(unit, required, Basis.RULE, 0, 0, 0, 0, 0, required.isPresent());
        }
        return byPrices(useful, required, prices).orElseGet(() -> bySpread(useful, required));
    }

    /// Those with a price to speak of: shares before options, and no more of a few thousand dollars
    /// than there must be, since thousands are rounded.
    private static List<Position> useful(List<Position> positions) {
        List<Position> priced =
                positions.stream().filter(one -> one.amount() > 0 && one.value() > 0).toList();
        List<Position> held =
                or(priced.stream().filter(one -> !one.kind().isOption()).toList(), priced);
        return or(held.stream().filter(one -> one.value() >= ODD_LOTS).toList(), held);
    }

    private static List<Position> or(List<Position> some, List<Position> all) {
        return some.isEmpty() ? all : some;
    }

    private static Optional<UnitFinding> byPrices(
            List<Position> positions, Optional<ValueUnit> required, ClosingPrices prices) {
        int dollars = 0;
        int thousands = 0;
        int priced = 0;
        for (Position one : positions) {
            OptionalDouble close = prices.of(one.cusip());
            if (close.isPresent() && close.getAsDouble() > 0 && one.type() == ShareType.SHARES) {
                double ratio = one.impliedPrice() / close.getAsDouble();
                priced++;
                dollars += near(ratio) ? 1 : 0;
                thousands += near(ratio * 1_000) ? 1 : 0;
            }
        }
        if (dollars == thousands) {
            return Optional.empty();
        }
        ValueUnit unit = dollars > thousands ? ValueUnit.DOLLARS : ValueUnit.THOUSANDS;
        int agreeing = Math.max(dollars, thousands);
        return Optional.of(
                finding(
                        positions,
                        unit,
                        required,
                        Basis.PRICES,
                        priced,
                        agreeing,
                        agreeing > 4 * Math.min(dollars, thousands)));
    }

    /// Splits and distributions move a price by a few times, a wrong unit by a thousand.
    private static boolean near(double ratio) {
        return ratio > 0.1 && ratio < 10;
    }

    private static UnitFinding bySpread(List<Position> positions, Optional<ValueUnit> required) {
        double odds =
                required.map(unit -> unit == ValueUnit.DOLLARS ? REQUIRED_WEIGHT : -REQUIRED_WEIGHT)
                        .orElse(0.0);
        for (Position one : positions) {
            double price = one.impliedPrice();
            odds += likelihood(one.type(), price) - likelihood(one.type(), price * 1_000);
        }
        ValueUnit unit = odds >= 0 ? ValueUnit.DOLLARS : ValueUnit.THOUSANDS;
        return finding(
                positions,
                unit,
                required,
                Basis.SPREAD,
                positions.size(),
                0,
                Math.abs(odds) >= DOUBT);
    }

    /// The logarithm, but for a constant, of how likely a price is.
    private static double likelihood(ShareType type, double price) {
        boolean bond = type == ShareType.PRINCIPAL;
        double middle = bond ? BOND_MIDDLE : SHARE_MIDDLE;
        double away = (Math.log10(price) - middle) / (bond ? BOND_SPREAD : SHARE_SPREAD);
        return -1.5 * Math.log1p(away * away);
    }

    private static UnitFinding finding(
            List<Position> positions,
            ValueUnit unit,
            Optional<ValueUnit> required,
            Basis basis,
            int counted,
            int agreeing,
            boolean sure) {
        double[] prices = positions.stream().mapToDouble(Position::impliedPrice).toArray();
        Arrays.sort(prices);
        return new UnitFinding(
                unit,
                required,
                basis,
                counted,
                at(prices, 0.1),
                at(prices, 0.5),
                at(prices, 0.9),
                agreeing,
                sure);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.floor(share * (sorted.length - 1))];
    }
}
