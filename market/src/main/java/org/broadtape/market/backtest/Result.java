package org.broadtape.market.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.broadtape.market.returns.Drawdown;
import org.broadtape.market.returns.Figure;
import org.broadtape.market.returns.ReturnSeries;

/// What a backtest came to. One unit of money is put in on the first day; all amounts are in it.
///
/// @param days what it was worth at each close
/// @param trades what was bought, sold and paid out
/// @param returns of each session after the first
/// @param benchmarkReturns of the same sessions; absent where nothing may be set beside it
/// @param totalReturn over all
/// @param annualised over all, by days of a year of 365; withheld for less than a year
/// @param benchmarkReturn over all
/// @param drawdown the deepest fall; absent where there was none
/// @param turnover the mean of purchases and sales at each change of holdings over its worth then,
///   summed; the first purchase left out
/// @param costs what trading cost
/// @param coverage how much of the shares told had a price, on each day
/// @param unpriced what had none when it should have been bought
/// @param notCopied what of the holdings told was not copied, and why
/// @param legs what each book brought, by symbol
/// @param lastPriced the last day of any price, where it ends the test early
public record Result(
        List<Day> days,
        List<Trade> trades,
        ReturnSeries returns,
        Optional<ReturnSeries> benchmarkReturns,
        Figure totalReturn,
        Figure annualised,
        Figure benchmarkReturn,
        Optional<Drawdown> drawdown,
        double turnover,
        double costs,
        List<Coverage> coverage,
        List<Unpriced> unpriced,
        List<NotCopied> notCopied,
        List<Leg> legs,
        Optional<LocalDate> lastPriced) {
    /// Copies its lists.
    public Result {
        days = List.copyOf(days);
        trades = List.copyOf(trades);
        coverage = List.copyOf(coverage);
        unpriced = List.copyOf(unpriced);
        notCopied = List.copyOf(notCopied);
        legs = List.copyOf(legs);
    }

    /// The worth at a close.
    ///
    /// @param benchmark of one unit put into the benchmark on the first day
    public record Day(LocalDate date, double value, OptionalDouble benchmark) {}

    /// What a trade was for.
    public enum Side {
        /// Bought.
        BUY,
        /// Sold.
        SELL,
        /// Its prices ended: paid out in cash at the last one.
        PAID_OUT
    }

    /// A purchase, a sale or a payment.
    ///
    /// @param value what it came to, before costs
    /// @param price the total-return price it was reckoned at
    public record Trade(
            LocalDate date, String symbol, Side side, double value, double price, double cost) {}

    /// How much of the value of the shares told had a price of that day; 0 while nothing is known.
    public record Coverage(LocalDate date, double valueShare) {}

    /// A position that could not be priced.
    ///
    /// @param symbol where it was looked for; absent where no instrument is known
    /// @param from the first day it should have been bought on
    /// @param reason why, in words
    /// @param valueShare its largest share of the value of the shares told
    public record Unpriced(
            String cusip,
            String name,
            Optional<String> symbol,
            LocalDate from,
            String reason,
            double valueShare) {}

    /// What was left out.
    ///
    /// @param reason in words
    /// @param valueShare of all that was told, options by the shares beneath them, over the days
    ///   held; absent where it can't be known
    public record NotCopied(String reason, OptionalDouble valueShare) {}

    /// One book's time.
    ///
    /// @param start what it all was worth when the book was bought, before costs
    /// @param contributions what each symbol brought meanwhile; they and the costs sum up to the
    ///   change of worth
    public record Leg(
            Book book,
            LocalDate from,
            LocalDate to,
            double start,
            double end,
            double priced,
            Map<String, Double> contributions) {
        /// Copies the map in the order of symbols.
        public Leg {
            contributions =
                    java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(contributions));
        }

        /// What it brought as a share of what it began with.
        public double earned() {
            return end / start - 1;
        }
    }
}
