package org.broadtape.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadtape.search.QueryProblem.Kind;
import org.broadtape.search.StoryQuery.All;
import org.broadtape.search.StoryQuery.Any;
import org.broadtape.search.StoryQuery.Clause;
import org.broadtape.search.StoryQuery.Everything;
import org.broadtape.search.StoryQuery.Exact;
import org.broadtape.search.StoryQuery.Not;
import org.broadtape.search.StoryQuery.Phrase;
import org.broadtape.search.StoryQuery.Prefix;
import org.broadtape.search.StoryQuery.When;
import org.broadtape.search.StoryQuery.Word;

/// Turns what was typed into a [StoryQuery], by descent through OR, AND, NOT to words. Every step
/// takes at least one unit of the text, and depth, length and number of clauses are bounded.
final class QueryParser {
    private static final int LEAST_PREFIX = 2;

    private final String text;
    private final DateWords dates;
    private final List<QueryProblem> problems = new ArrayList<>();
    private final Set<Kind> toldOnce = EnumSet.noneOf(Kind.class);
    private int at;
    private int depth;
    private int flattened;
    private int leaves;

    QueryParser(String typed, DateWords dates) {
        int end = Math.min(typed.length(), StoryQuery.LONGEST);
        if (end < typed.length() && Character.isHighSurrogate(typed.charAt(end - 1))) {
            end--;
        }
        this.text = typed.substring(0, end);
        this.dates = dates;
        if (end < typed.length()) {
            problems.add(QueryProblem.at(Kind.TOO_LONG, text, end, end));
        }
    }

    StoryQuery parse() {
        List<Clause> parts = new ArrayList<>();
        while (at < text.length()) {
            either(QueryField.TEXT).ifPresent(parts::add);
            if (at < text.length()) {
                tell(Kind.STRAY_PARENTHESIS, at, ++at);
            }
        }
        problems.sort((a, b) -> Integer.compare(a.where().start(), b.where().start()));
        return new StoryQuery(text, all(parts).orElse(new Everything()), problems);
    }

    /// Alternatives up to a closing parenthesis or the end.
    private Optional<Clause> either(QueryField field) {
        List<Clause> parts = new ArrayList<>();
        boolean joining = false;
        int operator = at;
        while (true) {
            Optional<Clause> part = both(field);
            if (part.isEmpty() && joining) {
                tell(Kind.LOOSE_OPERATOR, operator, operator + 2);
            }
            part.ifPresent(parts::add);
            if (!atOperator("OR")) {
                return any(parts);
            }
            operator = at;
            joining = part.isPresent() || !parts.isEmpty();
            if (!joining) {
                tell(Kind.LOOSE_OPERATOR, operator, operator + 2);
            }
            at += 2;
        }
    }

    /// Parts side by side, up to an OR, a closing parenthesis or the end.
    private Optional<Clause> both(QueryField field) {
        List<Clause> parts = new ArrayList<>();
        int loose = -1;
        while (true) {
            skipBlanks();
            if (at >= text.length() || atOperator("OR") || closing()) {
                if (loose >= 0) {
                    tell(Kind.LOOSE_OPERATOR, loose, loose + 3);
                }
                return all(parts);
            }
            if (atOperator("AND")) {
                if (loose >= 0 || parts.isEmpty()) {
                    tell(Kind.LOOSE_OPERATOR, at, at + 3);
                } else {
                    loose = at;
                }
                at += 3;
                continue;
            }
            Optional<Clause> part = negated(field);
            if (part.isPresent()) {
                loose = -1;
                parts.add(part.get());
            }
        }
    }

    /// True at a parenthesis that closes a group; one whose opening was left out is left out too.
    private boolean closing() {
        while (at < text.length() && text.charAt(at) == ')' && flattened > 0) {
            flattened--;
            at++;
            skipBlanks();
        }
        return at >= text.length() || text.charAt(at) == ')';
    }

    private Optional<Clause> negated(QueryField field) {
        boolean not = false;
        int operator = -1;
        while (true) {
            skipBlanks();
            if (atOperator("NOT")) {
                operator = at;
                at += 3;
                not = !not;
            } else if (at + 1 < text.length()
                    && text.charAt(at) == '-'
                    && !isBlank(text.charAt(at + 1))) {
                at++;
                not = !not;
            } else {
                break;
            }
        }
        boolean ended = at >= text.length() || text.charAt(at) == ')' || atOperator("OR");
        if (ended || atOperator("AND")) {
            if (operator >= 0) {
                tell(Kind.LOOSE_OPERATOR, operator, operator + 3);
            }
            return Optional.empty();
        }
        Optional<Clause> part = primary(field);
        return not ? part.map(QueryParser::opposite) : part;
    }

    private static Clause opposite(Clause part) {
        return part instanceof Not inner ? inner.part() : new Not(part);
    }

