package org.broadtape.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.wire.Html;

/// Whether two texts say the same where the one is as a library found it and the other as we did.
/// White space at the ends is no part of a text, since some keep what an element was indented with.
/// Markup is the same where our sanitiser makes the same of both: libraries write XHTML anew each
/// in its own way, and none of them sanitises.
final class SameWords {
    private static final Pattern DIV = Pattern.compile("</?div[ >]");

    private SameWords() {}

    static boolean in(String one, String other) {
        String a = one.strip();
        String b = other.strip();
        return a.equals(b) || ((isMarkup(a) || isMarkup(b)) && cleaned(a).equals(cleaned(b)));
    }

    private static boolean isMarkup(String words) {
        return words.indexOf('<') >= 0 || words.indexOf('&') >= 0;
    }

    private static String cleaned(String html) {
        String clean = Html.clean(html).replaceAll("\\s+", " ").replaceAll("> ", ">");
        String inner = clean.replaceAll(" <", "<").strip();
        while (isOneDiv(inner)) {
            inner = inner.substring("<div>".length(), inner.length() - "</div>".length());
        }
        return inner;
    }

    /// Whether the first `div` opened is the last closed, and nothing stands outside of it.
    private static boolean isOneDiv(String html) {
        if (!html.startsWith("<div>") || !html.endsWith("</div>")) {
            return false;
        }
        int open = 0;
        Matcher tags = DIV.matcher(html);
        while (tags.find()) {
            open += html.charAt(tags.start() + 1) == '/' ? -1 : 1;
            if (open == 0) {
                return tags.end() == html.length();
            }
        }
        return false;
    }
}
