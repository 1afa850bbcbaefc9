package org.broadtape.market.returns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Returns of periods that follow one another, each dated by its last day. A period may have no
/// return: time passed, and what was earned in it is not known. Such a period counts where years
/// are counted and nowhere else; the series goes on as if nothing had been earned in it.
public final class ReturnSeries {
    private final List<LocalDate> days;
    private final double[] returns;

    private ReturnSeries(List<LocalDate> days, double[] returns) {
        this.days = days;
        this.returns = returns;
    }

    /// A series.
    ///
    /// @param days the last days of the periods, rising
    /// @param returns of each period; NaN where it is not known
    public static ReturnSeries of(List<LocalDate> days, double... returns) {
        if (days.size() != returns.length) {
            throw new IllegalArgumentException(
                    days.size() + " days, " + returns.length + " returns");
        }
        for (int i = 1; i < returns.length; i++) {
            if (!days.get(i - 1).isBefore(days.get(i))) {
                throw new IllegalArgumentException("Days don't rise at " + days.get(i));
            }
        }
        return new ReturnSeries(List.copyOf(days), returns.clone());
    }

    /// The returns between values that follow one another; the first day has none. A price of
    /// nothing or none makes the two periods it touches unknown.
    public static ReturnSeries ofValues(List<LocalDate> days, double... values) {
        double[] returns = new double[values.length];
        Arrays.fill(returns, Double.NaN);
        for (int i = 1; i < values.length; i++) {
            double step = values[i] / values[i - 1] - 1;
            returns[i] = Double.isFinite(step) && values[i - 1] > 0 ? step : Double.NaN;
        }
        return of(days, returns);
    }

    /// How many periods, those without a return included.
    public int size() {
        return returns.length;
    }

    /// The last days of the periods.
    public List<LocalDate> days() {
        return days;
    }

    /// The return of a period; empty where it is not known.
    public OptionalDouble at(int index) {
        double value = returns[index];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// The returns that are known, in their order.
    public double[] known() {
        return Arrays.stream(returns).filter(value -> !Double.isNaN(value)).toArray();
    }

    /// All returns, NaN where one is not known.
    double[] raw() {
        return returns;
    }

    /// What a unit put in at the start is worth at the end of each period.
    public double[] wealth() {
        double[] wealth = new double[returns.length];
        double now = 1;
        for (int i = 0; i < wealth.length; i++) {
            now *= Double.isNaN(returns[i]) ? 1 : 1 + returns[i];
            wealth[i] = now;
        }
        return wealth;
    }

    /// The return over all; none where not one period has any.
    public Figure total() {
        return Arrays.stream(returns).allMatch(Double::isNaN)
                ? Figure.none(new Reason.NotEnoughHistory(0, 1))
                : Figure.of(wealth()[returns.length - 1] - 1);
    }

    /// The return over all made yearly, by the count of periods.
    public Figure annualised(double perYear) {
        return total().number().isPresent()
                ? Linking.annualised(total().number().getAsDouble(), returns.length / perYear)
                : total();
    }

    /// The periods from one index to before another.
    public ReturnSeries window(int from, int to) {
        return new ReturnSeries(days.subList(from, to), Arrays.copyOfRange(returns, from, to));
    }

    /// The periods chosen.
    ReturnSeries only(int... indices) {
        return new ReturnSeries(
                Arrays.stream(indices).mapToObj(days::get).toList(),
                Arrays.stream(indices).mapToDouble(i -> returns[i]).toArray());
    }

    /// This less another of the same days, period by period; not known where either is not.
    public ReturnSeries minus(ReturnSeries other) {
        Pairs pairs = Pairs.of(this, other);
        double[] less =
                IntStream.range(0, pairs.size())
                        .mapToDouble(i -> pairs.ours()[i] - pairs.theirs()[i])
                        .toArray();
        return new ReturnSeries(pairs.days(), less);
    }

    /// This less a constant in every period.
    public ReturnSeries minus(double each) {
        return new ReturnSeries(days, Arrays.stream(returns).map(one -> one - each).toArray());
    }

    /// The return of each longer period the series touches, in their order; the first and the last
    /// may not be whole.
    public List<Stretch> by(Span span) {
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= returns.length; i++) {
            if (i == returns.length || !span.together(days.get(from), days.get(i))) {
                ReturnSeries part = window(from, i);
                stretches.add(new Stretch(days.get(from), days.get(i - 1), part.total()));
                from = i;
            }
        }
        return stretches;
    }

    /// A part of a series.
    ///
    /// @param first the day of its first return
    /// @param last the day of its last
    /// @param total the return over it
    public record Stretch(LocalDate first, LocalDate last, Figure total) {}
}
