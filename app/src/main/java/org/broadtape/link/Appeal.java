package org.broadtape.link;

import java.time.Instant;
import java.util.Optional;
import org.broadtape.newsroom.StoryId;

/// A reader's objection to a story's links. Nobody but the owner sees it before he has decided, and
/// nobody but he ever sees its words.
///
/// @param story whose links
/// @param kind what is objected to
/// @param entity what it is about; absent where the reader named something this site does not know
/// @param wanted what the reader says is missing, in his words; absent where `entity` says it
/// @param words what else the reader said
/// @param times how many readers said the same
/// @param madeAt when the first of them did
/// @param state how it stands
/// @param decidedAt when the owner decided; absent while he has not
/// @param reason his reason
public record Appeal(
        long id,
        StoryId story,
        Kind kind,
        Optional<String> entity,
        Optional<String> wanted,
        Optional<String> words,
        int times,
        Instant madeAt,
        State state,
        Optional<Instant> decidedAt,
        Optional<String> reason) {
    /// What is objected to.
    public enum Kind {
        /// A link that is there, or its role.
        WRONG,
        /// One that is not.
        MISSING
    }

    /// How it stands.
    public enum State {
        /// The owner has not decided.
        OPEN,
        /// The reader was right; the links were put right.
        UPHELD,
        /// They stay as they are.
        REJECTED,
        /// The story was withdrawn before anybody decided.
        VOID
    }
}
