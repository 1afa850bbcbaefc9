package org.broadtape.market.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadtape.market.calendar.TradingCalendar;

/// Everything a backtest is made of; of equal setups the results are equal.
///
/// @param books what was known when, in order of the days they act on
/// @param symbols where prices are looked for
/// @param prices total-return closes
/// @param benchmark what it is set beside
/// @param calendar the sessions it trades in
/// @param from the first day; money is put in at the close of its session, or of the first after it
/// @param to the last day
/// @param costs of every purchase and sale, in hundredths of a per cent of its worth
/// @param weighting how the money is spread
/// @param wrong ways to flatter that are switched on; the books must have been made with them
public record Setup(
        List<Book> books,
        Symbols symbols,
        Prices prices,
        Optional<Benchmark> benchmark,
        TradingCalendar calendar,
        LocalDate from,
        LocalDate to,
        double costs,
        Weighting weighting,
        Set<Wrong> wrong) {
    /// Copies its lists and checks its numbers.
    public Setup {
        books = List.copyOf(books);
        wrong = Set.copyOf(wrong);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("Ends before it begins: " + from + " to " + to);
        }
        if (!(costs >= 0 && costs < 10_000)) {
            throw new IllegalArgumentException("No costs: " + costs);
        }
    }
}
