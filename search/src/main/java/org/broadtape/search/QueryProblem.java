package org.broadtape.search;

import org.broadtape.base.Span;

/// Something in a query that could not be taken as it stands. The query runs all the same.
///
/// @param kind what is wrong, what was made of it, and what to do
/// @param where the words concerned, in the text as typed
/// @param words those words, at most 60 units of them
public record QueryProblem(Kind kind, Span where, String words) {
    /// What can be wrong.
    public enum Kind {
        /// Longer than a query may be; the rest was left out.
        TOO_LONG,
        /// More words than a query may have; the rest was left out.
        TOO_MANY_WORDS,
        /// Parentheses too deep in each other; the inner ones were left out.
        TOO_DEEP,
        /// No such field; both parts were taken as words.
        UNKNOWN_FIELD,
        /// A field and nothing after the colon; left out.
        FIELD_WITHOUT_VALUE,
        /// A quotation mark that is not closed; closed at the end.
        OPEN_QUOTE,
        /// A parenthesis that is not closed; closed at the end.
        OPEN_PARENTHESIS,
        /// A closing parenthesis that none opened; left out.
        STRAY_PARENTHESIS,
        /// AND, OR or NOT with nothing to join; left out.
        LOOSE_OPERATOR,
        /// Quotation marks or parentheses with no word in them; left out.
        EMPTY,
        /// Signs without a letter or digit; left out.
        NO_WORD,
        /// A star that is not at the end of a word; left out.
        MISPLACED_STAR,
        /// Too few letters before the star; taken as a whole word.
        SHORT_PREFIX,
        /// Not a day, a span or an age; left out.
        BAD_DATE,
        /// A span whose end is before its beginning; turned round.
        BACKWARD_RANGE,
        /// Nothing a story can be; left out.
        UNKNOWN_FLAG
    }

    static final int WORDS_LIMIT = 60;

    static QueryProblem at(Kind kind, String text, int start, int end) {
        String words = text.substring(start, Math.min(end, start + WORDS_LIMIT));
        return new QueryProblem(
                kind, new Span(start, end), end - start > WORDS_LIMIT ? words + "…" : words);
    }
}
