package org.broadtape.store;

import java.util.List;
import java.util.OptionalLong;

/// Someone who acts on what changed: the search index, the live tape, the picture desk. Entries
/// come in order, each at least once, so following one twice must do no harm.
public interface Follower {
    /// A stable name, unique among followers; its cursor is kept under it.
    String name();

    /// Acts on entries in order. If it throws, the entries are handed over again one by one; the
    /// one that throws then is recorded and passed over. Where what it writes to or reads from
    /// fails (a full disk, a database that is away: [java.io.UncheckedIOException], or the
    /// database's own exception) that is no fault of an entry: nothing is passed over, and the same
    /// entries are handed over again after a pause.
    void follow(List<JournalEntry> entries);

    /// Does what it put off; called at least about twice a second, between entries and when there
    /// are none.
    default void rest() {}

    /// Where it stands, if it keeps its own cursor; empty if the store keeps it.
    default OptionalLong ownCursor() {
        return OptionalLong.empty();
    }
}
