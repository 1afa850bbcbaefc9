package org.broadtape.market.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.broadtape.market.bar.History;

/// Reads a history as a provider told it and finds what can't be true. What it needs to know of a
/// market it takes from the series itself: how far a usual step goes, what is usually paid. Real
/// crashes, splits and special dividends agree with themselves (prices fall by what was paid, come
/// with trading, do not come back overnight by the same factor); faults do not.
public final class PriceGuard {
    private PriceGuard() {}

    /// What is wrong or in question, in the order of days.
    public static List<Finding> check(History history) {
        List<Finding> findings = new ArrayList<>();
        Repeats.find(history, findings);
        Told told = new Told(history);
        if (told.size >= 3) {
            boolean[] isWrong = new Scales(told, findings).find();
            new Adjustments(told, isWrong, findings).find();
            new Dividends(told, isWrong, findings).find();
        }
        findings.sort(Comparator.comparingLong(finding -> finding.days().first()));
        return findings;
    }
}
