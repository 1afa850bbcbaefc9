package org.broadtape.market.returns;

import java.time.LocalDate;
import java.util.List;

/// Returns of periods that follow one another made one, and one made yearly or unmade.
public final class Linking {
    private Linking() {}

    /// The return over all of the periods; the first reason where one has none.
    public static Figure linked(List<Figure> returns) {
        Figure growth = returns.isEmpty() ? Figure.none(new Reason.NotEnoughHistory(0, 1)) : of(1);
        for (Figure one : returns) {
            if (one instanceof Figure.Unavailable || growth instanceof Figure.Unavailable) {
                return growth instanceof Figure.Unavailable ? growth : one;
            }
            double step = 1 + one.number().getAsDouble();
            growth = growth.then(before -> before * step);
        }
        return growth.then(all -> all - 1);
    }

    /// A return over a time made yearly: `(1 + r)^(1 / years) - 1`. A loss of more than all can't
    /// be.
    ///
    /// @param years more than 0
    public static Figure annualised(double total, double years) {
        if (years <= 0) {
            return Figure.none(new Reason.NotEnoughHistory(0, 1));
        }
        return total < -1
                ? Figure.none(new Reason.NoMeaning("more than all was lost"))
                : of(Math.pow(1 + total, 1 / years) - 1);
    }

    /// A return between two days made yearly.
    public static Figure annualised(double total, LocalDate from, LocalDate to, DayCount dayCount) {
        return annualised(total, dayCount.years(from, to));
    }

    /// A yearly return made one of a shorter period, so that `periods` of it linked are the yearly
    /// one.
    public static Figure perPeriod(double yearly, double periods) {
        return annualised(yearly, periods);
    }

    private static Figure of(double value) {
        return Figure.of(value);
    }
}
