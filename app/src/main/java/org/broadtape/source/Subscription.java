package org.broadtape.source;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.broadtape.newsroom.SourceId;

/// What is kept of a subscription at a hub.
///
/// @param source for whose feed
/// @param callback the address given to the hub, the key in its last part; absent before the first
///   request
/// @param secret what the hub signs with; absent before the first request
/// @param removed true if the owner removed the source
record Subscription(
        SourceId source,
        Hub hub,
        Optional<String> callback,
        Optional<String> secret,
        boolean removed) {
    /// Digests in `X-Hub-Signature` (WebSub §8) that are strong enough to take the content as the
    /// hub's.
    private static final Map<String, String> STRONG =
            Map.of("sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");

    private static final Map<String, String> WEAK = Map.of("sha1", "HmacSHA1");

    /// What a signature is worth.
    enum Signature {
        /// The content is the hub's.
        STRONG,
        /// The hub most likely sent something; its content is not taken, but the feed is looked at.
        WEAK,
        /// There is none.
        MISSING,
        /// Somebody else made it, or the content was changed.
        WRONG
    }

    /// Whether a key opens this callback, compared in constant time.
    boolean opens(String key) {
        return callback.map(at -> at.substring(at.lastIndexOf('/') + 1))
                .filter(kept ->
                        MessageDigest.isEqual(
                                kept.getBytes(StandardCharsets.UTF_8),
                                key.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    /// What a signature of this content is worth.
    ///
    /// @param header `X-Hub-Signature`, such as `sha256=5d61…`
    Signature judged(Optional<String> header, byte[] content) {
        if (header.isEmpty() || secret.isEmpty()) {
            return Signature.MISSING;
        }
        String[] parts = header.get().strip().split("=", 2);
        String method = parts[0].strip().toLowerCase(Locale.ROOT);
        boolean strong = STRONG.containsKey(method);
        Optional<String> algorithm =
                Optional.ofNullable(strong ? STRONG.get(method) : WEAK.get(method));
        if (algorithm.isEmpty() || parts.length < 2) {
            return Signature.WRONG;
        }
        byte[] right = signature(algorithm.get(), secret.get(), content);
        byte[] given;
        try {
            given = HexFormat.of().parseHex(parts[1].strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            return Signature.WRONG;
        }
        if (!MessageDigest.isEqual(right, given)) {
            return Signature.WRONG;
        }
        return strong ? Signature.STRONG : Signature.WEAK;
    }

    private static byte[] signature(String algorithm, String secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(content);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
