package org.broadtape.market.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.broadtape.market.filing.Position;

/// A manager's holdings as they were known from one trading day on.
///
/// @param acts the first session at whose close they can be acted on
/// @param period the last day of the quarter they are of
/// @param filed when the newest of its reports was filed
/// @param positions all that was told, options and principal too
/// @param untold what the reports say exists and don't tell, in words
/// @param files the reports it is put together from
/// @param periodAssumed whether the quarter was not told but taken for the last one before the
///   filing
public record Book(
        LocalDate acts,
        LocalDate period,
        Optional<LocalDate> filed,
        List<Position> positions,
        List<String> untold,
        List<String> files,
        boolean periodAssumed) {
    /// Copies its lists.
    public Book {
        positions = List.copyOf(positions);
        untold = List.copyOf(untold);
        files = List.copyOf(files);
    }

    /// The sum of all values filed, options by the shares beneath them.
    public double total() {
        return positions.stream().mapToDouble(Position::value).sum();
    }
}
