package org.broadtape.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Files that are shipped with the program, on its class path.
public final class Resource {
    private Resource() {}

    /// The bytes of a file, by its whole path (`/static/icon.svg`); empty where there is none.
    public static Optional<byte[]> find(String path) {
        try (InputStream in = Resource.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The bytes of a file that has to be there.
    public static byte[] bytes(String path) {
        return find(path)
                .orElseThrow(() -> new IllegalStateException("Not on the class path: " + path));
    }

    /// The words of a file in UTF-8 that has to be there.
    public static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }
}
