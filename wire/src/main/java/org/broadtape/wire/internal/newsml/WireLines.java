package org.broadtape.wire.internal.newsml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Text as wires type it: lines broken at a fixed width, a paragraph begun by a blank line or by
/// blanks before its first word, tables held by blanks between their columns.
final class WireLines {
    private static final Pattern COLUMNS = Pattern.compile("\\S {3,}\\S|\\S {2,}\\S+ {2,}\\S");

    private WireLines() {}

    /// True where the breaks of lines mean something: some lines are set in and others are not, or
    /// several stand in columns. Lines all set in alike are only an indented document's.
    static boolean areTyped(String words) {
        if (words.indexOf('\n') < 0 && words.indexOf('\r') < 0) {
            return false;
        }
        List<String> lines = words.lines().skip(1).filter(line -> !line.isBlank()).toList();
        long setIn = lines.stream().filter(WireLines::setIn).count();
        return (setIn > 0 && setIn < lines.size()) || areTable(lines);
    }

    /// The lines as paragraphs, and tables as they were set.
    static String html(String words) {
        boolean typed = areTyped(words);
        StringBuilder html = new StringBuilder(words.length() + 64);
        List<String> paragraph = new ArrayList<>();
        for (String line : words.lines().toList()) {
            if (line.isBlank() || (typed && setIn(line))) {
                close(paragraph, html);
            }
            if (!line.isBlank()) {
                paragraph.add(line.stripTrailing());
            }
        }
        close(paragraph, html);
        return html.toString();
    }

    private static void close(List<String> paragraph, StringBuilder html) {
        if (paragraph.isEmpty()) {
            return;
        }
        boolean table = areTable(paragraph);
        String words =
                Markup.escape(
                        String.join(
                                table ? "\n" : " ",
                                paragraph.stream()
                                        .map(line -> table ? line : line.strip())
                                        .toList()));
        html.append(table ? "<pre>" : "<p>").append(words).append(table ? "</pre>" : "</p>");
        paragraph.clear();
    }

    private static boolean setIn(String line) {
        return line.startsWith("   ") || line.startsWith("\t");
    }

    private static boolean areTable(List<String> lines) {
        return lines.stream().filter(line -> COLUMNS.matcher(line.strip()).find()).count() > 1;
    }
}
