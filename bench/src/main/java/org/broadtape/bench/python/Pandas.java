package org.broadtape.bench.python;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The words of numpy and pandas that tests of arithmetic make their cases and their expectations
/// with.
final class Pandas {
    private static final int SIZE_LIMIT = 200_000;

    private Pandas() {}

    static Optional<Value> call(String word, List<Value> arguments, Map<String, Value> named) {
        if (arguments.isEmpty() && named.isEmpty()) {
            Column nothing = Column.of(List.of(), new double[0], Value.Origin.FILE);
            return word.equals("Series")
                    ? Optional.of(new Value.Series(nothing))
                    : Optional.empty();
        }
        Value first = arguments.isEmpty() ? new Value.Unknown("None") : arguments.getFirst();
        if (first instanceof Value.Unknown unknown && !unknown.path().equals("None")) {
            return word.equals("isinstance") ? Optional.empty() : Optional.of(first);
        }
        return switch (word) {
            case "Series" -> series(first, named);
            case "array", "asarray", "ndarray" -> array(first);
            case "DataFrame" -> frame(first, named);
            case "date_range" -> range(arguments, named);
            case "linspace" -> linspace(arguments, named);
            case "zeros" -> filled(first, 0);
            case "ones" -> filled(first, 1);
            case "to_datetime",
                    "copy",
                    "last",
                    "tolist",
                    "list",
                    "tuple",
                    "float",
                    "astype",
                    "str",
                    "toarray" ->
                    Optional.of(first);
            case "multiply" -> two("*", arguments);
            case "sub", "subtract" -> two("-", arguments);
            case "resample" -> Optional.of(resampled(first, arguments));
            case "dropna" -> Optional.of(each(first, Pandas::known));
            case "pct_change" -> Optional.of(each(first, Pandas::changes));
            case "cumprod" -> Optional.of(each(first, Pandas::product));
            case "clip" -> Optional.of(clip(first, named));
            case "sqrt" -> Optional.of(numbers(first, Math::sqrt));
            case "abs" -> Optional.of(numbers(first, Math::abs));
            case "isnan", "isnull" ->
                    Optional.of(
                            first instanceof Value.Amount number
                                    ? new Value.Truth(Double.isNaN(number.value()))
                                    : numbers(first, x -> Double.isNaN(x) ? 1 : 0));
            case "power" -> two("**", arguments);
            case "mean", "nanmean" -> Optional.of(summed(first, Pandas::mean));
            case "std", "nanstd" -> Optional.of(summed(first, Pandas::deviation));
            case "sum", "nansum" -> Optional.of(summed(first, known -> Arrays.stream(known).sum()));
            case "prod" ->
                    Optional.of(
                            summed(
                                    first,
                                    known -> Arrays.stream(known).reduce(1, (x, y) -> x * y)));
            case "len" -> length(first);
            case "range" -> Optional.of(counted(arguments));
            case "enumerate" -> enumerated(first);
            case "zip" -> zipped(arguments);
            case "isinstance" -> isinstance(first, arguments);
            case "linregress" -> line(arguments);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> series(Value first, Map<String, Value> named) {
        Value data = named.getOrDefault("data", first);
        List<LocalDate> days = Members.days(named.getOrDefault("index", new Value.Many(List.of())));
        if (data instanceof Value.Amount number && !days.isEmpty()) {
            double[] filled = new double[days.size()];
            Arrays.fill(filled, number.value());
            return Optional.of(new Value.Series(Column.of(days, filled, number.origin())));
        }
        return Members.column(data, days).map(Value.Series::new);
    }

    private static Optional<Value> array(Value first) {
        Optional<Value> column = Members.column(first, List.of()).map(Value.Series::new);
        return column.or(() -> Optional.of(first));
    }

    private static Optional<Value> frame(Value first, Map<String, Value> named) {
        Value data = named.getOrDefault("data", first);
        List<LocalDate> days = Members.days(named.getOrDefault("index", new Value.Many(List.of())));
        if (!(data instanceof Value.Named table)) {
            return Optional.of(new Value.Unknown("DataFrame"));
        }
        Map<String, Value> columns = new LinkedHashMap<>();
        table.members()
                .forEach((name, value) ->
                        columns.put(
                                name,
                                Members.column(value, days)
                                        .<Value>map(Value.Series::new)
                                        .orElse(value)));
        return Optional.of(new Value.Named(columns));
    }

    private static Optional<Value> range(List<Value> arguments, Map<String, Value> named) {
        Value start =
                named.getOrDefault(
                        "start", arguments.isEmpty() ? named.get("x") : arguments.getFirst());
        Value count = named.get("periods");
        Value freq = named.getOrDefault("freq", new Value.Text("D"));
        if (!(start instanceof Value.Text text) || !(count instanceof Value.Amount periods)) {
            return Optional.of(new Value.Unknown("date_range"));
        }
        Optional<LocalDate> from = Literals.day(text.words());
        Optional<UnaryOperator<LocalDate>> step = step(word(freq));
        if (from.isEmpty() || step.isEmpty() || periods.value() > SIZE_LIMIT) {
            return Optional.of(new Value.Unknown("date_range"));
        }
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = step.get().apply(from.get().minusDays(1));
        for (int i = 0; i < periods.value(); i++) {
            days.add(day);
            day = step.get().apply(day);
        }
        return Optional.of(Members.days(days));
    }

    private static String word(Value freq) {
        return switch (freq) {
            case Value.Text text -> text.words();
            case Value.Unknown unknown -> unknown.last();
            default -> "";
        };
    }

    /// The first day of a frequency after a day.
    private static Optional<UnaryOperator<LocalDate>> step(String freq) {
        return switch (freq) {
            case "D" -> Optional.of(day -> day.plusDays(1));
            case "B" -> Optional.of(Pandas::working);
            case "W" -> Optional.of(day -> day.with(TemporalAdjusters.next(DayOfWeek.SUNDAY)));
            case "M", "ME", "_MonthEnd" ->
                    Optional.of(day -> day.plusDays(1).with(TemporalAdjusters.lastDayOfMonth()));
            case "A", "Y", "YE", "_YearEnd" ->
                    Optional.of(day -> day.plusDays(1).with(TemporalAdjusters.lastDayOfYear()));
            default -> Optional.empty();
        };
    }

    private static LocalDate working(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (next.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static Optional<Value> linspace(List<Value> arguments, Map<String, Value> named) {
        Value count =
                named.getOrDefault(
                        "num", arguments.size() > 2 ? arguments.get(2) : Value.Amount.of(50));
        if (arguments.size() < 2
                || !(arguments.get(0) instanceof Value.Amount from)
                || !(arguments.get(1) instanceof Value.Amount to)
                || !(count instanceof Value.Amount points)
                || points.value() > SIZE_LIMIT) {
            return Optional.empty();
        }
        int size = (int) points.value();
        double width = (to.value() - from.value()) / Math.max(1, size - 1);
        double[] values =
                IntStream.range(0, size).mapToDouble(i -> from.value() + i * width).toArray();
        return Optional.of(new Value.Series(Column.of(List.of(), values, Value.Origin.FILE)));
    }

    private static Optional<Value> filled(Value first, double value) {
        if (!(first instanceof Value.Amount count) || count.value() > SIZE_LIMIT) {
            return Optional.empty();
        }
        double[] values = new double[(int) count.value()];
        Arrays.fill(values, value);
        return Optional.of(new Value.Series(Column.of(List.of(), values, Value.Origin.FILE)));
    }

    private static Optional<Value> two(String sign, List<Value> arguments) {
        return arguments.size() < 2
                ? Optional.empty()
                : Optional.of(Operators.binary(sign, arguments.get(0), arguments.get(1)));
    }

    private static Value each(Value value, UnaryOperator<Column> step) {
        return switch (value) {
            case Value.Series series -> new Value.Series(step.apply(series.column()));
            case Value.Named table -> Operators.named(table, one -> each(one, step));
            case Value.Unknown unknown -> unknown;
            default -> new Value.Unknown("column");
        };
    }

    private static Value numbers(Value value, java.util.function.DoubleUnaryOperator step) {
        return switch (value) {
            case Value.Amount number ->
                    new Value.Amount(
                            step.applyAsDouble(number.value()), 0, number.origin(), number.why());
            default -> each(value, column -> column.each(step));
        };
    }

    private static Column known(Column column) {
        double[] values = column.values();
        return column.where(i -> !Double.isNaN(values[i]));
    }

    private static Column changes(Column column) {
        double[] values = column.values();
        double[] made = new double[values.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = i == 0 ? Double.NaN : values[i] / values[i - 1] - 1;
        }
        return Column.of(column.days(), made, column.origin());
    }

    private static Column product(Column column) {
        double[] values = column.values();
        for (int i = 1; i < values.length; i++) {
            values[i] *= values[i - 1];
        }
        return Column.of(column.days(), values, column.origin());
    }

    private static Value clip(Value value, Map<String, Value> named) {
        double upper = bound(named.get("upper"), Double.POSITIVE_INFINITY);
        double lower = bound(named.get("lower"), Double.NEGATIVE_INFINITY);
        return numbers(value, x -> Double.isNaN(x) ? x : Math.min(upper, Math.max(lower, x)));
    }

    private static double bound(@org.jspecify.annotations.Nullable Value value, double absent) {
        return value instanceof Value.Amount number ? number.value() : absent;
    }

    private static Value summed(Value value, java.util.function.ToDoubleFunction<double[]> sum) {
        return switch (value) {
            case Value.Series series ->
                    new Value.Amount(
                            sum.applyAsDouble(known(series.column()).values()),
                            0,
                            series.column().origin(),
                            "");
            case Value.Named table -> Operators.named(table, one -> summed(one, sum));
            case Value.Unknown unknown -> unknown;
            default -> new Value.Unknown("column");
        };
    }

    private static double mean(double[] known) {
        return Arrays.stream(known).sum() / known.length;
    }

    private static double deviation(double[] known) {
        double mean = mean(known);
        double squares = Arrays.stream(known).map(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / (known.length - 1));
    }

    /// The last of each month or year.
    private static Value resampled(Value value, List<Value> arguments) {
        String freq = arguments.size() > 1 ? word(arguments.get(1)) : "";
        int places =
                switch (freq) {
                    case "D" -> 10;
                    case "M", "ME", "_MonthEnd" -> 7;
                    case "A", "Y", "YE", "_YearEnd" -> 4;
                    default -> 0;
                };
        return places == 0
                ? new Value.Unknown("resample " + freq)
                : each(
                        value,
                        column -> {
                            List<LocalDate> days = column.days();
                            return column.where(i ->
                                    i < days.size()
                                            && (i + 1 == days.size()
                                                    || !days.get(i)
                                                            .toString()
                                                            .substring(0, places)
                                                            .equals(
                                                                    days.get(i + 1)
                                                                            .toString()
                                                                            .substring(
                                                                                    0, places))));
                        });
    }

    private static Optional<Value> length(Value first) {
        return switch (first) {
            case Value.Many many -> Optional.of(Value.Amount.of(many.members().size()));
            case Value.Series series -> Optional.of(Value.Amount.of(series.column().size()));
            default -> Optional.of(new Value.Unknown("len"));
        };
    }

    private static Value counted(List<Value> arguments) {
        double from =
                arguments.size() > 1 && arguments.get(0) instanceof Value.Amount a ? a.value() : 0;
        Value last = arguments.get(Math.min(1, arguments.size() - 1));
        if (!(last instanceof Value.Amount to) || to.value() - from > SIZE_LIMIT) {
            return new Value.Unknown("range");
        }
        return new Value.Many(
                IntStream.range((int) from, (int) to.value())
                        .mapToObj(i -> (Value) Value.Amount.of(i))
                        .toList());
    }

    /// The members of what can be walked.
    private static Optional<List<Value>> walked(Value value) {
        return switch (value) {
            case Value.Many many -> Optional.of(many.members());
            case Value.Series series ->
                    Optional.of(
                            IntStream.range(0, series.column().size())
                                    .mapToObj(series.column()::at)
                                    .toList());
            default -> Optional.empty();
        };
    }

    private static Optional<Value> enumerated(Value first) {
        return walked(first)
                .map(members ->
                        new Value.Many(
                                IntStream.range(0, members.size())
                                        .mapToObj(i ->
                                                (Value)
                                                        new Value.Many(
                                                                List.of(
                                                                        Value.Amount.of(i),
                                                                        members.get(i))))
                                        .toList()));
    }

    private static Optional<Value> zipped(List<Value> arguments) {
        List<List<Value>> lists = arguments.stream().flatMap(one -> walked(one).stream()).toList();
        if (lists.size() < arguments.size()) {
            return Optional.of(new Value.Unknown("zip"));
        }
        int size = lists.stream().mapToInt(List::size).min().orElse(0);
        return Optional.of(
                new Value.Many(
                        IntStream.range(0, size)
                                .mapToObj(i ->
                                        (Value)
                                                new Value.Many(
                                                        lists.stream().map(l -> l.get(i)).toList()))
                                .toList()));
    }

    private static Optional<Value> isinstance(Value first, List<Value> arguments) {
        String type = arguments.size() > 1 ? word(arguments.get(1)) : "";
        return switch (type) {
            case "float" -> Optional.of(new Value.Truth(first instanceof Value.Amount));
            case "Series", "ndarray" -> Optional.of(new Value.Truth(first instanceof Value.Series));
            case "DataFrame" -> Optional.of(new Value.Truth(first instanceof Value.Named));
            default -> Optional.of(new Value.Unknown("isinstance"));
        };
    }

    /// The straight line through points: slope and intercept, and three figures that are not made.
    private static Optional<Value> line(List<Value> arguments) {
        if (arguments.size() < 2
                || !(arguments.get(0) instanceof Value.Series x)
                || !(arguments.get(1) instanceof Value.Series y)) {
            return Optional.empty();
        }
        double[] xs = x.column().values();
        double[] ys = y.column().values();
        double meanX = mean(xs);
        double meanY = mean(ys);
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < xs.length; i++) {
            xy += (xs[i] - meanX) * (ys[i] - meanY);
            xx += (xs[i] - meanX) * (xs[i] - meanX);
        }
        double slope = xy / xx;
        Value none = new Value.Unknown("linregress");
        return Optional.of(
                new Value.Many(
                        List.of(
                                Value.Amount.of(slope),
                                Value.Amount.of(meanY - slope * meanX),
                                none,
                                none,
                                none)));
    }
}
