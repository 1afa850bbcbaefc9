package org.broadtape.base;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 (FIPS 180-4), which every JDK has.
public final class Sha256 {
    private Sha256() {}

    /// A sum to be fed piece by piece.
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /// The 32 bytes of the sum.
    public static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }

    /// The sum in 64 hexadecimal digits, small letters.
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /// The sum of words in UTF-8, in hexadecimal digits.
    public static String hex(String words) {
        return hex(words.getBytes(StandardCharsets.UTF_8));
    }
}
