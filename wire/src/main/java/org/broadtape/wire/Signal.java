package org.broadtape.wire;

/// What an item says about its own predecessor or nature, beyond its version number.
public enum Signal {
    /// A further version with more or newer facts (`UPDATE 2-`).
    UPDATE,
    /// Mends something of substance (`CORRECTED-`).
    CORRECTION,
    /// Mends a small slip (`REFILE-`).
    REFILE,
    /// The sender withdraws the story.
    KILL,
    /// A note to editors, not a story.
    ADVISORY;

    /// Lower-case name, as in the story JSON.
    public String code() {
        return switch (this) {
            case UPDATE -> "update";
            case CORRECTION -> "correction";
            case REFILE -> "refile";
            case KILL -> "kill";
            case ADVISORY -> "advisory";
        };
    }
}
