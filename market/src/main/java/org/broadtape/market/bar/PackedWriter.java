package org.broadtape.market.bar;

import java.util.Arrays;

/// Bytes with numbers of varying length (LEB128; signed ones in zigzag).
final class PackedWriter {
    private byte[] bytes;
    private int size;

    PackedWriter(int capacity) {
        bytes = new byte[Math.max(64, capacity)];
    }

    void whole(long number) {
        room(10);
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void signed(long number) {
        whole((number << 1) ^ (number >> 63));
    }

    void four(int bits) {
        room(4);
        for (int shift = 0; shift < 32; shift += 8) {
            bytes[size++] = (byte) (bits >>> shift);
        }
    }

    void eight(long bits) {
        four((int) bits);
        four((int) (bits >>> 32));
    }

    void all(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
