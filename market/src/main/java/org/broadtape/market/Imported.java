package org.broadtape.market;

import java.util.List;
import org.broadtape.base.Problem;

/// What was read from somebody's list: what was good, and what was wrong with the rest.
///
/// @param instruments one of each id, in the order of the list
/// @param problems every row or value left out, with its line where the list has lines
public record Imported(List<Instrument> instruments, List<Problem> problems) {
    /// Copies its lists.
    public Imported {
        instruments = List.copyOf(instruments);
        problems = List.copyOf(problems);
    }
}
