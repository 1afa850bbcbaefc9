package org.broadtape.wire.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Header fields of an answer: names without regard to case, values in the order sent.
public final class Headers {
    private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /// No fields.
    public static Headers none() {
        return new Headers();
    }

    void add(String name, String value) {
        fields.computeIfAbsent(name.toLowerCase(Locale.ROOT), ignored -> new ArrayList<>())
                .add(value);
    }

    /// The first value of a field.
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /// All values of a field.
    public List<String> all(String name) {
        return List.copyOf(fields.getOrDefault(name, List.of()));
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
