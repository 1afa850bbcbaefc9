package org.broadtape.cli.move;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The lines of a file, one after another, each bounded: a file of any size is read in the memory
/// of its longest line. UTF-8; what is none is replaced.
final class Lines implements Closeable {
    /// The longest line taken, bytes.
    static final int LONGEST = 8 << 20;

    private final InputStream from;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private byte[] line = new byte[1 << 12];
    private int length;
    private long number;
    private boolean tooLong;

    Lines(InputStream from) {
        this.from = from;
    }

    /// Goes to the next line; false at the end.
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (at < end || fill()) {
            any = true;
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            take(stop);
            at = stop;
            if (stop < end) {
                at++;
                break;
            }
        }
        number += any ? 1 : 0;
        return any;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, from.read(buffer));
        return end > 0;
    }

    private void take(int stop) {
        int more = stop - at;
        if (tooLong || length + more > LONGEST) {
            tooLong = true;
            length = 0;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST, 2 * (length + more)));
        }
        System.arraycopy(buffer, at, line, length, more);
        length += more;
    }

    /// The line's words; empty if it [#isTooLong].
    String words() {
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    /// The line's number, from 1.
    long number() {
        return number;
    }

    /// True if the line is longer than [#LONGEST] and was passed over.
    boolean isTooLong() {
        return tooLong;
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
