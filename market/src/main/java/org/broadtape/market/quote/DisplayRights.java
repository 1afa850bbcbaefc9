package org.broadtape.market.quote;

import java.util.Optional;

/// Who may be shown a provider's numbers.
///
/// @param audience who
/// @param credit the words that must stand beside them; absent where none are asked for
public record DisplayRights(Audience audience, Optional<String> credit) {
    /// Everyone, without a credit.
    public static final DisplayRights EVERYONE =
            new DisplayRights(Audience.EVERYONE, Optional.empty());

    /// The site's owner alone.
    public static final DisplayRights OWNER = new DisplayRights(Audience.OWNER, Optional.empty());

    /// Everyone, with a credit beside the number.
    public static DisplayRights crediting(String words) {
        return new DisplayRights(Audience.EVERYONE, Optional.of(words));
    }

    /// Whether a reader may see what comes under these rights.
    ///
    /// @param reader [Audience#OWNER] for the owner, signed in
    public boolean allow(Audience reader) {
        return switch (audience) {
            case EVERYONE -> reader != Audience.NOBODY;
            case OWNER -> reader == Audience.OWNER;
            case NOBODY -> false;
        };
    }

    /// Who.
    public enum Audience {
        /// Every reader.
        EVERYONE,
        /// The owner, signed in: terms for personal use.
        OWNER,
        /// Nobody: it may be computed with only.
        NOBODY
    }
}
