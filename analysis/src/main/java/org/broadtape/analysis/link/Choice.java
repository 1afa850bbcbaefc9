package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Where words name several, one is chosen: of instruments the likelier, since one firm may be
/// listed twice under one name.
final class Choice {
    /// A candidate with its chance.
    ///
    /// @param chosen false if all its words are another's, whose claim is better
    record Scored(Candidate candidate, double chance, boolean chosen) {}

    private Choice() {}

    /// The candidates of one kind, likeliest first.
    static List<Scored> among(List<Candidate> candidates, Weights weights) {
        List<Scored> scored = new ArrayList<>();
        for (Candidate one : candidates) {
            scored.add(new Scored(one, weights.chance(one), true));
        }
        return among(scored);
    }

    /// The same of candidates whose chances are known.
    static List<Scored> among(List<Scored> scored) {
        List<Scored> sorted = new ArrayList<>(scored);
        sorted.sort(Comparator.comparingDouble(one -> -one.chance()));
        Set<Spot> taken = new HashSet<>();
        List<Scored> chosen = new ArrayList<>();
        for (Scored one : sorted) {
            boolean free = !taken.containsAll(one.candidate().spots);
            chosen.add(new Scored(one.candidate(), one.chance(), free));
            if (free) {
                taken.addAll(one.candidate().spots);
            }
        }
        return chosen;
    }
}
