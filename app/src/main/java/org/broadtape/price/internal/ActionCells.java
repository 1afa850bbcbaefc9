package org.broadtape.price.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.broadtape.market.bar.CorporateAction;
import org.broadtape.market.bar.CorporateAction.Delisting;
import org.broadtape.market.bar.CorporateAction.Dividend;
import org.broadtape.market.bar.CorporateAction.SpinOff;
import org.broadtape.market.bar.CorporateAction.Split;
import org.broadtape.market.bar.CorporateAction.SymbolChange;
import org.broadtape.market.quote.PriceUnit;

/// A corporate action as the words of a cell, and back: `split 4 1`, `dividend 0.24 USD`, `spin-off
/// bt:child 0.5 12.3 USD`, `symbol OLD NEW`, `delisting 54.20 bought up`. A dash stands for what is
/// not known.
final class ActionCells {
    private ActionCells() {}

    static String terms(CorporateAction action) {
        return switch (action) {
            case Split one -> "split " + plain(one.newShares()) + " " + plain(one.oldShares());
            case Dividend one ->
                    "dividend " + one.amount().toPlainString() + " " + one.unit().code();
            case SpinOff one ->
                    "spin-off "
                            + one.child()
                            + " "
                            + plain(one.shares())
                            + " "
                            + one.worth().map(BigDecimal::toPlainString).orElse("-")
                            + " "
                            + one.unit().code();
            case SymbolChange one -> "symbol " + one.before() + " " + one.after();
            case Delisting one ->
                    "delisting "
                            + one.paid().map(BigDecimal::toPlainString).orElse("-")
                            + " "
                            + one.why();
        };
    }

    static CorporateAction action(LocalDate day, String terms, String source) {
        String[] words = terms.split(" ", -1);
        return switch (words[0]) {
            case "split" ->
                    new Split(
                            day,
                            Double.parseDouble(words[1]),
                            Double.parseDouble(words[2]),
                            source);
            case "dividend" -> new Dividend(day, new BigDecimal(words[1]), unit(words[2]), source);
            case "spin-off" ->
                    new SpinOff(
                            day,
                            words[1],
                            Double.parseDouble(words[2]),
                            number(words[3]),
                            unit(words[4]),
                            source);
            case "symbol" -> new SymbolChange(day, words[1], words[2], source);
            case "delisting" ->
                    new Delisting(day, terms.split(" ", 3)[2], number(words[1]), source);
            default -> throw new IllegalStateException("Not an action: " + terms);
        };
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    private static Optional<BigDecimal> number(String word) {
        return word.equals("-") ? Optional.empty() : Optional.of(new BigDecimal(word));
    }

    private static PriceUnit unit(String code) {
        return PriceUnit.of(code).orElseThrow();
    }
}
