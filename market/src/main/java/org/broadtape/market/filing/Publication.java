package org.broadtape.market.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.broadtape.market.calendar.Session;
import org.broadtape.market.calendar.TradingCalendar;

/// When a filing was there for everybody, and the first day on whose close one could act on it.
///
/// @param known the instant it was public; where only the day is known, the end of that day in New
///   York
/// @param actsOn the first session that closed after it was public
/// @param basis what that rests on
public record Publication(Instant known, LocalDate actsOn, Basis basis) {
    /// What a publication rests on.
    public enum Basis {
        /// EDGAR's acceptance time.
        ACCEPTED,
        /// The filing date alone.
        FILED,
        /// Nothing but the rule: 45 days after the quarter's end. To be marked wherever it is
        /// shown.
        ASSUMED
    }

    /// How long after a quarter's end a report is due (Rule 13f-1).
    public static final int DUE_DAYS = 45;

    /// When a filing was public; absent where neither its time nor its quarter is known, or where
    /// the calendar ends.
    public static Optional<Publication> of(Filing filing, TradingCalendar calendar) {
        if (filing.accepted().isPresent()) {
            Instant at = filing.accepted().get().toInstant();
            LocalDate day = filing.accepted().get().toLocalDate();
            Optional<Session> today =
                    calendar.sessionOn(day).filter(session -> at.isBefore(session.close()));
            return today.or(() -> calendar.next(day))
                    .map(session -> new Publication(at, session.day(), Basis.ACCEPTED));
        }
        if (filing.filed().isPresent()) {
            return onDay(filing.filed().get(), calendar, Basis.FILED);
        }
        return filing.period()
                .flatMap(end -> onDay(end.plusDays(DUE_DAYS), calendar, Basis.ASSUMED));
    }

    private static Optional<Publication> onDay(
            LocalDate day, TradingCalendar calendar, Basis basis) {
        Instant end = day.plusDays(1).atStartOfDay(FilingDates.NEW_YORK).toInstant();
        return calendar.next(day).map(session -> new Publication(end, session.day(), basis));
    }
}
