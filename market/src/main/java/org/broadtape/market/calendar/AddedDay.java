package org.broadtape.market.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;

/// A day an operator says something of: the exchange is closed, or holds a session of those hours.
/// It counts before every rule.
///
/// @param mic ISO 10383 code of the exchange, in capitals
/// @param session the session's hours; absent where the exchange is closed
/// @param name what the day is called; absent where nothing is said
public record AddedDay(
        String mic, LocalDate day, Optional<Opening> session, Optional<String> name) {
    /// Hours on the exchange's clock, on the day itself; its usual break is kept. Absent ones are
    /// the usual ones of that exchange.
    ///
    /// @param open when trading begins
    /// @param close when it ends
    public record Opening(Optional<LocalTime> open, Optional<LocalTime> close) {
        /// Checks that it takes time.
        public Opening {
            Optional<LocalTime> ends = close;
            if (open.filter(begins -> ends.filter(end -> !begins.isBefore(end)).isPresent())
                    .isPresent()) {
                throw new IllegalArgumentException("Not hours: " + open + " to " + close);
            }
        }
    }

    /// Puts the code in capitals.
    public AddedDay {
        mic = mic.toUpperCase(Locale.ROOT);
    }

    /// The day as it is by an exchange's rules but for what is said here. Where the usual hours
    /// leave no session between the hours said, it is closed.
    TradingDay in(Rules rules) {
        Optional<Hours> hours = session.flatMap(said -> hours(said, rules));
        return hours.<TradingDay>map(one -> one.on(day, rules.zone(), name, Certainty.KNOWN))
                .orElseGet(() -> new ClosedDay(day, name, Certainty.KNOWN));
    }

    private Optional<Hours> hours(Opening said, Rules rules) {
        Optional<Hours> usual = rules.hours(day);
        Optional<Integer> open = said.open().map(AddedDay::minute).or(() -> usual.map(Hours::open));
        Optional<Integer> close =
                said.close().map(AddedDay::minute).or(() -> usual.map(Hours::close));
        if (open.isEmpty() || close.isEmpty() || open.get() >= close.get()) {
            return Optional.empty();
        }
        Optional<Hours.Pause> pause =
                usual.flatMap(Hours::pause)
                        .filter(one -> open.get() < one.start() && one.end() < close.get());
        return Optional.of(new Hours(open.get(), close.get(), pause));
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
