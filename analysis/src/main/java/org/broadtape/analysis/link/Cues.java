package org.broadtape.analysis.link;

import java.util.HashSet;
import java.util.Set;

/// Words beside a name that tell what part it plays.
final class Cues {
    static final Set<Long> PREPOSITIONS =
            keys(
                    "of in by for with from to on at as against over about into via the a an after vs under");
    static final Set<Long> DEALS =
            keys(
                    "buy buys bought buying acquire acquires acquired acquiring acquisition purchase"
                            + " purchases purchased merge merges merged merger takeover bid bids"
                            + " offer sell sells sold sue sues sued");
    static final Set<Long> SAYING =
            keys(
                    "said says say reported reports told added stated wrote writes quoted tweeted"
                            + " posted announced");
    static final Set<Long> TELLING = keys("told tells telling cited citing quoted quoting");
    static final Set<Long> SPEAKERS =
            keys(
                    "analyst analysts trader traders broker brokers dealer dealers economist"
                            + " economists strategist strategists underwriter underwriters adviser"
                            + " advisers advisor advisors manager managers lawyer lawyers");
    static final Set<Long> UNITS =
            keys("unit units subsidiary subsidiaries division arm affiliate brand brands plant");
    static final Set<Long> OWNED = keys("unit subsidiary division arm owned parent affiliate");
    static final Set<Long> SHARES =
            keys("shares share stock stocks securities debt bonds rating ratings");

    private Cues() {}

    static Set<Long> keys(String words) {
        Set<Long> keys = new HashSet<>();
        for (String word : words.split(" ")) {
            keys.add(Fold.hash(word));
        }
        return Set.copyOf(keys);
    }
}
