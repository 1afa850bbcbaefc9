package org.broadtape.source;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Arrival.Reason;

/// How many of the stories that came are held, and why: they are kept, but no reader sees them.
final class HeldBack {
    private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);

    /// Counts an arrival where it is held.
    void add(Arrival arrival) {
        if (arrival instanceof Arrival.Held held) {
            counts.merge(held.reason(), 1, Integer::sum);
        }
    }

    /// The same in words, to follow a count of items: `; 3 of them held from readers (2 too old, 1
    /// without a date)`; empty where none is.
    String words() {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) {
            return "";
        }
        String reasons =
                counts.entrySet().stream()
                        .map(reason -> reason.getValue() + " " + words(reason.getKey()))
                        .collect(Collectors.joining(", "));
        return "; " + all + " of them held from readers (" + reasons + ")";
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case EMBARGO -> "under embargo";
            case WITHHELD -> "withheld by the sender";
            case OLD -> "too old to be news";
            case UNDATED -> "without a date";
            case FUTURE -> "dated in the future";
        };
    }
}
