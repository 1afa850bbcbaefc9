package org.broadtape.source;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadtape.wire.ItemKind;
import org.broadtape.wire.WireItem;

/// How many items came that are no stories, of each kind. They are counted and told, and kept out
/// of the newsroom.
final class NoStories {
    private final Map<ItemKind, Integer> counts = new EnumMap<>(ItemKind.class);

    /// Counts an item that is no story.
    void add(WireItem item) {
        counts.merge(item.kind(), 1, Integer::sum);
    }

    /// The same in words, to follow a count of items: `; 3 of the items are no stories (2 planning,
    /// 1 package)`; empty where all were stories.
    String words() {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) {
            return "";
        }
        String kinds =
                counts.entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey().code())
                        .collect(Collectors.joining(", "));
        return "; "
                + all
                + (all == 1 ? " of the items is no story (" : " of the items are no stories (")
                + kinds
                + ")";
    }
}
