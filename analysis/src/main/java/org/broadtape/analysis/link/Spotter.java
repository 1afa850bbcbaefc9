package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;

/// Finds the names in a story: those of the gazetteer, longest first; then short forms and initials
/// of names the story gives in full; and symbols as printed.
final class Spotter {
    private static final int LONGEST = 12;

    private final Gazetteer gazetteer;
    private final CommonWords common;

    Spotter(Gazetteer gazetteer, CommonWords common) {
        this.gazetteer = gazetteer;
        this.common = common;
    }

    /// The names in a story, headline first, each in the order it stands.
    List<Spot> spots(StoryText story, Words headline, Words body) {
        List<Spot> spots = new ArrayList<>();
        named(headline, Field.HEADLINE, spots);
        named(body, Field.BODY, spots);
        shortened(headline, body, spots);
        symbols(story, headline, body, spots);
        return spots;
    }

    private void named(Words words, Field field, List<Spot> spots) {
        boolean cased = isCased(words);
        NameTrie trie = gazetteer.trie();
        int[] ends = new int[LONGEST];
        int[] names = new int[LONGEST];
        int at = 0;
        while (at < words.count()) {
            int found = 0;
            int state = NameTrie.root();
            for (int word = at; word < words.count() && word < at + LONGEST; word++) {
                if (word > at && !words.is(word, Words.CLOSE)) {
                    break;
                }
                state = trie.next(state, words.key(word));
                if (state == 0) {
                    break;
                }
                int name = trie.name(state);
                if (name >= 0) {
                    ends[found] = word + 1;
                    names[found++] = name;
                }
            }
            int next = at + 1;
            while (found-- > 0) {
                List<Integer> bearers = bearers(words, at, ends[found], names[found], cased);
                if (!bearers.isEmpty()) {
                    int end = LegalForms.after(words, ends[found]);
                    spots.add(new Spot(field, at, ends[found], end, Spot.How.NAME, bearers));
                    next = end;
                    break;
                }
            }
            at = next;
        }
    }

    /// Whether capitals tell anything: a text in capitals throughout has no names but by its words.
    private static boolean isCased(Words words) {
        int small = 0;
        for (int word = 0; word < words.count(); word++) {
            if (!words.is(word, Words.CAPITAL) && ++small > words.count() / 5) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> bearers(Words words, int from, int to, int name, boolean cased) {
        List<Integer> bearers = new ArrayList<>(2);
        for (int bearer = gazetteer.first(name); bearer >= 0; bearer = gazetteer.next(bearer)) {
            if (fits(words, from, to, bearer, cased)) {
                bearers.add(bearer);
            }
        }
        return bearers;
    }

    private boolean fits(Words words, int from, int to, int bearer, boolean cased) {
        if (gazetteer.is(bearer, Gazetteer.POSSESSIVE) && !words.is(to - 1, Words.POSSESSIVE)) {
            return false;
        }
        if (gazetteer.is(bearer, Gazetteer.SMALL)) {
            return true;
        }
        if (gazetteer.is(bearer, Gazetteer.TINY)) {
            return words.is(from, Words.CAPITALS)
                    || words.is(from, Words.INITIALS)
                    || words.is(from, Words.NUMBER)
                    || words.end(from) - words.start(from) == 1;
        }
        return !cased || words.is(from, Words.CAPITAL);
    }

    /// Short forms of what was named by two words or more, looked for where nothing was found.
    private void shortened(Words headline, Words body, List<Spot> spots) {
        Map<Long, List<Form>> forms = new HashMap<>();
        for (Spot spot : List.copyOf(spots)) {
            Words words = spot.field() == Field.HEADLINE ? headline : body;
            if (spot.to() - spot.from() < 2 || !isWhole(spot)) {
                continue;
            }
            for (List<Long> form : forms(words, spot)) {
                forms.computeIfAbsent(form.getFirst(), any -> new ArrayList<>())
                        .add(new Form(form, spot));
            }
        }
        if (!forms.isEmpty()) {
            shortened(headline, Field.HEADLINE, forms, spots);
            shortened(body, Field.BODY, forms, spots);
        }
    }

    private record Form(List<Long> words, Spot of) {}

    private boolean isWhole(Spot spot) {
        for (int bearer : spot.bearers()) {
            Entity.Sort sort = gazetteer.name(bearer).kind();
            Entity.Kind kind = gazetteer.entity(gazetteer.owner(bearer)).kind();
            boolean firm = kind == Entity.Kind.INSTRUMENT || kind == Entity.Kind.PERSON;
            if (firm && (sort == Entity.Sort.FULL || sort == Entity.Sort.SHORT)) {
                return true;
            }
        }
        return false;
    }

    private List<List<Long>> forms(Words words, Spot spot) {
        List<List<Long>> forms = new ArrayList<>();
        int length = spot.to() - spot.from();
        int first = spot.from();
        if (isTelling(words, first)) {
            forms.add(List.of(words.key(first)));
        }
        if (length > 2) {
            forms.add(List.of(words.key(first), words.key(first + 1)));
        }
        int last = spot.to() - 1;
        if (isTelling(words, last)) {
            forms.add(List.of(words.key(last)));
        }
        StringBuilder initials = new StringBuilder();
        for (int word = first; word < spot.end(); word++) {
            initials.append(words.text().charAt(words.start(word)));
            if (initials.length() > 2 && word + 1 >= spot.to()) {
                forms.add(List.of(Fold.hash(initials)));
            }
        }
        return forms;
    }

    /// Whether a word alone would be taken for the firm.
    private boolean isTelling(Words words, int word) {
        return words.end(word) - words.start(word) > 3
                && words.is(word, Words.CAPITAL)
                && !words.is(word, Words.NUMBER)
                && !common.isCommon(words.key(word));
    }

    private void shortened(
            Words words, Field field, Map<Long, List<Form>> forms, List<Spot> spots) {
        boolean[] taken = new boolean[words.count() + 1];
        for (Spot spot : spots) {
            if (spot.field() == field) {
                Arrays.fill(taken, spot.from(), spot.end(), true);
            }
        }
        for (int word = 0; word < words.count(); word++) {
            if (taken[word] || !words.is(word, Words.CAPITAL)) {
                continue;
            }
            List<Form> here = forms.get(words.key(word));
            Form longest = null;
            for (Form form : here == null ? List.<Form>of() : here) {
                if (stands(words, word, form.words(), taken)
                        && (longest == null || form.words().size() > longest.words().size())) {
                    longest = form;
                }
            }
            if (longest != null) {
                int to = word + longest.words().size();
                int end = LegalForms.after(words, to);
                spots.add(new Spot(field, word, to, end, Spot.How.SHORT, longest.of().bearers()));
                word = end - 1;
            }
        }
    }

    private static boolean stands(Words words, int at, List<Long> form, boolean[] taken) {
        for (int word = 0; word < form.size(); word++) {
            if (at + word >= words.count()
                    || taken[at + word]
                    || words.key(at + word) != form.get(word)
                    || (word > 0 && !words.is(at + word, Words.CLOSE))) {
                return false;
            }
        }
        return true;
    }

    private void symbols(StoryText story, Words headline, Words body, List<Spot> spots) {
        for (StoryText.Symbol symbol : story.symbols()) {
            Field field = symbol.at().field();
            Words words = field == Field.HEADLINE ? headline : body;
            int from = wordAt(words, symbol.at().span().start());
            List<Integer> bearers = bearers(symbol);
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
