package org.broadtape.market.quote;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/// When a number was true, as exactly as its provider says.
public sealed interface AsOf {
    /// The latest instant it can have been true at: what its age is counted from.
    Instant latest();

    /// The day it was true on, where the market is.
    LocalDate day();

    /// A trade's or a calculation's instant, in the market's offset where it is known, else UTC.
    record At(OffsetDateTime time) implements AsOf {
        @Override
        public Instant latest() {
            return time.toInstant();
        }

        @Override
        public LocalDate day() {
            return time.toLocalDate();
        }
    }

    /// A day's session without a time of day.
    ///
    /// @param zone where the day was: `Europe/London`
    record Day(LocalDate day, ZoneId zone) implements AsOf {
        @Override
        public Instant latest() {
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }
}
