package org.broadtape.wire.internal.newsml;

import org.broadtape.wire.internal.html.References;

/// Sanitised HTML as well-formed XHTML. Its elements are balanced and their attributes quoted
/// already; what is left are references that XML does not know, and characters that it may not
/// hold.
///
/// @param markup on one line
/// @param exact true where reading the markup gives the HTML again, letter for letter
public record Xhtml(String markup, boolean exact) {
    /// The XHTML of some sanitised HTML.
    public static Xhtml of(String html) {
        StringBuilder out = new StringBuilder(html.length() + html.length() / 8);
        boolean exact = true;
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            int until = tag < 0 ? html.length() : tag;
            exact &= words(html, at, until, out);
            if (tag < 0) {
                break;
            }
            int end = html.indexOf('>', endOfValues(html, tag));
            int close = end < 0 ? html.length() : end + 1;
            exact &= tag(html, tag, close, out);
            at = close;
        }
        return new Xhtml(out.toString(), exact);
    }

    /// Past the last quoted value of a tag, since a value may hold a `>`.
    private static int endOfValues(String html, int tag) {
        int at = tag;
        while (at < html.length() && html.charAt(at) != '>') {
            if (html.charAt(at) == '"') {
                int quote = html.indexOf('"', at + 1);
                at = quote < 0 ? html.length() : quote;
            }
            at++;
        }
        return Math.min(at, html.length());
    }

    /// A tag: its values are words of their own.
    private static boolean tag(String html, int from, int to, StringBuilder out) {
        boolean exact = true;
        int at = from;
        while (at < to) {
            int quote = html.indexOf('"', at, to);
            int end = quote < 0 ? -1 : html.indexOf('"', quote + 1, to);
            if (end < 0) {
                break;
            }
            out.append(html, at, quote + 1);
            exact &= value(html.substring(quote + 1, end), out);
            out.append('"');
            at = end + 1;
        }
        out.append(html, at, to);
        return exact;
    }

    private static boolean value(String value, StringBuilder out) {
        String read = References.read(value);
        int start = out.length();
        XmlOut.escape(read, out);
        String again = Markup.escape(read).replace("\"", "&quot;");
        return value.equals(again) && out.indexOf("\uFFFD", start) < 0;
    }

    private static boolean words(String html, int from, int to, StringBuilder out) {
        if (from == to) {
            return true;
        }
        String written = html.substring(from, to);
        String read = References.read(written);
        int start = out.length();
        XmlOut.escape(read, out);
        return written.equals(Markup.escape(read)) && out.indexOf("\uFFFD", start) < 0;
    }
}
