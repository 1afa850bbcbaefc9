package org.broadtape.analysis.link;

import java.util.Arrays;

/// The words of a text: where each stands, what it folds to, how it is written. `AT&T` is three
/// words, `Coca-Cola` two, `I.B.M.` and `L'Oréal` one; of `Moody's` the possessive is told apart.
/// Scripts without blanks are cut into their letters.
final class Words {
    /// The first letter is a capital, or the word begins with a digit.
    static final int CAPITAL = 1;

    /// All letters are capitals, and there are two at least.
    static final int CAPITALS = 2;

    /// `U.S.`, `I.B.M.`
    static final int INITIALS = 4;

    /// It had `'s` or a final apostrophe, which is not in its key.
    static final int POSSESSIVE = 8;

    /// The first of a sentence, by the stop before it.
    static final int FIRST = 16;

    /// The first of a paragraph.
    static final int PARAGRAPH = 32;

    /// A blank or hyphen stands before it, nothing else.
    static final int CLOSE = 64;

    /// It begins with a digit.
    static final int NUMBER = 128;

    /// A capital stands behind a small first letter: `iPhone`.
    static final int INNER = 256;

    private static final byte LOWER = 1;
    private static final byte UPPER = 2;
    private static final byte DIGIT = 3;
    private static final byte[] ASCII = new byte[128];

    static {
        Arrays.fill(ASCII, 'a', 'z' + 1, LOWER);
        Arrays.fill(ASCII, 'A', 'Z' + 1, UPPER);
        Arrays.fill(ASCII, '0', '9' + 1, DIGIT);
    }

    private static final long AND = Fold.hash("and");

    private final String text;
    private int count;
    private int[] starts;
    private int[] ends;
    private long[] keys;
    private int[] flags;

    private Words(String text) {
        this.text = text;
        int room = text.length() / 5 + 8;
        this.starts = new int[room];
        this.ends = new int[room];
        this.keys = new long[room];
        this.flags = new int[room];
    }

    /// The words of a text.
    static Words of(String text) {
        Words words = new Words(text);
        words.read();
        return words;
    }

    private void read() {
        int at = 0;
        int last = 0;
        int length = text.length();
        while (at < length) {
            char unit = text.charAt(at);
            if (unit == '&') {
                add(at, at + 1, AND, 0, last);
                last = ++at;
            } else if (isWord(unit)) {
                last = word(at, last);
                at = last;
            } else {
                at++;
            }
        }
    }

    private static boolean isWord(char unit) {
        return unit < 128 ? ASCII[unit] != 0 : Character.isLetterOrDigit(unit);
    }

    private int word(int start, int last) {
        int capitals = 0;
        int letters = 0;
        int at = start;
        int length = text.length();
        boolean stops = false;
        boolean alone = isAlone(text.charAt(start));
        while (at < length) {
            char unit = text.charAt(at);
            if (isWord(unit)) {
                if (at > start && (alone || isAlone(unit))) {
                    break;
                }
                letters++;
                capitals += isUpper(unit) ? 1 : 0;
                at++;
            } else if (unit == ' ') {
                break;
            } else if (isApostrophe(unit) && letterAt(at + 1) && !isPossessive(at)) {
                at++;
            } else if (unit == '.' && isInitial(at, start, stops)) {
                stops = true;
                at++;
            } else if (unit > 127 && Character.getType(unit) == Character.NON_SPACING_MARK) {
                at++;
            } else {
                break;
            }
        }
        char first = text.charAt(start);
        boolean number = first < 128 ? ASCII[first] == DIGIT : Character.isDigit(first);
        int how = stops ? INITIALS : 0;
        how |= number || isUpper(first) ? CAPITAL : 0;
        how |= number ? NUMBER : 0;
        how |= letters > 1 && capitals == letters ? CAPITALS : 0;
        how |= capitals > 0 && (how & CAPITAL) == 0 ? INNER : 0;
        int end = at;
        if (at < length && isApostrophe(text.charAt(at))) {
            if (isPossessive(at)) {
                how |= POSSESSIVE;
                at += 2;
            } else if (Character.toLowerCase(text.charAt(at - 1)) == 's') {
                how |= POSSESSIVE;
                at++;
            }
        }
        add(start, end, Fold.hash(text, start, end), how, last);
        return at;
    }

