package org.broadtape.market.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// One day's trading.
///
/// @param day the day it counts for; futures of Chicago open on the evening before it
/// @param open when trading begins, included
/// @param close when trading ends, not included
/// @param pause the midday break; absent where trading runs through
/// @param name why its hours are others than usual: `Christmas Eve`; absent where they are not
/// @param certainty how sure the day and its hours are
public record Session(
        LocalDate day,
        Instant open,
        Instant close,
        Optional<Break> pause,
        Optional<String> name,
        Certainty certainty)
        implements TradingDay {
    /// A break within a session.
    ///
    /// @param start when trading stops, included
    /// @param end when it goes on, not included
    public record Break(Instant start, Instant end) {
        /// Checks that it takes time.
        public Break {
            if (!start.isBefore(end)) {
                throw new IllegalArgumentException("Not a break: " + start + " to " + end);
            }
        }

        /// Whether an instant lies in it.
        public boolean contains(Instant instant) {
            return !instant.isBefore(start) && instant.isBefore(end);
        }
    }

    /// Checks that it takes time and that its break lies within.
    public Session {
        if (!open.isBefore(close)) {
            throw new IllegalArgumentException("Not a session: " + open + " to " + close);
        }
        pause.ifPresent(one -> {
            if (one.start().isBefore(open) || one.end().isAfter(close)) {
                throw new IllegalArgumentException(one + " is not within " + open + " to " + close);
            }
        });
    }

    /// Whether an instant lies between opening and close, the break included.
    public boolean contains(Instant instant) {
        return !instant.isBefore(open) && instant.isBefore(close);
    }
}
