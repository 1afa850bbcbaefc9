package org.broadtape.analysis.link;

import java.util.HashSet;
import java.util.Set;

/// Words that say what kind of firm a name is of, and no more.
final class LegalForms {
    private static final Set<Long> FORMS =
            keys(
                    "inc incorporated corp corporation co company cos ltd limited plc llc lp llp sa"
                            + " sas saa ag nv bv se sca ab asa as oyj oy spa srl sarl gmbh kgaa kg"
                            + " aktiengesellschaft aktiebolag kk pty bhd berhad tbk pjsc jsc ojsc"
                            + " pao psc qpsc sab cv sae nl adr ads aps hf eg publ pcl lda ltda sl"
                            + " nvo kabushiki kaisha");

    private static final Set<Long> GROUPS =
            keys(
                    "group holdings holding hldgs hldg grp gp groupe gruppe grupo gruppo international"
                            + " intl industries enterprises bancorp bancorporation trust");

    private static final Set<Long> LEADING = keys("the of and a an to by in for with from at");

    private static final Set<Long> GENERAL =
            keys(
                    "first national general american united global universal standard premier new great"
                            + " royal central federal world capital energy financial technology us uk");

    private static final long AND = Fold.hash("and");
    private static final long THE = Fold.hash("the");

    private LegalForms() {}

    private static Set<Long> keys(String words) {
        Set<Long> keys = new HashSet<>();
        for (String word : words.split(" ")) {
            keys.add(Fold.hash(word));
        }
        return keys;
    }

    /// Whether a word says of a firm what most could say of themselves: `International`.
    static boolean isGeneral(long key) {
        return GROUPS.contains(key) || GENERAL.contains(key);
    }

    static boolean isForm(long key) {
        return FORMS.contains(key);
    }

    /// The first word that belongs to the name: no article, and nothing small before the first
    /// capital of a name that has one, as in `and Hutchison Whampoa Ltd`.
    static int skipLeading(Words words) {
        int first = 0;
        while (first < words.count()
                && !words.is(first, Words.CAPITAL)
                && LEADING.contains(words.key(first))) {
            first++;
        }
        if (first == words.count() || !words.is(first, Words.CAPITAL)) {
            first = 0;
        }
        return first + 1 < words.count() && words.key(first) == THE ? first + 1 : first;
    }

    /// The end of a name without the forms it ends in; one word at least is left.
    static int before(Words words, int from, int to) {
        int end = to;
        while (end - 1 > from
                && (FORMS.contains(words.key(end - 1))
                        || (end < to && words.key(end - 1) == AND))) {
            end--;
        }
        return end;
    }

    /// The end of a name without `Group`, `Holdings` and the like.
    static int beforeGroup(Words words, int from, int to) {
        int end = to;
        while (end - 1 > from && GROUPS.contains(words.key(end - 1))) {
            end--;
        }
        return end;
    }

    /// The end of the forms that stand right behind a name in a text.
    static int after(Words words, int to) {
        int end = to;
        while (end < words.count()
                && words.is(end, Words.CLOSE)
                && words.is(end, Words.CAPITAL)
                && FORMS.contains(words.key(end))) {
            end++;
        }
        return end;
    }
}
