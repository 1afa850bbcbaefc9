package org.broadtape.market.bar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.CRC32C;
import org.broadtape.market.bar.PackedReader.Torn;
import org.broadtape.market.quote.PriceUnit;

/// The form of a file of bars, version 1. It begins with a head of [#HEAD] bytes: the word
/// `BTBARS1\n`, the head's CRC-32C, and after it key, unit, number of bars, length and CRC-32C of
/// the body, the last bar and the close before it, then noughts. The body follows.
final class BarFile {
    /// How long a head is; the last price of an instrument needs no more of the file.
    static final int HEAD = 1_024;

    /// The most bytes of a body.
    static final int BODY = 32 << 20;

    /// The most bars of a file: twenty years of minutes of a share.
    static final int BARS = 2_000_000;

    private static final byte[] WORD = "BTBARS1\n".getBytes(UTF_8);
    private static final int SUMMED = WORD.length + 4;

    /// What a head says.
    ///
    /// @param bodySum CRC-32C of the body
    record Head(
            SeriesKey key,
            PriceUnit unit,
            int bars,
            int bodyLength,
            int bodySum,
            Optional<Bar> last,
            OptionalDouble closeBefore) {}

    private BarFile() {}

    static byte[] bytes(Series series) {
        byte[] body = PackedBars.pack(series.columns());
        if (body.length > BODY || series.size() > BARS) {
            throw new IllegalArgumentException("Too many bars for one file: " + series);
        }
        PackedWriter head = new PackedWriter(HEAD);
        text(series.key().instrument(), head);
        text(series.key().interval().code(), head);
        text(series.key().basis().code(), head);
        text(series.unit().code(), head);
        head.whole(series.size());
        head.whole(body.length);
        head.four(sum(body, 0, body.length));
        Columns bars = series.columns();
        if (bars.size > 0) {
            int last = bars.size - 1;
            head.signed(bars.time[last]);
            for (double number :
                    new double[] {
                        bars.open[last],
                        bars.high[last],
                        bars.low[last],
                        bars.close[last],
                        bars.volume[last],
                        last > 0 ? bars.close[last - 1] : Double.NaN
                    }) {
                head.eight(Double.doubleToLongBits(number));
            }
        }
        byte[] file = new byte[HEAD + body.length];
        byte[] told = head.bytes();
        System.arraycopy(WORD, 0, file, 0, WORD.length);
        System.arraycopy(told, 0, file, SUMMED, told.length);
        int sum = sum(file, SUMMED, HEAD);
        for (int at = 0; at < 4; at++) {
            file[WORD.length + at] = (byte) (sum >>> (8 * at));
        }
        System.arraycopy(body, 0, file, HEAD, body.length);
        return file;
    }

    /// What the first [#HEAD] bytes say; throws [Torn] where they don't hold.
    static Head head(byte[] file) {
        if (file.length < HEAD || !Arrays.equals(file, 0, WORD.length, WORD, 0, WORD.length)) {
            throw new Torn("it does not begin like a file of bars");
        }
        int told = new PackedReader(file, WORD.length, SUMMED).four();
        if (told != sum(file, SUMMED, HEAD)) {
            throw new Torn("the checksum of its head does not hold");
        }
        PackedReader from = new PackedReader(file, SUMMED, HEAD);
        String instrument = text(from, 800);
        Interval interval =
                Interval.of(text(from, 8)).orElseThrow(() -> new Torn("no known interval"));
        String basisCode = text(from, 8);
        Basis basis =
                Arrays.stream(Basis.values())
                        .filter(one -> one.code().equals(basisCode))
                        .findFirst()
                        .orElseThrow(() -> new Torn("no known basis"));
        PriceUnit unit = Units.of(text(from, 16)).orElseThrow(() -> new Torn("no known unit"));
        if (instrument.isBlank() || instrument.length() > 200) {
            throw new Torn("no instrument");
        }
        int bars = from.count(BARS);
        int length = from.count(BODY);
        int sum = from.four();
        SeriesKey key = new SeriesKey(instrument, interval, basis);
        if (bars == 0) {
            return new Head(key, unit, 0, length, sum, Optional.empty(), OptionalDouble.empty());
        }
        Bar last = last(from, interval);
        return new Head(key, unit, bars, length, sum, Optional.of(last), known(from));
    }

    private static Bar last(PackedReader from, Interval interval) {
        long time = from.signed();
        OptionalDouble open = known(from);
        OptionalDouble high = known(from);
        OptionalDouble low = known(from);
        OptionalDouble close = known(from);
        if (close.isEmpty() || !interval.holds(time)) {
            throw new Torn("a last bar that is none");
        }
        return new Bar(time, open, high, low, close.getAsDouble(), known(from));
    }

    /// The series of a whole file; throws [Torn] where it is not whole.
    static Series series(byte[] file) {
        Head head = head(file);
        if (file.length - HEAD != head.bodyLength) {
            throw new Torn((file.length - HEAD) + " bytes of bars, not " + head.bodyLength);
        }
        if (sum(file, HEAD, file.length) != head.bodySum) {
            throw new Torn("the checksum of its bars does not hold");
        }
        PackedReader body = new PackedReader(file, HEAD, file.length);
        return new Series(
                head.key, head.unit, PackedBars.unpack(body, head.bars, head.key.interval()));
    }

    private static OptionalDouble known(PackedReader from) {
        double number = Double.longBitsToDouble(from.eight());
        if (Double.isInfinite(number)) {
            throw new Torn("a price without bounds");
        }
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    private static void text(String words, PackedWriter to) {
        byte[] bytes = words.getBytes(UTF_8);
        to.whole(bytes.length);
        to.all(bytes);
    }

    private static String text(PackedReader from, int most) {
        return new String(from.all(from.count(most)), UTF_8);
    }

    private static int sum(byte[] bytes, int from, int to) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, to - from);
        return (int) sum.getValue();
    }
}
