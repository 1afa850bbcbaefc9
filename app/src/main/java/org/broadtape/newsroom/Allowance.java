package org.broadtape.newsroom;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.wire.rights.Term;

/// What may be shown of a story at the moment.
///
/// @param parts how much, for every use
/// @param because what its terms say that narrows it; empty where nothing is narrowed
/// @param until when less may be shown by itself; absent where that does not come
public record Allowance(Map<Use, Part> parts, Set<Term> because, Optional<Instant> until) {
    /// Everything, everywhere.
    public static final Allowance ALL = new Allowance(all(), Set.of(), Optional.empty());

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

    /// How much may be shown there.
    public Part part(Use use) {
        return java.util.Objects.requireNonNull(parts.get(use));
    }
}