    private static boolean isUpper(char unit) {
        return unit < 128 ? ASCII[unit] == UPPER : Character.isUpperCase(unit);
    }

    private static boolean isApostrophe(char unit) {
        return unit == '\'' || unit == '\u2019';
    }

    private boolean letterAt(int at) {
        return at < text.length() && Character.isLetter(text.charAt(at));
    }

    private boolean isPossessive(int at) {
        return at + 1 < text.length()
                && Character.toLowerCase(text.charAt(at + 1)) == 's'
                && !(at + 2 < text.length() && Character.isLetterOrDigit(text.charAt(at + 2)));
    }

    /// Whether the stop belongs to initials: one letter before it, and one letter and a stop or no
    /// letter after it.
    private boolean isInitial(int stop, int start, boolean stops) {
        boolean one = stop - 1 == start || text.charAt(stop - 2) == '.';
        if (!one || !Character.isLetter(text.charAt(stop - 1))) {
            return false;
        }
        if (letterAt(stop + 1)) {
            return !letterAt(stop + 2) || stops;
        }
        return stops;
    }

    /// Whether a letter is a word by itself, as in Chinese, Japanese and Thai.
    private static boolean isAlone(char unit) {
        if (unit < 0x0E00) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(unit);
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private void add(int start, int end, long key, int how, int last) {
        if (count == starts.length) {
            int room = count * 2;
            starts = Arrays.copyOf(starts, room);
            ends = Arrays.copyOf(ends, room);
            keys = Arrays.copyOf(keys, room);
            flags = Arrays.copyOf(flags, room);
        }
        starts[count] = start;
        ends[count] = end;
        keys[count] = key;
        flags[count] = how | between(last, start);
        count++;
    }

    private int between(int from, int to) {
        if (count == 0) {
            return FIRST | PARAGRAPH;
        }
        if (to - from == 1 && text.charAt(from) == ' ') {
            return CLOSE;
        }
        boolean close = true;
        boolean stop = false;
        int lines = 0;
        for (int at = from; at < to; at++) {
            char unit = text.charAt(at);
            if (unit == '\n') {
                lines++;
            } else if (unit == '.' || unit == '!' || unit == '?') {
                stop = true;
            } else if (unit == '"' || unit == '\u201C' || unit == '\u201D') {
                stop |= at > from && text.charAt(at - 1) == ' ' && from + 1 < at;
            }
            close &= unit == ' ' || unit == '-' || unit == '/' || unit == '\u00A0' || unit == '.';
        }
        int how = close && !(stop && lines > 0) && lines == 0 ? CLOSE : 0;
        if (lines > 1) {
            return FIRST | PARAGRAPH;
        }
        return stop ? how | FIRST : how;
    }

    /// Whether capitals tell anything: in a text in capitals throughout they don't.
    boolean isCased() {
        int smalls = 0;
        for (int word = 0; word < count; word++) {
            smalls += is(word, CAPITAL) ? 0 : 1;
        }
        return smalls * 5 > count;
    }

    /// How many words.
    int count() {
        return count;
    }

    /// Where a word starts in the text.
    int start(int word) {
        return starts[word];
    }

    /// Where a word ends, its possessive not counted.
    int end(int word) {
        return ends[word];
    }

    /// What it folds to.
    long key(int word) {
        return keys[word];
    }

    /// Whether it is written so.
    boolean is(int word, int flag) {
        return (flags[word] & flag) != 0;
    }

    /// The word as printed, its possessive not counted.
    String word(int word) {
        return text.substring(starts[word], ends[word]);
    }

    /// The text it was made of.
    String text() {
        return text;
    }
}
