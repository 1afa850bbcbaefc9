package org.broadtape.link.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Seals a form for readers who have no account and no cookie: only a page of this site, of the
/// last day, can have given it out, and it is good for that one story. The key lives as long as the
/// process.
final class FormSeal {
    private static final Duration GOOD = Duration.ofDays(1);
    private static final String ALGORITHM = "HmacSHA256";

    private final Clock clock;
    private final byte[] key = new byte[32];

    FormSeal(Clock clock) {
        this.clock = clock;
        new SecureRandom().nextBytes(key);
    }

    /// A seal for a form about something.
    String of(String about) {
        String at = Long.toString(clock.millis(), 36);
        return at + "." + signed(at, about);
    }

    /// Whether the seal was given out for that, not long ago.
    boolean holds(String seal, String about) {
        int dot = seal.indexOf('.');
        if (dot < 1
                || dot > 12
                || seal.length() > 80
                || !seal.substring(0, dot).matches("[0-9a-z]+")) {
            return false;
        }
        String at = seal.substring(0, dot);
        boolean ours =
                MessageDigest.isEqual(
                        seal.substring(dot + 1).getBytes(StandardCharsets.UTF_8),
                        signed(at, about).getBytes(StandardCharsets.UTF_8));
        return ours
                && Instant.ofEpochMilli(Long.parseLong(at, 36)).plus(GOOD).isAfter(clock.instant());
    }

    private String signed(String at, String about) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] sum = mac.doFinal((at + "\n" + about).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
