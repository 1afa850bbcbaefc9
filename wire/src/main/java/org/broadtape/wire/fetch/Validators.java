package org.broadtape.wire.fetch;

import java.util.Optional;

/// What a server gave to ask "has it changed?" with (RFC 9110 §8.8), kept verbatim.
///
/// @param etag sent back as `If-None-Match`
/// @param lastModified sent back as `If-Modified-Since`
public record Validators(Optional<String> etag, Optional<String> lastModified) {
    /// Nothing to ask with.
    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

    private static final int LONGEST = 500;

    /// Drops what could not be sent back safely.
    public Validators {
        etag = etag.filter(Validators::sendable);
        lastModified = lastModified.filter(Validators::sendable);
    }

    private static boolean sendable(String value) {
        return !value.isBlank()
                && value.length() <= LONGEST
                && value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }
}
