package org.broadtape.bench;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as Python's tests write them: `datetime(2014, 3, 5, 8, 30, tzinfo=tzoffset(None, 7200))`.
final class PythonTime {
    private static final Pattern DATE =
            Pattern.compile(
                    "(?:utc\\.localize\\()?(?:datetime\\.)?datetime\\((.*?)(?:, tzinfo=(.*))?\\)");
    private static final Pattern OFFSET = Pattern.compile("tzoffset\\(None, (-?\\d+)\\)?");

    private PythonTime() {}

    /// The instant of an expression that is a time.
    static Optional<String> iso(String expression) {
        Matcher date = DATE.matcher(expression);
        return date.matches()
                ? Optional.of(instant(date.group(1), date.group(2)).toString())
                : Optional.empty();
    }

    private static Instant instant(String arguments, @Nullable String zone) {
        int[] parts = new int[7];
        int at = 0;
        for (String part : arguments.split(",")) {
            String digits = part.replaceAll("\\D", "");
            if (!digits.isEmpty() && at < parts.length) {
                parts[at++] = Integer.parseInt(digits);
            }
        }
        Matcher offset = OFFSET.matcher(zone == null ? "" : zone);
        int seconds = offset.lookingAt() ? Integer.parseInt(offset.group(1)) : 0;
        return LocalDateTime.of(
                        parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], 1000 * parts[6])
                .toInstant(ZoneOffset.ofTotalSeconds(seconds));
    }

    /// The instant of an ISO time, taken in UTC where it has no offset.
    static Optional<Instant> instant(String iso) {
        try {
            return Optional.of(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeParseException withoutZone) {
            try {
                return Optional.of(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
            } catch (DateTimeParseException none) {
                return Optional.empty();
            }
        }
    }
}
