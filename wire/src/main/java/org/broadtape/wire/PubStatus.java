package org.broadtape.wire;

/// What the sender says may be done with an item (IPTC `pubStatus`).
public enum PubStatus {
    /// May be published.
    USABLE,
    /// Held back until the sender says otherwise.
    WITHHELD,
    /// Must be taken from every surface: a kill.
    CANCELED;

    /// The IPTC code, lower case.
    public String code() {
        return switch (this) {
            case USABLE -> "usable";
            case WITHHELD -> "withheld";
            case CANCELED -> "canceled";
        };
    }
}
