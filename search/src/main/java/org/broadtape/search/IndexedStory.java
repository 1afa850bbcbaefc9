package org.broadtape.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the index is told about a story's current version.
///
/// @param id the story's id, from 1; a later one with the same id takes its place
/// @param version the version's number, from 1
/// @param headline plain text
/// @param summary plain text of the teaser
/// @param body plain text; empty where there is none. Found by its words, never stored
/// @param sourceId who brought it
/// @param sourceName the source's name as readers see it
/// @param byline as printed
/// @param writers named writers
/// @param agency who first wrote it
/// @param language BCP 47 tag; `en-US` is found by `en` too
/// @param subjects names and codes of what it is about, as the wire says
/// @param symbols instruments as the wire names them: `META`, `META.O`, an ISIN
/// @param published the publisher's claim; a story without it matches no `published:`
/// @param updated the publisher's claim for this version
/// @param firstSeen when this site first had it
/// @param ranked where it stands in a list by time
/// @param expires from then on it is found no more, even before the index hears of it
/// @param section the source's section
/// @param flags what `is:` asks for
public record IndexedStory(
        long id,
        int version,
        String headline,
        Optional<String> summary,
        String body,
        long sourceId,
        String sourceName,
        Optional<String> byline,
        List<String> writers,
        Optional<String> agency,
        Optional<String> language,
        List<String> subjects,
        List<String> symbols,
        Optional<Instant> published,
        Optional<Instant> updated,
        Instant firstSeen,
        Instant ranked,
        Optional<Instant> expires,
        Optional<String> section,
        Set<Flag> flags) {
    /// Copies its lists; refuses what can't be an id.
    public IndexedStory {
        if (id < 1) {
            throw new IllegalArgumentException("Not a story's id: " + id);
        }
        writers = List.copyOf(writers);
        subjects = List.copyOf(subjects);
        symbols = List.copyOf(symbols);
        flags = Set.copyOf(flags);
    }

    /// What a story can be besides its words; asked for as `is:corrected`.
    public enum Flag {
        /// Its current version mends an error of substance.
        CORRECTED,
        /// It has more than one version.
        UPDATED,
        /// It copies another source's story.
        COPY,
        /// It has a picture that may be shown.
        PICTURED,
        /// It belongs to the sample edition.
        SAMPLE
    }
}
