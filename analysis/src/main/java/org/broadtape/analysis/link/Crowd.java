package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadtape.analysis.StoryText.Field;

/// The candidates of one kind in a story, each weighed beside the others: instruments beside
/// instruments, and all else beside all else.
final class Crowd {
    /// More than this many are not compared one by one: such a story is a list.
    private static final int MOST = 200;

    private final List<Candidate> members = new ArrayList<>();
    private final Map<Integer, Set<Integer>> namedIn = new HashMap<>();
    private final Set<Integer> inHeadline = new HashSet<>();
    private int spots;

    private Crowd() {}

    static Crowd of(List<Candidate> candidates, Parts parts) {
        Crowd crowd = new Crowd();
        crowd.members.addAll(candidates);
        for (Candidate one : candidates) {
            for (Spot spot : one.spots) {
                if (spot.field() == Field.HEADLINE) {
                    crowd.inHeadline.add(spot.from());
                } else if (spot.how() != Spot.How.SYMBOL) {
                    crowd.namedIn
                            .computeIfAbsent(parts.paragraph(spot), any -> new HashSet<>())
                            .add(spot.from());
                }
            }
        }
        crowd.namedIn.values().forEach(one -> crowd.spots += one.size());
        return crowd;
    }

    /// How many words of the body name one of them.
    int spots() {
        return spots;
    }

    /// How many words of a paragraph name one of them.
    int namedIn(int paragraph) {
        return namedIn.getOrDefault(paragraph, Set.of()).size();
    }

    /// Fills in what each is beside the others.
    ///
    /// @param dateline what the dateline says of symbols with an exchange's suffix
    void compare(double dateline) {
        for (int at = 0; at < members.size(); at++) {
            Candidate one = members.get(at);
            Set<Integer> own = new HashSet<>();
            for (Spot spot : one.spots) {
                if (spot.field() == Field.HEADLINE) {
                    own.add(spot.from());
                }
            }
            one.set(Feature.HEADLINE_OTHERS, inHeadline.size() - own.size());
            one.set(Feature.INSTRUMENTS, Math.min(30, members.size()));
            for (int beside = 0; beside < Math.min(MOST, members.size()); beside++) {
                if (beside != at) {
                    compare(one, members.get(beside), dateline);
                }
            }
        }
    }

    private static void compare(Candidate one, Candidate other, double dateline) {
        if (!one.isNamedAs(other)) {
            one.tally(Feature.RANK, other.get(Feature.COUNT) > one.get(Feature.COUNT));
            one.tally(Feature.BEFORE_IT, other.get(Feature.POSITION) < one.get(Feature.POSITION));
            return;
        }
        int more = one.entity.names().size() - other.entity.names().size();
        one.tally(Feature.RIVALS, hasBetterClaim(other, one, more));
        one.set(Feature.NAMES_MORE, more);
        if (one.isSuffixed() != other.isSuffixed()) {
            one.set(Feature.LISTING, one.isSuffixed() ? dateline : -dateline);
        }
    }

    private static boolean hasBetterClaim(Candidate other, Candidate one, int more) {
        if (other.spots.size() != one.spots.size()) {
            return other.spots.size() > one.spots.size();
        }
        double full = other.get(Feature.IN_FULL) - one.get(Feature.IN_FULL);
        return full > 0 || (full == 0 && more < 0);
    }
}
