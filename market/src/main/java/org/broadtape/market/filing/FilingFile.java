package org.broadtape.market.filing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// A file as it came.
///
/// @param name its path or name; what problems call it, and what joins a cover with its table
/// @param text its words
public record FilingFile(String name, String text) {
    /// The longest file read, in bytes; the largest tables have some 40 million.
    public static final int BYTE_LIMIT = 128 * 1024 * 1024;

    /// A file of these bytes: UTF-8, else Windows-1252, UTF-16 where a mark says so.
    public static FilingFile of(String name, byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return new FilingFile(
                    name, new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE));
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return new FilingFile(
                    name, new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new FilingFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return new FilingFile(name, new String(bytes, Charset.forName("windows-1252")));
        }
    }
}
