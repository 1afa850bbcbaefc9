package org.broadtape.market.bar;

import org.broadtape.market.bar.PackedReader.Torn;

/// The columns of a series as bytes: times by their distances, closes by the distance from the
/// close before, opens from the close before, highs and lows from the higher and the lower of open
/// and close, volumes from the volume before. A bar of a share takes ten to twelve bytes.
final class PackedBars {
    private PackedBars() {}

    static byte[] pack(Columns bars) {
        PackedWriter to = new PackedWriter(bars.size * 14);
        PackedNumbers prices =
                PackedNumbers.of(bars.size, bars.close, bars.open, bars.high, bars.low);
        PackedNumbers volumes = PackedNumbers.of(bars.size, bars.volume);
        to.whole(prices.form());
        to.whole(volumes.form());
        long before = 0;
        for (int at = 0; at < bars.size; at++) {
            to.signed(bars.time[at] - before);
            before = bars.time[at];
        }
        if (prices.isDecimal()) {
            packPrices(bars, prices, to);
        } else {
            for (double[] column : new double[][] {bars.close, bars.open, bars.high, bars.low}) {
                for (int at = 0; at < bars.size; at++) {
                    prices.write(column[at], to);
                }
            }
        }
        long last = 0;
        for (int at = 0; at < bars.size; at++) {
            if (volumes.isDecimal()) {
                long volume = volumes.scaled(bars.volume[at]);
                PackedNumbers.write(volume, last, to);
                last = volume == PackedNumbers.NONE ? last : volume;
            } else {
                volumes.write(bars.volume[at], to);
            }
        }
        return to.bytes();
    }

    private static void packPrices(Columns bars, PackedNumbers form, PackedWriter to) {
        long before = 0;
        for (int at = 0; at < bars.size; at++) {
            long close = form.scaled(bars.close[at]);
            long open = form.scaled(bars.open[at]);
            PackedNumbers.write(close, before, to);
            PackedNumbers.write(open, before, to);
            long near = open == PackedNumbers.NONE ? close : open;
            PackedNumbers.write(form.scaled(bars.high[at]), Math.max(near, close), to);
            PackedNumbers.write(form.scaled(bars.low[at]), Math.min(near, close), to);
            before = close;
        }
    }

    /// The bars again; throws [Torn] at what is none.
    static Columns unpack(PackedReader from, int size, Interval interval) {
        PackedNumbers prices = new PackedNumbers(from.count(PackedNumbers.DOUBLES));
        PackedNumbers volumes = new PackedNumbers(from.count(PackedNumbers.DOUBLES));
        long least = 1L + 4L * prices.least() + volumes.least();
        if (size < 0 || size * least > from.left()) {
            throw new Torn(size + " bars in " + from.left() + " bytes");
        }
        Columns bars = new Columns(size);
        bars.size = size;
        long before = 0;
        for (int at = 0; at < size; at++) {
            bars.time[at] = before + from.signed();
            if (at > 0 && bars.time[at] <= before) {
                throw new Torn("a time before the last");
            }
            before = bars.time[at];
        }
        if (size > 0 && !(interval.holds(bars.time[0]) && interval.holds(before))) {
            throw new Torn("a time beyond all calendars");
        }
        if (prices.isDecimal()) {
            unpackPrices(bars, prices, from);
        } else {
            for (double[] column : new double[][] {bars.close, bars.open, bars.high, bars.low}) {
                for (int at = 0; at < size; at++) {
                    column[at] = finite(prices.read(from));
                }
            }
        }
        long last = 0;
        for (int at = 0; at < size; at++) {
            if (volumes.isDecimal()) {
                long volume = PackedNumbers.read(last, from);
                bars.volume[at] = volumes.number(volume);
                last = volume == PackedNumbers.NONE ? last : volume;
            } else {
                bars.volume[at] = finite(volumes.read(from));
            }
        }
        return closed(bars);
    }

    private static void unpackPrices(Columns bars, PackedNumbers form, PackedReader from) {
        long before = 0;
        for (int at = 0; at < bars.size; at++) {
            long close = PackedNumbers.read(before, from);
            long open = PackedNumbers.read(before, from);
            long near = open == PackedNumbers.NONE ? close : open;
            bars.close[at] = form.number(close);
            bars.open[at] = form.number(open);
            bars.high[at] = form.number(PackedNumbers.read(Math.max(near, close), from));
            bars.low[at] = form.number(PackedNumbers.read(Math.min(near, close), from));
            before = close;
        }
    }

    private static double finite(double number) {
        if (Double.isInfinite(number)) {
            throw new Torn("a price without bounds");
        }
        return number;
    }

    private static Columns closed(Columns bars) {
        for (int at = 0; at < bars.size; at++) {
            if (Double.isNaN(bars.close[at])) {
                throw new Torn("a bar without a close");
            }
        }
        return bars;
    }
}
