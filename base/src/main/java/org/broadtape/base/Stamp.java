package org.broadtape.base;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A point in time as somebody claimed it: the instant, and the offset he wrote it in. News is read
/// with its offset ("04:40 −04:00"), so the offset is kept beside the instant.
///
/// @param at the instant
/// @param offset the offset the source wrote, or the one we assumed
/// @param zoneAssumed true where the source wrote no zone and the offset is our assumption; shown
///   to readers, since such an instant may be hours off
public record Stamp(Instant at, ZoneOffset offset, boolean zoneAssumed) {
    /// A stamp whose source said its offset.
    public static Stamp of(OffsetDateTime time) {
        return new Stamp(time.toInstant(), time.getOffset(), false);
    }

    /// A stamp in UTC whose source said so.
    public static Stamp utc(Instant at) {
        return new Stamp(at, ZoneOffset.UTC, false);
    }

    /// The claimed local time with its offset.
    public OffsetDateTime local() {
        return at.atOffset(offset);
    }

    /// ISO 8601 with offset, seconds always written: `2024-10-21T04:40:00-04:00`.
    @Override
    public String toString() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local());
    }
}
