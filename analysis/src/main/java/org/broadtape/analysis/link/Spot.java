package org.broadtape.analysis.link;

import java.util.List;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.base.Span;

/// Words of a story that name something.
///
/// @param field where they stand
/// @param from the first word
/// @param to the word after the last of the name
/// @param end the word after the last, `Inc` and the like behind the name counted
/// @param how what made them a name
/// @param bearers who may be meant: the gazetteer's bearers, or for [How#SYMBOL] the numbers of
///   entities
record Spot(Field field, int from, int to, int end, How how, List<Integer> bearers) {
    /// What made words a name.
    enum How {
        /// A name of the gazetteer.
        NAME,
        /// A short form of a name the story gives in full elsewhere.
        SHORT,
        /// A symbol as printed.
        SYMBOL
    }

    /// The same words, naming fewer.
    Spot of(List<Integer> fewer) {
        return new Spot(field, from, to, end, how, fewer);
    }

    /// Where the words stand, from the words of their field.
    Passage passage(Words words) {
        return new Passage(field, new Span(words.start(from), words.end(end - 1)));
    }
}
