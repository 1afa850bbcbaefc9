package org.broadtape.bench.python;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Numbers in a row, with their days where they have any.
public final class Column {
    private final List<LocalDate> days;
    private final double[] values;
    private final double[] units;
    private final Value.Origin origin;

    private Column(List<LocalDate> days, double[] values, double[] units, Value.Origin origin) {
        this.days = days;
        this.values = values;
        this.units = units;
        this.origin = origin;
    }

    /// Numbers.
    ///
    /// @param days theirs; empty where they have none
    public static Column of(List<LocalDate> days, double[] values, Value.Origin origin) {
        return new Column(List.copyOf(days), values.clone(), new double[values.length], origin);
    }

    /// Numbers of a list, with the places they were printed with.
    static Column of(List<LocalDate> days, List<Value.Amount> numbers) {
        double[] values = numbers.stream().mapToDouble(Value.Amount::value).toArray();
        double[] units = numbers.stream().mapToDouble(Value.Amount::unit).toArray();
        boolean ours = numbers.stream().anyMatch(one -> one.origin() == Value.Origin.OURS);
        return new Column(
                List.copyOf(days), values, units, ours ? Value.Origin.OURS : Value.Origin.FILE);
    }

    /// How many.
    public int size() {
        return values.length;
    }

    /// Their days; empty where they have none.
    public List<LocalDate> days() {
        return days;
    }

    /// A copy of the numbers.
    public double[] values() {
        return values.clone();
    }

    /// Who computed them.
    public Value.Origin origin() {
        return origin;
    }

    /// One of them, counted from the end where negative.
    public Value at(int index) {
        int place = index < 0 ? values.length + index : index;
        return place < 0 || place >= values.length
                ? new Value.Unknown("index")
                : new Value.Amount(values[place], units[place], origin, "");
    }

    /// Those of some places.
    public Column where(IntPredicate holds) {
        int[] kept = IntStream.range(0, values.length).filter(holds).toArray();
        return new Column(
                days.isEmpty() ? days : Arrays.stream(kept).mapToObj(days::get).toList(),
                Arrays.stream(kept).mapToDouble(i -> values[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> units[i]).toArray(),
                origin);
    }

    /// Each changed.
    public Column each(DoubleUnaryOperator step) {
        return of(days, Arrays.stream(values).map(step).toArray(), origin);
    }

    /// Each with another's of the same day or, without days, of the same place.
    Column with(Column other, DoubleBinaryOperator step) {
        boolean placed = days.isEmpty() || other.days.isEmpty() || days.equals(other.days);
        Column left = placed ? this : where(i -> other.days.contains(days.get(i)));
        Column right = placed ? other : other.where(i -> days.contains(other.days.get(i)));
        int size = Math.min(left.size(), right.size());
        double[] made = new double[size];
        for (int i = 0; i < size; i++) {
            made[i] = step.applyAsDouble(left.values[i], right.values[i]);
        }
        boolean ours = origin == Value.Origin.OURS || other.origin == Value.Origin.OURS;
        return of(
                left.days.size() == size ? left.days : List.of(),
                made,
                ours ? Value.Origin.OURS : Value.Origin.FILE);
    }

    /// These numbers on these days.
    Column dated(List<LocalDate> other) {
        return other.size() == values.length
                ? new Column(List.copyOf(other), values, units, origin)
                : this;
    }
}
