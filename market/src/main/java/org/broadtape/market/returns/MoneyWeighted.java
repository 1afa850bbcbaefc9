package org.broadtape.market.returns;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// What an investor earned on the money that was at work, each unit for as long as it was there:
/// the yearly rate at which all flows together are worth nothing (internal rate of return, XIRR).
///
/// The rate is looked for as `y = span · ln(1 + rate)`, where the span is the years from the first
/// flow to the last. In it the worth of the flows is a sum of exponentials that neither overflows
/// for a gain in a day nor loses its digits for a loss of nearly all. Where flows change their sign
/// once there is one rate, and bisection finds it; where they change it more often, every rate in
/// reach is looked for, and more than one is told, not chosen from.
public final class MoneyWeighted {
    /// The widest `y` looked at: e^500 is still a number, and so is any sum of such.
    private static final double REACH = 500;

    /// Where several rates are looked for, in how many steps.
    private static final int STEPS = 20_000;

    private MoneyWeighted() {}

    /// The yearly rate, with a year of 365 days.
    public static Figure xirr(List<Flow> flows) {
        return xirr(flows, DayCount.ACT_365);
    }

    /// The yearly rate.
    ///
    /// -1 where all was lost: money went in, nothing came back, and a last flow of zero says that
    /// this was the end.
    ///
    /// @param flows in any order
    public static Figure xirr(List<Flow> flows, DayCount dayCount) {
        if (flows.isEmpty()) {
            return Figure.none(new Reason.NoFlows());
        }
        List<Flow> sorted = flows.stream().sorted(Comparator.comparing(Flow::day)).toList();
        LocalDate first = sorted.getFirst().day();
        LocalDate last = sorted.getLast().day();
        if (first.equals(last)) {
            return Figure.none(new Reason.OneDay(first));
        }
        boolean paid = sorted.stream().anyMatch(flow -> flow.amount() < 0);
        boolean returned = sorted.stream().anyMatch(flow -> flow.amount() > 0);
        if (!paid || !returned) {
            return paid && sorted.getLast().amount() == 0
                    ? new Figure.Computed(-1)
                    : Figure.none(new Reason.OneWay());
        }
        double years = dayCount.years(first, last);
        DoubleUnaryOperator worth = worth(sorted);
        List<Double> rates =
                (changes(sorted) == 1 ? bracket(worth) : scan(worth))
                        .stream().map(y -> Math.expm1(y / years)).toList();
        return switch (rates.size()) {
            case 0 -> Figure.none(new Reason.NoRate());
            case 1 -> Figure.of(rates.getFirst());
            default -> Figure.none(new Reason.SeveralRates(rates));
        };
    }

    /// What the money earned over the whole time, not made yearly.
    public static Figure overall(List<Flow> flows) {
        return xirr(flows)
                .then(rate -> {
                    LocalDate first =
                            flows.stream().map(Flow::day).min(Comparator.naturalOrder()).get();
                    LocalDate last =
                            flows.stream().map(Flow::day).max(Comparator.naturalOrder()).get();
                    return Math.pow(1 + rate, DayCount.ACT_365.years(first, last)) - 1;
                });
    }

    /// What sorted flows are worth, up to a factor that has no zero, as a function of `y`.
    private static DoubleUnaryOperator worth(List<Flow> flows) {
        LocalDate first = flows.getFirst().day();
        double span = ChronoUnit.DAYS.between(first, flows.getLast().day());
        double[] at = new double[flows.size()];
        double[] amount = new double[flows.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = ChronoUnit.DAYS.between(first, flows.get(i).day()) / span;
            amount[i] = flows.get(i).amount();
        }
        return y -> {
            // Seen from the end where the rate is negative, so that no power is above one.
            double from = y < 0 ? 1 : 0;
            double sum = 0;
            for (int i = 0; i < at.length; i++) {
                sum += amount[i] * Math.exp(-y * (at[i] - from));
            }
            return sum;
        };
    }

    private static int changes(List<Flow> sorted) {
        int changes = 0;
        double before = 0;
        for (Flow flow : sorted) {
            if (flow.amount() != 0) {
                changes += before * flow.amount() < 0 ? 1 : 0;
                before = Math.signum(flow.amount());
            }
        }
        return changes;
    }

    private static List<Double> bracket(DoubleUnaryOperator worth) {
        double low = worth.applyAsDouble(-REACH);
        double high = worth.applyAsDouble(REACH);
        return Math.signum(low) * Math.signum(high) > 0
                ? List.of()
                : List.of(bisect(worth, -REACH, REACH));
    }

    private static List<Double> scan(DoubleUnaryOperator worth) {
        List<Double> found = new ArrayList<>();
        double from = -REACH;
        double before = worth.applyAsDouble(from);
        for (int i = 1; i <= STEPS; i++) {
            // Cubed, so that steps are finest round a rate of nothing.
            double share = 2.0 * i / STEPS - 1;
            double to = REACH * share * share * share;
            double now = worth.applyAsDouble(to);
            if (now == 0) {
                found.add(to);
            } else if (before * now < 0) {
                found.add(bisect(worth, from, to));
            }
            from = to;
            before = now;
        }
        return found;
    }

    private static double bisect(DoubleUnaryOperator worth, double from, double to) {
        double low = from;
        double high = to;
        double sign = Math.signum(worth.applyAsDouble(low));
        while (true) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high || Math.abs(high - low) < 1e-18) {
                return middle;
            }
            double there = worth.applyAsDouble(middle);
            if (there == 0) {
                return middle;
            }
            if (Math.signum(there) == sign) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }
}
