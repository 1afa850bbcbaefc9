package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;

/// Finds the names in a story: those of the gazetteer, longest first; then short forms and initials
/// of names the story gives in full; and symbols as printed.
final class Spotter {
    private static final int LONGEST = 12;

    /// Peoples as they stand before another's adjective.
    private static final Set<Long> PEOPLES =
            Cues.keys(
                    "anglo franco sino afro euro indo russo austro hispano italo latino turko"
                            + " greco ibero");

    private final Gazetteer gazetteer;
    private final ShortForms shortForms;
    private final Symbols symbols;
    private final Coins coins;

    Spotter(Gazetteer gazetteer, CommonWords common) {
        this.gazetteer = gazetteer;
        this.shortForms = new ShortForms(gazetteer, common);
        this.symbols = new Symbols(gazetteer);
        this.coins = new Coins(gazetteer);
    }

    /// The gazetteer's names in a text, in the order they stand.
    List<Spot> names(Words words, Field field) {
        List<Spot> spots = new ArrayList<>();
        named(words, field, spots);
        return spots;
    }

    /// The names in a story, headline first, each in the order it stands.
    List<Spot> spots(StoryText story, Words headline, Words body) {
        List<Spot> spots = new ArrayList<>();
        named(headline, Field.HEADLINE, spots);
        named(body, Field.BODY, spots);
        coins.settle(headline, body, spots);
        shortForms.find(headline, body, spots);
        symbols.find(story, headline, body, spots);
        return spots;
    }

    private void named(Words words, Field field, List<Spot> spots) {
        boolean cased = words.isCased();
        NameTrie trie = gazetteer.trie();
        int[] ends = new int[LONGEST];
        int[] names = new int[LONGEST];
        int at = 0;
        while (at < words.count()) {
            if (cased && !words.is(at, Words.CAPITAL) && !gazetteer.maySmall(words.key(at))) {
                at++;
                continue;
            }
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
                    Spot spot = new Spot(field, at, ends[found], end, Spot.How.NAME, bearers);
                    spots.add(spot.of(Seats.meant(spot, words, gazetteer)));
                    within(words, spot, cased, spots);
                    next = end;
                    break;
                }
            }
            at = next;
        }
    }

    /// Countries and places within the name of a body: `Alaska` in `Alaska Supreme Court`; and
    /// before any name as its owner: `Japan's Nikkei`.
    private void within(Words words, Spot spot, boolean cased, List<Spot> spots) {
        for (int bearer : spot.bearers()) {
            Entity.Kind kind = gazetteer.kind(bearer);
            if (kind != Entity.Kind.BODY
                    && kind != Entity.Kind.PERSON
                    && !words.is(spot.from(), Words.POSSESSIVE)) {
                return;
            }
        }
        int at = spot.from();
        while (spot.to() - spot.from() > 1 && at < spot.to()) {
            int end = at;
            List<Integer> inner = List.of();
            int state = NameTrie.root();
            for (int word = at; word < spot.to() && state != 0; word++) {
                state = gazetteer.trie().next(state, words.key(word));
                int name = state == 0 ? -1 : gazetteer.trie().name(state);
                boolean whole = at == spot.from() && word + 1 == spot.to();
                if (name >= 0 && !whole) {
                    List<Integer> places =
                            bearers(words, at, word + 1, name, cased).stream()
                                    .filter(this::isPlace)
                                    .toList();
                    end = places.isEmpty() ? end : word + 1;
                    inner = places.isEmpty() ? inner : places;
                }
            }
            if (end > at) {
                spots.add(new Spot(spot.field(), at, end, end, Spot.How.NAME, inner));
            }
            at = Math.max(at + 1, end);
        }
    }

    private boolean isPlace(int bearer) {
        Entity.Kind kind = gazetteer.kind(bearer);
        return kind == Entity.Kind.COUNTRY || kind == Entity.Kind.PLACE;
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

    /// Whether it joins two peoples, as in `Anglo-American ties`.
    private static boolean isAdjective(Words words, int word) {
        return word + 1 < words.count()
                && words.start(word + 1) == words.end(word) + 1
                && words.text().charAt(words.end(word)) == '-'
                && PEOPLES.contains(words.key(word));
    }

    private boolean fits(Words words, int from, int to, int bearer, boolean cased) {
        if (gazetteer.is(bearer, Gazetteer.POSSESSIVE) && !words.is(to - 1, Words.POSSESSIVE)) {
            return false;
        }
        if (isAdjective(words, from) && gazetteer.name(bearer).text().indexOf('-') < 0) {
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
}
