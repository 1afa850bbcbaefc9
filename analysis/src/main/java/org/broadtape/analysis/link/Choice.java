package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where words name several, one is chosen: of instruments the likelier, since one firm may be
/// listed twice under one name.
final class Choice {
    /// A candidate with its chance.
    ///
    /// @param chosen false if all its words are another's, whose claim is better
    record Scored(Candidate candidate, double chance, boolean chosen) {}

    private static final double SUPPORT = 0.2;

    private Choice() {}

    /// The candidates of one kind, likeliest first.
    ///
    /// @param named how often each country is named, or a place or body in it
    static List<Scored> among(
            List<Candidate> candidates, Weights weights, Map<String, Integer> named) {
        List<Scored> scored = new ArrayList<>();
        for (Candidate one : candidates) {
            scored.add(new Scored(one, weights.chance(one), true));
        }
        return among(scored, named);
    }

    /// The same of candidates whose chances are known.
    static List<Scored> among(List<Scored> scored, Map<String, Integer> named) {
        List<Scored> sorted = new ArrayList<>(scored);
        sorted.sort(Comparator.comparingDouble(one -> -claim(one, named)));
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

    /// A word that may be a firm or something else means the one that the story names by more words
    /// as well.
    static void outdo(List<Candidate> firms, List<Candidate> rest) {
        for (Candidate one : firms) {
            if (one.spots.stream().anyMatch(spot -> spot.bearers().size() > 1)) {
                for (Candidate other : rest) {
                    boolean same = one.isNamedAs(other);
                    one.outdone |= same && isLonger(other, one);
                    other.outdone |= same && isLonger(one, other);
                }
            }
        }
    }

    private static boolean isLonger(Candidate one, Candidate other) {
        return one.spots.size() > other.spots.size()
                && one.get(Feature.NAME_WORDS) > other.get(Feature.NAME_WORDS);
    }

    /// A namesake has the better claim where its country is spoken of.
    private static double claim(Scored one, Map<String, Integer> named) {
        Entity entity = one.candidate().entity;
        int times = entity.country().map(code -> named.getOrDefault(code, 0)).orElse(0);
        if (entity.kind() == Entity.Kind.COUNTRY || entity.kind() == Entity.Kind.PLACE) {
            times -= 1;
        }
        return one.chance() + SUPPORT * Math.min(3, Math.max(0, times));
    }

    /// How often each country is spoken of: under its own name, or that of something in it that has
    /// no price.
    static Map<String, Integer> countries(List<Candidate> candidates) {
        Map<String, Integer> named = new HashMap<>();
        for (Candidate one : candidates) {
            if (!one.isInstrument()) {
                Optional<String> code =
                        one.entity.kind() == Entity.Kind.COUNTRY
                                ? Optional.of(one.entity.id())
                                : one.entity.country();
                code.ifPresent(country -> named.merge(country, 1, Integer::sum));
            }
        }
        return named;
    }
}