    private Optional<Clause> primary(QueryField field) {
        char c = text.charAt(at);
        if (c == '(') {
            return group(field);
        }
        if (isQuote(c)) {
            return quoted(field);
        }
        if (field.kind() == QueryField.Kind.TIME && (c == '[' || c == '{')) {
            return bracketed(field);
        }
        int start = at;
        while (at < text.length() && !ends(text.charAt(at))) {
            if (text.charAt(at) == ':' && at > start) {
                Optional<Optional<Clause>> named = afterColon(start);
                if (named.isPresent()) {
                    return named.get();
                }
            }
            at++;
        }
        return value(field, start, at);
    }

    /// What stands after `name:`; empty if the name is none and the colon means nothing.
    private Optional<Optional<Clause>> afterColon(int start) {
        String name = text.substring(start, at);
        Optional<QueryField> field = QueryField.named(name);
        if (field.isEmpty()) {
            boolean meant =
                    name.chars().allMatch(Character::isLetter)
                            && at + 1 < text.length()
                            && !ends(text.charAt(at + 1))
                            && text.charAt(at + 1) != '/'
                            && text.charAt(at + 1) != ':';
            return meant ? Optional.of(bothAsWords(start)) : Optional.empty();
        }
        int colon = at;
        at++;
        skipBlanks();
        if (at >= text.length() || text.charAt(at) == ')') {
            tell(Kind.FIELD_WITHOUT_VALUE, start, colon + 1);
            return Optional.of(Optional.empty());
        }
        if (atOperator("AND") || atOperator("OR") || atOperator("NOT")) {
            tell(Kind.FIELD_WITHOUT_VALUE, start, colon + 1);
            return Optional.of(Optional.empty());
        }
        char c = text.charAt(at);
        if (c == '(' || isQuote(c) || c == '[' || c == '{') {
            return Optional.of(primary(field.get()));
        }
        int from = at;
        while (at < text.length() && !ends(text.charAt(at))) {
            at++;
        }
        return Optional.of(value(field.get(), from, at));
    }

    private Optional<Clause> bothAsWords(int start) {
        tell(Kind.UNKNOWN_FIELD, start, at);
        List<Clause> parts = new ArrayList<>();
        words(QueryField.TEXT, start, at).ifPresent(parts::add);
        int from = ++at;
        while (at < text.length() && !ends(text.charAt(at))) {
            at++;
        }
        words(QueryField.TEXT, from, at).ifPresent(parts::add);
        return all(parts);
    }

    private Optional<Clause> group(QueryField field) {
        int open = at++;
        if (depth >= StoryQuery.DEEPEST) {
            tellOnce(Kind.TOO_DEEP, open, open + 1);
            flattened++;
            return Optional.empty();
        }
        depth++;
        int outer = flattened;
        flattened = 0;
        int told = problems.size();
        Optional<Clause> inner = either(field);
        if (at >= text.length()) {
            tell(Kind.OPEN_PARENTHESIS, open, open + 1);
        } else {
            at++;
            if (inner.isEmpty() && problems.size() == told) {
                tell(Kind.EMPTY, open, at);
            }
        }
        flattened = outer;
        depth--;
        return inner;
    }

    private Optional<Clause> quoted(QueryField field) {
        int open = at++;
        while (at < text.length() && !isQuote(text.charAt(at))) {
            at++;
        }
        int end = at;
        if (at < text.length()) {
            at++;
        } else {
            tell(Kind.OPEN_QUOTE, open, open + 1);
        }
        if (text.substring(open + 1, end).isBlank()) {
            tell(Kind.EMPTY, open, at);
            return Optional.empty();
        }
        if (field.kind() != QueryField.Kind.WORDS) {
            return value(field, open + 1, end);
        }
        List<String> words = WordScanner.words(text.substring(open + 1, end));
        if (words.isEmpty()) {
            tell(Kind.NO_WORD, open, at);
            return Optional.empty();
        }
        return leaf(
                words.size() == 1
                        ? new Word(field, words.getFirst(), true)
                        : new Phrase(field, words),
                open,
                at);
    }

    private Optional<Clause> bracketed(QueryField field) {
        int start = at;
        while (at < text.length() && text.charAt(at) != ']' && text.charAt(at) != '}') {
            at++;
        }
        if (at < text.length()) {
            at++;
        }
        return value(field, start, at);
    }

    private Optional<Clause> value(QueryField field, int start, int end) {
        return switch (field.kind()) {
            case WORDS -> words(field, start, end);
            case EXACT -> exact(field, start, end);
            case TIME -> time(field, start, end);
        };
    }

