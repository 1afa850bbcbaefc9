package org.broadtape.newsroom;

/// What readers may see of a story now.
public enum StoryState {
    /// Open to readers.
    LIVE,
    /// Kept from readers for an [Arrival.Reason].
    HELD,
    /// Withdrawn by its sender: headline and history remain as a tombstone, no text.
    KILLED,
    /// Its rights ended: a tombstone as well.
    EXPIRED,
    /// Removed by retention or the owner: a tombstone without headline.
    REMOVED
}
