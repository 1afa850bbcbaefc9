package org.broadtape.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.broadtape.bench.python.Claims;
import org.broadtape.bench.python.Value;

/// Counts how often our figures are those that suites expect. A claim about a list or a table is
/// one claim, and agrees where all its numbers do.
///
/// A number agrees when it differs by no more than 1e-9 of its size, or of 1 where it is smaller;
/// where fewer places are printed, by no more than one unit in the last of them and no more than
/// the suite itself allows. "Not a number" agrees with a figure that we withhold.
final class Agreement implements Claims {
    private static final double EXACT = 1e-9;

    /// Where a suite does not say what it allows, fewer places than these are meant exactly.
    private static final double COARSE = 1.01e-4;

    private final Misses misses;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    private String file = "";

    /// What becomes of a claim; of a list's members the last in this order counts.
    enum Verdict {
        /// Nothing of ours is in it.
        NOT_OURS,
        /// To nine places.
        EXACT,
        /// As far as is printed.
        AS_PRINTED,
        /// Not as printed, but within what the suite allows itself, which is more.
        WITHIN_SUITE,
        /// By another definition, which we know.
        DEFINED_OTHERWISE,
        /// Not.
        UNEQUAL,
        /// Can't be told.
        SKIPPED
    }

    Agreement(Misses misses) {
        this.misses = misses;
    }

    /// Names the file the next claims stand in.
    void in(String name) {
        file = name;
    }

    @Override
    public void same(String where, Value one, Value other, double tolerance) {
        List<String> found = new ArrayList<>();
        count(where, verdict(one, other, tolerance, found), found);
    }

    @Override
    public void passed(String where, String why) {
        count(where, Verdict.SKIPPED, List.of("skipped", why));
    }

    /// Counts a claim.
    ///
    /// @param found what was found and what was expected
    void count(String where, Verdict verdict, List<String> found) {
        counts.merge(verdict, 1, Integer::sum);
        if (verdict.compareTo(Verdict.AS_PRINTED) > 0 && found.size() >= 2) {
            misses.tell(file + " " + where, found.get(0), found.get(1));
        }
    }

    private static Verdict verdict(Value one, Value other, double tolerance, List<String> found) {
        if (one instanceof Value.Unknown || other instanceof Value.Unknown) {
            found.addAll(
                    List.of("skipped", (one instanceof Value.Unknown ? one : other).toString()));
            return Verdict.SKIPPED;
        }
        if (one instanceof Value.Amount a && other instanceof Value.Amount b) {
            return a.origin() == Value.Origin.OURS
                    ? number(a, b, tolerance, found)
                    : b.origin() == Value.Origin.OURS
                            ? number(b, a, tolerance, found)
                            : Verdict.NOT_OURS;
        }
        if (one instanceof Value.Named a && other instanceof Value.Named b) {
            List<Value> theirs = new ArrayList<>();
            for (String name : a.members().keySet()) {
                theirs.add(b.members().getOrDefault(name, new Value.Unknown(name)));
            }
            return lists(List.copyOf(a.members().values()), theirs, tolerance, found);
        }
        return lists(members(one), members(other), tolerance, found);
    }

    private static Verdict lists(
            List<Value> ours, List<Value> theirs, double tolerance, List<String> found) {
        if (theirs.size() != 1 && ours.size() != theirs.size()) {
            found.addAll(List.of("skipped", "lists of different lengths"));
            return Verdict.SKIPPED;
        }
        Verdict worst = Verdict.NOT_OURS;
        for (int i = 0; i < ours.size(); i++) {
            Value their = theirs.get(theirs.size() == 1 ? 0 : i);
            List<String> here = new ArrayList<>();
            Verdict one = verdict(ours.get(i), their, tolerance, here);
            if (one.compareTo(worst) > 0) {
                worst = one;
                found.clear();
                found.addAll(here);
            }
        }
        return worst;
    }

    private static List<Value> members(Value value) {
        return switch (value) {
            case Value.Many many -> many.members();
            case Value.Series series ->
                    IntStream.range(0, series.column().size())
                            .mapToObj(series.column()::at)
                            .toList();
            case Value.Named named -> List.copyOf(named.members().values());
            case Value.Amount amount -> List.of(amount);
            case Value.Text ignored -> List.of();
            case Value.Truth ignored -> List.of();
            case Value.Unknown unknown -> List.of(unknown);
        };
    }

    /// Ours beside what is expected.
    static Verdict number(
            Value.Amount ours, Value.Amount expected, double tolerance, List<String> found) {
        double value = expected.value();
        boolean withheld = Double.isNaN(ours.value());
        found.add(withheld ? "withheld: " + ours.why() : String.valueOf(ours.value()));
        found.add(String.valueOf(value));
        if (Double.isNaN(value)) {
            return withheld ? Verdict.EXACT : Verdict.UNEQUAL;
        }
        boolean zeroForNothing = value == 0 && ours.why().startsWith("not enough history");
        if (withheld) {
            return Double.isInfinite(value) || zeroForNothing
                    ? Verdict.DEFINED_OTHERWISE
                    : Verdict.UNEQUAL;
        }
        double printed = Double.isNaN(tolerance) && expected.unit() > COARSE ? 0 : expected.unit();
        double allowed = Double.isNaN(tolerance) ? printed : Math.min(printed, tolerance);
        double apart = Math.abs(ours.value() - value);
        if (apart <= EXACT * Math.max(1, Math.abs(value))) {
            return Verdict.EXACT;
        }
        if (apart <= 1.01 * allowed) {
            return Verdict.AS_PRINTED;
        }
        return apart <= tolerance ? Verdict.WITHIN_SUITE : Verdict.UNEQUAL;
    }

    private int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    Measure.Outcome outcome() {
        int exact = count(Verdict.EXACT);
        int equal = exact + count(Verdict.AS_PRINTED);
        int compared = equal + count(Verdict.UNEQUAL);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(
                "equal", compared == 0 ? 1.0 : Math.floor(10_000.0 * equal / compared) / 10_000);
        figures.put("compared", (double) compared);
        figures.put("toNinePlaces", (double) exact);
        figures.put("withinSuite", (double) count(Verdict.WITHIN_SUITE));
        figures.put("differentDefinition", (double) count(Verdict.DEFINED_OTHERWISE));
        figures.put("skipped", (double) count(Verdict.SKIPPED));
        return new Measure.Outcome(compared, figures);
    }
}
