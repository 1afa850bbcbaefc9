package org.broadtape.market.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The texts that lie beside this package in the jar.
final class RuleFiles {
    private RuleFiles() {}

    /// A text; absent where there is none of that name.
    static Optional<String> text(String name) {
        try (InputStream in = RuleFiles.class.getResourceAsStream(name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
