package org.broadtape.market.filing.edgar;

import java.util.List;
import org.broadtape.base.Problem;

/// What a list of EDGAR held.
///
/// @param filings in the list's order
/// @param problems every row left out
public record EdgarList(List<EdgarFiling> filings, List<Problem> problems) {
    /// Copies its lists.
    public EdgarList {
        filings = List.copyOf(filings);
        problems = List.copyOf(problems);
    }

    /// The reports of holdings among them.
    public List<EdgarFiling> of13F() {
        return filings.stream().filter(EdgarFiling::is13F).toList();
    }
}
