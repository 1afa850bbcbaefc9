package org.broadtape.analysis.cluster;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the earliest kept text that a new one copies, by locality-sensitive hashing over the bands
/// of its [Fingerprint]. Holds the last `capacity` texts and forgets the oldest. Not for several
/// threads at once.
public final class CopyIndex {
    /// Bins in one band: eight bands of four find 98 of 100 pairs that share four fifths of their
    /// runs.
    static final int ROWS = 4;

    private static final int CROWD = 64;

    private final int capacity;
    private final Map<Long, long[]> bands = new HashMap<>();
    private final Map<Long, Fingerprint> texts = new HashMap<>();
    private final Deque<Long> order = new ArrayDeque<>();

    /// An empty index of so many texts at most.
    public CopyIndex(int capacity) {
        this.capacity = capacity;
    }

    /// Keeps a text under an id; a text that is too short is passed over.
    public void add(long id, Fingerprint print) {
        remove(id);
        if (print.isThin()) {
            return;
        }
        texts.put(id, print);
        order.addLast(id);
        for (long band : print.bands()) {
            long[] ids = bands.get(band);
            if (ids == null) {
                bands.put(band, new long[] {id});
            } else if (ids.length < CROWD) {
                long[] more = Arrays.copyOf(ids, ids.length + 1);
                more[ids.length] = id;
                bands.put(band, more);
            }
        }
        while (texts.size() > capacity) {
            Long oldest = order.pollFirst();
            if (oldest == null) {
                return;
            }
            remove(oldest);
        }
    }

    /// Forgets a text.
    public void remove(long id) {
        Fingerprint print = texts.remove(id);
        if (print == null) {
            return;
        }
        for (long band : print.bands()) {
            long[] ids = bands.get(band);
            if (ids == null) {
                continue;
            }
            long[] rest = Arrays.stream(ids).filter(other -> other != id).toArray();
            if (rest.length == 0) {
                bands.remove(band);
            } else {
                bands.put(band, rest);
            }
        }
    }

    /// The text with the lowest id that the given one copies; empty if it copies none.
    public Optional<Long> firstCopied(Fingerprint print) {
        if (print.isThin()) {
            return Optional.empty();
        }
        Set<Long> candidates = new LinkedHashSet<>();
        for (long band : print.bands()) {
            long[] ids = bands.get(band);
            if (ids != null) {
                for (long id : ids) {
                    candidates.add(id);
                }
            }
        }
        return candidates.stream()
                .filter(id -> texts.containsKey(id) && print.isCopyOf(texts.get(id)))
                .min(Long::compare);
    }
}
