package org.broadtape.market.filing;

import java.time.LocalDate;
import java.util.List;
import org.broadtape.base.Problem;

/// What was known of a manager's holdings at the end of a quarter.
///
/// @param period the quarter's last day
/// @param filings what it is made of: the report that counts, then what was added to it
/// @param positions values in dollars
/// @param newest when the last of what was known became public
/// @param problems how reports were put together where they don't say it themselves
public record QuarterBook(
        LocalDate period,
        List<Filing> filings,
        List<Position> positions,
        Publication newest,
        List<Problem> problems) {
    /// Copies its lists.
    public QuarterBook {
        filings = List.copyOf(filings);
        positions = List.copyOf(positions);
        problems = List.copyOf(problems);
    }

    /// What was bought; options are not.
    public List<Position> held() {
        return positions.stream().filter(one -> !one.kind().isOption()).toList();
    }

    /// Whether holdings exist that nobody may see.
    public boolean isConfidentialOmitted() {
        return filings.stream().anyMatch(Filing::isConfidentialOmitted);
    }

    /// Whether others report a part of the holdings, or all.
    public boolean isPartElsewhere() {
        return filings.stream()
                .anyMatch(one ->
                        one.report().filter(type -> type != ReportType.HOLDINGS).isPresent());
    }
}
