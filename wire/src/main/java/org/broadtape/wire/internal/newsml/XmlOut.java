package org.broadtape.wire.internal.newsml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// An XML 1.0 document in the making, on one line: line breaks and tabs of what it holds are
/// written as references, so that a document is a line of a file. Characters that XML has no way to
/// write (§2.2) become U+FFFD.
public final class XmlOut {
    private final StringBuilder out = new StringBuilder(8_192);
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    /// Begins an element.
    public XmlOut begin(String name) {
        endTag();
        out.append('<').append(name);
        open.push(name);
        inTag = true;
        return this;
    }

    /// Gives the element just begun an attribute.
    public XmlOut with(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value, out);
        out.append('"');
        return this;
    }

    /// Gives the element just begun an attribute where there is a value.
    public XmlOut with(String name, Optional<String> value) {
        value.ifPresent(said -> with(name, said));
        return this;
    }

    /// Writes words.
    public XmlOut words(String words) {
        endTag();
        escape(words, out);
        return this;
    }

    /// Writes markup that is well formed already.
    public XmlOut markup(CharSequence markup) {
        endTag();
        out.append(markup);
        return this;
    }

    /// Ends the innermost element.
    public XmlOut end() {
        String name = open.pop();
        if (inTag) {
            inTag = false;
            out.append("/>");
        } else {
            out.append("</").append(name).append('>');
        }
        return this;
    }

    /// An element that holds words alone.
    public XmlOut put(String name, String words) {
        return begin(name).words(words).end();
    }

    /// An element that holds words alone, where there are any.
    public XmlOut put(String name, Optional<String> words) {
        words.ifPresent(said -> put(name, said));
        return this;
    }

    private void endTag() {
        if (inTag) {
            inTag = false;
            out.append('>');
        }
    }

    /// Appends words as XML may hold them, in an element or a quoted attribute.
    static void escape(String words, StringBuilder to) {
        int at = 0;
        for (int i = 0; i < words.length(); i++) {
            String written = written(words, i);
            if (!written.isEmpty()) {
                to.append(words, at, i).append(written);
                at = i + 1;
            }
        }
        to.append(words, at, words.length());
    }

    /// What stands for a character that can't stand for itself; empty where it can.
    private static String written(String words, int at) {
        char c = words.charAt(at);
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\n' -> "&#10;";
            case '\r' -> "&#13;";
            case '\t' -> "&#9;";
            case '\u2028' -> "&#8232;";
            default -> c < ' ' || c > '\uFFFD' || isHalf(words, at) ? "\uFFFD" : "";
        };
    }

    private static boolean isHalf(String words, int at) {
        char c = words.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 >= words.length() || !Character.isLowSurrogate(words.charAt(at + 1));
        }
        return Character.isLowSurrogate(c)
                && (at == 0 || !Character.isHighSurrogate(words.charAt(at - 1)));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
