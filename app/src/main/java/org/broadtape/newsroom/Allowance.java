package org.broadtape.newsroom;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.wire.rights.Rights;
import org.broadtape.wire.rights.Term;

/// What may be shown of a story at the moment.
///
/// @param parts how much, for every use
/// @param rights what its terms say
/// @param because what of that narrows it; empty where nothing is narrowed
/// @param until when less may be shown by itself; absent where that does not come
public record Allowance(
        Map<Use, Part> parts, Rights rights, Set<Term> because, Optional<Instant> until) {
    /// Everything, everywhere.
    public static final Allowance ALL =
            new Allowance(all(), Rights.SILENT, Set.of(), Optional.empty());

    /// Copies its map and set; refuses a map that leaves a use out.
    public Allowance {
        parts = Map.copyOf(parts);
        because = Set.copyOf(because);
        if (parts.size() != Use.values().length) {
            throw new IllegalArgumentException("Every use needs its part: " + parts);
        }
    }

    private static Map<Use, Part> all() {
        Map<Use, Part> all = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            all.put(use, Part.TEXT);
        }
        return all;
    }

    /// The words of its terms that narrow what may be shown; empty where nothing is narrowed.
    public Optional<String> narrowing() {
        return rights.words(because);
    }

    /// How much may be shown there.
    public Part part(Use use) {
        return java.util.Objects.requireNonNull(parts.get(use));
    }
}
