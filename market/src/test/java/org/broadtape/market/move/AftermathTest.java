package org.broadtape.market.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.market.bar.Bar;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.Series;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.quote.PriceUnit;
import org.junit.jupiter.api.Test;

class AftermathTest {
    private static final TradingCalendar NEW_YORK = TradingCalendar.of("XNYS").orElseThrow();

    /// Closes on every session of those days, 100 on the first and one more each day.
    private static Series closes(String first, String last) {
        List<Bar> bars = new ArrayList<>();
        double price = 100;
        for (var session : NEW_YORK.sessions(LocalDate.parse(first), LocalDate.parse(last))) {
            bars.add(Bar.of(session.day().toEpochDay(), price++));
        }
        return Series.of(
                SeriesKey.rawDaily("bt:quay").on(Basis.SPLIT_ADJUSTED),
                PriceUnit.currencyOf("USD"),
                bars);
    }

    @Test
    void countsFromTheCloseBeforeTheSessionTheStoryBrokeIn() {
        // Wednesday 19 June 2024 was a holiday.
        Aftermath told =
                Aftermath.of(
                                Instant.parse("2024-06-20T15:00:00Z"),
                                NEW_YORK,
                                closes("2024-06-17", "2024-07-05"))
                        .orElseThrow();
        assertThat(told.inHours()).isTrue();
        assertThat(told.base()).isEqualTo(new Aftermath.Close(LocalDate.parse("2024-06-18"), 101));
        assertThat(told.steps()).extracting(Aftermath.Step::sessions).containsExactly(1, 5, 11);
        assertThat(told.steps().getFirst().move()).isCloseTo(1 / 101.0, within(1e-12));
        assertThat(told.steps().getLast().close().day()).isEqualTo(LocalDate.parse("2024-07-05"));
    }

    @Test
    void aStoryAfterTheCloseIsAnsweredByTheNextSession() {
        Aftermath told =
                Aftermath.of(
                                Instant.parse("2024-06-18T20:30:00Z"),
                                NEW_YORK,
                                closes("2024-06-17", "2024-06-20"))
                        .orElseThrow();
        assertThat(told.inHours()).isFalse();
        assertThat(told.session().day()).isEqualTo(LocalDate.parse("2024-06-20"));
        assertThat(told.base().day()).isEqualTo(LocalDate.parse("2024-06-18"));
        assertThat(told.steps()).extracting(Aftermath.Step::sessions).containsExactly(1);
    }

    @Test
    void tellsNoMoveWhileTheFirstSessionHasNoClose() {
        Series closes = closes("2024-06-17", "2024-06-18");
        Optional<Aftermath> told =
                Aftermath.of(Instant.parse("2024-06-18T21:00:00Z"), NEW_YORK, closes);
        assertThat(told.orElseThrow().steps()).isEmpty();
        assertThat(Aftermath.of(Instant.parse("2024-06-17T14:00:00Z"), NEW_YORK, closes))
                .as("no close before")
                .isEmpty();
        assertThat(Aftermath.of(Instant.parse("2024-07-01T14:00:00Z"), NEW_YORK, closes))
                .as("the last close kept is older than the session before")
                .isEmpty();
    }

    @Test
    void setsItselfAgainstItsMarketOverTheSameSessionsOnly() {
        Instant story = Instant.parse("2024-06-20T15:00:00Z");
        Aftermath one =
                Aftermath.of(story, NEW_YORK, closes("2024-06-17", "2024-07-05")).orElseThrow();
        Aftermath market =
                Aftermath.of(story, NEW_YORK, closes("2024-06-10", "2024-07-05")).orElseThrow();
        double expected = 11 / 101.0 - 11 / 106.0;
        assertThat(one.beyond(market).orElseThrow()).isCloseTo(expected, within(1e-12));
        Aftermath shorter =
                Aftermath.of(story, NEW_YORK, closes("2024-06-10", "2024-07-03")).orElseThrow();
        assertThat(one.beyond(shorter)).isEmpty();
    }
}
