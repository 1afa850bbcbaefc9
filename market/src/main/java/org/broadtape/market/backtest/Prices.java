package org.broadtape.market.backtest;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.broadtape.market.bar.Series;

/// Daily closes of symbols, each adjusted for splits and dividends.
public final class Prices {
    private static final int WEEK = 7;

    private final Map<String, Line> lines;

    private Prices(Map<String, Line> lines) {
        this.lines = lines;
    }

    /// Closes of one symbol.
    ///
    /// The numbers are kept, not copied: days since 1970, rising, and a price above 0 for each.
    static final class Line {
        private final long[] days;
        private final double[] closes;
        private final Optional<Series> paid;

        private Line(long[] days, double[] closes, Optional<Series> paid) {
            this.days = days;
            this.closes = closes;
            this.paid = paid;
        }

        /// What was paid on a day or in the week before, later splits worked in; absent where it is
        /// not known.
        OptionalDouble paid(long day) {
            int at = paid.map(series -> series.from(day + 1) - 1).orElse(-1);
            return at < 0 || paid.get().time(at) < day - WEEK
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(paid.get().close(at));
        }

        long last() {
            return days[days.length - 1];
        }

        /// The price of each of some rising days; NaN where there is none.
        double[] on(long[] wanted) {
            double[] found = new double[wanted.length];
            int at = 0;
            for (int i = 0; i < wanted.length; i++) {
                while (at < days.length && days[at] < wanted[i]) {
                    at++;
                }
                found[i] = at < days.length && days[at] == wanted[i] ? closes[at] : Double.NaN;
            }
            return found;
        }
    }

    /// Collects prices.
    public static final class Builder {
        private final Map<String, Line> lines = new TreeMap<>();

        /// Adds a symbol's total-return series; closes that are no price are no closes.
        ///
        /// @param paid its closes as paid but for later splits; absent where not known
        public Builder add(String symbol, Series series, Optional<Series> paid) {
            long[] days = new long[series.size()];
            double[] closes = new double[series.size()];
            for (int i = 0; i < days.length; i++) {
                days[i] = series.time(i);
                closes[i] = series.close(i);
            }
            return add(symbol, days, closes, paid);
        }

        /// Adds a symbol's total-return closes by days since 1970, which rise.
        public Builder add(String symbol, long[] days, double[] closes) {
            return add(symbol, days, closes, Optional.empty());
        }

        private Builder add(String symbol, long[] days, double[] closes, Optional<Series> paid) {
            int size = 0;
            long[] keptDays = new long[days.length];
            double[] kept = new double[days.length];
            for (int i = 0; i < days.length; i++) {
                if (closes[i] > 0 && Double.isFinite(closes[i])) {
                    keptDays[size] = days[i];
                    kept[size++] = closes[i];
                }
            }
            if (size > 0) {
                lines.put(
                        symbol,
                        new Line(Arrays.copyOf(keptDays, size), Arrays.copyOf(kept, size), paid));
            }
            return this;
        }

        /// The prices added.
        public Prices build() {
            return new Prices(new TreeMap<>(lines));
        }
    }

    Optional<Line> of(String symbol) {
        return Optional.ofNullable(lines.get(symbol));
    }

    /// The last day any symbol has a price on; absent where there is none.
    public Optional<LocalDate> last() {
        return lines.values().stream()
                .map(Line::last)
                .max(Long::compare)
                .map(LocalDate::ofEpochDay);
    }
}
