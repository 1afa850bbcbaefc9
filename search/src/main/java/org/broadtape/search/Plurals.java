package org.broadtape.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The other number of an English word: who looks for `troop` wants `troops` too. Guesses are free,
/// since a form that no story has finds nothing; a word in quotation marks is never widened.
final class Plurals {
    private static final int SHORTEST = 3;

    private Plurals() {}

    /// The word, then the forms it may also have.
    static List<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        if (word.length() < SHORTEST || !word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return List.copyOf(forms);
        }
        if (word.endsWith("ies") && word.length() > SHORTEST + 1) {
            forms.add(cut(word, 3) + "y");
        } else if (hissing(word, "es")) {
            forms.add(cut(word, 2));
            forms.add(cut(word, 1));
        } else if (word.endsWith("s") && !word.endsWith("ss") && word.length() > SHORTEST) {
            forms.add(cut(word, 1));
        } else if (word.endsWith("y") && "aeiou".indexOf(word.charAt(word.length() - 2)) < 0) {
            forms.add(cut(word, 1) + "ies");
        } else if (hissing(word, "")) {
            forms.add(word + "es");
        } else if (!word.endsWith("s")) {
            forms.add(word + "s");
        }
        return List.copyOf(forms);
    }

    private static boolean hissing(String word, String ending) {
        if (!word.endsWith(ending)) {
            return false;
        }
        String stem = cut(word, ending.length());
        return stem.endsWith("ss")
                || stem.endsWith("x")
                || stem.endsWith("ch")
                || stem.endsWith("sh")
                || stem.endsWith("z");
    }

    private static String cut(String word, int units) {
        return word.substring(0, word.length() - units);
    }
}
