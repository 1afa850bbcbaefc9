package org.broadtape.market.filing;

import java.util.List;
import org.broadtape.base.Problem;

/// The holdings of one filing as they were filed.
///
/// @param lines every line that could be read, in the filer's order
/// @param form which form it came in
/// @param problems what was left out or guessed
public record InformationTable(List<HoldingLine> lines, Form form, List<Problem> problems) {
    /// The form of a table.
    public enum Form {
        /// XML, required since 2013.
        XML,
        /// Fixed-width text, before.
        TEXT
    }

    /// Copies its lists.
    public InformationTable {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /// The sum of all values, in the filing's unit.
    public long total() {
        return lines.stream().mapToLong(HoldingLine::value).sum();
    }
}
