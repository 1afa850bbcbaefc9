package org.broadtape.newsroom.internal;

import org.broadtape.base.Sha256;

/// What becomes of a wire's words on their way into columns: what a database can't hold is
/// replaced, what a list can't show is cut. The item itself is kept whole.
final class Texts {
    private static final int SUMMARY = 400;
    private static final int HEADLINE = 1_000;
    private static final int KEY = 1_000;

    private Texts() {}

    /// Without NUL characters and halves of surrogate pairs, which not every database holds.
    static String clean(String words) {
        for (int i = 0; i < words.length(); i++) {
            char unit = words.charAt(i);
            if (unit == 0 || Character.isSurrogate(unit)) {
                return replaced(words);
            }
        }
        return words;
    }

    private static String replaced(String words) {
        StringBuilder clean = new StringBuilder(words.length());
        words.codePoints()
                .forEach(point -> {
                    boolean half =
                            point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
                    clean.appendCodePoint(point == 0 || half ? 0xfffd : point);
                });
        return clean.toString();
    }

    static String headline(String words) {
        String clean = clean(words);
        return clean.length() <= HEADLINE ? clean : clean(clean.substring(0, HEADLINE - 1)) + "…";
    }

    /// A short identity as it is; of a long one, its beginning and a digest.
    static String key(String uri) {
        String clean = clean(uri);
        if (clean.length() <= KEY) {
            return clean;
        }
        return clean(clean.substring(0, KEY / 2)) + "…" + Sha256.hex(clean);
    }

    /// At most 400 units, cut at a blank.
    static String summary(String words) {
        String line = clean(words.substring(0, Math.min(words.length(), 4 * SUMMARY)));
        line = line.replaceAll("\\s+", " ").strip();
        if (line.length() <= SUMMARY) {
            return line;
        }
        int end = line.lastIndexOf(' ', SUMMARY - 2);
        return clean(line.substring(0, end < SUMMARY / 2 ? SUMMARY - 2 : end)) + " …";
    }

    /// The first paragraph.
    static String lead(String body) {
        int end = body.indexOf("\n\n");
        return end < 0 ? body : body.substring(0, end);
    }
}
