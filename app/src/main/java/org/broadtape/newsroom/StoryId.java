package org.broadtape.newsroom;

import java.util.Optional;

/// Which story: stable across versions, and what its address ends in.
///
/// @param value from 1
public record StoryId(long value) implements Comparable<StoryId> {
    /// Refuses what can't be an id.
    public StoryId {
        if (value < 1) {
            throw new IllegalArgumentException("Not a story's id: " + value);
        }
    }

    /// The inverse of [#toString]; empty where the words are no id.
    public static Optional<StoryId> parse(String words) {
        if (words.isEmpty()
                || words.length() > 18
                || !words.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long value = Long.parseLong(words);
        return value < 1 ? Optional.empty() : Optional.of(new StoryId(value));
    }

    @Override
    public int compareTo(StoryId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
