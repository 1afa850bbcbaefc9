package org.broadtape.analysis.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.broadtape.analysis.Analysis.Language;

/// The words that languages are told by, of all languages that share their script with another.
final class Vocabulary {
    /// Before a word is read. Wires are in English more often than in all others together.
    private static final Map<String, Double> BEFOREHAND = Map.of("en", 2.0);

    /// Languages of few wires, that share most of their words with a greater neighbour.
    private static final Set<String> RARE =
            Set.of(
                    "af", "az", "be", "ca", "cy", "et", "eu", "ga", "gl", "is", "kk", "lt", "lv",
                    "mk", "mt", "sl", "sq", "sw", "tl", "uz");

    private static final double RARELY = -2;

    /// How far a word can count against a language: a name tells nothing, however odd its letters.
    private static final double FLOOR = 7;

    /// How much of a text is words of the list, the rest being told by spelling.
    private static final double LISTED = 0.6;

    /// So many of a language's words, and so many times those of the next, and nothing is weighed.
    private static final int PLENTY = 12;

    private static final double FAR_AHEAD = 2.5;

    private final List<String> codes = new ArrayList<>();
    private final Map<String, float[]> shares = new HashMap<>();
    private final Map<UnicodeScript, boolean[]> writing = new HashMap<>();
    private final Spelling spelling;

    private Vocabulary(List<String> lines) {
        lines.forEach(line -> codes.add(line.substring(0, line.indexOf(':'))));
        spelling = new Spelling(codes.size());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            learn(i, line.substring(line.indexOf(':') + 1).strip().split(" "));
        }
    }

    static Vocabulary builtIn() {
        try (InputStream in = Vocabulary.class.getResourceAsStream("words.txt")) {
            return new Vocabulary(
                    new String(
                                    Objects.requireNonNull(in, "words.txt").readAllBytes(),
                                    StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("words.txt", e);
        }
    }

    /// Words are listed by how often they come: the n-th is taken to be as frequent as 1/(n+8).
    private void learn(int language, String[] words) {
        double sum = 0;
        for (int i = 0; i < words.length; i++) {
            sum += 1.0 / (i + 8);
        }
        for (int i = 0; i < words.length; i++) {
            shares.computeIfAbsent(words[i], word -> new float[codes.size()])[language] =
                    (float) (1.0 / (i + 8) / sum);
            spelling.learn(language, words[i]);
            UnicodeScript script = UnicodeScript.of(words[i].codePointAt(words[i].length() - 1));
            writing.computeIfAbsent(script, one -> new boolean[codes.size()])[language] = true;
        }
    }

    String code(int language) {
        return codes.get(language);
    }

    /// Which languages are written in a script.
    boolean[] writing(UnicodeScript script) {
        return writing.getOrDefault(script, new boolean[codes.size()]);
    }

    /// The language, where so many of its words stand in the text that there is no question.
    Optional<Language> told(List<String> words, boolean[] candidates) {
        int[] known = new int[codes.size()];
        for (String word : words) {
            float[] share = shares.get(word);
            for (int i = 0; share != null && i < known.length; i++) {
                known[i] += candidates[i] && share[i] > 0 ? 1 : 0;
            }
        }
        int best = 0;
        for (int i = 1; i < known.length; i++) {
            best = known[i] > known[best] ? i : best;
        }
        int most = known[best];
        known[best] = 0;
        int next = Arrays.stream(known).max().orElse(0);
        return most >= PLENTY && most >= FAR_AHEAD * next
                ? Optional.of(new Language(code(best), 0.99))
                : Optional.empty();
    }

    /// The odds of each language, as a logarithm; those that are no candidates are below all.
    double[] odds(List<String> words, boolean[] candidates) {
        double[] odds = new double[codes.size()];
        for (int i = 0; i < odds.length; i++) {
            odds[i] = BEFOREHAND.getOrDefault(code(i), RARE.contains(code(i)) ? RARELY : 0.0);
        }
        for (String word : words) {
            double[] each = spelling.chances(word);
            float[] share = shares.get(word);
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < each.length; i++) {
                double listed = share == null ? 0 : LISTED * share[i];
                each[i] = Math.log(listed + (1 - LISTED) * each[i] + Double.MIN_NORMAL);
                best = candidates[i] ? Math.max(best, each[i]) : best;
            }
            for (int i = 0; i < each.length; i++) {
                odds[i] += Math.max(each[i], best - FLOOR) - best;
            }
        }
        for (int i = 0; i < odds.length; i++) {
            odds[i] = candidates[i] ? odds[i] : -1e9;
        }
        return odds;
    }
}
