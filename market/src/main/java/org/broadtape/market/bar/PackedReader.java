package org.broadtape.market.bar;

import java.util.Arrays;

/// Reads what [PackedWriter] wrote; throws [Torn] at whatever it can't have written.
final class PackedReader {
    /// Bytes that are no packed bars.
    static final class Torn extends RuntimeException {
        private static final long serialVersionUID = 1;

        Torn(String what) {
            super(what, null, false, false);
        }
    }

    private final byte[] bytes;
    private final int end;
    private int at;

    PackedReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        end = to;
    }

    int left() {
        return end - at;
    }

    int at() {
        return at;
    }

    long whole() {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw new Torn("it ends within a number");
            }
            byte next = bytes[at++];
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new Torn("a number has no end");
    }

    long signed() {
        long number = whole();
        return (number >>> 1) ^ -(number & 1);
    }

    /// A whole number of at most that size.
    int count(int most) {
        long number = whole();
        if (number < 0 || number > most) {
            throw new Torn("a count of " + number + ", at most " + most);
        }
        return (int) number;
    }

    int four() {
        need(4);
        int bits =
                (bytes[at] & 0xff)
                        | (bytes[at + 1] & 0xff) << 8
                        | (bytes[at + 2] & 0xff) << 16
                        | (bytes[at + 3] & 0xff) << 24;
        at += 4;
        return bits;
    }

    long eight() {
        long low = four() & 0xffff_ffffL;
        return low | (long) four() << 32;
    }

    byte[] all(int length) {
        need(length);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private void need(int length) {
        if (length > left()) {
            throw new Torn("it ends " + (length - left()) + " bytes early");
        }
    }
}
