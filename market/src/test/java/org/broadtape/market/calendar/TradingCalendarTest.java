package org.broadtape.market.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TradingCalendarTest {
    private final TradingCalendar newYork = TradingCalendar.of("XNYS").orElseThrow();

    @Test
    void marketsOfOneCountryShareACalendarAndSegmentsHaveTheirMarkets() {
        assertThat(TradingCalendar.of("xngs").orElseThrow().on(LocalDate.of(2025, 1, 9)))
                .isEqualTo(newYork.on(LocalDate.of(2025, 1, 9)));
        assertThat(TradingCalendar.of("XXXX")).isEmpty();
    }

    @Test
    void tradingBeginsWithItsOpeningAndEndsBeforeItsClose() {
        Session friday = newYork.sessionOn(LocalDate.of(2025, 11, 28)).orElseThrow();
        Instant close = Instant.parse("2025-11-28T18:00:00Z");

        assertThat(newYork.stateAt(Instant.parse("2025-11-28T14:30:00Z")))
                .isEqualTo(new MarketState.Open(friday, close));
        assertThat(newYork.stateAt(Instant.parse("2025-11-28T17:59:59Z")).isOpen()).isTrue();
        assertThat(newYork.stateAt(close))
                .isEqualTo(
                        new MarketState.Closed(
                                friday,
                                Optional.of(close),
                                Optional.of(Instant.parse("2025-12-01T14:30:00Z"))));
    }

    @Test
    void aClosedMarketTellsWhy() {
        MarketState state = newYork.stateAt(Instant.parse("2025-01-09T15:00:00Z"));

        assertThat(state)
                .isEqualTo(
                        new MarketState.Closed(
                                new ClosedDay(
                                        LocalDate.of(2025, 1, 9),
                                        Optional.of("Mourning for Jimmy Carter"),
                                        Certainty.KNOWN),
                                Optional.of(Instant.parse("2025-01-08T21:00:00Z")),
                                Optional.of(Instant.parse("2025-01-10T14:30:00Z"))));
    }

    @Test
    void openingsFollowTheClockOfThePlace() {
        assertThat(open(LocalDate.of(2025, 3, 7))).isEqualTo("2025-03-07T14:30:00Z");
        assertThat(open(LocalDate.of(2025, 3, 10))).isEqualTo("2025-03-10T13:30:00Z");
        assertThat(open(LocalDate.of(2025, 10, 31))).isEqualTo("2025-10-31T13:30:00Z");
        assertThat(open(LocalDate.of(2025, 11, 3))).isEqualTo("2025-11-03T14:30:00Z");
    }

    private String open(LocalDate day) {
        return newYork.sessionOn(day).orElseThrow().open().toString();
    }

    @Test
    void sessionsAreCountedOverSpans() {
        assertThat(newYork.sessions(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31)))
                .hasSize(250);
        assertThat(newYork.sessions(LocalDate.of(2025, 1, 2), LocalDate.of(2025, 1, 1))).isEmpty();
        assertThat(newYork.next(LocalDate.of(2001, 9, 10)).orElseThrow().day())
                .isEqualTo("2001-09-17");
        assertThat(newYork.previous(LocalDate.of(2001, 9, 17)).orElseThrow().day())
                .isEqualTo("2001-09-10");
    }

    @Test
    void yearsBeyondWhatWasPublishedAreNotSure() {
        assertThat(newYork.on(LocalDate.of(2025, 7, 4)).certainty()).isEqualTo(Certainty.KNOWN);
        assertThat(newYork.on(LocalDate.of(2040, 7, 4)).certainty()).isEqualTo(Certainty.EXPECTED);
        assertThat(newYork.on(LocalDate.of(9999, 7, 5)))
                .isEqualTo(
                        new ClosedDay(
                                LocalDate.of(9999, 7, 5), Optional.empty(), Certainty.UNKNOWN));
        assertThat(newYork.next(LocalDate.of(9999, 7, 5))).isEmpty();
    }

    @Test
    void anOperatorsDaysCountBeforeTheRules() {
        LocalDate storm = LocalDate.of(2027, 3, 3);
        LocalDate holiday = LocalDate.of(2027, 7, 5);
        TradingCalendar told =
                newYork.with(
                        List.of(
                                new AddedDay("XNYS", storm, Optional.empty(), Optional.of("Storm")),
                                new AddedDay(
                                        "XLON",
                                        LocalDate.of(2027, 3, 4),
                                        Optional.empty(),
                                        Optional.empty()),
                                new AddedDay(
                                        "xnys",
                                        holiday,
                                        Optional.of(
                                                new AddedDay.Opening(
                                                        Optional.empty(),
                                                        Optional.of(LocalTime.of(12, 0)))),
                                        Optional.empty())));

        assertThat(told.on(storm))
                .isEqualTo(new ClosedDay(storm, Optional.of("Storm"), Certainty.KNOWN));
        assertThat(told.sessionOn(LocalDate.of(2027, 3, 4))).isPresent();
        assertThat(told.sessionOn(holiday).orElseThrow().open()).isEqualTo("2027-07-05T13:30:00Z");
        assertThat(told.sessionOn(holiday).orElseThrow().close()).isEqualTo("2027-07-05T16:00:00Z");
        assertThat(newYork.sessionOn(holiday)).isEmpty();
    }
}
