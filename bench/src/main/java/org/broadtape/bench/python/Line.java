package org.broadtape.bench.python;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A logical line of a Python file: what is open in brackets goes on in the next line.
///
/// @param number the line it begins on, from 1
/// @param indent how many blanks stand before it
/// @param tokens its tokens
record Line(int number, int indent, List<Token> tokens) {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<blank>[ \\t\\f]+|\\\\\\r?\\n)"
                            + "|(?<comment>#[^\\n]*)"
                            + "|(?<end>\\r?\\n)"
                            + "|(?<text>[rRbBuUfF]{0,2}(?:\"\"\"(?s:.*?)\"\"\"|'''(?s:.*?)'''"
                            + "|\"(?:[^\"\\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)*+'))"
                            + "|(?<number>(?:\\d[\\d_]*+\\.?[\\d_]*+|\\.\\d[\\d_]*+)(?:[eE][+-]?\\d++)?)"
                            + "|(?<name>[\\p{L}_][\\p{L}\\d_]*+)"
                            + "|(?<sign>\\*\\*=?|//=?|<<|>>|[<>=!]=|[-+*/%&|^]=|->|:=|.)");

    /// Copies the tokens.
    Line {
        tokens = List.copyOf(tokens);
    }

    /// The lines of a file, blank ones and comments left out.
    static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        List<Token> open = new ArrayList<>();
        int depth = 0;
        int number = 1;
        int from = 1;
        int indent = 0;
        boolean fresh = true;
        Matcher next = TOKEN.matcher(text);
        while (next.lookingAt()) {
            String words = next.group();
            if (next.group("end") != null && depth == 0) {
                if (!open.isEmpty()) {
                    lines.add(new Line(from, indent, open));
                    open = new ArrayList<>();
                }
                fresh = true;
                indent = 0;
            } else if (next.group("blank") != null) {
                indent = fresh && open.isEmpty() ? words.length() : indent;
            } else if (next.group("comment") == null && next.group("end") == null) {
                from = open.isEmpty() ? number : from;
                fresh = false;
                open.add(token(next));
                depth += depth(words, next.group("sign") != null);
            }
            number += (int) words.chars().filter(sign -> sign == '\n').count();
            next.region(next.end(), text.length());
        }
        if (!open.isEmpty()) {
            lines.add(new Line(from, indent, open));
        }
        return lines;
    }

    private static int depth(String words, boolean isSign) {
        if (!isSign) {
            return 0;
        }
        return switch (words) {
            case "(", "[", "{" -> 1;
            case ")", "]", "}" -> -1;
            default -> 0;
        };
    }

    private static Token token(Matcher next) {
        String words = next.group();
        if (next.group("text") != null) {
            String quoted = words.substring(Math.max(0, quote(words)));
            int marks = quoted.startsWith("\"\"\"") || quoted.startsWith("'''") ? 3 : 1;
            String inside = quoted.substring(marks, quoted.length() - marks);
            return new Token(Token.Kind.TEXT, inside.replaceAll("\\\\(.)", "$1"));
        }
        if (next.group("number") != null) {
            return new Token(Token.Kind.NUMBER, words.replace("_", ""));
        }
        return new Token(next.group("name") != null ? Token.Kind.NAME : Token.Kind.SIGN, words);
    }

    private static int quote(String words) {
        int single = words.indexOf('\'');
        int twice = words.indexOf('"');
        return single < 0 || (twice >= 0 && twice < single) ? twice : single;
    }
}
