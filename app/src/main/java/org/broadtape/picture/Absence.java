package org.broadtape.picture;

/// Why a story that names a picture shows none.
public enum Absence {
    /// The owner shows no pictures of its source.
    LEFT_OUT,
    /// Its terms forbid it.
    TERMS,
    /// It is still being fetched.
    COMING,
    /// It could not be had; the source's health page says why.
    REFUSED;

    /// The key of the words that say so.
    public String key() {
        return "front.rights.no-picture." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
