package org.broadtape.bench;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.broadtape.bench.ReturnWords.Call;
import org.broadtape.bench.python.Column;
import org.broadtape.bench.python.Literals;
import org.broadtape.bench.python.Value;
import org.broadtape.bench.python.Words;
import org.broadtape.market.returns.Against;
import org.broadtape.market.returns.DayCount;
import org.broadtape.market.returns.Drawdown;
import org.broadtape.market.returns.Figure;
import org.broadtape.market.returns.Linking;
import org.broadtape.market.returns.Reason;
import org.broadtape.market.returns.ReturnSeries;
import org.broadtape.market.returns.Risk;
import org.broadtape.market.returns.Span;

/// What suites over series of prices (ffn and its kin) call our arithmetic by. Those suites take a
/// year for 365.25 days where they make a return between two days yearly, which is a day count of
/// ours too.
final class PriceWords implements Words {
    @Override
    public Optional<Value> call(String word, List<Value> arguments, Map<String, Value> named) {
        Call call = new Call(arguments, named);
        return switch (word) {
            case "to_returns" -> call.each(column -> Call.series(returns(column), column));
            case "to_price_index" ->
                    call.each(column ->
                            index(
                                    ReturnSeries.of(Call.someDays(column), column.values()),
                                    column,
                                    call.number("start", 1, 100)));
            case "rebase" ->
                    call.each(
                            column -> index(returns(column), column, call.number("value", 1, 100)));
            case "to_drawdown_series" ->
                    call.each(column ->
                            new Value.Series(
                                    Column.of(
                                            column.days(),
                                            Drawdown.series(returns(column)),
                                            Value.Origin.OURS)));
            case "calc_max_drawdown" -> call.each(of(series -> Risk.of(series, 1).maxDrawdown()));
            case "calc_total_return" -> call.each(of(ReturnSeries::total));
            case "calc_cagr" -> call.each(of(PriceWords::yearly));
            case "calc_calmar_ratio" ->
                    call.each(
                            of(series ->
                                    yearly(series)
                                            .over(
                                                    Risk.of(series, 1)
                                                            .maxDrawdown()
                                                            .then(Math::abs),
                                                    new Reason.NoLoss())));
            case "to_ulcer_index" -> call.each(of(series -> Risk.of(series, 1).ulcerIndex()));
            case "to_ulcer_performance_index" ->
                    call.each(of(series -> Risk.of(series, 1).ulcerPerformance()));
            case "calc_mtd" -> call.each(of(series -> sinceTurn(series, Span.MONTH)));
            case "calc_ytd" -> call.each(of(series -> sinceTurn(series, Span.YEAR)));
            case "calc_sharpe" -> ratio(call, Risk::sharpe);
            case "calc_sortino_ratio" -> ratio(call, Risk::sortino);
            case "to_excess_returns" ->
                    call.each(column ->
                            Call.series(
                                    ReturnSeries.of(Call.someDays(column), column.values())
                                            .minus(riskless(call)),
                                    column));
            case "calc_information_ratio" ->
                    call.pair((ours, theirs) -> Against.of(ours, theirs, 1).informationRatio());
            case "year_frac" -> years(call);
            case "annualize" ->
                    Optional.of(
                            Call.value(
                                    Linking.annualised(
                                            call.number("returns", 0, 0),
                                            DayCount.ACT_365.years(
                                                    call.number("durations", 1, 0)))));
            case "deannualize" ->
                    Optional.of(
                            Call.value(
                                    Linking.perPeriod(
                                            call.number("returns", 0, 0),
                                            call.number("nperiods", 1, 1))));
            default -> Optional.empty();
        };
    }

    private static Function<Column, Value> of(Function<ReturnSeries, Figure> figure) {
        return column -> Call.value(figure.apply(returns(column)));
    }

    /// The returns between prices that are there.
    private static ReturnSeries returns(Column column) {
        return ReturnSeries.ofValues(Call.someDays(column), column.values());
    }

    private static Value index(ReturnSeries series, Column like, double start) {
        return new Value.Series(
                Column.of(
                        like.days(),
                        Arrays.stream(series.wealth()).map(one -> start * one).toArray(),
                        Value.Origin.OURS));
    }

    private static Figure yearly(ReturnSeries series) {
        return series.size() < 2
                ? series.total()
                : series.total().number().isEmpty()
                        ? series.total()
                        : Linking.annualised(
                                series.total().number().getAsDouble(),
                                series.days().getFirst(),
                                series.days().getLast(),
                                DayCount.ACT_365_25);
    }

    private static Figure sinceTurn(ReturnSeries series, Span span) {
        return series.by(span).getLast().total();
    }

    /// Excess returns of a yearly riskless rate over their deviation, made yearly where it is said
    /// how many make a year or the days say it.
    private static Optional<Value> ratio(Call call, Function<Risk, Figure> ratio) {
        double periods = call.number("nperiods", 2, 0);
        double off = riskless(call);
        boolean plain =
                call.argument("annualize", -1).orElse(new Value.Truth(true))
                                instanceof Value.Truth truth
                        && !truth.holds();
        return call.each(column -> {
            ReturnSeries series = ReturnSeries.of(Call.someDays(column), column.values());
            double count = periods > 0 ? periods : perYear(column.days());
            return Call.value(ratio.apply(Risk.of(series.minus(off), plain ? 1 : count)));
        });
    }

    /// The riskless return of a period: the rate given, of a year where its periods are given.
    private static double riskless(Call call) {
        double rate = call.number("rf", 1, 0);
        double periods = call.number("nperiods", 2, 0);
        return periods > 0 ? Linking.perPeriod(rate, periods).number().orElse(Double.NaN) : rate;
    }

    /// How many periods of evenly spaced days make a year; 1 where they are not evenly spaced.
    private static double perYear(List<LocalDate> days) {
        boolean daily = days.size() > 1;
        boolean monthly = daily;
        for (int i = 1; i < days.size(); i++) {
            daily &= days.get(i - 1).plusDays(1).equals(days.get(i));
            monthly &=
                    days.get(i).plusDays(1).getDayOfMonth() == 1
                            && days.get(i - 1).plusMonths(1).getMonth() == days.get(i).getMonth();
        }
        return daily ? 252 : monthly ? 12 : 1;
    }

    private static Optional<Value> years(Call call) {
        Optional<LocalDate> from = Literals.day(call.word("start", 0));
        Optional<LocalDate> to = Literals.day(call.word("end", 1));
        return from.isPresent() && to.isPresent()
                ? Optional.of(Value.Amount.ours(DayCount.ACT_365_25.years(from.get(), to.get())))
                : Optional.empty();
    }
}
