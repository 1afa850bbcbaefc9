package org.broadtape.search;

import java.util.Locale;
import java.util.Optional;

/// Where in a story a query looks; written before a colon: `headline:troops`.
public enum QueryField {
    /// Headline, summary, body, and beside them writers, subjects and symbols: where a word without
    /// a field is looked for.
    TEXT(Kind.WORDS, "text"),
    /// The headline alone.
    HEADLINE(Kind.WORDS, "headline"),
    /// The source's name, or its number.
    SOURCE(Kind.WORDS, "source"),
    /// Byline and writers.
    BY(Kind.WORDS, "by"),
    /// Who first wrote it.
    AGENCY(Kind.WORDS, "agency"),
    /// Names and codes of what it is about.
    SUBJECT(Kind.WORDS, "subject"),
    /// An instrument as the wire names it, whole: `META`, `BRK.B`.
    SYMBOL(Kind.EXACT, "symbol"),
    /// A language tag; `en` finds `en-US`.
    LANGUAGE(Kind.EXACT, "language"),
    /// The source's section.
    SECTION(Kind.EXACT, "section"),
    /// A [IndexedStory.Flag].
    IS(Kind.EXACT, "is"),
    /// When it was published, as its publisher says.
    PUBLISHED(Kind.TIME, "published"),
    /// When its current version was published, as its publisher says.
    UPDATED(Kind.TIME, "updated"),
    /// When this site first had it.
    SEEN(Kind.TIME, "seen");

    private final Kind kind;
    private final String field;

    QueryField(Kind kind, String field) {
        this.kind = kind;
        this.field = field;
    }

    /// What is asked of a field.
    public enum Kind {
        /// Words, phrases and beginnings of words.
        WORDS,
        /// A whole value.
        EXACT,
        /// A day, a span of time.
        TIME
    }

    /// What is asked of it.
    public Kind kind() {
        return kind;
    }

    /// Its name as written in a query, and in the index.
    public String field() {
        return field;
    }

    /// The field of a name, in any case; its common other names are understood too.
    public static Optional<QueryField> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "text" -> Optional.of(TEXT);
            case "headline", "title" -> Optional.of(HEADLINE);
            case "source", "from" -> Optional.of(SOURCE);
            case "by", "author", "byline", "writer" -> Optional.of(BY);
            case "agency" -> Optional.of(AGENCY);
            case "subject", "topic", "category", "tag" -> Optional.of(SUBJECT);
            case "symbol", "ticker" -> Optional.of(SYMBOL);
            case "language", "lang" -> Optional.of(LANGUAGE);
            case "section" -> Optional.of(SECTION);
            case "is" -> Optional.of(IS);
            case "published", "date" -> Optional.of(PUBLISHED);
            case "updated" -> Optional.of(UPDATED);
            case "seen", "received" -> Optional.of(SEEN);
            default -> Optional.empty();
        };
    }
}
