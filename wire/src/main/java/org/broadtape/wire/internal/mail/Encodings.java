package org.broadtape.wire.internal.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.wire.internal.xml.Decoded;

/// What mail wraps bytes in: quoted-printable and base64 (RFC 2045 §6), encoded words in header
/// fields (RFC 2047). What is ill-formed stands for itself. Bytes are told as characters of
/// Latin-1.
final class Encodings {
    private static final Pattern ENCODED =
            Pattern.compile("=\\?([^?\\s]{1,60})\\?([BbQq])\\?([^?]{0,4000})\\?=");
    private static final Pattern BETWEEN = Pattern.compile("(?<=\\?=)[ \\t]{1,20}(?==\\?)");
    private static final Pattern NO_BASE64 = Pattern.compile("[^A-Za-z0-9+/]");

    private Encodings() {}

    /// The bytes of a part's content.
    static byte[] content(String body, String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> base64(body);
            case "quoted-printable" -> quoted(body, false);
            default -> body.getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    /// The words of a header field.
    static String words(String field) {
        String joined = BETWEEN.matcher(field).replaceAll("");
        Matcher encoded = ENCODED.matcher(joined);
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (encoded.find()) {
            words.append(bare(joined.substring(at, encoded.start())));
            byte[] bytes =
                    encoded.group(2).equalsIgnoreCase("B")
                            ? base64(encoded.group(3))
                            : quoted(encoded.group(3), true);
            words.append(text(bytes, "text/plain; charset=" + encoded.group(1)));
            at = encoded.end();
        }
        return words.append(bare(joined.substring(at))).toString().strip();
    }

    /// Bytes as the text they claim to be.
    static String text(byte[] bytes, String contentType) {
        return Decoded.of(bytes, Optional.of(contentType)).text();
    }

    /// Words sent in eight bits without saying in which charset.
    private static String bare(String words) {
        boolean ascii = words.chars().allMatch(c -> c < 128);
        return ascii
                ? words
                : Decoded.of(words.getBytes(StandardCharsets.ISO_8859_1), Optional.empty()).text();
    }

    private static byte[] base64(String words) {
        String letters = NO_BASE64.matcher(words).replaceAll("");
        int whole = letters.length() % 4 == 1 ? letters.length() - 1 : letters.length();
        return Base64.getDecoder().decode(letters.substring(0, whole));
    }

    /// @param word whether it stands in a header field, where `_` is a blank
    private static byte[] quoted(String words, boolean word) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(words.length());
        int i = 0;
        while (i < words.length()) {
            char c = words.charAt(i);
            int soft = c == '=' ? softBreak(words, i + 1) : 0;
            if (soft > 0) {
                i += soft;
            } else if (c == '=' && hex(words, i + 1) >= 0) {
                out.write(hex(words, i + 1));
                i += 2;
            } else {
                out.write(word && c == '_' ? ' ' : c);
            }
            i++;
        }
        return out.toByteArray();
    }

    /// How many characters of line end stand here, blanks before it included; 0 where none does.
    private static int softBreak(String words, int from) {
        int at = from;
        while (at < words.length() && at < from + 80 && " \t\r".indexOf(words.charAt(at)) >= 0) {
            at++;
        }
        return at < words.length() && words.charAt(at) == '\n' ? at + 1 - from : 0;
    }

    private static int hex(String words, int at) {
        if (at + 1 >= words.length()) {
            return -1;
        }
        int high = Character.digit(words.charAt(at), 16);
        int low = Character.digit(words.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }
}
