package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        surnames(headline, body, spots);
        Map<Long, List<Form>> forms = new HashMap<>();
        for (Spot spot : List.copyOf(spots)) {
            Words words = spot.field() == Field.HEADLINE ? headline : body;
            List<Integer> whole = spot.bearers().stream().filter(this::isWhole).toList();
            if (spot.to() - spot.from() < 2 || whole.isEmpty()) {
                continue;
            }
            for (List<Long> form : forms(words, spot)) {
                forms.computeIfAbsent(form.getFirst(), any -> new ArrayList<>())
                        .add(new Form(form, whole));
            }
        }
        if (!forms.isEmpty()) {
            find(headline, Field.HEADLINE, forms, spots);
            find(body, Field.BODY, forms, spots);
        }
    }

    /// Where a person is named in full, the family name alone means him, and no firm of that name:
    /// unless the firm is named by more than the word as well.
    private void surnames(Words headline, Words body, List<Spot> spots) {
        Map<Long, List<Integer>> surnames = new HashMap<>();
        Set<Integer> proven = new HashSet<>();
        for (Spot spot : spots) {
            List<Integer> persons = spot.bearers().stream().filter(this::isPerson).toList();
            boolean whole = spot.to() - spot.from() > 1;
            if (whole && !persons.isEmpty()) {
                Words words = spot.field() == Field.HEADLINE ? headline : body;
                surnames.putIfAbsent(words.key(spot.to() - 1), persons);
            } else if (whole || spot.end() > spot.to()) {
                spot.bearers().forEach(bearer -> proven.add(gazetteer.owner(bearer)));
            }
        }
        for (int at = 0; at < spots.size() && !surnames.isEmpty(); at++) {
            Spot spot = spots.get(at);
            Words words = spot.field() == Field.HEADLINE ? headline : body;
            List<Integer> persons = surnames.get(words.key(spot.from()));
            boolean other =
                    persons != null
                            && spot.to() - spot.from() == 1
                            && spot.bearers().stream()
                                    .noneMatch(one -> proven.contains(gazetteer.owner(one)));
            if (other && persons != null) {
                spots.set(
                        at,
                        new Spot(
                                spot.field(),
                                spot.from(),
                                spot.to(),
                                spot.end(),
                                Spot.How.SHORT,
                                persons));
            }
        }
    }

    private boolean isPerson(int bearer) {
        return gazetteer.entity(gazetteer.owner(bearer)).kind() == Entity.Kind.PERSON;
    }

    private record Form(List<Long> words, List<Integer> bearers) {}

    /// Whether it is a name people shorten: the whole one of a firm or a person.
    private boolean isWhole(int bearer) {
        Entity.Sort sort = gazetteer.name(bearer).kind();
        Entity.Kind kind = gazetteer.entity(gazetteer.owner(bearer)).kind();
        return (kind == Entity.Kind.INSTRUMENT || kind == Entity.Kind.PERSON)
                && (sort == Entity.Sort.FULL || sort == Entity.Sort.SHORT);
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
                spots.add(new Spot(field, word, to, end, Spot.How.SHORT, longest.bearers()));
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
