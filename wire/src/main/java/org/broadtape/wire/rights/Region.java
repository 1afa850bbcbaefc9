package org.broadtape.wire.rights;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Where something may be shown.
///
/// @param within ISO 3166 alpha-2 codes of the countries it is for; empty for all
/// @param outside those it is not for
public record Region(Set<String> within, Set<String> outside) {
    /// Everywhere.
    public static final Region WORLD = new Region(Set.of(), Set.of());

    /// Copies its sets.
    public Region {
        within = Set.copyOf(within);
        outside = Set.copyOf(outside);
    }

    /// Whether it may be shown to readers in that country.
    public boolean holds(String country) {
        String code = country.toUpperCase(Locale.ROOT);
        return (within.isEmpty() || within.contains(code)) && !outside.contains(code);
    }

    /// Whether it may be shown everywhere.
    public boolean isWorld() {
        return within.isEmpty() && outside.isEmpty();
    }

    /// This region as far as it lies in the other too.
    Region and(Region other) {
        Set<String> both = new TreeSet<>(within.isEmpty() ? other.within : within);
        if (!within.isEmpty() && !other.within.isEmpty()) {
            both.retainAll(other.within);
        }
        Set<String> neither = new TreeSet<>(outside);
        neither.addAll(other.outside);
        boolean nowhere = both.isEmpty() && !(within.isEmpty() && other.within.isEmpty());
        return new Region(nowhere ? Set.of("ZZ") : both, neither);
    }
}
