package org.broadtape.store;

/// The disk, or the room given to the database, is full: nothing was taken in, nothing kept was
/// harmed, and reading goes on. Whoever handed something in should try again when there is room.
public final class StoreFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What to do, in a sentence for the owner.
    public static final String REMEDY =
            "Free some space on the disk; then let the site remove old stories (settings, retention).";

    /// With the database's own words as the cause.
    public StoreFull(Throwable cause) {
        super(
                "The disk is full: nothing can be taken in until there is room; reading goes on. "
                        + REMEDY,
                cause);
    }
}
