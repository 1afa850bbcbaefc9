package org.broadtape.analysis.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.analysis.Analysis.Language;
import org.broadtape.analysis.StoryText;

/// Tells the language of a story from its own words. Safe for many threads at once.
public final class Languages {
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}]+(?:['\\-][\\p{L}\\p{M}]+)*");

    /// What is read of a body: enough to be sure of any language that is written at length.
    private static final int LETTERS_READ = 2_000;

    private static final int WORDS_WEIGHED = 60;

    /// Fewer letters are a name more often than a sentence.
    private static final int FEWEST_LETTERS = 6;

    private static final double LEAST_CONFIDENCE = 0.4;

    /// Words are not as independent of one another as adding their odds takes them to be; halving
    /// the sum brings what is said to be sure nearer to what is right.
    private static final double TEMPER = 0.5;

    private static final Vocabulary WORDS = Vocabulary.builtIn();

    private Languages() {}

    /// The language of a story's headline and text; absent where there is too little of it or no
    /// language stands out. What the sender says of it is not looked at.
    public static Optional<Language> tell(StoryText story) {
        String body = story.body();
        return tell(
                story.headline() + "\n" + body.substring(0, Math.min(body.length(), LETTERS_READ)));
    }

    /// The language of a text.
    static Optional<Language> tell(String text) {
        Scripts.Count scripts = Scripts.count(text);
        Optional<String> alone = scripts.language(text);
        if (alone.isPresent()) {
            return alone.map(code -> new Language(code, 0.99));
        }
        if (scripts.letters() < FEWEST_LETTERS || !scripts.shared()) {
            return Optional.empty();
        }
        List<String> words = words(text);
        boolean[] candidates = WORDS.writing(scripts.main());
        return WORDS.told(words, candidates).or(() -> weighed(words, candidates));
    }

    private static Optional<Language> weighed(List<String> words, boolean[] candidates) {
        double[] odds = WORDS.odds(words, candidates);
        int best = 0;
        double all = 0;
        for (int i = 1; i < odds.length; i++) {
            best = odds[i] > odds[best] ? i : best;
        }
        for (double one : odds) {
            all += Math.exp(TEMPER * (one - odds[best]));
        }
        double confidence = Math.round(100 / all) / 100.0;
        return confidence < LEAST_CONFIDENCE
                ? Optional.empty()
                : Optional.of(new Language(WORDS.code(best), confidence));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher each = WORD.matcher(text.replace('’', '\'').replace('İ', 'i'));
        while (words.size() < WORDS_WEIGHED && each.find()) {
            words.add(each.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
