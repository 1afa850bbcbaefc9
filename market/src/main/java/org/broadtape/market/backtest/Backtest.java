package org.broadtape.market.backtest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.broadtape.market.bar.Series;
import org.broadtape.market.filing.Position;
import org.broadtape.market.returns.DayCount;
import org.broadtape.market.returns.Drawdown;
import org.broadtape.market.returns.Figure;
import org.broadtape.market.returns.Linking;
import org.broadtape.market.returns.Reason;
import org.broadtape.market.returns.ReturnSeries;

/// Walks a copy of a manager's books through the sessions of an exchange, close by close.
///
/// On the day a book can first be acted on, all that can be priced is bought at the close, weighted
/// as asked, and held until the next book. What can't be priced is told, and its share spread over
/// the rest. A price that is missing on a day is the last one until it comes back; where it never
/// does while others' go on, the holding is paid out in cash at its last price. Cash earns nothing.
public final class Backtest {
    private final Setup setup;
    private final Tape tape;
    private final Unbought unbought = new Unbought();
    private final List<Result.Day> days = new ArrayList<>();
    private final List<Result.Trade> trades = new ArrayList<>();
    private final List<Result.Coverage> coverage = new ArrayList<>();
    private final List<Result.Leg> legs = new ArrayList<>();
    private final Map<String, Double> leftOut = new TreeMap<>();
    private final Map<String, Double> contributions = new TreeMap<>();
    private List<Holding> held = new ArrayList<>();
    private double cash = 1;
    private double turnover;
    private double costs;
    private double[] index = new double[0];

    /// Shares of a symbol, or what stands for them.
    private static final class Holding {
        private final String symbol;
        private final Tape.Track track;
        private final double filed;
        private double shares;
        private double boughtAt;

        Holding(String symbol, Tape.Track track, double filed) {
            this.symbol = symbol;
            this.track = track;
            this.filed = filed;
        }
    }

    private Backtest(Setup setup) {
        this.setup = setup;
        Optional<LocalDate> last = setup.prices().last();
        LocalDate to = last.filter(day -> day.isBefore(setup.to())).orElse(setup.to());
        LocalDate end = to.isBefore(setup.from()) ? setup.from().minusDays(1) : to;
        this.tape = new Tape(setup.calendar(), setup.prices(), setup.from(), end);
    }

    /// Runs a backtest.
    public static Result run(Setup setup) {
        return new Backtest(setup).walk();
    }

    private Result walk() {
        index = benchmark();
        int next = 0;
        Optional<Book> book = Optional.empty();
        Optional<Chosen> chosen = Optional.empty();
        int since = 0;
        double start = 1;
        for (int at = 0; at < tape.size(); at++) {
            payOut(at);
            Optional<Book> newest = Optional.empty();
            while (next < setup.books().size()
                    && !setup.books().get(next).acts().isAfter(tape.day(at))) {
                newest = Optional.of(setup.books().get(next++));
            }
            if (newest.isPresent()) {
                double worth = worth(at);
                if (book.isPresent()) {
                    endLeg(book.get(), chosen.orElseThrow(), since, at, start, worth);
                }
                book = newest;
                since = at;
                start = worth;
                chosen = Optional.of(new Chosen(newest.get(), at, setup, tape, unbought));
                trade(chosen.get(), at, worth, legs.isEmpty());
            }
            days.add(new Result.Day(tape.day(at), worth(at), benchmarkAt(at)));
            cover(chosen, at);
        }
        if (book.isPresent()) {
            int last = tape.size() - 1;
            endLeg(book.get(), chosen.orElseThrow(), since, last, start, worth(last));
        }
        return result();
    }

    private double worth(int at) {
        double worth = cash;
        for (Holding one : held) {
            worth += one.shares * tape.price(one.track, at);
        }
        return worth;
    }

    private void payOut(int at) {
        List<Holding> staying = new ArrayList<>(held.size());
        for (Holding one : held) {
            if (!tape.isOver(one.track, at)) {
                staying.add(one);
                continue;
            }
            double price = tape.price(one.track, at);
            double value = one.shares * price;
            cash += value;
            contributions.merge(one.symbol, one.shares * (price - one.boughtAt), Double::sum);
            trades.add(
                    new Result.Trade(
                            tape.day(at), one.symbol, Result.Side.PAID_OUT, value, price, 0));
        }
        held = staying;
    }

