package org.broadtape.analysis.link;

import java.util.EnumMap;
import java.util.Map;

/// All that is learnt of single words.
///
/// @param of by where the word stands
record Odds(Map<Where, WordOdds> of) {
    /// Where a word stands that tells something.
    enum Where {
        /// Before a name in the headline.
        HEADLINE_BEFORE,
        /// Behind a name in the headline.
        HEADLINE_BEHIND,
        /// Anywhere in the headline: whether the story is about any instrument.
        HEADLINE,
        /// Before a name in the body.
        BODY_BEFORE,
        /// Behind a name in the body.
        BODY_BEHIND,
        /// First of the dateline: whether symbols with an exchange's suffix are meant.
        DATELINE
    }

    /// Nothing learnt.
    static Odds none() {
        Map<Where, WordOdds> of = new EnumMap<>(Where.class);
        for (Where where : Where.values()) {
            of.put(where, new WordOdds(Map.of()));
        }
        return new Odds(of);
    }

    double of(Where where, long key) {
        WordOdds odds = of.get(where);
        return odds == null ? 0 : odds.of(key);
    }
}