    private Optional<Clause> words(QueryField field, int start, int end) {
        String written = text.substring(start, end);
        boolean begins = written.endsWith("*");
        String bare = begins ? written.replaceAll("\\*+$", "") : written;
        if (bare.indexOf('*') >= 0) {
            tell(Kind.MISPLACED_STAR, start, end);
        }
        List<String> words = WordScanner.words(bare.replace("*", ""));
        if (words.isEmpty()) {
            if (begins || written.chars().anyMatch(c -> c == '*')) {
                tellOnce(Kind.MISPLACED_STAR, start, end);
            } else if (!isPunctuation(written)) {
                tell(Kind.NO_WORD, start, end);
            }
            return Optional.empty();
        }
        if (begins) {
            return beginning(field, words, start, end);
        }
        if (words.size() > 1) {
            return leaf(new Phrase(field, words), start, end);
        }
        String only = words.getFirst();
        boolean half = only.length() == 1 && WordScanner.isPaired(only.charAt(0));
        return leaf(half ? new Prefix(field, only) : new Word(field, only, false), start, end);
    }

    private Optional<Clause> beginning(QueryField field, List<String> words, int start, int end) {
        String stem = words.getLast();
        boolean paired = WordScanner.isPaired(stem.codePointAt(0));
        Clause last;
        if (stem.length() < LEAST_PREFIX && !paired) {
            tell(Kind.SHORT_PREFIX, start, end);
            last = new Word(field, stem, false);
        } else {
            last = new Prefix(field, stem);
        }
        if (words.size() == 1) {
            return leaf(last, start, end);
        }
        List<String> before = words.subList(0, words.size() - 1);
        Clause first =
                before.size() == 1
                        ? new Word(field, before.getFirst(), true)
                        : new Phrase(field, before);
        return all(List.of(first, last)).flatMap(both -> leaf(both, start, end));
    }

    private Optional<Clause> exact(QueryField field, int start, int end) {
        String typed = text.substring(start, end).strip();
        String written = typed.replace("*", "");
        if (written.length() < typed.length()) {
            tell(Kind.MISPLACED_STAR, start, end);
        }
        if (WordScanner.words(written).isEmpty()) {
            tell(Kind.NO_WORD, start, end);
            return Optional.empty();
        }
        String value =
                field == QueryField.SYMBOL
                        ? written.toUpperCase(Locale.ROOT)
                        : written.toLowerCase(Locale.ROOT);
        if (field == QueryField.IS && !isFlag(value)) {
            tell(Kind.UNKNOWN_FLAG, start, end);
            return Optional.empty();
        }
        return leaf(new Exact(field, value), start, end);
    }

    private static boolean isFlag(String value) {
        for (IndexedStory.Flag flag : IndexedStory.Flag.values()) {
            if (flag.name().toLowerCase(Locale.ROOT).equals(value)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Clause> time(QueryField field, int start, int end) {
        Optional<DateWords.Range> range = dates.read(text.substring(start, end));
        if (range.isEmpty()) {
            tell(Kind.BAD_DATE, start, end);
            return Optional.empty();
        }
        if (range.get().turned()) {
            tell(Kind.BACKWARD_RANGE, start, end);
        }
        return leaf(new When(field, range.get().from(), range.get().to()), start, end);
    }

    private Optional<Clause> leaf(Clause clause, int start, int end) {
        if (leaves >= StoryQuery.MOST_CLAUSES) {
            tellOnce(Kind.TOO_MANY_WORDS, start, end);
            return Optional.empty();
        }
        leaves++;
        return Optional.of(clause);
    }

    private static Optional<Clause> all(List<Clause> parts) {
        if (parts.size() < 2) {
            return parts.stream().findFirst();
        }
        List<Clause> flat = new ArrayList<>();
        for (Clause part : parts) {
            if (part instanceof All inner) {
                flat.addAll(inner.parts());
            } else {
                flat.add(part);
            }
        }
        return Optional.of(new All(flat));
    }

    private static Optional<Clause> any(List<Clause> parts) {
        if (parts.size() < 2) {
            return parts.stream().findFirst();
        }
        List<Clause> flat = new ArrayList<>();
        for (Clause part : parts) {
            if (part instanceof Any inner) {
                flat.addAll(inner.parts());
            } else {
                flat.add(part);
            }
        }
        return Optional.of(new Any(flat));
    }

    private void tell(Kind kind, int start, int end) {
        problems.add(QueryProblem.at(kind, text, start, end));
    }

    private void tellOnce(Kind kind, int start, int end) {
        if (toldOnce.add(kind)) {
            tell(kind, start, end);
        }
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    /// True where that operator stands as a word of its own.
    private boolean atOperator(String operator) {
        int end = at + operator.length();
        return text.startsWith(operator, at)
                && (end == text.length() || ends(text.charAt(end)))
                && (at == 0 || ends(text.charAt(at - 1)) || text.charAt(at - 1) == ':');
    }

    /// Signs that stand in ordinary sentences and are passed over in silence.
    private static boolean isPunctuation(String written) {
        return written.chars().allMatch(c -> ".,;:!?-–—…'’&/+|".indexOf(c) >= 0);
    }

    private static boolean ends(char c) {
        return c == '(' || c == ')' || isQuote(c) || isBlank(c);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || Character.isWhitespace(c) || c == '\u00A0' || c == '\u3000';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '“' || c == '”' || c == '„' || c == '«' || c == '»';
    }
}
