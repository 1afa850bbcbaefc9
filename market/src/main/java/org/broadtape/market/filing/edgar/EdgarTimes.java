package org.broadtape.market.filing.edgar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/// Days and times in EDGAR's lists.
final class EdgarTimes {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime OPENS = LocalTime.of(6, 0);
    private static final LocalTime CLOSES = LocalTime.of(22, 0);
    private static final Pattern DAY = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})");

    private EdgarTimes() {}

    /// `20221003` or `2022-10-03`.
    static Optional<LocalDate> day(String text) {
        var day = DAY.matcher(text.strip());
        if (!day.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(day.group(1)),
                            Integer.parseInt(day.group(2)),
                            Integer.parseInt(day.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The later meaning of `2022-11-30T16:42:36.000Z`: such times say UTC, and some are New York's
    /// clock nevertheless. To take a filing as known too late is safe, too early is not. A time at
    /// which EDGAR is closed in New York can only be UTC.
    static Optional<Instant> latest(String text) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z")) {
            return Optional.empty();
        }
        try {
            LocalDateTime clock = LocalDateTime.parse(text.substring(0, text.length() - 1));
            LocalTime time = clock.toLocalTime();
            boolean closed = time.isBefore(OPENS) || time.isAfter(CLOSES);
            return Optional.of(clock.atZone(closed ? ZoneOffset.UTC : NEW_YORK).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
