package org.broadtape.search;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadtape.base.Span;

/// What a reader asks for, understood. Any text gives a query that runs; what could not be taken as
/// it stands is told in `problems`.
///
/// The language: words stand side by side and all must be found; `"a phrase"`; `begin*`; `AND`,
/// `OR`, `NOT` in capitals and `-word`; parentheses; a [QueryField] before a colon
/// (`headline:troops`, `by:("Kim" OR "Shin")`); times as a day, month or year
/// (`published:2024-10`), a span (`2024-10..2024-12`, `[2024-10-01 TO 2024-10-07]`), a bound
/// (`>2024-10-01`), an age (`7d`), `today`, `yesterday`. `NOT` binds first, then words side by side
/// and `AND`, then `OR`.
///
/// @param text as typed, cut to [#LONGEST]
/// @param root what is looked for
/// @param problems what could not be taken as it stands, in the order of the text
public record StoryQuery(String text, Clause root, List<QueryProblem> problems) {
    /// The most UTF-16 units of a query; what is beyond is left out and told.
    public static final int LONGEST = 1000;

    /// The most words, phrases and values of a query.
    public static final int MOST_CLAUSES = 64;

    /// How deep parentheses may stand in each other.
    public static final int DEEPEST = 16;

    /// Copies its list.
    public StoryQuery {
        problems = List.copyOf(problems);
    }

    /// Reads what was typed. Never throws, in time linear in the text.
    ///
    /// @param now what `7d` and `today` count from
    /// @param zone whose days are meant
    public static StoryQuery parse(String typed, Instant now, ZoneId zone) {
        return new QueryParser(typed, new DateWords(now, zone)).parse();
    }

    /// True if nothing is asked for: every story matches.
    public boolean isEverything() {
        return root instanceof Everything;
    }

    /// The query as understood, fully written out; parsing it gives the same root.
    @Override
    public String toString() {
        return root.toString();
    }

    /// A part of a query.
    public sealed interface Clause {}

    /// Matches every story.
    public record Everything() implements Clause {
        @Override
        public String toString() {
            return "";
        }
    }

    /// One word, folded; without quotation marks it finds the plural and singular too.
    ///
    /// @param exact true if it stood in quotation marks
    public record Word(QueryField field, String term, boolean exact) implements Clause {
        @Override
        public String toString() {
            return prefix(field) + (exact ? "\"" + term + "\"" : term);
        }
    }

    /// Words in this order, next to each other; two or more.
    public record Phrase(QueryField field, List<String> terms) implements Clause {
        /// Copies its list.
        public Phrase {
            terms = List.copyOf(terms);
        }

        @Override
        public String toString() {
            return prefix(field) + "\"" + String.join(" ", terms) + "\"";
        }
    }

    /// Words that begin so.
    public record Prefix(QueryField field, String stem) implements Clause {
        @Override
        public String toString() {
            return prefix(field) + stem + "*";
        }
    }

    /// A whole value of a field of that kind, in the index's spelling.
    public record Exact(QueryField field, String value) implements Clause {
        @Override
        public String toString() {
            return prefix(field) + "\"" + value + "\"";
        }
    }

    /// A time in a span; one end may be open.
    ///
    /// @param from the first instant that matches
    /// @param to the first instant that matches no more
    public record When(QueryField field, Optional<Instant> from, Optional<Instant> to)
            implements Clause {
        @Override
        public String toString() {
            return prefix(field)
                    + from.map(Instant::toString).orElse("")
                    + ".."
                    + to.map(end -> end.minus(1, ChronoUnit.SECONDS).toString()).orElse("");
        }
    }

    /// All of them; two or more.
    public record All(List<Clause> parts) implements Clause {
        /// Copies its list.
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(StoryQuery::within).collect(Collectors.joining(" "));
        }
    }

    /// At least one of them; two or more.
    public record Any(List<Clause> parts) implements Clause {
        /// Copies its list.
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(StoryQuery::within).collect(Collectors.joining(" OR "));
        }
    }

    /// What does not match that.
    public record Not(Clause part) implements Clause {
        @Override
        public String toString() {
            return "-" + within(part);
        }
    }

    private static String within(Clause part) {
        return part instanceof All || part instanceof Any ? "(" + part + ")" : part.toString();
    }

    private static String prefix(QueryField field) {
        return field == QueryField.TEXT ? "" : field.field() + ":";
    }

    /// The words of the text that a problem is about.
    public String words(Span where) {
        return where.of(text);
    }
}
