package org.broadtape.wire.internal.copy;

/// White space within texts.
public final class Blanks {
    private Blanks() {}

    /// The words on one line: every run of white space is one blank, and none stands at the ends.
    public static String squeezed(String words) {
        StringBuilder line = new StringBuilder(words.length());
        boolean gap = false;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (isBlank(c)) {
                gap = true;
                continue;
            }
            if (gap && !line.isEmpty()) {
                line.append(' ');
            }
            gap = false;
            line.append(c);
        }
        return line.toString().strip();
    }

    /// True where words stand in columns: three blanks or more between two of them.
    public static boolean hasColumns(String line) {
        int at = line.indexOf("   ");
        while (at >= 0) {
            int end = at;
            while (end < line.length() && line.charAt(end) == ' ') {
                end++;
            }
            boolean between =
                    at > 0
                            && end < line.length()
                            && !isBlank(line.charAt(at - 1))
                            && !isBlank(line.charAt(end));
            if (between) {
                return true;
            }
            at = line.indexOf("   ", end);
        }
        return false;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
