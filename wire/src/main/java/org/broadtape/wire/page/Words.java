package org.broadtape.wire.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// Lists of words beside the classes, one or more a line, `#` before a remark.
final class Words {
    private Words() {}

    static Set<String> of(String list) {
        try (InputStream in = Words.class.getResourceAsStream(list + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("The list of words " + list + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> java.util.Arrays.stream(line.strip().split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
