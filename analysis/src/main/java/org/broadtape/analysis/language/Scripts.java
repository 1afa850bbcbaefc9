package org.broadtape.analysis.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What scripts a text is written in, and the languages that are told by script alone.
final class Scripts {
    private static final Map<UnicodeScript, String> ONE_LANGUAGE =
            Map.ofEntries(
                    Map.entry(UnicodeScript.GREEK, "el"),
                    Map.entry(UnicodeScript.HEBREW, "he"),
                    Map.entry(UnicodeScript.THAI, "th"),
                    Map.entry(UnicodeScript.LAO, "lo"),
                    Map.entry(UnicodeScript.KHMER, "km"),
                    Map.entry(UnicodeScript.MYANMAR, "my"),
                    Map.entry(UnicodeScript.GEORGIAN, "ka"),
                    Map.entry(UnicodeScript.ARMENIAN, "hy"),
                    Map.entry(UnicodeScript.ETHIOPIC, "am"),
                    Map.entry(UnicodeScript.BENGALI, "bn"),
                    Map.entry(UnicodeScript.TAMIL, "ta"),
                    Map.entry(UnicodeScript.TELUGU, "te"),
                    Map.entry(UnicodeScript.KANNADA, "kn"),
                    Map.entry(UnicodeScript.MALAYALAM, "ml"),
                    Map.entry(UnicodeScript.GUJARATI, "gu"),
                    Map.entry(UnicodeScript.GURMUKHI, "pa"),
                    Map.entry(UnicodeScript.SINHALA, "si"),
                    Map.entry(UnicodeScript.HANGUL, "ko"));

    /// Letters of Urdu and of Persian that Arabic lacks; Persian ones stand in Urdu too.
    private static final String URDU = "ٹڈڑےںہ";

    private static final String PERSIAN = "پچژگکی";

    /// Shapes that Japan alone gives these characters, for headlines without kana.
    private static final String JAPANESE = "円対発図気経済総関駅売県応権満変顔様検験実営労働戦闘続円伝";

    private static final String MARATHI = "ळ";
    private static final String NEPALI_WORDS = " छ | छन् | गरेको | भएको | नेपाल";

    private Scripts() {}

    static Count count(String text) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> letters.merge(UnicodeScript.of(letter), 1, Integer::sum));
        return new Count(letters);
    }

    /// How many letters of which script.
    ///
    /// @param of by script; a script that does not occur is missing
    record Count(Map<UnicodeScript, Integer> of) {
        int letters() {
            return of.values().stream().mapToInt(Integer::intValue).sum();
        }

        /// The script most words are in. A character of Chinese or a syllable of Korean counts as
        /// three letters: names in Latin letters are longer.
        UnicodeScript main() {
            UnicodeScript main = UnicodeScript.LATIN;
            int most = 0;
            for (Map.Entry<UnicodeScript, Integer> one : of.entrySet()) {
                int weight = one.getValue() * (dense(one.getKey()) ? 3 : 1);
                if (weight > most) {
                    main = one.getKey();
                    most = weight;
                }
            }
            return main;
        }

        /// Whether several languages known here are written in the main script.
        boolean shared() {
            return main() == UnicodeScript.LATIN || main() == UnicodeScript.CYRILLIC;
        }

        /// The language told by script alone; absent where the script is shared or nothing stands
        /// in it.
        Optional<String> language(String text) {
            return switch (main()) {
                case HAN, HIRAGANA, KATAKANA -> Optional.of(japanese(text) ? "ja" : "zh");
                case ARABIC ->
                        Optional.of(has(text, URDU) ? "ur" : has(text, PERSIAN) ? "fa" : "ar");
                case DEVANAGARI ->
                        Optional.of(has(text, MARATHI) ? "mr" : nepali(text) ? "ne" : "hi");
                default -> Optional.ofNullable(ONE_LANGUAGE.get(main()));
            };
        }

        private boolean japanese(String text) {
            int kana =
                    of.getOrDefault(UnicodeScript.HIRAGANA, 0)
                            + of.getOrDefault(UnicodeScript.KATAKANA, 0);
            int han = of.getOrDefault(UnicodeScript.HAN, 0);
            return kana * 20 > han || (kana == 0 && has(text, JAPANESE));
        }

        private static boolean dense(UnicodeScript script) {
            return script == UnicodeScript.HAN
                    || script == UnicodeScript.HANGUL
                    || script == UnicodeScript.HIRAGANA
                    || script == UnicodeScript.KATAKANA;
        }

        private static boolean nepali(String text) {
            for (String word : NEPALI_WORDS.split("\\|")) {
                if ((text + " ").contains(word)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean has(String text, String letters) {
            return text.chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
        }
    }
}
