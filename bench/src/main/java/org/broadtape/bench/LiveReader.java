package org.broadtape.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/// Reads prices out of the bytes of one stream as they come, and remembers the last of each
/// instrument. It looks for two marks in the HTML of `price.jte`, as JSON writes it.
final class LiveReader {
    private static final byte[] FRAME = mark("event: prices");
    private static final byte[] INSTRUMENT = mark("data-price=\\\"bench-");
    private static final byte[] NUMBER = mark("price-number\\\">");

    private final int[] last = new int[LiveServer.INSTRUMENTS];
    private int frames;
    private int inFrame;
    private int inInstrument;
    private int inNumber;
    private int digits = -1;
    private boolean readsNumber;
    private int instrument;
    private int skipped;

    LiveReader() {
        Arrays.fill(last, -1);
    }

    private static byte[] mark(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Reads on.
    ///
    /// @param seen is told each price, with the instrument's number
    void read(ByteBuffer bytes, ObjIntConsumer<LiveReader> seen) {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (digits >= 0) {
                if (b >= '0' && b <= '9') {
                    digits = digits * 10 + b - '0';
                    continue;
                }
                if (b == ',' && readsNumber) {
                    continue;
                }
                ended(seen);
            }
            inFrame = next(FRAME, inFrame, b);
            inInstrument = next(INSTRUMENT, inInstrument, b);
            inNumber = next(NUMBER, inNumber, b);
            if (inFrame == FRAME.length) {
                frames++;
                inFrame = 0;
            } else if (inInstrument == INSTRUMENT.length || inNumber == NUMBER.length) {
                readsNumber = inNumber == NUMBER.length;
                digits = 0;
                inInstrument = 0;
                inNumber = 0;
            }
        }
    }

    private void ended(ObjIntConsumer<LiveReader> seen) {
        if (readsNumber) {
            skipped += Math.max(0, digits - last[instrument] - 1);
            last[instrument] = digits;
            seen.accept(this, digits);
        } else {
            instrument = digits;
        }
        digits = -1;
    }

    /// How much of a mark was read, whose first byte occurs in it once.
    private static int next(byte[] mark, int read, byte b) {
        if (read < mark.length && b == mark[read]) {
            return read + 1;
        }
        return b == mark[0] ? 1 : 0;
    }

    int last(int which) {
        return last[which];
    }

    int frames() {
        return frames;
    }

    /// How many values came that it was not told of, because newer ones came before a frame left.
    int skipped() {
        return skipped;
    }
}
