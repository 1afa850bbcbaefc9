package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Tells a capital from the government that sits there: `in Beijing` is the city, `Beijing hoped`
/// is China.
final class Seats {
    private static final Set<Long> WHERE =
            Cues.keys(
                    "in at from near to outside around into through across of leaving visiting visit"
                            + " reached downtown central greater north south east west via");
    private static final Set<Long> DEALING =
            Cues.keys(
                    "with between against by consulted accused accuse accuses urged urges pressed"
                            + " warned warns told condemned pressuring angered asked toward towards");
    private static final Set<Long> ACTING =
            Cues.keys(
                    "said says has had have will would must should could may might was is hopes"
                            + " hoped wants wanted agreed agrees rejected rejects denied denies"
                            + " insists insisted accused accuses warned warns called calls urged"
                            + " urges announced announces plans planned vowed vows seeks sought"
                            + " and on over to against did does believes believed considers sent"
                            + " demanded demands offered signed expelled imposed summoned backs");

    private Seats() {}

    /// The bearers meant by a name, of those who bear it.
    static List<Integer> meant(Spot spot, Words words, Gazetteer gazetteer) {
        List<Integer> seats = new ArrayList<>(1);
        List<Integer> others = new ArrayList<>(1);
        for (int bearer : spot.bearers()) {
            boolean seat = gazetteer.name(bearer).kind() == Entity.Sort.CAPITAL;
            (seat ? seats : others).add(bearer);
        }
        if (seats.isEmpty() || others.isEmpty()) {
            return spot.bearers();
        }
        return governs(spot, words) ? seats : others;
    }

    private static boolean governs(Spot spot, Words words) {
        boolean first = words.is(spot.from(), Words.PARAGRAPH);
        if (!first && WHERE.contains(words.key(spot.from() - 1))) {
            return false;
        }
        if (!first && DEALING.contains(words.key(spot.from() - 1))) {
            return true;
        }
        boolean owns = words.is(spot.end() - 1, Words.POSSESSIVE);
        boolean ends = spot.end() >= words.count() || words.is(spot.end(), Words.PARAGRAPH);
        return owns || (!ends && ACTING.contains(words.key(spot.end())));
    }
}
