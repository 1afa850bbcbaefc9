package org.broadtape.base;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Words that nobody can guess: tokens, secrets, keys of what waits.
public final class RandomHex {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomHex() {}

    /// That many random bytes, two hexadecimal digits each.
    public static String of(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
