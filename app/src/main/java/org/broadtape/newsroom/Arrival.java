package org.broadtape.newsroom;

import java.time.Instant;
import java.util.Optional;

/// What a delivery turned out to be. By the time it is answered, it is on the disk.
public sealed interface Arrival {
    /// The story it is about.
    StoryId story();

    /// Whether it brought something that was not here: a new story, or a change of one.
    default boolean isFresh() {
        return switch (this) {
            case Repeat ignored -> false;
            case FirstSeen ignored -> true;
            case Revised ignored -> true;
            case Corrected ignored -> true;
            case Killed ignored -> true;
            case Held ignored -> true;
        };
    }

    /// The story's first version, open to readers.
    record FirstSeen(StoryId story) implements Arrival {}

    /// A further version of a story.
    ///
    /// @param version its number here, from 2
    record Revised(StoryId story, int version) implements Arrival {}

    /// A further version that mends an error of substance, or says it does.
    ///
    /// @param version its number here, from 2
    record Corrected(StoryId story, int version) implements Arrival {}

    /// The story is withdrawn; every version's text is gone.
    record Killed(StoryId story) implements Arrival {}

    /// Nothing that the story did not already say, or an older version arriving late.
    ///
    /// @param why in plain words, for the source's page
    record Repeat(StoryId story, String why) implements Arrival {}

    /// Kept, but no reader sees it yet.
    ///
    /// @param reason why
    /// @param until when it opens by itself; absent where only the owner can open it
    record Held(StoryId story, Reason reason, Optional<Instant> until) implements Arrival {}

    /// Why a story is held.
    enum Reason {
        /// Its sender forbids showing it before a time.
        EMBARGO,
        /// Its sender withholds it.
        WITHHELD,
        /// It tells what an older story here already told, or its own date is long past: an old
        /// story must not pass for a new one.
        OLD,
        /// It says no time at all.
        UNDATED,
        /// Its time lies in the future beyond what clocks differ by.
        FUTURE
    }
}
