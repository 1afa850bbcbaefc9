package org.broadtape.cli;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.broadtape.base.Sha256;
import org.broadtape.market.backtest.Assumptions;
import org.broadtape.market.backtest.Book;
import org.broadtape.market.backtest.Books;
import org.broadtape.market.backtest.Flattery;
import org.broadtape.market.backtest.Result;
import org.broadtape.market.backtest.Setup;
import org.broadtape.market.backtest.Wrong;
import org.broadtape.market.returns.Against;
import org.broadtape.market.returns.Drawdown;
import org.broadtape.market.returns.Figure;
import org.broadtape.market.returns.Periodicity;
import org.broadtape.market.returns.ReturnSeries;
import org.broadtape.market.returns.Risk;
import org.broadtape.market.returns.Span;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A backtest as `backtest` prints it: amounts for one unit put in on the first day, returns and
/// shares as fractions, `null` where there is no figure, and then why under `unavailable`.
final class BacktestJson {
    private static final double PLACES = 1e10;

    private final Map<String, String> fingerprints;

    BacktestJson(Map<String, String> fingerprints) {
        this.fingerprints = fingerprints;
    }

    String line(Setup setup, Result result) {
        return object(setup, result).toString();
    }

    /// A result made in wrong ways, beside the honest one.
    String line(Setup setup, Result result, Result honest) {
        ObjectNode out = object(setup, result);
        ObjectNode wrong = out.putObject("wrong");
        ArrayNode ways = wrong.putArray("ways");
        setup.wrong().stream().sorted().map(Wrong::word).forEach(ways::add);
        ObjectNode ignored = JsonNodeFactory.instance.objectNode();
        put(wrong, "honestTotalReturn", honest.totalReturn(), ignored);
        put(wrong, "honestBenchmarkReturn", honest.benchmarkReturn(), ignored);
        Flattery flattery = Flattery.of(honest, result);
        wrong.put("flatters", rounded(flattery.difference()));
        wrong.put("lessCosts", rounded(flattery.costs()));
        ArrayNode parts = wrong.putArray("through");
        for (Flattery.Part part : flattery.parts()) {
            ObjectNode one = parts.addObject();
            one.put("period", part.period().toString()).put("symbol", part.symbol());
            one.put("honest", rounded(part.honest())).put("wrong", rounded(part.wrong()));
            one.put("difference", rounded(part.difference()));
        }
        legs(wrong.putArray("honestLegs"), honest);
        return out.toString();
    }

