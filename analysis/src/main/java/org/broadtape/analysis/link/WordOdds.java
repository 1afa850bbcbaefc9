package org.broadtape.analysis.link;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a word says of the story being about the name beside it, as log odds against the average;
/// learnt, and nothing for words not learnt.
final class WordOdds {
    private final SortedMap<String, Double> words;
    private final Map<Long, Double> odds = new HashMap<>();

    WordOdds(Map<String, Double> words) {
        this.words = new TreeMap<>(words);
        words.forEach((word, logOdds) -> odds.put(Fold.hash(word), logOdds));
    }

    double of(long key) {
        return odds.getOrDefault(key, 0.0);
    }

    /// The words learnt, folded, with their odds.
    SortedMap<String, Double> words() {
        return words;
    }
}
