package org.broadtape.newsroom;

import java.util.Optional;

/// Which stories a list shows, newest first.
///
/// @param source only of this source
/// @param section only of this section
/// @param language only in this language
/// @param withCopies true if copies stand in the list themselves, false if they hide behind the
///   first
/// @param before the cursor a part before ended with
/// @param limit at most so many, 1 to 200
public record StoryList(
        Optional<SourceId> source,
        Optional<String> section,
        Optional<String> language,
        boolean withCopies,
        Optional<String> before,
        int limit) {
    /// The most stories one part of a list holds.
    public static final int MOST = 200;

    /// Bounds the limit.
    public StoryList {
        limit = Math.clamp(limit, 1, MOST);
    }

    /// The front page's list: all, copies behind the first.
    public static StoryList front(int limit) {
        return new StoryList(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                limit);
    }

    /// All stories of a source, copies too.
    public static StoryList of(SourceId source, int limit) {
        return new StoryList(
                Optional.of(source),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                limit);
    }

    /// The same list of one section; of all where there is none.
    public StoryList in(Optional<String> name) {
        return new StoryList(source, name, language, withCopies, before, limit);
    }

    /// The same list from a cursor on.
    public StoryList from(Optional<String> cursor) {
        return new StoryList(source, section, language, withCopies, cursor, limit);
    }
}
