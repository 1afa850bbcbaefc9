package org.broadtape.source.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.base.RandomHex;
import org.broadtape.newsroom.SourceId;
import org.broadtape.wire.opml.Opml;

/// Lists that were read and shown to the owner, and wait for his word; afterwards, what they added,
/// so that it can be undone. Kept for half an hour and not over a restart, the latest eight.
final class Imports {
    private static final int KEPT = 8;
    private static final Duration FOR = Duration.ofMinutes(30);

    private final Clock clock;
    private final Map<String, Import> imports = new LinkedHashMap<>();

    Imports(Clock clock) {
        this.clock = clock;
    }

    /// An import.
    ///
    /// @param added what it has added; absent while it waits
    record Import(Opml.Listing listing, Optional<List<SourceId>> added, Instant at) {
        Import {
            added = added.map(List::copyOf);
        }
    }

    /// Keeps a list.
    ///
    /// @return what it is asked for by
    synchronized String keep(Opml.Listing listing) {
        String key = RandomHex.of(16);
        imports.put(key, new Import(listing, Optional.empty(), clock.instant()));
        while (imports.size() > KEPT) {
            imports.remove(imports.keySet().iterator().next());
        }
        return key;
    }

    /// The list that waits under this key; it is given once.
    synchronized Optional<Opml.Listing> take(String key) {
        Optional<Import> found = find(key).filter(one -> one.added().isEmpty());
        found.ifPresent(ignored -> imports.remove(key));
        return found.map(Import::listing);
    }

    /// Notes what an import added.
    synchronized void added(String key, Opml.Listing listing, List<SourceId> added) {
        imports.put(key, new Import(listing, Optional.of(added), clock.instant()));
    }

    /// What an import added, for undoing it; given once.
    synchronized Optional<List<SourceId>> undo(String key) {
        Optional<List<SourceId>> added = find(key).flatMap(Import::added);
        added.ifPresent(ignored -> imports.remove(key));
        return added;
    }

    /// Whether it can be undone.
    synchronized boolean isUndoable(String key) {
        return find(key).flatMap(Import::added).filter(all -> !all.isEmpty()).isPresent();
    }

    private Optional<Import> find(String key) {
        return Optional.ofNullable(imports.get(key))
                .filter(one -> one.at().plus(FOR).isAfter(clock.instant()));
    }
}
