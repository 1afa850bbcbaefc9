package org.broadtape.account.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.broadtape.base.Sha256;

/// Secrets that are handed out once and known here by their digest alone.
public final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    /// A new secret of 256 random bits, in 43 characters that are safe in headers and addresses.
    public static String make() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The SHA-256 of words, in hexadecimal. Enough for secrets nobody can guess.
    public static String digest(String words) {
        return Sha256.hex(words);
    }

    /// Compares without telling by its time where they differ.
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                digest(one).getBytes(StandardCharsets.US_ASCII),
                digest(other).getBytes(StandardCharsets.US_ASCII));
    }

    /// Random bits.
    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
