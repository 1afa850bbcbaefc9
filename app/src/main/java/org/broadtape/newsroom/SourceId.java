package org.broadtape.newsroom;

/// Which source brought a story. The newsroom only carries it; what it means is the source desk's.
///
/// @param value from 1
public record SourceId(long value) {
    /// Refuses what can't be an id.
    public SourceId {
        if (value < 1) {
            throw new IllegalArgumentException("Not a source's id: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
