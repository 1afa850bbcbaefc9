package org.broadtape.search;

import java.util.List;
import java.util.Optional;

/// One page of an answer.
///
/// @param hits the stories, in order
/// @param total how many stories match
/// @param totalIsExact false where at least so many match and they were not counted further
/// @param next the cursor of the page after this one; absent on the last
/// @param complete false if the time for one search was up before the whole index was looked
///   through
public record Hits(
        List<Hit> hits, long total, boolean totalIsExact, Optional<String> next, boolean complete) {
    /// Nothing found.
    public static final Hits NONE = new Hits(List.of(), 0, true, Optional.empty(), true);

    /// Copies its list.
    public Hits {
        hits = List.copyOf(hits);
    }

    /// A story that matches.
    ///
    /// @param id which
    /// @param version the version that was indexed
    public record Hit(long id, int version) {}
}
