package org.broadtape.newsroom;

import java.util.List;
import java.util.Optional;

/// Part of a long list, and how to ask for the next part.
///
/// @param items in the list's order
/// @param next cursor of the next part, opaque; absent at the end
public record Slice<T>(List<T> items, Optional<String> next) {
    /// Copies its list.
    public Slice {
        items = List.copyOf(items);
    }
}