    /// Buys a book with all there is.
    private void trade(Chosen chosen, int at, double worth, boolean isFirst) {
        Map<String, Holding> before = new LinkedHashMap<>();
        held.forEach(one -> before.put(one.symbol, one));
        Map<String, Double> weights = chosen.weights();
        double rate = setup.costs() / 10_000;
        double left = left(before, weights, at, worth, rate);
        List<Holding> after = new ArrayList<>(weights.size());
        double bought = 0;
        double sold = 0;
        for (Map.Entry<String, Double> one : weights.entrySet()) {
            String symbol = one.getKey();
            double filed = chosen.values.getOrDefault(symbol, 0.0);
            Holding holding = new Holding(symbol, tape.of(symbol), filed);
            holding.boughtAt = tape.price(holding.track, at);
            holding.shares = one.getValue() * left / holding.boughtAt;
            after.add(holding);
            Holding had = before.remove(symbol);
            double change = (holding.shares - (had == null ? 0 : had.shares)) * holding.boughtAt;
            tell(at, symbol, change, holding.boughtAt, rate);
            bought += Math.max(change, 0);
            sold += Math.max(-change, 0);
        }
        for (Holding gone : before.values()) {
            double price = tape.price(gone.track, at);
            tell(at, gone.symbol, -gone.shares * price, price, rate);
            sold += gone.shares * price;
        }
        costs += (bought + sold) * rate;
        turnover += isFirst || worth == 0 ? 0 : (bought + sold) / 2 / worth;
        cash = after.isEmpty() ? worth - sold * rate : 0;
        held = after;
    }

    private void tell(int at, String symbol, double change, double price, double rate) {
        if (change != 0) {
            trades.add(
                    new Result.Trade(
                            tape.day(at),
                            symbol,
                            change > 0 ? Result.Side.BUY : Result.Side.SELL,
                            Math.abs(change),
                            price,
                            Math.abs(change) * rate));
        }
    }

    /// What is left to hold once the costs of getting there are paid: each step pays the costs that
    /// the last guess would bring, and comes nearer by the rate.
    private double left(
            Map<String, Holding> before,
            Map<String, Double> weights,
            int at,
            double worth,
            double rate) {
        double left = worth;
        for (int step = 0; step < 40 && rate > 0; step++) {
            double traded = 0;
            for (Map.Entry<String, Double> one : weights.entrySet()) {
                Holding had = before.get(one.getKey());
                double has = had == null ? 0 : had.shares * tape.price(had.track, at);
                traded += Math.abs(one.getValue() * left - has);
            }
            for (Holding had : before.values()) {
                traded +=
                        weights.containsKey(had.symbol)
                                ? 0
                                : had.shares * tape.price(had.track, at);
            }
            left = worth - rate * traded;
        }
        return Math.max(left, 0);
    }

    private void endLeg(Book book, Chosen chosen, int from, int to, double start, double end) {
        for (Holding one : held) {
            double gained = one.shares * (tape.price(one.track, to) - one.boughtAt);
            contributions.merge(one.symbol, gained, Double::sum);
        }
        double priced = chosen.shares == 0 ? 0 : chosen.priced / chosen.shares;
        legs.add(
                new Result.Leg(
                        book, tape.day(from), tape.day(to), start, end, priced, contributions));
        contributions.clear();
        double held = Math.max(1, to - from);
        double total = book.total();
        if (total > 0) {
            for (Position position : book.positions()) {
                if (!Chosen.isCopied(position)) {
                    leftOut.merge(kind(position), held * position.value() / total, Double::sum);
                }
            }
            leftOut.merge("unpriced", held * (chosen.shares - chosen.priced) / total, Double::sum);
        }
        leftOut.merge("", held, Double::sum);
    }

    private static String kind(Position position) {
        return switch (position.kind()) {
            case SHARES -> "shares";
            case PUT -> "puts";
            case CALL -> "calls";
            case PRINCIPAL -> "principal of bonds";
        };
    }

