package org.broadtape.market.filing;

import java.util.Locale;
import java.util.Optional;

/// How much of a manager's holdings a report tells (Form 13F, cover page).
public enum ReportType {
    /// All of them.
    HOLDINGS,
    /// None: others report them.
    NOTICE,
    /// Some: the rest is in others' reports.
    COMBINATION;

    /// The type of the words on a cover, `13F COMBINATION REPORT`; absent for others.
    public static Optional<ReportType> of(String words) {
        String upper = words.toUpperCase(Locale.ROOT);
        for (ReportType one : values()) {
            if (upper.contains(one.name())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
