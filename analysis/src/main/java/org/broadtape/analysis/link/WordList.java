package org.broadtape.analysis.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/// A list of words beside this class: blanks and line breaks between them, `#` before a remark.
final class WordList {
    private WordList() {}

    /// The words of a list, as they are compared.
    static Set<Long> keys(String name) {
        try (InputStream file = WordList.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
            Set<Long> keys = new HashSet<>();
            new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> keys.addAll(Cues.keys(line)));
            return Set.copyOf(keys);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
