package org.broadtape.market.bar;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.broadtape.market.quote.PriceUnit;

/// Bars of one instrument, one interval, one basis and one unit, in the order of time, no two of
/// one time. What the market did not do has no bar: a gap is a gap.
///
/// The bars lie in columns of numbers; it does not change once made.
public final class Series {
    private final SeriesKey key;
    private final PriceUnit unit;
    private final Columns bars;

    Series(SeriesKey key, PriceUnit unit, Columns bars) {
        this.key = key;
        this.unit = unit;
        this.bars = bars;
    }

    /// A series of no bars.
    public static Series empty(SeriesKey key, PriceUnit unit) {
        return new Series(key, unit, new Columns(0));
    }

    /// A series of these bars, which must be in order.
    public static Series of(SeriesKey key, PriceUnit unit, Iterable<Bar> bars) {
        Builder builder = new Builder(key, unit);
        bars.forEach(builder::add);
        return builder.build();
    }

    /// Which series this is.
    public SeriesKey key() {
        return key;
    }

    /// What its prices are measured in.
    public PriceUnit unit() {
        return unit;
    }

    /// How many bars there are.
    public int size() {
        return bars.size;
    }

    /// Whether there are none.
    public boolean isEmpty() {
        return bars.size == 0;
    }

    /// When a bar was, as the interval counts.
    public long time(int at) {
        return bars.time[checked(at)];
    }

    /// The calendar day of a bar of a day or longer; the UTC day of a shorter one.
    public LocalDate day(int at) {
        return key.interval().day(time(at), ZoneOffset.UTC);
    }

    /// The first price of a bar.
    public OptionalDouble open(int at) {
        return known(bars.open[checked(at)]);
    }

    /// The highest.
    public OptionalDouble high(int at) {
        return known(bars.high[checked(at)]);
    }

    /// The lowest.
    public OptionalDouble low(int at) {
        return known(bars.low[checked(at)]);
    }

    /// The last price of a bar.
    public double close(int at) {
        return bars.close[checked(at)];
    }

    /// How much was traded.
    public OptionalDouble volume(int at) {
        return known(bars.volume[checked(at)]);
    }

    /// One bar.
    public Bar bar(int at) {
        return new Bar(time(at), open(at), high(at), low(at), close(at), volume(at));
    }

    /// The last bar; absent where there is none.
    public Optional<Bar> last() {
        return isEmpty() ? Optional.empty() : Optional.of(bar(size() - 1));
    }

    /// The place of the first bar at or after a time; the size where all are before.
    public int from(long time) {
        int found = Arrays.binarySearch(bars.time, 0, bars.size, time);
        return found < 0 ? -found - 1 : found;
    }

    /// The bars from one time to another, both included.
    public Series between(long first, long last) {
        int from = from(first);
        int to = last == Long.MAX_VALUE ? size() : Math.max(from, from(last + 1));
        return new Series(key, unit, bars.part(from, to));
    }

    /// These bars and later ones; where both know a time, the other's bar stands. Refuses what is
    /// another series or of another unit.
    public Series with(Series other) {
        if (!other.key.equals(key) || !other.unit.equals(unit)) {
            throw new IllegalArgumentException(
                    "Not the same series: "
                            + key
                            + " in "
                            + unit.code()
                            + ", and "
                            + other.key
                            + " in "
                            + other.unit.code());
        }
        Columns joined = new Columns(size() + other.size());
        int mine = 0;
        int theirs = 0;
        while (mine < size() || theirs < other.size()) {
            if (theirs == other.size()
                    || (mine < size() && bars.time[mine] < other.bars.time[theirs])) {
                joined.addFrom(bars, mine++);
            } else {
                mine += mine < size() && bars.time[mine] == other.bars.time[theirs] ? 1 : 0;
                joined.addFrom(other.bars, theirs++);
            }
        }
        return new Series(key, unit, joined);
    }

    /// Whether another has the same key, unit and bars.
    @Override
    public boolean equals(Object other) {
        return other instanceof Series that
                && key.equals(that.key)
                && unit.equals(that.unit)
                && size() == that.size()
                && Arrays.equals(bars.time, 0, size(), that.bars.time, 0, size())
                && Arrays.equals(bars.open, 0, size(), that.bars.open, 0, size())
                && Arrays.equals(bars.high, 0, size(), that.bars.high, 0, size())
                && Arrays.equals(bars.low, 0, size(), that.bars.low, 0, size())
                && Arrays.equals(bars.close, 0, size(), that.bars.close, 0, size())
                && Arrays.equals(bars.volume, 0, size(), that.bars.volume, 0, size());
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + size();
    }

    /// `bt:nvidia 1d raw, USD, 5000 bars`.
    @Override
    public String toString() {
        return key + ", " + unit.code() + ", " + size() + " bars";
    }

    Columns columns() {
        return bars;
    }

    private int checked(int at) {
        if (at >= bars.size) {
            throw new IndexOutOfBoundsException(at);
        }
        return at;
    }

    private static OptionalDouble known(double number) {
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /// Takes bars in the order of time.
    public static final class Builder {
        private final SeriesKey key;
        private final PriceUnit unit;
        private final Columns bars = new Columns(256);

        /// A series of that key and unit, without bars so far.
        public Builder(SeriesKey key, PriceUnit unit) {
            this.key = key;
            this.unit = unit;
        }

        /// One more bar, later than those before.
        public Builder add(Bar bar) {
            boolean later = bars.size == 0 || bar.time() > bars.time[bars.size - 1];
            if (!later || !key.interval().holds(bar.time())) {
                throw new IllegalArgumentException("Not a later time: " + bar.time());
            }
            double none = Double.NaN;
            bars.add(
                    bar.time(),
                    bar.open().orElse(none),
                    bar.high().orElse(none),
                    bar.low().orElse(none),
                    bar.close(),
                    bar.volume().orElse(none));
            return this;
        }

        /// The bars so far.
        public Series build() {
            return new Series(key, unit, bars.part(0, bars.size));
        }
    }
}
