package org.broadtape.market.backtest;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.broadtape.market.filing.Position;
import org.broadtape.market.filing.PositionKind;

/// What of a book can be bought on its day, and what can't.
final class Chosen {
    /// Filed values by symbol.
    final Map<String, Double> values = new LinkedHashMap<>();

    /// The value of all shares told.
    final double shares;

    /// The value of those that can be bought.
    double priced;

    private final Setup setup;
    private final Tape tape;
    private final Unbought unbought;

    /// Chooses.
    ///
    /// @param at the place of the day on the tape
    Chosen(Book book, int at, Setup setup, Tape tape, Unbought unbought) {
        this.setup = setup;
        this.tape = tape;
        this.unbought = unbought;
        this.shares =
                book.positions().stream()
                        .filter(Chosen::isCopied)
                        .mapToDouble(Position::value)
                        .sum();
        for (Position position : book.positions()) {
            if (isCopied(position) && position.value() > 0) {
                choose(position, book, at);
            }
        }
    }

    static boolean isCopied(Position position) {
        return position.kind() == PositionKind.SHARES;
    }

    private void choose(Position position, Book book, int at) {
        LocalDate day = tape.day(at);
        Optional<String> symbol = setup.symbols().of(position, day).map(Symbols.Found::symbol);
        Optional<String> missing =
                symbol.isEmpty()
                        ? Optional.of("no instrument is known for it")
                        : missing(symbol.get(), at).or(() -> another(position, symbol.get(), book));
        if (missing.isPresent()) {
            unbought.add(position, symbol, day, missing.get(), position.value() / shares);
            return;
        }
        values.merge(symbol.get(), (double) position.value(), Double::sum);
        priced += position.value();
    }

    private Optional<String> missing(String symbol, int at) {
        if (!tape.has(symbol)) {
            return Optional.of("no prices of " + symbol);
        }
        if (!tape.isKnown(symbol, at)) {
            return Optional.of(
                    "no price of "
                            + symbol
                            + " in the "
                            + Tape.REACH
                            + " sessions to "
                            + tape.day(at));
        }
        return setup.wrong().contains(Wrong.SURVIVORS) && tape.ends(symbol)
                ? Optional.of("left out, since its prices end (survivors only)")
                : Optional.empty();
    }

    /// What is wrong where the price at the quarter's end can't be the one filed.
    private Optional<String> another(Position position, String symbol, Book book) {
        OptionalDouble paid =
                setup.prices()
                        .of(symbol)
                        .map(line -> line.paid(book.period().toEpochDay()))
                        .orElse(OptionalDouble.empty());
        double filed = position.impliedPrice();
        return paid.isEmpty() || !(filed > 0) || Likeness.isAlike(paid.getAsDouble(), filed)
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%s cost %.2f at the end of the quarter, and %.2f was filed: another"
                                        + " security",
                                symbol,
                                paid.getAsDouble(),
                                filed));
    }

    /// The share of the money each symbol gets.
    Map<String, Double> weights() {
        Map<String, Double> weights = new LinkedHashMap<>();
        values.forEach((symbol, value) ->
                weights.put(
                        symbol,
                        switch (setup.weighting()) {
                            case VALUE -> value / priced;
                            case EQUAL -> 1.0 / values.size();
                        }));
        return weights;
    }
}
