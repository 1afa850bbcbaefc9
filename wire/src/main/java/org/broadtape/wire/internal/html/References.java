package org.broadtape.wire.internal.html;

import org.jsoup.nodes.Entities;

/// Character references of HTML (`&eacute;`, `&#8217;`, `&#x2019;`).
public final class References {
    /// What the code points 0x80 to 0x9F mean to those who write `&#146;`: windows-1252.
    private static final String WINDOWS =
            "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
                    + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static final int LONGEST = 34;

    private References() {}

    /// What a code from 0x80 to 0x9F means to those who write windows-1252.
    public static char windows(int code) {
        return WINDOWS.charAt(code - 0x80);
    }

    /// Where the reference that begins at an `&` ends (after its `;`), or -1 where none begins
    /// there. A number may lack its `;`; a name may not, since `?a=1&copy=2` is no reference.
    public static int end(CharSequence text, int at, int limit) {
        int i = at + 1;
        if (i >= limit) {
            return -1;
        }
        if (text.charAt(i) == '#') {
            return numberEnd(text, i + 1, limit);
        }
        int most = Math.min(limit, at + LONGEST);
        for (; i < most; i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i == at + 1 ? -1 : i + 1;
            }
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
                return -1;
            }
        }
        return -1;
    }

    private static int numberEnd(CharSequence text, int from, int limit) {
        int i = from;
        boolean hex = i < limit && (text.charAt(i) == 'x' || text.charAt(i) == 'X');
        if (hex) {
            i++;
        }
        int digits = i;
        while (i < limit && i < digits + 9 && Character.digit(text.charAt(i), hex ? 16 : 10) >= 0) {
            i++;
        }
        if (i == digits) {
            return -1;
        }
        return i < limit && text.charAt(i) == ';' ? i + 1 : i;
    }

    /// Appends what the reference in `[at, end)` stands for; the reference itself where that is not
    /// known.
    public static void append(CharSequence text, int at, int end, StringBuilder to) {
        boolean closed = text.charAt(end - 1) == ';';
        int stop = closed ? end - 1 : end;
        if (text.charAt(at + 1) == '#') {
            boolean hex = text.charAt(at + 2) == 'x' || text.charAt(at + 2) == 'X';
            to.appendCodePoint(point(text, at + (hex ? 3 : 2), stop, hex ? 16 : 10));
            return;
        }
        String name = text.subSequence(at + 1, stop).toString();
        switch (name) {
            case "amp" -> to.append('&');
            case "lt" -> to.append('<');
            case "gt" -> to.append('>');
            case "quot" -> to.append('"');
            case "apos" -> to.append('\'');
            case "nbsp" -> to.append('\u00A0');
            default -> {
                String known = Entities.getByName(name);
                to.append(known.isEmpty() ? text.subSequence(at, end) : known);
            }
        }
    }

    /// Whether it is known what the reference in `[at, end)` stands for.
    public static boolean known(CharSequence text, int at, int end) {
        return text.charAt(at + 1) == '#'
                || !Entities.getByName(text.subSequence(at + 1, end - 1).toString()).isEmpty();
    }

    /// The code of a numeric reference to one of windows-1252's signs (`&#146;`), which HTML reads
    /// as the sign; -1 for any other reference.
    static int windowsCode(CharSequence text, int at, int end) {
        if (end - at < 5 || end - at > 7 || text.charAt(at + 1) != '#') {
            return -1;
        }
        int digits = text.charAt(end - 1) == ';' ? end - 1 : end;
        boolean hex = text.charAt(at + 2) == 'x' || text.charAt(at + 2) == 'X';
        int code = 0;
        for (int i = at + (hex ? 3 : 2); i < digits; i++) {
            code = code * (hex ? 16 : 10) + Character.digit(text.charAt(i), hex ? 16 : 10);
        }
        return code >= 0x80 && code <= 0x9F ? code : -1;
    }

    private static int point(CharSequence text, int from, int to, int radix) {
        int point = 0;
        for (int i = from; i < to && point <= Character.MAX_CODE_POINT; i++) {
            point = point * radix + Character.digit(text.charAt(i), radix);
        }
        boolean bad =
                point == 0
                        || point > Character.MAX_CODE_POINT
                        || (point >= 0xD800 && point <= 0xDFFF)
                        || (point < 0x20 && point != '\t' && point != '\n' && point != '\r');
        if (bad) {
            return 0xFFFD;
        }
        return point >= 0x80 && point <= 0x9F ? WINDOWS.charAt(point - 0x80) : point;
    }

    /// The text with every reference read.
    public static String read(String text) {
        int ampersand = text.indexOf('&');
        if (ampersand < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        append(text, 0, text.length(), ampersand, out);
        return out.toString();
    }

    /// Appends `[from, to)` with every reference read.
    public static void appendText(String text, int from, int to, StringBuilder out) {
        append(text, from, to, text.indexOf('&', from, to), out);
    }

    private static void append(String text, int from, int to, int ampersand, StringBuilder out) {
        int at = from;
        int next = ampersand;
        while (next >= 0) {
            out.append(text, at, next);
            int end = end(text, next, to);
            if (end < 0) {
                out.append('&');
                at = next + 1;
            } else {
                append(text, next, end, out);
                at = end;
            }
            next = text.indexOf('&', at, to);
        }
        out.append(text, at, to);
    }
}
