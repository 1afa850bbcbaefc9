package org.broadtape.wire.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// Times in header fields (RFC 9110 §5.6.7): dates in their three forms, and what follows from
/// them.
final class HttpDates {
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);
    private static final DateTimeFormatter RFC_850 =
            DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss zzz", Locale.ROOT);

    private HttpDates() {}

    static Optional<Instant> parse(String text) {
        String date = text.strip();
        try {
            return Optional.of(
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException notRfc1123) {
            try {
                return Optional.of(ZonedDateTime.parse(date, RFC_850).toInstant());
            } catch (DateTimeParseException notRfc850) {
                try {
                    return Optional.of(
                            LocalDateTime.parse(date, ASCTIME).toInstant(ZoneOffset.UTC));
                } catch (DateTimeParseException notAsctime) {
                    return Optional.empty();
                }
            }
        }
    }

    /// `Retry-After` in seconds or as a date (RFC 9110 §10.2.3); zero where the date has passed.
    static Optional<Duration> retryAfter(Headers headers, Instant now) {
        return headers.first("retry-after")
                .flatMap(text ->
                        text.matches("\\d{1,9}")
                                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                                : parse(text).map(at -> Duration.between(now, at)))
                .map(HttpDates::bounded);
    }

    /// How long the server says the answer stays fresh (RFC 9111 §4.2): `max-age` less `Age`, else
    /// `Expires`; empty where it says nothing or forbids keeping it.
    static Optional<Duration> freshFor(Headers headers, Instant now) {
        String control = String.join(",", headers.all("cache-control")).toLowerCase(Locale.ROOT);
        if (control.contains("no-cache") || control.contains("no-store")) {
            return Optional.empty();
        }
        for (String directive : control.split(",")) {
            String[] parts = directive.strip().split("\\s*=\\s*", 2);
            if (parts.length == 2 && parts[0].equals("max-age")) {
                String seconds = parts[1].replace("\"", "").strip();
                if (seconds.matches("\\d{1,12}")) {
                    long age =
                            headers.first("age")
                                    .filter(text -> text.matches("\\d{1,9}"))
                                    .map(Long::parseLong)
                                    .orElse(0L);
                    long left = Long.parseLong(seconds) - age;
                    return Optional.of(bounded(Duration.ofSeconds(left)));
                }
            }
        }
        Instant base = headers.first("date").flatMap(HttpDates::parse).orElse(now);
        return headers.first("expires")
                .flatMap(HttpDates::parse)
                .map(at -> bounded(Duration.between(base, at)))
                .filter(Duration::isPositive);
    }

    private static Duration bounded(Duration time) {
        if (time.isNegative()) {
            return Duration.ZERO;
        }
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }
}
