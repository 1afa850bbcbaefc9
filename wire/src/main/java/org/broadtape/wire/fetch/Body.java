package org.broadtape.wire.fetch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/// The bytes of an answer, gzip and deflate undone. They belong to the receiver; nobody else holds
/// them.
public final class Body {
    /// No bytes.
    public static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;

    /// Takes the bytes over without copying.
    public Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The bytes themselves, not a copy.
    public byte[] bytes() {
        return bytes;
    }

    /// How many bytes.
    public int size() {
        return bytes.length;
    }

    /// The bytes from the start.
    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
