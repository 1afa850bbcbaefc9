package org.broadtape.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.broadtape.bench.python.Column;
import org.broadtape.bench.python.Value;
import org.broadtape.bench.python.Words;
import org.broadtape.market.returns.Against;
import org.broadtape.market.returns.Figure;
import org.broadtape.market.returns.ReturnSeries;
import org.broadtape.market.returns.Risk;
import org.broadtape.market.returns.Span;

/// What suites over series of returns (empyrical and its kin) call our arithmetic by. Definitions
/// that a suite has as a parameter, the periods of a year or what is taken off, are given on.
final class ReturnWords implements Words {
    @Override
    public Optional<Value> call(String word, List<Value> arguments, Map<String, Value> named) {
        Call call = new Call(arguments, named);
        if (word.startsWith("roll_")) {
            return rolled(word.substring("roll_".length()), call);
        }
        return switch (word) {
            case "simple_returns" ->
                    call.each(column -> {
                        ReturnSeries all =
                                ReturnSeries.ofValues(call.days(column), column.values());
                        return Call.series(all.window(1, all.size()), column);
                    });
            case "cum_returns" ->
                    call.each(column -> wealth(column, call.number("starting_value", 1, 0)));
            case "cum_returns_final" ->
                    call.figure(
                            series -> worth(series.total(), call.number("starting_value", 1, 0)));
            case "aggregate_returns" -> call.each(column -> gathered(column, call));
            case "max_drawdown" -> call.figure(series -> risk(series, call).maxDrawdown());
            case "annual_return", "cagr" ->
                    call.figure(series -> series.annualised(call.perYear(1)));
            case "annual_volatility" ->
                    call.figure(series -> Risk.of(series, call.perYear(1)).volatility());
            case "calmar_ratio" -> call.figure(series -> Risk.of(series, call.perYear(1)).calmar());
            case "sharpe_ratio" -> call.less("risk_free", series -> risk(series, call).sharpe());
            case "downside_risk" ->
                    call.less("required_return", series -> risk(series, call).downsideRisk());
            case "sortino_ratio" ->
                    call.less("required_return", series -> risk(series, call).sortino());
            case "omega_ratio" ->
                    call.less(
                            "risk_free",
                            series ->
                                    risk(series, call).omega(call.number("required_return", 2, 0)));
            case "stability_of_timeseries" -> call.figure(series -> risk(series, call).stability());
            case "tail_ratio" -> call.figure(series -> risk(series, call).tailRatio());
            case "value_at_risk" ->
                    call.figure(series ->
                            risk(series, call).valueAtRisk(call.number("cutoff", 1, 0.05)));
            case "conditional_value_at_risk" ->
                    call.figure(series ->
                            risk(series, call).expectedShortfall(call.number("cutoff", 1, 0.05)));
            default -> compared(word, call, Function.identity());
        };
    }

