package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadtape.analysis.StoryText.Field;

/// Finds short forms and initials of what a story names in full: `Carbide` beside `Union Carbide`,
/// `AMC` beside `American Motors Corp`.
final class ShortForms {
    private final Gazetteer gazetteer;
    private final CommonWords common;

    ShortForms(Gazetteer gazetteer, CommonWords common) {
        this.gazetteer = gazetteer;
        this.common = common;
    }

    /// Short forms of what was named by two words or more, looked for where nothing was found.
    void find(Words headline, Words body, List<Spot> spots) {
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
            find(headline, Field.HEADLINE, forms, spots);
            find(body, Field.BODY, forms, spots);
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

    private void find(Words words, Field field, Map<Long, List<Form>> forms, List<Spot> spots) {
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
}
