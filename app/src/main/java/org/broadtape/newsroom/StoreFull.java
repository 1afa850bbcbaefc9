package org.broadtape.newsroom;

/// The disk, or the room given to the database, is full: nothing was taken in, nothing kept was
/// harmed, and reading goes on. Whoever handed in the delivery should try again when there is room.
public final class StoreFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// With the database's own words as the cause.
    public StoreFull(Throwable cause) {
        super(
                "The disk is full: no story can be taken in until there is room. Free some space or let"
                        + " the site remove old stories (settings, retention); reading goes on.",
                cause);
    }
}
