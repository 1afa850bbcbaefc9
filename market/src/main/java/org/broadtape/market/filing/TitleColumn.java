package org.broadtape.market.filing;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the class of a security begins in a table of text: two blanks part it from the name in
/// most rows, and those tell where to part the rest.
final class TitleColumn {
    private static final Pattern GAP = Pattern.compile("\\s{2,}(?=\\S)");
    private static final Pattern TITLE =
            Pattern.compile(
                    "\\s((?:COM(?:MON)?|CL(?:ASS)?|SHS|ORD|ADR|SPON(?:SORED)?|UNIT|PFD|NOTE|DBCV|PUT|CALL)\\b.*)$",
                    Pattern.CASE_INSENSITIVE);

    private final Map<Integer, Integer> starts = new HashMap<>();

    /// An issuer's name and the title of a class, either empty where it is not there.
    record Named(String issuer, String title) {}

    /// Learns from a row.
    void learn(TextCusip cusip) {
        int gap = gapEnd(cusip.before().stripTrailing());
        if (gap > 0) {
            starts.merge(gap, 1, Integer::sum);
        }
    }

    /// The two of what stands before a CUSIP.
    Named split(String before) {
        String words = before.stripTrailing();
        int gap = gapEnd(words);
        if (gap > 0) {
            return named(words, gap);
        }
        int usual = usual();
        if (usual > 0 && usual < words.length() && words.charAt(usual - 1) == ' ') {
            return named(words, usual);
        }
        Matcher title = TITLE.matcher(words);
        return title.find() ? named(words, title.start(1)) : new Named(clean(words), "");
    }

    private int usual() {
        return starts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /// Where the last part after two blanks begins; 0 where there is but one part.
    private static int gapEnd(String words) {
        int end = 0;
        Matcher gap = GAP.matcher(words);
        while (gap.find()) {
            end = words.substring(0, gap.start()).isBlank() ? end : gap.end();
        }
        return end;
    }

    private static Named named(String words, int at) {
        return new Named(clean(words.substring(0, at)), clean(words.substring(at)));
    }

    private static String clean(String words) {
        return words.strip().replaceAll("\\s+", " ");
    }
}
