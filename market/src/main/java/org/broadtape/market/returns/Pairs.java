package org.broadtape.market.returns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/// The periods two series have in common, by their days, with a return in either or NaN.
final class Pairs {
    private final List<LocalDate> days = new ArrayList<>();
    private final double[] ours;
    private final double[] theirs;

    private Pairs(ReturnSeries ours, ReturnSeries theirs) {
        double[] left = new double[Math.min(ours.size(), theirs.size())];
        double[] right = new double[left.length];
        int j = 0;
        for (int i = 0; i < ours.size(); i++) {
            LocalDate day = ours.days().get(i);
            while (j < theirs.size() && theirs.days().get(j).isBefore(day)) {
                j++;
            }
            if (j < theirs.size() && theirs.days().get(j).equals(day)) {
                left[days.size()] = ours.raw()[i];
                right[days.size()] = theirs.raw()[j];
                days.add(day);
            }
        }
        this.ours = java.util.Arrays.copyOf(left, days.size());
        this.theirs = java.util.Arrays.copyOf(right, days.size());
    }

    static Pairs of(ReturnSeries ours, ReturnSeries theirs) {
        return new Pairs(ours, theirs);
    }

    int size() {
        return days.size();
    }

    List<LocalDate> days() {
        return days;
    }

    double[] ours() {
        return ours;
    }

    double[] theirs() {
        return theirs;
    }

    /// Our series on the days on which theirs is so.
    ReturnSeries oursWhere(DoublePredicate isSo) {
        return where(ours, isSo);
    }

    /// Their series on those days.
    ReturnSeries theirsWhere(DoublePredicate isSo) {
        return where(theirs, isSo);
    }

    private ReturnSeries where(double[] side, DoublePredicate isSo) {
        int[] indices =
                java.util.stream.IntStream.range(0, size())
                        .filter(i -> isSo.test(theirs[i]))
                        .toArray();
        return ReturnSeries.of(days, side).only(indices);
    }
}