    private static Optional<Value> compared(
            String word, Call call, Function<Against, Against> which) {
        return switch (word) {
            case "excess_sharpe" -> call.against(which.andThen(Against::informationRatio));
            case "alpha" -> call.against(which.andThen(Against::alpha));
            case "beta" -> call.against(which.andThen(Against::beta));
            case "capture" -> call.against(which.andThen(Against::capture));
            case "up_down_capture" -> call.against(which.andThen(Against::upToDownCapture));
            case "up_capture" -> compared("capture", call, Against::up);
            case "down_capture" -> compared("capture", call, Against::down);
            case "up_alpha_beta" -> compared("alpha_beta", call, Against::up);
            case "down_alpha_beta" -> compared("alpha_beta", call, Against::down);
            case "alpha_beta" -> {
                Optional<Value> alpha = compared("alpha", call, which);
                Optional<Value> beta = compared("beta", call, which);
                yield alpha.isPresent() && beta.isPresent()
                        ? Optional.of(new Value.Many(List.of(alpha.get(), beta.get())))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /// A figure over every window of so many periods.
    private Optional<Value> rolled(String word, Call call) {
        Optional<Column> ours = call.column(0);
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        Optional<Column> theirs = call.column(1);
        int window = (int) call.number("window", theirs.isPresent() ? 2 : 1, 1);
        List<Value> made = new java.util.ArrayList<>();
        for (int i = 0; i + window <= ours.get().size(); i++) {
            int from = i;
            List<Value> arguments = new java.util.ArrayList<>();
            for (Column column :
                    theirs.map(c -> List.of(ours.get(), c)).orElse(List.of(ours.get()))) {
                arguments.add(
                        new Value.Series(column.where(at -> at >= from && at < from + window)));
            }
            Optional<Value> one = call(word, arguments, Map.of());
            if (one.isEmpty()) {
                return Optional.empty();
            }
            made.add(one.get());
        }
        return Optional.of(new Value.Many(made));
    }

    private static Risk risk(ReturnSeries series, Call call) {
        return Risk.of(series, call.perYear(2));
    }

    private static Figure worth(Figure total, double start) {
        return start == 0 ? total : total.then(one -> start * (1 + one));
    }

    private static Value wealth(Column column, double start) {
        double[] wealth = ReturnSeries.of(Call.someDays(column), column.values()).wealth();
        for (int i = 0; i < wealth.length; i++) {
            wealth[i] = start == 0 ? wealth[i] - 1 : start * wealth[i];
        }
        return new Value.Series(Column.of(column.days(), wealth, Value.Origin.OURS));
    }

    private static Value gathered(Column column, Call call) {
        Optional<Span> span =
                switch (call.word("convert_to", 1)) {
                    case "WEEKLY", "weekly" -> Optional.of(Span.WEEK);
                    case "MONTHLY", "monthly" -> Optional.of(Span.MONTH);
                    case "QUARTERLY", "quarterly" -> Optional.of(Span.QUARTER);
                    case "YEARLY", "yearly" -> Optional.of(Span.YEAR);
                    default -> Optional.empty();
                };
        if (span.isEmpty() || column.days().isEmpty()) {
            return new Value.Unknown("aggregate");
        }
        ReturnSeries series = ReturnSeries.of(column.days(), column.values());
        return new Value.Many(
                series.by(span.get()).stream().map(one -> Call.value(one.total())).toList());
    }

    /// Functions over a column, or over each column of a table.
    static Optional<Value> over(Value value, Function<Column, Value> step) {
        return switch (value) {
            case Value.Series series -> Optional.of(step.apply(series.column()));
            case Value.Many many -> Call.column(many).map(step);
            case Value.Named table -> {
                Map<String, Value> made = new LinkedHashMap<>();
                table.members()
                        .forEach((name, one) ->
                                made.put(name, over(one, step).orElse(new Value.Unknown(name))));
                yield Optional.of(new Value.Named(made));
            }
            default -> Optional.empty();
        };
    }

    /// What a call was given.
    record Call(List<Value> arguments, Map<String, Value> named) {
        Call {
            arguments = List.copyOf(arguments);
            named = Map.copyOf(named);
        }

        static Optional<Column> column(Value value) {
            return switch (value) {
                case Value.Series series -> Optional.of(series.column());
                case Value.Named table when table.members().size() == 1 ->
                        column(table.members().values().iterator().next());
                case Value.Many many
                        when many.members().stream().allMatch(Value.Amount.class::isInstance) ->
                        Optional.of(
                                Column.of(
                                        List.of(),
                                        many.members().stream()
                                                .mapToDouble(one -> ((Value.Amount) one).value())
                                                .toArray(),
                                        Value.Origin.FILE));
                default -> Optional.empty();
            };
        }

        Optional<Column> column(int place) {
            return place < arguments.size() ? column(arguments.get(place)) : Optional.empty();
        }

        Optional<Value> argument(String name, int place) {
            Value given = named.get(name);
            return given != null
                    ? Optional.of(given)
                    : place >= 0 && place < arguments.size()
                            ? Optional.of(arguments.get(place))
                            : Optional.empty();
        }

        double number(String name, int place, double absent) {
            return argument(name, place).orElse(new Value.Text("")) instanceof Value.Amount number
                    ? number.value()
                    : absent;
        }

        String word(String name, int place) {
            return switch (argument(name, place).orElse(new Value.Text(""))) {
                case Value.Text text -> text.words();
                case Value.Unknown unknown -> unknown.last();
                default -> "";
            };
        }

        /// How many periods make a year: by the period named, or the number given.
        double perYear(int place) {
            return switch (word("period", place)) {
                case "WEEKLY", "weekly" -> 52;
                case "MONTHLY", "monthly" -> 12;
                case "QUARTERLY", "quarterly" -> 4;
                case "YEARLY", "yearly" -> 1;
                default -> number("annualization", -1, 252);
            };
        }

        List<java.time.LocalDate> days(Column column) {
            return someDays(column);
        }

        /// Its days; where it has none, days that follow one another.
        static List<java.time.LocalDate> someDays(Column column) {
            return column.days().isEmpty()
                    ? java.util.stream.IntStream.range(0, column.size())
                            .mapToObj(i -> java.time.LocalDate.EPOCH.plusDays(i))
                            .toList()
                    : column.days();
        }

        static Value series(ReturnSeries series, Column like) {
            double[] values = new double[series.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = series.at(i).orElse(Double.NaN);
            }
            return new Value.Series(
                    Column.of(
                            like.days().isEmpty() ? List.of() : series.days(),
                            values,
                            Value.Origin.OURS));
        }

        static Value value(Figure figure) {
            return switch (figure) {
                case Figure.Computed computed -> Value.Amount.ours(computed.value());
                case Figure.Unavailable none -> Value.Amount.none(none.reason().words());
            };
        }

        Optional<Value> each(Function<Column, Value> step) {
            return arguments.isEmpty() ? Optional.empty() : over(arguments.getFirst(), step);
        }

        Optional<Value> figure(Function<ReturnSeries, Figure> figure) {
            return each(column ->
                    value(figure.apply(ReturnSeries.of(someDays(column), column.values()))));
        }

        /// A figure of the returns less what is named.
        Optional<Value> less(String name, Function<ReturnSeries, Figure> figure) {
            Value off = argument(name, 1).orElse(Value.Amount.of(0));
            return each(column -> {
                ReturnSeries series = ReturnSeries.of(someDays(column), column.values());
                Optional<Column> other =
                        off instanceof Value.Amount ? Optional.empty() : column(off);
                if (other.isPresent()) {
                    return value(
                            figure.apply(
                                    series.minus(
                                            ReturnSeries.of(
                                                    someDays(other.get()), other.get().values()))));
                }
                return off instanceof Value.Amount number
                        ? value(figure.apply(series.minus(number.value())))
                        : new Value.Unknown(name);
            });
        }

        Optional<Value> against(Function<Against, Figure> figure) {
            return pair((ours, theirs) -> figure.apply(Against.of(ours, theirs, perYear(3))));
        }

        Optional<Value> pair(BiFunction<ReturnSeries, ReturnSeries, Figure> figure) {
            Optional<Column> ours = column(0);
            Optional<Column> theirs = column(1);
            return ours.isEmpty() || theirs.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            value(
                                    figure.apply(
                                            ReturnSeries.of(
                                                    someDays(ours.get()), ours.get().values()),
                                            ReturnSeries.of(
                                                    someDays(theirs.get()),
                                                    theirs.get().values()))));
        }
    }
}