    private void cover(Optional<Chosen> chosen, int at) {
        double fresh = 0;
        for (Holding one : held) {
            fresh += tape.isFresh(one.track, at) ? one.filed : 0;
        }
        double all = chosen.map(one -> one.shares).orElse(0.0);
        coverage.add(new Result.Coverage(tape.day(at), all == 0 ? 0 : fresh / all));
    }

    /// Closes of the benchmark by session; empty where nothing may be set beside the copy.
    private double[] benchmark() {
        Optional<Series> series =
                setup.benchmark()
                        .flatMap(one ->
                                setup.wrong().contains(Wrong.PRICE_INDEX)
                                        ? Optional.of(one.closes())
                                        : one.total());
        if (series.isEmpty() || tape.size() == 0) {
            return new double[0];
        }
        double[] closes = new double[tape.size()];
        int from = 0;
        for (int at = 0; at < closes.length; at++) {
            long day = tape.day(at).toEpochDay();
            while (from < series.get().size() && series.get().time(from) < day) {
                from++;
            }
            boolean there = from < series.get().size() && series.get().time(from) == day;
            closes[at] = there ? series.get().close(from) : Double.NaN;
        }
        return closes;
    }

    private OptionalDouble benchmarkAt(int at) {
        return index.length == 0 || Double.isNaN(index[at] / index[0])
                ? OptionalDouble.empty()
                : OptionalDouble.of(index[at] / index[0]);
    }

    private Result result() {
        List<LocalDate> dates = days.stream().map(Result.Day::date).toList();
        ReturnSeries returns =
                ReturnSeries.ofValues(
                        dates, days.stream().mapToDouble(Result.Day::value).toArray());
        Optional<ReturnSeries> theirs =
                index.length == 0
                        ? Optional.empty()
                        : Optional.of(ReturnSeries.ofValues(dates, index));
        Figure total =
                legs.isEmpty()
                        ? Figure.none(new Reason.NothingInvested(setup.from()))
                        : returns.total();
        Optional<LocalDate> early = setup.prices().last().filter(day -> day.isBefore(setup.to()));
        return new Result(
                days,
                trades,
                returns,
                theirs,
                total,
                yearly(total, dates),
                benchmarkReturn(),
                Drawdown.deepest(returns),
                turnover,
                costs,
                coverage,
                unbought.all(),
                notCopied(),
                legs,
                early);
    }

    private static Figure yearly(Figure total, List<LocalDate> dates) {
        if (dates.isEmpty() || total.number().isEmpty()) {
            return total;
        }
        long count = ChronoUnit.DAYS.between(dates.getFirst(), dates.getLast());
        return count < 365
                ? Figure.none(new Reason.NotEnoughHistory((int) count, 365))
                : Linking.annualised(
                        total.number().getAsDouble(), DayCount.ACT_365.years((double) count));
    }

    private Figure benchmarkReturn() {
        if (setup.benchmark().isEmpty()) {
            return Figure.none(new Reason.NoMeaning("no benchmark was given"));
        }
        String name = setup.benchmark().get().name();
        if (index.length == 0) {
            return Figure.none(
                    new Reason.NoMeaning(
                            name + " has no closes adjusted for dividends to stand beside a copy"));
        }
        int last = index.length - 1;
        return Double.isNaN(index[0]) || Double.isNaN(index[last])
                ? Figure.none(new Reason.NoPrice(name, tape.day(Double.isNaN(index[0]) ? 0 : last)))
                : Figure.of(index[last] / index[0] - 1);
    }

    private List<Result.NotCopied> notCopied() {
        List<Result.NotCopied> all = new ArrayList<>();
        double held = leftOut.getOrDefault("", 1.0);
        leftOut.forEach((reason, share) -> {
            if (!reason.isEmpty() && share > 0) {
                all.add(new Result.NotCopied(reason, OptionalDouble.of(share / held)));
            }
        });
        legs.stream()
                .flatMap(leg -> leg.book().untold().stream())
                .distinct()
                .sorted()
                .forEach(reason -> all.add(new Result.NotCopied(reason, OptionalDouble.empty())));
        return all;
    }
}
