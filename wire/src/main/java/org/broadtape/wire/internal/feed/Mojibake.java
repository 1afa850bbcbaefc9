package org.broadtape.wire.internal.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.broadtape.wire.internal.html.References;

/// Mends text that was UTF-8, was read as windows-1252 or Latin-1, and was written as UTF-8 again:
/// `Koreaâ€™s` is `Korea’s`. Only a text all of whose characters fit is touched, and only if it
/// then is UTF-8 to the last byte, which text meant as it stands practically never is.
public final class Mojibake {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Mojibake() {}

    /// The text as it was meant. Control characters that are none but windows-1252's own signs,
    /// read as Latin-1, become those signs, as browsers have it.
    public static String mend(String text) {
        int at = beyondAscii(text);
        return at < 0 ? text : signs(suspicious(text, at) ? reread(text) : text, at);
    }

    /// Where the first character beyond ASCII stands; -1 where there is none.
    private static int beyondAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return i;
            }
        }
        return -1;
    }

    private static String signs(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && c <= 0x9F) {
                StringBuilder mended = new StringBuilder(text);
                for (int k = i; k < mended.length(); k++) {
                    char sign = mended.charAt(k);
                    if (sign >= 0x80 && sign <= 0x9F) {
                        mended.setCharAt(k, References.windows(sign));
                    }
                }
                return mended.toString();
            }
        }
        return text;
    }

    private static String reread(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            if (c <= 0xFF) {
                bytes[i] = (byte) c;
                continue;
            }
            ByteBuffer one = WINDOWS.encode(String.valueOf(c));
            byte encoded = one.get(0);
            if (encoded == '?') {
                return text;
            }
            bytes[i] = encoded;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException meantAsItStands) {
            return text;
        }
    }

    /// The first byte of a pair, read alone, followed by something beyond ASCII.
    private static boolean suspicious(String text, int at) {
        if (at + 1 >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        char next = text.charAt(at + 1);
        return c >= 0xC2 && c <= 0xF4 && next > 0x7F && (next <= 0xBF || next > 0xFF);
    }
}
