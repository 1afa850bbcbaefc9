package org.broadtape.analysis.cluster;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// What remains of a text when only its sameness matters: the least hash of its three-word runs in
/// each of [#BINS] bins (one-permutation MinHash: Li, Owen and Zhang, NIPS 2012), and the same for
/// its numbers. Two texts with the same share of equal bins share about that share of their runs.
///
/// Numbers are weighed apart: two market reports written from one template have nearly all their
/// words in common and none of their figures, and are not copies.
public final class Fingerprint {
    /// How many bins of word runs.
    public static final int BINS = 32;

    private static final int NUMBER_BINS = 8;
    private static final int EMPTY = Integer.MAX_VALUE;
    private static final int RUN = 3;

    /// Texts shorter than this many runs of words are not compared: headlines alone agree by
    /// chance.
    public static final int LEAST_RUNS = 12;

    private final int[] bins;
    private final int runs;

    private Fingerprint(int[] bins, int runs) {
        this.bins = bins;
        this.runs = runs;
    }

    /// The fingerprint of a text: case, punctuation and line breaks don't count.
    public static Fingerprint of(String text) {
        int[] bins = new int[BINS + NUMBER_BINS];
        Arrays.fill(bins, EMPTY);
        long before = 0;
        long last = 0;
        int words = 0;
        int runs = 0;
        int length = text.length();
        for (int at = 0; at < length; ) {
            char first = text.charAt(at);
            if (!Character.isLetterOrDigit(first)) {
                at++;
                continue;
            }
            long word = 0xcbf29ce484222325L;
            boolean number = false;
            while (at < length) {
                char unit = text.charAt(at);
                boolean inNumber =
                        (unit == '.' || unit == ',')
                                && number
                                && at + 1 < length
                                && Character.isDigit(text.charAt(at + 1));
                if (!Character.isLetterOrDigit(unit) && !inNumber) {
                    break;
                }
                number |= Character.isDigit(unit);
                word = (word ^ Character.toLowerCase(unit)) * 0x100000001b3L;
                at++;
            }
            if (number) {
                put(bins, BINS, NUMBER_BINS, mix(word));
            }
            if (++words >= RUN) {
                put(bins, 0, BINS, mix(before * 31 + last * 17 + word));
                runs++;
            }
            before = last;
            last = word;
        }
        return new Fingerprint(bins, runs);
    }

    private static void put(int[] bins, int from, int count, long hash) {
        int bin = from + (int) ((hash >>> 32) % count);
        int value = (int) hash & 0x7fffffff;
        if (value < bins[bin]) {
            bins[bin] = value;
        }
    }

    private static long mix(long hash) {
        long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }

    /// True where the text is too short to tell.
    public boolean isThin() {
        return runs < LEAST_RUNS;
    }

    /// The share of word runs in common, 0 to 1, as estimated from the bins.
    public double likeness(Fingerprint other) {
        return share(other, 0, BINS);
    }

    /// The share of figures in common, 0 to 1; 1 where neither has any.
    public double figuresInCommon(Fingerprint other) {
        return share(other, BINS, BINS + NUMBER_BINS);
    }

    /// Whether the two texts tell the same in the same words: a copy, give or take its dateline,
    /// end line and a few edits.
    public boolean isCopyOf(Fingerprint other) {
        return !isThin()
                && !other.isThin()
                && likeness(other) >= 0.55
                && figuresInCommon(other) >= 0.6;
    }

    private double share(Fingerprint other, int from, int to) {
        int filled = 0;
        int same = 0;
        for (int bin = from; bin < to; bin++) {
            if (bins[bin] == EMPTY && other.bins[bin] == EMPTY) {
                continue;
            }
            filled++;
            if (bins[bin] == other.bins[bin]) {
                same++;
            }
        }
        return filled == 0 ? 1 : (double) same / filled;
    }

    /// A key for each band of bins; copies share at least one, nearly always.
    long[] bands() {
        long[] keys = new long[BINS / CopyIndex.ROWS];
        for (int band = 0; band < keys.length; band++) {
            long key = band + 1L;
            for (int row = 0; row < CopyIndex.ROWS; row++) {
                key = mix(key * 31 + bins[band * CopyIndex.ROWS + row]);
            }
            keys[band] = key;
        }
        return keys;
    }

    /// As bytes, to be kept; [#parse] reads them back.
    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(4 + 4 * bins.length).putInt(runs);
        for (int bin : bins) {
            out.putInt(bin);
        }
        return out.array();
    }

    /// The inverse of [#toBytes].
    public static Fingerprint parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int runs = in.getInt();
        int[] bins = new int[BINS + NUMBER_BINS];
        for (int bin = 0; bin < bins.length; bin++) {
            bins[bin] = in.getInt();
        }
        return new Fingerprint(bins, runs);
    }
}
