package org.broadtape.market.provider;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.broadtape.base.Sha256;

/// What came back from a provider, as it came.
public final class Reply {
    /// The most bytes of a reply; whoever fetches stops there.
    public static final int LIMIT = 16 << 20;

    private final int status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;
    private final Instant received;

    /// A reply.
    ///
    /// @param status of HTTP; 200 for a file that was found, 404 for one that was not
    /// @param received when its last byte came
    public Reply(int status, Map<String, String> headers, byte[] body, Instant received) {
        if (body.length > LIMIT) {
            throw new IllegalArgumentException("A reply of " + body.length + " bytes");
        }
        this.status = status;
        this.headers.putAll(headers);
        this.body = body.clone();
        this.received = received;
    }

    /// HTTP's status.
    public int status() {
        return status;
    }

    /// When its last byte came.
    public Instant received() {
        return received;
    }

    /// A header, its name in any case.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// Its bytes, a copy.
    public byte[] bytes() {
        return body.clone();
    }

    /// Its body as UTF-8; a byte that is none becomes U+FFFD.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// SHA-256 of its body, in hex.
    public String payload() {
        return Sha256.hex(body);
    }

    /// How long it asks to be left alone, by seconds or a date (RFC 9110 §10.2.3), a day at most;
    /// absent where it doesn't say or it can't be read.
    public Optional<Duration> retryAfter() {
        return header("retry-after")
                .flatMap(this::waitOf)
                .filter(wait -> !wait.isNegative())
                .map(wait -> wait.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : wait);
    }

    private Optional<Duration> waitOf(String written) {
        String plain = written.strip();
        if (plain.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(plain)));
        }
        try {
            DateTimeFormatter form = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
            Instant until = ZonedDateTime.parse(plain, form).toInstant();
            return Optional.of(Duration.between(received, until));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return status + ", " + body.length + " bytes at " + received;
    }
}
