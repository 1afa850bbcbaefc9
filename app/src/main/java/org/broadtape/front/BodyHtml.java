package org.broadtape.front;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.broadtape.wire.WireItem;

/// A story's body as a page shows it. This is the one place where HTML that came from outside is
/// let through to a page, and the template `body.jte` the one place that prints it unescaped.
///
/// The wire has sanitised it before. Here it is written anew from what is understood, so that a
/// slip there can do no harm: only elements listed here come out, only with the attributes listed
/// here, balanced; everything else loses its tags and keeps its words. Besides:
///
/// - crossheads become headings below the page's own, without gaps between levels
/// - tables scroll inside themselves
/// - pictures are left out with their figure: the page shows the story's picture once, with its
///   caption
/// - links say that the page does not vouch for them
///
/// @param html safe to print
/// @param isSummary true where the source sent no more than a summary
public record BodyHtml(String html, boolean isSummary) {
    private static final int DEPTH = 100;
    private static final Set<String> KEPT =
            Set.of(
                    "p",
                    "div",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "blockquote",
                    "pre",
                    "q",
                    "cite",
                    "code",
                    "kbd",
                    "samp",
                    "var",
                    "em",
                    "strong",
                    "b",
                    "i",
                    "u",
                    "s",
                    "sub",
                    "sup",
                    "small",
                    "abbr",
                    "dfn",
                    "mark",
                    "del",
                    "ins",
                    "a",
                    "table",
                    "caption",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "th",
                    "td",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6");
    private static final Set<String> VOID = Set.of("br", "hr");
    private static final Map<String, String> RENAMED = Map.of("strike", "s", "tt", "code");

    /// The body of an item: its HTML, else its text, else its summary.
    public static BodyHtml of(WireItem item, String tableLabel) {
        if (!item.bodyHtml().isBlank()) {
            return new BodyHtml(new Writer(item.bodyHtml(), tableLabel).write(), false);
        }
        if (!item.bodyText().isBlank()) {
            return new BodyHtml(paragraphs(item.bodyText()), false);
        }
        return new BodyHtml(item.summary().map(BodyHtml::paragraphs).orElse(""), true);
    }

    private static String paragraphs(String text) {
        StringBuilder out = new StringBuilder(text.length() + 64);
        for (String paragraph : text.split("\\n\\s*\\n")) {
            if (!paragraph.isBlank()) {
                out.append("<p>");
                escape(paragraph.strip(), out);
                out.append("</p>\n");
            }
        }
        return out.toString();
    }

    private static void escape(String words, StringBuilder out) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append("<br>");
                default -> out.append(c);
            }
        }
    }

    /// One pass over sanitised HTML.
    private static final class Writer {
        private final String html;
        private final String tableLabel;
        private final StringBuilder out;
        private final Deque<String> open = new ArrayDeque<>();
        private int topLevel = 7;

        Writer(String html, String tableLabel) {
            this.html = html;
            this.tableLabel = tableLabel;
            this.out = new StringBuilder(html.length() + 256);
        }

        String write() {
            int at = 0;
            while (at < html.length()) {
                int tag = html.indexOf('<', at);
                out.append(html, at, tag < 0 ? html.length() : tag);
                if (tag < 0) {
                    break;
                }
                at = tag(tag);
            }
            while (!open.isEmpty()) {
                close(open.pop());
            }
            return out.toString();
        }

        /// Takes a tag and says where it ends.
        private int tag(int start) {
            boolean ends = html.startsWith("/", start + 1);
            int nameStart = start + (ends ? 2 : 1);
            int nameEnd = nameStart;
            while (nameEnd < html.length() && isName(html.charAt(nameEnd))) {
                nameEnd++;
            }
            int end = tagEnd(nameEnd);
            if (nameEnd == nameStart || end < 0) {
                out.append("&lt;");
                return start + 1;
            }
            String name = html.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
            name = RENAMED.getOrDefault(name, name);
            if (ends) {
                end(name);
                return end;
            }
            if (name.equals("figure")) {
                return figure(start, end);
            }
            start(name, html.substring(nameEnd, end - 1));
            return end;
        }

        /// Where a tag ends: after its `>`, minding quotes; -1 where it never does.
        private int tagEnd(int from) {
            char quote = 0;
            for (int i = from; i < html.length(); i++) {
                char c = html.charAt(i);
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                    continue;
                }
                if (c == '>') {
                    return i + 1;
                }
                quote = c == '"' || c == '\'' ? c : 0;
            }
            return -1;
        }

        /// A figure with a picture is left out whole; of others only the tags.
        private int figure(int start, int afterTag) {
            int end = html.indexOf("</figure>", start);
            if (end < 0 || end - start > 20_000) {
                return afterTag;
            }
            boolean pictured = html.substring(start, end).contains("<img");
            return pictured ? end + "</figure>".length() : afterTag;
        }

        private void start(String name, String attributes) {
            if (VOID.contains(name)) {
                out.append('<').append(name).append('>');
                return;
            }
            if (!KEPT.contains(name) || open.size() >= DEPTH) {
                return;
            }
            String shown = name;
            if (isHeading(name)) {
                int level = name.charAt(1) - '0';
                topLevel = Math.min(topLevel, level);
                shown = level > topLevel ? "h3" : "h2";
            }
            if (name.equals("a") && target(attributes).isEmpty()) {
                return;
            }
            if (name.equals("table")) {
                out.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
                escape(tableLabel, out);
                out.append("\">");
            }
            out.append('<').append(shown);
            attributes(name, attributes);
            out.append('>');
            open.push(name + " " + shown);
        }

        private void end(String name) {
            boolean known = open.stream().anyMatch(one -> one.startsWith(name + " "));
            while (known) {
                String last = open.pop();
                close(last);
                known = !last.startsWith(name + " ");
            }
        }

        private void close(String opened) {
            out.append("</").append(opened, opened.indexOf(' ') + 1, opened.length()).append('>');
            if (opened.startsWith("table ")) {
                out.append("</div>");
            }
        }

        private void attributes(String name, String written) {
            switch (name) {
                case "a" ->
                        out.append(" href=\"")
                                .append(target(written))
                                .append("\" rel=\"nofollow noopener noreferrer\"");
                case "td", "th" -> {
                    count("colspan", written);
                    count("rowspan", written);
                }
                case "ol" -> count("start", written);
                case "abbr", "dfn" -> {
                    String title = value("title", written);
                    if (!title.isEmpty()) {
                        out.append(" title=\"").append(title).append('"');
                    }
                }
                default -> {}
            }
        }

        /// Where a link leads, if a reader may follow it: web and mail addresses, nothing that
        /// acts.
        private static String target(String written) {
            String address = value("href", written);
            String lower = address.toLowerCase(Locale.ROOT);
            return lower.startsWith("https://")
                            || lower.startsWith("http://")
                            || lower.startsWith("mailto:")
                    ? address
                    : "";
        }

        private void count(String attribute, String written) {
            String value = value(attribute, written);
            if (value.matches("[1-9]\\d{0,2}")) {
                out.append(' ').append(attribute).append("=\"").append(value).append('"');
            }
        }

        /// A quoted value, as written but for signs that could end it; empty where there is none.
        private static String value(String attribute, String written) {
            String opening = " " + attribute + "=\"";
            int at = written.indexOf(opening);
            if (at < 0) {
                return "";
            }
            int from = at + opening.length();
            int end = written.indexOf('"', from);
            return end < 0
                    ? ""
                    : written.substring(from, end)
                            .replace("<", "&lt;")
                            .replace(">", "&gt;")
                            .strip();
        }

        private static boolean isHeading(String name) {
            return name.length() == 2
                    && name.charAt(0) == 'h'
                    && name.charAt(1) >= '1'
                    && name.charAt(1) <= '6';
        }

        private static boolean isName(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
    }
}
