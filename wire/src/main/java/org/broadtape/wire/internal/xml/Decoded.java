package org.broadtape.wire.internal.xml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes read as characters, whatever they claim to be.
///
/// Who is believed, in this order: a byte order mark; the shape of the first bytes; HTTP's charset
/// (RFC 7303 §3.2, and RFC 2046's US-ASCII where a `text/*` type names none); the XML declaration;
/// UTF-8. A charset under which the bytes are no text is passed over for the next, last of all for
/// windows-1252, and that is told.
///
/// @param text the characters, without byte order mark
/// @param encoding the charset used, as feeds' readers name it (`utf-8`, `utf-16be`, `gb18030`)
/// @param overridden true where another charset was used than the one that ought to be believed
/// @param claimed the charset that ought to be believed
public record Decoded(String text, String encoding, boolean overridden, String claimed) {
    private static final Pattern CHARSET =
            Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?\\s*([^\\s;\"']+)");
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:\\-]+)[\"']");

    /// Reads bytes that came with this `Content-Type`, if any.
    public static Decoded of(byte[] bytes, Optional<String> contentType) {
        Optional<Decoded> marked = marked(bytes);
        if (marked.isPresent()) {
            return marked.orElseThrow();
        }
        Optional<String> shape = shape(bytes);
        Optional<String> declared = shape.isPresent() ? shape : declared(bytes);
        String claimed = claimed(contentType, declared);
        Set<String> tried = new LinkedHashSet<>();
        tried.add(claimed);
        declared.ifPresent(tried::add);
        tried.add("utf-8");
        Optional<Decoded> decoded = first(tried, bytes, claimed);
        if (decoded.isEmpty()) {
            Set<String> others = new LinkedHashSet<>();
            if (declared.isEmpty()) {
                Guess.charset(bytes).ifPresent(others::add);
            }
            others.add("windows-1252");
            decoded = first(others, bytes, claimed);
        }
        return decoded.orElseGet(() -> replacing(bytes, claimed));
    }

    /// The text in the first charset under which the bytes are text.
    private static Optional<Decoded> first(Set<String> names, byte[] bytes, String claimed) {
        for (String name : names) {
            Optional<String> text = charset(name).flatMap(charset -> strict(bytes, 0, charset));
            if (text.isPresent()) {
                return Optional.of(
                        new Decoded(text.orElseThrow(), name, !name.equals(claimed), claimed));
            }
        }
        return Optional.empty();
    }

    private static Decoded replacing(byte[] bytes, String claimed) {
        Charset last = charset(claimed).orElse(StandardCharsets.UTF_8);
        Charset replacing = last.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : last;
        return new Decoded(new String(bytes, replacing), claimed, true, claimed);
    }

    private static String claimed(Optional<String> contentType, Optional<String> declared) {
        if (contentType.isEmpty()) {
            return declared.orElse("utf-8");
        }
        String header = contentType.orElseThrow();
        Matcher charset = CHARSET.matcher(header);
        String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (charset.find()) {
            return canonical(charset.group(1));
        }
        return type.startsWith("text/") ? "us-ascii" : declared.orElse("utf-8");
    }

    private static Optional<Decoded> marked(byte[] b) {
        if (starts(b, 0x00, 0x00, 0xFE, 0xFF)) {
            return Optional.of(marked(b, 4, "utf-32be"));
        }
        if (starts(b, 0xFF, 0xFE, 0x00, 0x00)) {
            return Optional.of(marked(b, 4, "utf-32le"));
        }
        if (starts(b, 0xFE, 0xFF)) {
            return Optional.of(marked(b, 2, "utf-16be"));
        }
        if (starts(b, 0xFF, 0xFE)) {
            return Optional.of(marked(b, 2, "utf-16le"));
        }
        return starts(b, 0xEF, 0xBB, 0xBF) ? Optional.of(marked(b, 3, "utf-8")) : Optional.empty();
    }

    private static Decoded marked(byte[] bytes, int from, String name) {
        Charset charset = Charset.forName(name);
        Optional<String> text = strict(bytes, from, charset);
        String read = text.orElseGet(() -> new String(bytes, from, bytes.length - from, charset));
        String declared = declared(read.substring(0, Math.min(read.length(), 300)));
        boolean against = declared.equals("us-ascii") || declared.startsWith("iso-8859");
        return new Decoded(read, name, text.isEmpty() || against, against ? declared : name);
    }

    /// The encoding that shows in how `<?xml` or `<` is written (XML 1.0, appendix F).
    private static Optional<String> shape(byte[] b) {
        if (starts(b, 0x00, 0x00, 0x00, 0x3C)) {
            return Optional.of("utf-32be");
        }
        if (starts(b, 0x3C, 0x00, 0x00, 0x00)) {
            return Optional.of("utf-32le");
        }
        if (starts(b, 0x00, 0x3C, 0x00)) {
            return Optional.of("utf-16be");
        }
        if (starts(b, 0x3C, 0x00) && b.length > 3 && b[3] == 0) {
            return Optional.of("utf-16le");
        }
        return starts(b, 0x4C, 0x6F, 0xA7, 0x94) ? Optional.of("cp037") : Optional.empty();
    }

    /// What the XML declaration says, empty where it says nothing.
    private static String declared(String head) {
        Matcher declared = DECLARED.matcher(head);
        return declared.find() ? canonical(declared.group(1)) : "";
    }

    private static Optional<String> declared(byte[] bytes) {
        String head =
                new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
        String name = declared(head);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        // A document whose declaration could be read byte by byte is in no wide encoding.
        boolean wide =
                name.startsWith("utf-16")
                        || name.startsWith("utf-32")
                        || name.startsWith("iso-10646")
                        || name.equals("ucs-2")
                        || name.equals("ucs-4");
        return Optional.of(wide ? "utf-8" : name);
    }

    private static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "gb2312", "gbk", "gb_2312-80", "x-gbk" -> "gb18030";
            case "u16", "utf_16", "utf16" -> "utf-16";
            case "u8", "utf8", "utf_8" -> "utf-8";
            case "ascii" -> "us-ascii";
            case "latin-1", "latin1" -> "iso-8859-1";
            default -> lower;
        };
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /// The text, if every byte of it makes sense.
    private static Optional<String> strict(byte[] bytes, int from, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
            boolean replaced = text.indexOf('\uFFFD') >= 0;
            return replaced && !writesReplacement(bytes) ? Optional.empty() : Optional.of(text);
        }
        if (charset.equals(StandardCharsets.ISO_8859_1)) {
            return Optional.of(new String(bytes, from, bytes.length - from, charset));
        }
        try {
            CharBuffer text =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return Optional.of(text.toString());
        } catch (CharacterCodingException notThis) {
            return Optional.empty();
        }
    }

    /// True where U+FFFD itself was sent, so that finding it is no sign of a wrong charset.
    private static boolean writesReplacement(byte[] bytes) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static boolean starts(byte[] bytes, int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
