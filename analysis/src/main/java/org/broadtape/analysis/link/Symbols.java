package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.List;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;

/// Finds who is meant by the symbols printed in a story.
final class Symbols {
    /// The most units between the brackets about symbols.
    private static final int BRACKET = 160;

    private final Gazetteer gazetteer;

    Symbols(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    void find(StoryText story, Words headline, Words body, List<Spot> spots) {
        for (StoryText.Symbol symbol : story.symbols()) {
            Field field = symbol.at().field();
            Words words = field == Field.HEADLINE ? headline : body;
            int from = wordAt(words, symbol.at().span().start());
            List<Integer> bearers = bearers(symbol);
            unname(spots, symbol, words);
            if (from >= 0 && !bearers.isEmpty()) {
                int to = from + 1;
                while (to < words.count() && words.start(to) < symbol.at().span().end()) {
                    to++;
                }
                spots.add(new Spot(field, from, to, to, Spot.How.SYMBOL, bearers));
                narrow(spots, field, words, from, bearers);
            }
        }
    }

    /// What stands in the brackets of a symbol is no name: neither `Nasdaq` nor the symbol.
    private static void unname(List<Spot> spots, StoryText.Symbol symbol, Words words) {
        String text = words.text();
        int start = symbol.at().span().start();
        int end = symbol.at().span().end();
        int open = text.lastIndexOf('(', start);
        int close = text.indexOf(')', end);
        boolean bracketed =
                open >= 0
                        && close > 0
                        && close - open < BRACKET
                        && text.indexOf(')', open) == close;
        int from = bracketed ? open : start;
        int to = bracketed ? close : end;
        spots.removeIf(spot ->
                spot.field() == symbol.at().field()
                        && spot.how() != Spot.How.SYMBOL
                        && words.start(spot.from()) >= from
                        && words.end(spot.to() - 1) <= to);
    }

    /// Who has a symbol: where the market is told and one is listed there, that one.
    private List<Integer> bearers(StoryText.Symbol symbol) {
        List<Integer> all = new ArrayList<>();
        List<Integer> there = new ArrayList<>();
        for (int number : gazetteer.bySymbol(symbol.value())) {
            all.add(number);
            if (symbol.market().isPresent()
                    && symbol.market().equals(gazetteer.entity(number).mic())) {
                there.add(number);
            }
        }
        return there.isEmpty() ? all : there;
    }

    /// A symbol right behind a name says which of its bearers is meant, here and wherever else the
    /// same ones may be.
    private void narrow(
            List<Spot> spots, Field field, Words words, int symbol, List<Integer> meant) {
        List<Integer> named = List.of();
        for (Spot spot : spots) {
            boolean near =
                    spot.field() == field
                            && spot.how() == Spot.How.NAME
                            && spot.end() <= symbol
                            && symbol - spot.end() < 4
                            && words.text().indexOf('(', words.end(spot.end() - 1))
                                    < words.start(symbol);
            if (near) {
                named = spot.bearers();
            }
        }
        List<Integer> right =
                named.stream().filter(bearer -> meant.contains(gazetteer.owner(bearer))).toList();
        if (right.isEmpty() || right.size() == named.size()) {
            return;
        }
        for (int at = 0; at < spots.size(); at++) {
            Spot spot = spots.get(at);
            if (spot.how() != Spot.How.SYMBOL && spot.bearers().equals(named)) {
                spots.set(at, spot.of(right));
            }
        }
    }

    private static int wordAt(Words words, int start) {
        int low = 0;
        int high = words.count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (words.start(middle) < start) {
                low = middle + 1;
            } else if (words.start(middle) > start) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }
}
