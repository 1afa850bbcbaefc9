package org.broadtape.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/// Finds the words of a text, one after another, in any language.
///
/// A word is a run of letters, digits and marks; it is folded, so that case and accents don't
/// matter (`Séoul` and `SEOUL` are one word). What markets need is kept together: `AT&T`, `S&P`,
/// `3.5`, `1,000` (read as `1000`), `U.S.` (read as `us`). An English possessive is no part of the
/// word (`Seoul's` is `seoul`). Scripts without spaces (Chinese, Japanese, Korean, Thai) give
/// overlapping pairs of characters. Nothing is dropped for being common and nothing is stemmed.
///
/// One pass, no backing up beyond a few units; the longest word is [#LONGEST] units, longer runs
/// are cut.
final class WordScanner {
    /// The most UTF-16 units of one word.
    static final int LONGEST = 64;

    private static final int SHORT_SIDE = 3;

    private char[] text;
    private int length;
    private int at;
    private boolean withinPairs;
    private int start;
    private int end;
    private char[] term = new char[LONGEST * 4 + 8];
    private int termLength;

    /// A scanner over the first units of an array, which it does not change.
    WordScanner(char[] text, int length) {
        this.text = text;
        this.length = length;
    }

    /// A scanner over a text.
    WordScanner(String text) {
        this(text.toCharArray(), text.length());
    }

    /// Begins anew on another text.
    void over(char[] newText, int newLength) {
        text = newText;
        length = newLength;
        at = 0;
        withinPairs = false;
    }

    /// The folded words of a text, in order.
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        WordScanner scanner = new WordScanner(text);
        while (scanner.next()) {
            words.add(scanner.word());
        }
        return words;
    }

    /// Goes to the next word; false at the end.
    boolean next() {
        while (at < length) {
            int c = codePoint(at);
            if (isPaired(c)) {
                if (pair(c)) {
                    return true;
                }
            } else if (isWord(c)) {
                withinPairs = false;
                if (word(at)) {
                    return true;
                }
            } else {
                withinPairs = false;
                at += Character.charCount(c);
            }
        }
        return false;
    }

    /// Where the word begins in the text.
    int start() {
        return start;
    }

    /// Where it ends, possessive left out.
    int end() {
        return end;
    }

    /// The folded word.
    String word() {
        return new String(term, 0, termLength);
    }

    /// The folded word's units; the first [#termLength] count.
    char[] term() {
        return term;
    }

    /// How many units the folded word has.
    int termLength() {
        return termLength;
    }

    /// True for a character of a script that is read in pairs.
    static boolean isPaired(int c) {
        if (c < 0x0E00) {
            return false;
        }
        if (c == 0x30FC || c == 0xFF70) {
            return true;
        }
        if (!Character.isLetterOrDigit(c) && !isMark(c)) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private boolean pair(int first) {
        start = at;
        int second = at + Character.charCount(first);
        if (second < length && isPaired(codePoint(second))) {
            end = second + Character.charCount(codePoint(second));
            withinPairs = true;
        } else if (withinPairs) {
            at = second;
            withinPairs = false;
            return false;
        } else {
            end = second;
        }
        at = second;
        String units = new String(text, start, end - start);
        keep(first >= 0xFF00 ? Normalizer.normalize(units, Normalizer.Form.NFKC) : units);
        return true;
    }

    private boolean word(int from) {
        start = from;
        boolean plain = true;
        boolean initials = false;
        int segment = from;
        int i = from;
        termLength = 0;
        while (i < length && i - from < LONGEST) {
            char c = text[i];
            if (c < 0x80) {
                if (isPlain(c)) {
                    term[termLength++] = lower(c);
                    i++;
                    continue;
                }
                if (c == '&' && joins(from, i)) {
                    term[termLength++] = c;
                    i++;
                    segment = i;
                    continue;
                }
                if ((c == '.' || c == ',') && betweenDigits(i)) {
                    if (c == '.') {
                        term[termLength++] = c;
                    }
                    i++;
                    segment = i;
                    continue;
                }
                if (c == '.' && i - segment == 1 && (initials || segment == from) && initial(i)) {
                    initials = true;
                    i++;
                    segment = i;
                    continue;
                }
                break;
            }
            int point = codePoint(i);
            if (isPaired(point) || !(isWord(point) || isIgnorable(point))) {
                break;
            }
            plain = false;
            for (int unit = 0; unit < Character.charCount(point); unit++) {
                term[termLength++] = text[i++];
            }
        }
        end = i;
        at = afterEnding(i, initials);
        if (!plain) {
            keep(fold(new String(term, 0, termLength)));
        }
        return termLength > 0;
    }

    /// After the word's possessive, or the last stop of its initials.
    private int afterEnding(int i, boolean initials) {
        if (initials && i < length && text[i] == '.') {
            return i + 1;
        }
        boolean possessive =
                i + 1 < length
                        && (text[i] == '\'' || text[i] == '\u2019')
                        && (text[i + 1] == 's' || text[i + 1] == 'S')
                        && (i + 2 == length || !isWord(codePoint(i + 2)));
        return possessive ? i + 2 : i;
    }

    /// `&` joins short parts: `AT&T`, `PG&E`, `S&P`, but not `Smith&Wesson`.
    private boolean joins(int from, int ampersand) {
        if (ampersand - from > SHORT_SIDE || !isLatin(text[ampersand - 1])) {
            return false;
        }
        int i = ampersand + 1;
        while (i < length && isLatin(text[i])) {
            i++;
        }
        int side = i - ampersand - 1;
        return side > 0 && side <= SHORT_SIDE;
    }

    private boolean betweenDigits(int i) {
        return i > 0 && i + 1 < length && isDigit(text[i - 1]) && isDigit(text[i + 1]);
    }

    /// True if the stop at `i` stands between two single letters, as in `U.S.` or `U.N`.
    private boolean initial(int i) {
        return i + 1 < length
                && Character.isLetter(text[i - 1])
                && isPlain(text[i + 1])
                && Character.isLetter(text[i + 1])
                && (i + 2 == length || !isWord(codePoint(i + 2)));
    }

    private void keep(String folded) {
        termLength = Math.min(folded.length(), term.length);
        folded.getChars(0, termLength, term, 0);
    }

    /// Lower case, without accents: `Ångström` is `angstrom`, `Straße` is `strasse`.
    static String fold(String word) {
        String apart = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        char[] units = new char[apart.length()];
        int kept = 0;
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            boolean accent = c >= 0x0300 && c <= 0x036F;
            if (!accent && (isWord(c) || c == '&' || c == '.' || Character.isSurrogate(c))) {
                units[kept++] = c == 'ς' ? 'σ' : c;
            }
        }
        char[] folded = new char[kept * 4];
        int length = ASCIIFoldingFilter.foldToASCII(units, 0, folded, 0, kept);
        return new String(folded, 0, length);
    }

    private int codePoint(int i) {
        return Character.codePointAt(text, i, length);
    }

    private static boolean isWord(int c) {
        if (c < 0x80) {
            return isPlain((char) c);
        }
        return Character.isLetterOrDigit(c) || isMark(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /// Soft hyphens and joiners stand in words and mean nothing to a search.
    private static boolean isIgnorable(int c) {
        return c == 0x00AD || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF;
    }

    private static boolean isLatin(char c) {
        return c < 0x0250 && Character.isLetter(c);
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
