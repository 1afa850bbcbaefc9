package org.broadtape.analysis.link;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Words that news writes with a small letter: where one is a name too, more must speak for it.
final class CommonWords {
    private final Set<Long> keys = new HashSet<>();

    private CommonWords() {}

    static CommonWords of(Collection<String> words) {
        CommonWords common = new CommonWords();
        words.forEach(word -> common.keys.add(Fold.hash(word)));
        return common;
    }

    boolean isCommon(long key) {
        return keys.contains(key);
    }
}
