package org.broadtape.analysis.link;

import java.text.Normalizer;

/// Folds letters so that one name is one key however it is printed: case, accents, ligatures. Words
/// are compared by a hash of 64 bits, never by their letters: among a million words the chance that
/// any two share one is below one in ten million.
final class Fold {
    /// Letters below this are looked up; others fold to their small letter.
    private static final int TABLE = 0x250;

    private static final char[] FIRST = new char[TABLE];
    private static final char[] SECOND = new char[TABLE];

    static {
        for (int unit = 0; unit < TABLE; unit++) {
            String plain = plain((char) unit);
            FIRST[unit] = plain.charAt(0);
            SECOND[unit] = plain.length() > 1 ? plain.charAt(1) : 0;
        }
    }

    private Fold() {}

    private static String plain(char letter) {
        return switch (letter) {
            case 'ß' -> "ss";
            case 'Æ', 'æ' -> "ae";
            case 'Œ', 'œ' -> "oe";
            case 'Ø', 'ø' -> "o";
            case 'Ł', 'ł' -> "l";
            case 'Đ', 'đ', 'Ð', 'ð' -> "d";
            case 'Þ', 'þ' -> "th";
            case 'ı', 'İ' -> "i";
            default ->
                    String.valueOf(
                            Character.toLowerCase(
                                    Normalizer.normalize(
                                                    String.valueOf(letter), Normalizer.Form.NFD)
                                            .charAt(0)));
        };
    }

    /// The hash of a text's units from start to end, folded; apostrophes and stops leave no trace.
    static long hash(CharSequence text, int start, int end) {
        long hash = 0x9E37_79B9_7F4A_7C15L;
        for (int at = start; at < end; at++) {
            char unit = text.charAt(at);
            if (unit < TABLE) {
                if (unit == '\'' || unit == '.') {
                    continue;
                }
                hash = (hash ^ FIRST[unit]) * 0x0000_0100_0000_01B3L;
                if (SECOND[unit] != 0) {
                    hash = (hash ^ SECOND[unit]) * 0x0000_0100_0000_01B3L;
                }
            } else if (unit != '\u2019' && Character.getType(unit) != Character.NON_SPACING_MARK) {
                hash = (hash ^ Character.toLowerCase(unit)) * 0x0000_0100_0000_01B3L;
            }
        }
        return mix(hash);
    }

    /// A word as it is compared, for files that people read.
    static String word(CharSequence word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (int at = 0; at < word.length(); at++) {
            char unit = word.charAt(at);
            if (unit >= TABLE) {
                folded.append(unit == '\u2019' ? "" : Character.toLowerCase(unit));
            } else if (unit != '\'' && unit != '.') {
                folded.append(FIRST[unit]);
                if (SECOND[unit] != 0) {
                    folded.append(SECOND[unit]);
                }
            }
        }
        return folded.toString();
    }

    /// The hash of a word.
    static long hash(CharSequence word) {
        return hash(word, 0, word.length());
    }

    /// Spreads the bits of a hash (the last steps of MurmurHash3, which is in the public domain).
    static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
