package org.broadtape.market.bar;

import java.util.Arrays;

/// The columns of a series while it is being made. What is absent is NaN here and nowhere outside
/// this package.
final class Columns {
    long[] time;
    double[] open;
    double[] high;
    double[] low;
    double[] close;
    double[] volume;
    int size;

    Columns(int capacity) {
        int first = Math.max(8, capacity);
        time = new long[first];
        open = new double[first];
        high = new double[first];
        low = new double[first];
        close = new double[first];
        volume = new double[first];
    }

    void add(long when, double opened, double highest, double lowest, double closed, double much) {
        if (size == time.length) {
            grow(size * 2);
        }
        time[size] = when;
        open[size] = opened;
        high[size] = highest;
        low[size] = lowest;
        close[size] = closed;
        volume[size++] = much;
    }

    private void grow(int capacity) {
        time = Arrays.copyOf(time, capacity);
        open = Arrays.copyOf(open, capacity);
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        close = Arrays.copyOf(close, capacity);
        volume = Arrays.copyOf(volume, capacity);
    }

    /// The rows `from` up to `to`, in columns of their own.
    Columns part(int from, int to) {
        Columns part = new Columns(0);
        part.time = Arrays.copyOfRange(time, from, to);
        part.open = Arrays.copyOfRange(open, from, to);
        part.high = Arrays.copyOfRange(high, from, to);
        part.low = Arrays.copyOfRange(low, from, to);
        part.close = Arrays.copyOfRange(close, from, to);
        part.volume = Arrays.copyOfRange(volume, from, to);
        part.size = to - from;
        return part;
    }

    /// One row of these after the last of others.
    void addFrom(Columns other, int at) {
        add(
                other.time[at],
                other.open[at],
                other.high[at],
                other.low[at],
                other.close[at],
                other.volume[at]);
    }
}
