package org.broadtape.analysis.link;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Words that news writes with a small letter, or that name something else as often: where one is a
/// name too, more must speak for it.
final class CommonWords {
    private static final Set<Long> OTHER = WordList.keys("other-words.txt");

    private final Set<Long> keys = new HashSet<>();

    private CommonWords() {}

    static CommonWords of(Collection<String> words) {
        CommonWords common = new CommonWords();
        words.forEach(word -> common.keys.add(Fold.hash(word)));
        return common;
    }

    /// Whether news writes it with a small letter.
    boolean isCommon(long key) {
        return keys.contains(key);
    }

    /// Whether by itself it names something else as often as a firm.
    boolean isOther(long key) {
        return OTHER.contains(key);
    }
}
