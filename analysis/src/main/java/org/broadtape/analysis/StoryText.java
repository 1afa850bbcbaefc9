package org.broadtape.analysis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadtape.base.Span;

/// A story as an analyst reads it. The texts are never edited: whatever is found points into them.
///
/// @param headline the main headline; empty where there is none
/// @param body the plain text, paragraphs parted by a blank line, crossheads among them
/// @param dateline the place it was filed from, as printed; absent where it says none
/// @param day the day the story is of, by its first publication: names and listings are taken as
///   they were then; absent when unknown, and then every name counts
/// @param symbols tickers, RICs and ISINs as printed, in the order they stand
/// @param agencies who sent it, as printed (`Reuters`): named in every story and its subject in
///   hardly any
/// @param language BCP 47 tag the sender gave; absent where it gave none
public record StoryText(
        String headline,
        String body,
        Optional<String> dateline,
        Optional<LocalDate> day,
        List<Symbol> symbols,
        Set<String> agencies,
        Optional<String> language) {
    /// Copies its lists.
    public StoryText {
        symbols = List.copyOf(symbols);
        agencies = Set.copyOf(agencies);
    }

    /// A story of a headline and a text alone.
    public static StoryText of(String headline, String body) {
        return new StoryText(
                headline,
                body,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of(),
                Optional.empty());
    }

    /// The text of one of its fields.
    public String text(Field field) {
        return switch (field) {
            case HEADLINE -> headline;
            case BODY -> body;
        };
    }

    /// Which text a passage stands in.
    public enum Field {
        /// [StoryText#headline].
        HEADLINE,
        /// [StoryText#body].
        BODY
    }

    /// Words of a story.
    ///
    /// @param field the text they stand in
    /// @param span where in it
    public record Passage(Field field, Span span) {
        /// The words themselves.
        public String of(StoryText story) {
            return span.of(story.text(field));
        }
    }

    /// A symbol as printed: proof of identity, not of aboutness.
    ///
    /// @param value the symbol alone: `META`, `JNJ.N`, `US30303M1027`
    /// @param market the exchange printed before it, as ISO 10383 operating MIC; absent where none
    ///   is or it is not known
    /// @param at where the symbol itself stands
    public record Symbol(String value, Optional<String> market, Passage at) {}
}
