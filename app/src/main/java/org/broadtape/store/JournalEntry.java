package org.broadtape.store;

import java.time.Instant;

/// One thing that changed, by ids alone: a kill has nothing to chase here.
///
/// @param position rises with every entry, in the order of commits; from 1
/// @param at when it was written, to the millisecond
/// @param kind what happened
/// @param story which story it happened to
/// @param version the story's version that it is about, from 1; the current one where the change is
///   of the whole story
/// @param source the source that brought it
public record JournalEntry(
        long position, Instant at, Kind kind, long story, int version, long source) {
    /// What can happen to a story.
    public enum Kind {
        /// Seen for the first time and open to readers.
        FIRST_SEEN,
        /// A further version.
        REVISED,
        /// A version that mends an error of substance.
        CORRECTED,
        /// Withdrawn by its sender: gone from every surface.
        KILLED,
        /// Kept from readers: under embargo, withheld, or held as old or undated until the owner
        /// says.
        HELD,
        /// An embargo lifted, or the owner let a held story through.
        RELEASED,
        /// Its rights ended.
        EXPIRED,
        /// Removed by retention or by the owner.
        REMOVED,
        /// Something about it changed that is not its text: a picture arrived, it was kept, it
        /// joined a group of copies, it was filed from another site.
        TOUCHED
    }
}
