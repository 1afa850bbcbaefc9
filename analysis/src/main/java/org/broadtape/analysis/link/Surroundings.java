package org.broadtape.analysis.link;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadtape.analysis.StoryText.Field;

/// How names stand among the other words of a story: within a longer name that is not known, as
/// `Ford` does in `Harrison Ford` and `Ford Foundation`, and how often their word is no name.
final class Surroundings {
    /// What ends the names of places, houses and prizes.
    private static final Set<Long> TAILS =
            Cues.keys(
                    "foundation county university college street avenue road lane lake river island"
                            + " islands park church museum school hospital cup prize award awards"
                            + " stadium arena square bridge beach valley mountain mountains bay"
                            + " forest rainforest basin province city town village cathedral"
                            + " cemetery airport station hill hills creek springs desert peninsula"
                            + " institute library theatre theater festival airbase canyon falls");

    /// What stands before a name without being part of it.
    private static final Set<Long> TITLES =
            Cues.keys("mr mrs ms dr sir lord president minister senator judge queen king pope");

    /// Words of trade.
    private static final Set<Long> TRADED =
            Cues.keys(
                    "price prices ounce barrel barrels futures traders trading traded spot bullion"
                            + " currency currencies forex yields yield tonne tonnes bushel pound"
                            + " against weakened strengthened commodity commodities cents exchange"
                            + " hedge investors markets market mining miners output crude rally"
                            + " rallied slid slides climbed index benchmark opec contract");

    /// How many words are near.
    private static final int NEAR = 10;

    private static final Set<Long> GIVEN = WordList.keys("given-names.txt");

    private final Words headline;
    private final Words body;
    private final CommonWords common;
    private final BitSet namedInHeadline = new BitSet();
    private final BitSet namedInBody = new BitSet();
    private final BitSet firmsInHeadline = new BitSet();
    private final BitSet firmsInBody = new BitSet();
    private final Map<Long, Integer> small = new HashMap<>();
    private final boolean headlineCased;

    Surroundings(
            Words headline, Words body, List<Spot> spots, CommonWords common, Gazetteer gazetteer) {
        this.headline = headline;
        this.body = body;
        this.common = common;
        this.headlineCased = headline.isCased();
        for (Spot spot : spots) {
            BitSet named = spot.field() == Field.HEADLINE ? namedInHeadline : namedInBody;
            named.set(spot.from(), spot.end());
            if (isLoneFirm(spot, gazetteer)) {
                BitSet firms = spot.field() == Field.HEADLINE ? firmsInHeadline : firmsInBody;
                firms.set(spot.from());
            }
        }
        for (int word = 0; word < body.count(); word++) {
            if (!body.is(word, Words.CAPITAL) && !body.is(word, Words.INNER)) {
                small.merge(body.key(word), 1, Integer::sum);
            }
        }
    }

    private static boolean isLoneFirm(Spot spot, Gazetteer gazetteer) {
        return spot.end() - spot.from() == 1
                && spot.how() == Spot.How.NAME
                && spot.bearers().stream()
                        .allMatch(bearer -> gazetteer.kind(bearer) == Entity.Kind.INSTRUMENT);
    }

    /// How often a word stands with a small letter in the body.
    int small(long key) {
        return small.getOrDefault(key, 0);
    }

    /// Whether a name stands among words of trade: `gold rose to 2,000 dollars an ounce`.
    boolean isTraded(Spot spot) {
        Words words = words(spot);
        int from = Math.max(0, spot.from() - NEAR);
        int to = Math.min(words.count(), spot.end() + NEAR);
        for (int word = from; word < to; word++) {
            if (TRADED.contains(words.key(word))) {
                return true;
            }
        }
        return false;
    }

    /// Whether a name follows a given name, or within a sentence another capital that is part of no
    /// name known: `Harrison Ford`.
    boolean hasForename(Spot spot) {
        Words words = words(spot);
        int before = spot.from() - 1;
        if (before < 0
                || !words.is(spot.from(), Words.CLOSE)
                || words.is(spot.from(), Words.FIRST)
                || !isUnknownCapital(words, before, spot)) {
            return false;
        }
        if (GIVEN.contains(words.key(before))) {
            return true;
        }
        return isCased(spot)
                && !words.is(before, Words.FIRST)
                && !common.isCommon(words.key(before));
    }

    /// Whether a name goes on as that of a place, house or prize, `Ford Foundation`, or is a given
    /// name before a family name, `Sydney Sweeney`, be it a firm's as well: `Paris Hilton`.
    boolean hasTail(Spot spot) {
        Words words = words(spot);
        int behind = spot.end();
        if (!isCased(spot)
                || behind >= words.count()
                || !words.is(behind, Words.CLOSE)
                || words.is(behind, Words.FIRST)
                || words.is(behind - 1, Words.POSSESSIVE)) {
            return false;
        }
        BitSet firms = spot.field() == Field.HEADLINE ? firmsInHeadline : firmsInBody;
        boolean unknown = isUnknownCapital(words, behind, spot);
        if (!unknown && !firms.get(behind)) {
            return false;
        }
        boolean given =
                spot.to() - spot.from() == 1
                        && GIVEN.contains(words.key(spot.from()))
                        && !words.is(behind, Words.CAPITALS)
                        && !common.isCommon(words.key(behind));
        return given || (unknown && TAILS.contains(words.key(behind)));
    }

    private boolean isUnknownCapital(Words words, int word, Spot spot) {
        BitSet named = spot.field() == Field.HEADLINE ? namedInHeadline : namedInBody;
        return words.is(word, Words.CAPITAL)
                && !words.is(word, Words.NUMBER)
                && !named.get(word)
                && !LegalForms.isForm(words.key(word))
                && !TITLES.contains(words.key(word));
    }

    private boolean isCased(Spot spot) {
        return spot.field() == Field.BODY || headlineCased;
    }

    private Words words(Spot spot) {
        return spot.field() == Field.HEADLINE ? headline : body;
    }
}
