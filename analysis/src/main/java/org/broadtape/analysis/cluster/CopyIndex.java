package org.broadtape.analysis.cluster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Finds the earliest kept text that a new one copies, by locality-sensitive hashing over the bands
/// of its [Fingerprint]. Holds the last `capacity` texts and forgets the oldest. Not for several
/// threads at once.
public final class CopyIndex {
    /// Bins in one band: eight bands of four find 98 of 100 pairs that share four fifths of their
    /// runs.
    static final int ROWS = 4;

    /// The most texts kept in one band: what a wire repeats endlessly must not be compared
    /// endlessly.
    static final int CROWD = 64;

    private final int capacity;
    private final Map<Long, long[]> bands = new HashMap<>();
    private final SequencedMap<Long, Fingerprint> texts = new LinkedHashMap<>();

    /// An empty index of so many texts at most.
    public CopyIndex(int capacity) {
        this.capacity = capacity;
    }

    /// Keeps a text under an id, instead of the one it had; a text that is too short is passed
    /// over.
    public void add(long id, Fingerprint print) {
        remove(id);
        if (print.isThin()) {
            return;
        }
        texts.put(id, print);
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
        if (texts.size() > capacity) {
            remove(texts.firstEntry().getKey());
        }
    }

    /// How many texts it holds.
    int size() {
        return texts.size();
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
        return candidates(print).stream()
                .filter(id -> texts.containsKey(id) && print.isCopyOf(texts.get(id)))
                .min(Long::compare);
    }

    /// Whom a text is compared with: those it shares a band with.
    Set<Long> candidates(Fingerprint print) {
        Set<Long> candidates = new LinkedHashSet<>();
        for (long band : print.bands()) {
            long[] ids = bands.get(band);
            if (ids != null) {
                for (long id : ids) {
                    candidates.add(id);
                }
            }
        }
        return candidates;
    }
}