    private ObjectNode object(Setup setup, Result result) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ObjectNode reasons = JsonNodeFactory.instance.objectNode();
        boolean none = result.days().isEmpty();
        out.put(
                "from",
                none ? setup.from().toString() : result.days().getFirst().date().toString());
        out.put("to", none ? setup.to().toString() : result.days().getLast().date().toString());
        days(out.putArray("days"), result);
        trades(out.putArray("trades"), result);
        put(out, "totalReturn", result.totalReturn(), reasons);
        put(out, "annualised", result.annualised(), reasons);
        put(out, "benchmarkReturn", result.benchmarkReturn(), reasons);
        Figure fall = Risk.of(result.returns(), Periodicity.DAILY).maxDrawdown();
        put(out, "maxDrawdown", fall, reasons);
        out.put("turnover", rounded(result.turnover()));
        out.put("costs", rounded(result.costs()));
        coverage(out.putArray("coverage"), result);
        unpriced(out.putArray("unpriced"), result);
        for (Result.NotCopied left : notCopied(out, result)) {
            reasons.put("notCopied: " + left.reason(), "its value is not told");
        }
        ArrayNode assumptions = out.putArray("assumptions");
        Assumptions.of(setup, result).forEach(assumptions::add);
        result.lastPriced()
                .ifPresent(day -> assumptions.add("Prices end on " + day + "; so does this."));
        inputs(out.putObject("inputs"), setup);
        further(out, result, reasons);
        out.set("unavailable", reasons);
        return out;
    }

    private static Iterable<Result.NotCopied> notCopied(ObjectNode out, Result result) {
        ArrayNode all = out.putArray("notCopied");
        for (Result.NotCopied left : result.notCopied()) {
            ObjectNode one = all.addObject().put("reason", left.reason());
            put(one, "valueShare", left.valueShare());
        }
        return result.notCopied().stream().filter(one -> one.valueShare().isEmpty()).toList();
    }

    private static void days(ArrayNode out, Result result) {
        for (Result.Day day : result.days()) {
            ObjectNode one = out.addObject().put("date", day.date().toString());
            put(one.put("value", rounded(day.value())), "benchmark", day.benchmark());
        }
    }

    private static void trades(ArrayNode out, Result result) {
        for (Result.Trade trade : result.trades()) {
            out.addObject()
                    .put("date", trade.date().toString())
                    .put("symbol", trade.symbol())
                    .put(
                            "side",
                            switch (trade.side()) {
                                case BUY -> "buy";
                                case SELL -> "sell";
                                case PAID_OUT -> "paid out";
                            })
                    .put("value", rounded(trade.value()))
                    .put("price", rounded(trade.price()))
                    .put("cost", rounded(trade.cost()));
        }
    }

    private static void coverage(ArrayNode out, Result result) {
        for (Result.Coverage day : result.coverage()) {
            out.addObject()
                    .put("date", day.date().toString())
                    .put("valueShare", rounded(day.valueShare()));
        }
    }

    private static void unpriced(ArrayNode out, Result result) {
        for (Result.Unpriced one : result.unpriced()) {
            ObjectNode row = out.addObject().put("cusip", one.cusip()).put("name", one.name());
            one.symbol().ifPresentOrElse(s -> row.put("symbol", s), () -> row.putNull("symbol"));
            row.put("from", one.from().toString()).put("reason", one.reason());
            row.put("valueShare", rounded(one.valueShare()));
        }
    }

    private void inputs(ObjectNode out, Setup setup) {
        StringBuilder words = new StringBuilder();
        fingerprints.forEach(
                (name, sum) -> words.append(name).append(' ').append(sum).append('\n'));
        words.append(setup.from()).append(' ').append(setup.to()).append(' ');
        words.append(setup.costs()).append(' ').append(setup.weighting()).append(' ');
        setup.wrong().stream().sorted().forEach(way -> words.append(way.word()).append(' '));
        out.put("sha256", Sha256.hex(words.toString()));
        ObjectNode files = out.putObject("files");
        fingerprints.forEach(files::put);
    }

    /// What the contract leaves to us: months, years, risk, and each book's time.
    private static void further(ObjectNode out, Result result, ObjectNode reasons) {
        stretches(out.putArray("months"), result, Span.MONTH, 7);
        stretches(out.putArray("years"), result, Span.YEAR, 4);
        ObjectNode fall = out.putObject("drawdown");
        result.drawdown().ifPresent(one -> drawdown(fall, one));
        Risk risk = Risk.of(result.returns(), Periodicity.DAILY);
        put(out, "volatility", risk.volatility(), reasons);
        put(out, "sharpe", risk.sharpe(), reasons);
        put(out, "sortino", risk.sortino(), reasons);
        Optional<Against> against =
                result.benchmarkReturns().map(one -> Against.of(result.returns(), one, 252));
        against.ifPresent(one -> {
            put(out, "beta", one.beta(), reasons);
            put(out, "alpha", one.alpha(), reasons);
            put(out, "trackingError", one.trackingError(), reasons);
        });
        legs(out.putArray("books"), result);
    }

    private static void drawdown(ObjectNode out, Drawdown fall) {
        out.put("depth", rounded(fall.depth()));
        out.put("peak", fall.peak().map(Object::toString).orElse("start"));
        out.put("trough", fall.trough().toString());
        fall.recovered()
                .ifPresentOrElse(
                        day -> out.put("recovered", day.toString()),
                        () -> out.putNull("recovered"));
    }

    private static void stretches(ArrayNode out, Result result, Span span, int places) {
        for (ReturnSeries.Stretch one : result.returns().by(span)) {
            ObjectNode row =
                    out.addObject().put("period", one.last().toString().substring(0, places));
            put(row, "return", one.total().number());
        }
    }

    private static void legs(ArrayNode out, Result result) {
        for (Result.Leg leg : result.legs()) {
            Book book = leg.book();
            ObjectNode one = out.addObject().put("period", book.period().toString());
            one.put("periodAssumed", book.periodAssumed());
            book.filed()
                    .ifPresentOrElse(
                            day -> one.put("filed", day.toString()), () -> one.putNull("filed"));
            one.put("acts", book.acts().toString()).put("lagDays", Books.lag(book));
            one.put("from", leg.from().toString()).put("to", leg.to().toString());
            one.put("return", rounded(leg.earned())).put("priced", rounded(leg.priced()));
            ArrayNode files = one.putArray("files");
            book.files().forEach(files::add);
        }
    }

    private static void put(ObjectNode out, String name, Figure figure, ObjectNode reasons) {
        put(out, name, figure.number());
        if (figure instanceof Figure.Unavailable none) {
            reasons.put(name, none.reason().words());
        }
    }

    private static void put(ObjectNode out, String name, OptionalDouble number) {
        if (number.isPresent()) {
            out.put(name, rounded(number.getAsDouble()));
        } else {
            out.putNull(name);
        }
    }

    private static double rounded(double number) {
        return Math.round(number * PLACES) / PLACES;
    }
}
