package org.broadtape.outlet;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Role;
import org.broadtape.link.Ledger;
import org.broadtape.link.Links;

/// What stories are wanted of: an entity, and in which roles.
///
/// @param entity its id
/// @param roles in which it must stand there
record Topic(String entity, Set<Role> roles) {
    /// Whether a story is one of those.
    boolean holds(Ledger ledger) {
        return ledger.links().stream()
                .anyMatch(link -> link.entity().id().equals(entity) && roles.contains(link.role()));
    }

    /// The roles of a word: `about`, `any`, or a role's. Where none is said, what a story is about
    /// for instruments, and all for the rest.
    ///
    /// @return empty for an unknown word
    static Optional<Set<Role>> roles(Optional<String> word, Entity.Kind kind) {
        if (word.isEmpty()) {
            return Optional.of(kind == Entity.Kind.INSTRUMENT ? Links.ABOUT : Links.ALL);
        }
        if (word.get().equals("about")) {
            return Optional.of(Links.ABOUT);
        }
        if (word.get().equals("any")) {
            return Optional.of(Links.ALL);
        }
        for (Role role : Role.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(word.get())) {
                return Optional.of(Set.of(role));
            }
        }
        return Optional.empty();
    }
}
