package org.broadtape.analysis.language;

import java.util.HashMap;
import java.util.Map;

/// How languages spell: which letters follow which, counted in words known to be theirs.
final class Spelling {
    private static final short[] NONE = {};
    private static final char EDGE = '_';

    /// A letter never met is not impossible; these spread a little of the chances over all.
    private static final double UNMET = 0.1;

    private static final double ALPHABET = 20;
    private static final double WEIGHT_OF_ONE = 4;
    private static final double WEIGHT_OF_TWO = 3;

    private final int languages;

    /// By one to three letters: how often they stand in the words of each language.
    private final Map<String, short[]> counts = new HashMap<>();

    /// By none to two letters: how often another follows them.
    private final Map<String, short[]> followed = new HashMap<>();

    private final int[] letters;

    Spelling(int languages) {
        this.languages = languages;
        letters = new int[languages];
    }

    void learn(int language, String word) {
        String spelt = EDGE + word + EDGE;
        for (int i = 1; i < spelt.length(); i++) {
            letters[language]++;
            for (int length = 1; length <= 3 && i - length + 1 >= 0; length++) {
                int start = i - length + 1;
                add(counts, spelt.substring(start, i + 1), language);
                add(followed, spelt.substring(start, i), language);
            }
        }
    }

    private void add(Map<String, short[]> map, String key, int language) {
        short[] of = map.computeIfAbsent(key, letters -> new short[languages]);
        of[language] = (short) Math.min(of[language] + 1, Short.MAX_VALUE);
    }

    /// The chance of a word in each language, by its letters.
    double[] chances(String word) {
        String spelt = EDGE + word + EDGE;
        double[] chances = new double[languages];
        java.util.Arrays.fill(chances, 1);
        for (int i = 1; i < spelt.length(); i++) {
            short[] one = counts.getOrDefault(spelt.substring(i, i + 1), NONE);
            short[] two = counts.getOrDefault(spelt.substring(i - 1, i + 1), NONE);
            short[] afterOne = followed.getOrDefault(spelt.substring(i - 1, i), NONE);
            short[] three = i < 2 ? NONE : counts.getOrDefault(spelt.substring(i - 2, i + 1), NONE);
            short[] afterTwo =
                    i < 2 ? NONE : followed.getOrDefault(spelt.substring(i - 2, i), NONE);
            for (int language = 0; language < languages; language++) {
                double chance = (at(one, language) + UNMET) / (letters[language] + ALPHABET);
                chance = mixed(two, afterOne, language, WEIGHT_OF_ONE, chance);
                if (i >= 2) {
                    chance = mixed(three, afterTwo, language, WEIGHT_OF_TWO, chance);
                }
                chances[language] *= chance;
            }
        }
        return chances;
    }

    private static double mixed(
            short[] count, short[] after, int language, double weight, double shorter) {
        return (at(count, language) + weight * shorter) / (at(after, language) + weight);
    }

    private static int at(short[] counts, int language) {
        return counts.length == 0 ? 0 : counts[language];
    }
}
