package org.broadtape.wire.internal.xml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Guesses the charset of bytes that name none and are no UTF-8, from the script they would be in:
/// text in the wrong charset falls into no script's habits.
final class Guess {
    private static final double MOST = 0.5;
    private static final int SAMPLE = 200_000;

    private Guess() {}

    static Optional<String> charset(byte[] whole) {
        byte[] bytes = whole.length > SAMPLE ? Arrays.copyOf(whole, SAMPLE) : whole;
        if (share(bytes, "Shift_JIS", Guess::kana) > 0.2) {
            return Optional.of("SHIFT_JIS");
        }
        if (share(bytes, "EUC-JP", Guess::kana) > 0.2) {
            return Optional.of("EUC-JP");
        }
        if (share(bytes, "EUC-KR", c -> c >= 0xAC00 && c <= 0xD7A3) > 0.9) {
            return Optional.of("EUC-KR");
        }
        double low = lowTrails(bytes);
        if (low == 0 && share(bytes, "GB2312", Guess::han) > MOST) {
            return Optional.of("GB2312");
        }
        if (low > 0 && share(bytes, "Big5", Guess::han) > MOST) {
            return Optional.of("Big5");
        }
        if (alone(bytes) > MOST) {
            return Optional.empty();
        }
        if (share(bytes, "TIS-620", c -> c >= 0x0E01 && c <= 0x0E5B) > 0.95
                && share(bytes, "TIS-620", c -> c <= 0x0E1F && c > 0x7F) > 0.2) {
            return Optional.of("TIS-620");
        }
        double koi = share(bytes, "KOI8-R", c -> c >= 0x0430 && c <= 0x044F);
        double windows = share(bytes, "windows-1251", c -> c >= 0x0430 && c <= 0x044F);
        if (Math.max(koi, windows) > MOST) {
            return Optional.of(koi > windows ? "KOI8-R" : "windows-1251");
        }
        return Optional.empty();
    }

    private static boolean kana(int c) {
        return c >= 0x3041 && c <= 0x30FE;
    }

    private static boolean han(int c) {
        return c >= 0x4E00 && c <= 0x9FFF;
    }

    /// The share, among the letters beyond ASCII, of those that one script would use; 0 where the
    /// bytes are no text in that charset.
    private static double share(byte[] bytes, String charset, IntPredicate usual) {
        try {
            CharsetDecoder decoder =
                    Charset.forName(charset)
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT);
            CharBuffer text = CharBuffer.allocate(bytes.length * 2);
            CoderResult end = decoder.decode(ByteBuffer.wrap(bytes), text, bytes.length < SAMPLE);
            if (end.isError()) {
                return 0;
            }
            text.flip();
            long beyond = text.chars().filter(c -> c > 0x7F).count();
            return beyond == 0 ? 0 : (double) text.chars().filter(usual).count() / beyond;
        } catch (IllegalArgumentException unknownHere) {
            return 0;
        }
    }

    /// The share, among the bytes beyond ASCII, of those with an ASCII letter beside them and none
    /// of their own kind: so stand the accented letters of the Latin script, which then needs no
    /// guess.
    private static double alone(byte[] bytes) {
        int alone = 0;
        int beyond = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                beyond++;
                int before = i == 0 ? ' ' : bytes[i - 1];
                int after = i + 1 == bytes.length ? ' ' : bytes[i + 1];
                if (before >= 0 && after >= 0 && (letter(before) || letter(after))) {
                    alone++;
                }
            }
        }
        return beyond == 0 ? 0 : (double) alone / beyond;
    }

    private static boolean letter(int c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    /// How many second bytes of pairs lie in ASCII's range: Big5 has such, EUC has none.
    private static double lowTrails(byte[] bytes) {
        int low = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            if ((bytes[i] & 0xFF) >= 0xA1) {
                if (bytes[i + 1] >= 0x40) {
                    low++;
                }
                i++;
            }
        }
        return low;
    }
}
