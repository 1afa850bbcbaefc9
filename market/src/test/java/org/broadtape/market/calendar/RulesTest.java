package org.broadtape.market.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file of rules can be read and worked out, and what hangs on moons and Easter falls where
/// almanacs have it.
class RulesTest {
    static List<String> codes() {
        return BuiltIn.codes();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCalendarHasAPlausibleYear(String code) {
        TradingCalendar calendar = TradingCalendar.of(code).orElseThrow();
        for (int year = 2017; year <= 2030; year++) {
            List<Session> sessions =
                    calendar.sessions(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            assertThat(sessions).hasSizeBetween(225, 366);
            for (int i = 1; i < sessions.size(); i++) {
                assertThat(sessions.get(i).open()).isAfterOrEqualTo(sessions.get(i - 1).close());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Easter, 2024-03-31",
        "Easter, 2019-04-21",
        "Orthodox, 2024-05-05",
        "Orthodox, 2025-04-20",
        "Chinese 1/1, 2023-01-22",
        "Chinese 1/1, 2033-01-31",
        "Korean 4/8, 2012-05-28",
        "Hebrew 7/1, 2023-09-16",
        "Hebrew 7/10, 2024-10-12",
        "Hebrew 1/15, 2019-04-20",
        "Hebrew 3/6, 2025-06-02",
        "Islamic 10/1, 2024-04-10",
        "Islamic 12/10, 2025-06-06",
        "Qingming, 2025-04-04",
        "vernal equinox, 2024-03-20",
        "autumnal equinox, 2024-09-22",
        "3rd Mon Jan, 2025-01-20",
        "last Mon May, 2025-05-26",
        "Mon before May 25, 2026-05-18",
        "Fri from Jun 19, 2026-06-19",
        "4th Thu Nov +1, 2025-11-28",
        "'Dec 26, Sat+2 Sun+2', 2021-12-28",
        "Feb 29, 2024-02-29"
    })
    void daysFallWhereAlmanacsHaveThem(String rule, LocalDate day) {
        assertThat(DaysReader.read(rule).in(day.getYear(), any -> true)).containsExactly(day);
    }

    @Test
    void aDayAYearLacksIsLeftOut() {
        assertThat(DaysReader.read("Feb 29").in(2025, any -> true)).isEmpty();
        assertThat(DaysReader.read("Jan 1, 2030..").in(2025, any -> true)).isEmpty();
    }

    @Test
    void yearsWithoutATableAreUnknown() {
        LocalDate day = LocalDate.of(2031, 3, 3);

        assertThat(TradingCalendar.of("XSHG").orElseThrow().on(day).certainty())
                .isEqualTo(Certainty.UNKNOWN);
        assertThat(TradingCalendar.of("XPAR").orElseThrow().on(day).certainty())
                .isEqualTo(Certainty.EXPECTED);
    }

    @Test
    void tokyoIsOnItsBreakBetweenTwoSessions() {
        TradingCalendar tokyo = TradingCalendar.of("XTKS").orElseThrow();
        Session session = tokyo.sessionOn(LocalDate.of(2025, 3, 3)).orElseThrow();

        assertThat(tokyo.stateAt(Instant.parse("2025-03-03T02:29:59Z")))
                .isEqualTo(new MarketState.Open(session, Instant.parse("2025-03-03T02:30:00Z")));
        assertThat(tokyo.stateAt(Instant.parse("2025-03-03T02:30:00Z")))
                .isEqualTo(
                        new MarketState.OnBreak(
                                session,
                                Instant.parse("2025-03-03T02:30:00Z"),
                                Instant.parse("2025-03-03T03:30:00Z")));
        assertThat(tokyo.stateAt(Instant.parse("2025-03-03T03:30:00Z")))
                .isEqualTo(new MarketState.Open(session, Instant.parse("2025-03-03T06:30:00Z")));
    }

    @Test
    void chicagoOpensOnTheEveningBeforeAndCryptoNeverCloses() {
        TradingCalendar chicago = TradingCalendar.of("CMES").orElseThrow();
        MarketState sunday = chicago.stateAt(Instant.parse("2025-03-09T22:30:00Z"));

        assertThat(sunday)
                .isEqualTo(
                        new MarketState.Open(
                                chicago.sessionOn(LocalDate.of(2025, 3, 10)).orElseThrow(),
                                Instant.parse("2025-03-10T22:00:00Z")));
        assertThat(chicago.stateAt(Instant.parse("2025-03-08T12:00:00Z")).isOpen()).isFalse();
        assertThat(
                        TradingCalendar.of("24-7")
                                .orElseThrow()
                                .stateAt(Instant.parse("2025-03-08T00:00:00Z"))
                                .isOpen())
                .isTrue();
    }

    @Test
    void aWholeHolidayIsPassedOverToTheNextOpening() {
        MarketState state =
                TradingCalendar.of("XSHG")
                        .orElseThrow()
                        .stateAt(Instant.parse("2025-10-04T03:00:00Z"));

        assertThat(state).isInstanceOf(MarketState.Closed.class);
        MarketState.Closed closed = (MarketState.Closed) state;
        assertThat(closed.since()).hasValue(Instant.parse("2025-09-30T07:00:00Z"));
        assertThat(closed.next()).hasValue(Instant.parse("2025-10-09T01:30:00Z"));
    }
}
