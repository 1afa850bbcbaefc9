package org.broadtape.market.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.broadtape.base.Problem;
import org.broadtape.market.Identifiers;
import org.broadtape.market.Instrument;
import org.broadtape.market.calendar.TradingCalendar;
import org.junit.jupiter.api.Test;

class FilingHistoryTest {
    private static final LocalDate QUARTER = LocalDate.of(2023, 3, 31);
    private static final TradingCalendar NEW_YORK = TradingCalendar.of("XNYS").orElseThrow();

    private static Filing filing(
            String number, String accepted, Optional<Amendment.Type> type, int... amounts) {
        List<HoldingLine> lines = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] > 0) {
                lines.add(line("00000000" + i, amounts[i]));
            }
        }
        boolean amends = type.isPresent();
        Cover cover =
                new Cover(
                        Optional.of(amends ? "13F-HR/A" : "13F-HR"),
                        Optional.of("1900001"),
                        Optional.of("Mill & Quay"),
                        Optional.of(QUARTER),
                        Optional.of(ReportType.HOLDINGS),
                        amends
                                ? Optional.of(new Amendment(Optional.empty(), type, false))
                                : Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of());
        Optional<ZonedDateTime> time =
                accepted.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                LocalDate.parse(accepted.substring(0, 10))
                                        .atTime(LocalTime.parse(accepted.substring(11)))
                                        .atZone(FilingDates.NEW_YORK));
        List<Position> positions = Positions.of(lines);
        return new Filing(
                List.of(number),
                Optional.of(number),
                cover.form(),
                cover.cik(),
                cover.manager(),
                cover.period(),
                Optional.empty(),
                time,
                Optional.of(cover),
                lines,
                UnitRule.settle(positions, Optional.of(ValueUnit.DOLLARS), ClosingPrices.NONE),
                positions,
                List.of());
    }

    private static HoldingLine line(String cusip, int amount) {
        return new HoldingLine(
                1,
                "ISSUER " + cusip,
                "COM",
                cusip,
                Optional.empty(),
                50L * amount,
                amount,
                ShareType.SHARES,
                PositionKind.SHARES,
                "SOLE",
                "");
    }

    private static final Optional<Amendment.Type> ADDS = Optional.of(Amendment.Type.NEW_HOLDINGS);
    private static final Optional<Amendment.Type> RESTATES =
            Optional.of(Amendment.Type.RESTATEMENT);

    private static QuarterBook on(String day, Filing... filings) {
        return FilingHistory.of(List.of(filings), NEW_YORK)
                .actedOn(QUARTER, LocalDate.parse(day))
                .orElseThrow();
    }

    private static List<Long> amounts(QuarterBook book) {
        return book.positions().stream().map(Position::amount).toList();
    }

    @Test
    void knowsAnAdditionOnlyFromItsOwnAcceptance() {
        Filing first = filing("1", "2023-05-15T10:00", Optional.empty(), 10, 20, 30);
        Filing added = filing("2", "2023-08-01T10:00", ADDS, 0, 0, 0, 40);
        assertThat(amounts(on("2023-07-31", first, added))).containsExactly(10L, 20L, 30L);
        assertThat(amounts(on("2023-08-01", added, first))).containsExactly(10L, 20L, 30L, 40L);
    }

    @Test
    void showsAQuarterOnceThoughAnAdditionTellsItAgain() {
        Filing first = filing("1", "2023-05-15T10:00", Optional.empty(), 10, 20, 30);
        Filing added = filing("2", "2023-08-01T10:00", ADDS, 10, 20, 30, 40);
        QuarterBook book = on("2023-08-01", first, added);
        assertThat(amounts(book)).containsExactly(10L, 20L, 30L, 40L);
        assertThat(book.problems()).extracting(Problem::name).contains("addition-told-twice");
    }

    @Test
    void replacesByARestatementAndKeepsWhatIsAddedAfterIt() {
        Filing first = filing("1", "2023-05-15T10:00", Optional.empty(), 10, 20, 30);
        Filing added = filing("2", "2023-05-20T10:00", ADDS, 0, 0, 0, 40);
        Filing restated = filing("3", "2023-06-01T10:00", RESTATES, 11, 20);
        Filing later = filing("4", "2023-07-03T10:00", ADDS, 0, 0, 0, 0, 50);
        assertThat(amounts(on("2023-06-02", first, added, restated, later)))
                .containsExactly(11L, 20L);
        assertThat(amounts(on("2023-07-03", first, added, restated, later)))
                .containsExactly(11L, 20L, 50L);
    }

    @Test
    void neverTakesAnUnmarkedLineForTheWholeBook() {
        Filing first = filing("1", "2025-02-14T10:00", Optional.empty(), 10, 20, 30, 40, 50);
        Filing second = filing("2", "2025-04-14T10:00", Optional.empty(), 0, 0, 0, 0, 0, 60);
        QuarterBook book = on("2025-04-14", first, second);
        assertThat(amounts(book)).containsExactly(10L, 20L, 30L, 40L, 50L, 60L);
        assertThat(book.problems()).extracting(Problem::name).contains("second-report-adds");
    }

    @Test
    void takesAnUnmarkedWholeTableInPlaceOfTheFirst() {
        Filing first = filing("1", "2024-08-14T10:00", Optional.empty(), 10, 20, 30, 40);
        Filing second = filing("2", "2024-09-14T10:00", Optional.empty(), 10, 21, 30, 40);
        QuarterBook book = on("2024-09-20", first, second);
        assertThat(amounts(book)).containsExactly(10L, 21L, 30L, 40L);
        assertThat(book.problems()).extracting(Problem::name).contains("second-report-replaces");
    }

    @Test
    void leavesOutASecondReportThatMayBeEither() {
        Filing first = filing("1", "2024-08-14T10:00", Optional.empty(), 10, 20, 30, 40);
        Filing second = filing("2", "2024-09-13T10:00", Optional.empty(), 10, 0, 0, 0, 50, 60);
        QuarterBook book = on("2024-09-20", first, second);
        assertThat(amounts(book)).containsExactly(10L, 20L, 30L, 40L);
        assertThat(book.problems()).extracting(Problem::name).contains("second-report-unclear");
    }

    @Test
    void actsOnTheSessionThatClosesAfterAcceptance() {
        assertThat(acts("2023-05-15T15:59:59")).isEqualTo("2023-05-15");
        assertThat(acts("2023-05-15T16:00:00")).isEqualTo("2023-05-16");
        assertThat(acts("2023-05-26T17:00:00")).isEqualTo("2023-05-30");
        assertThat(acts("2023-11-24T14:00:00")).isEqualTo("2023-11-27");
    }

    private static String acts(String accepted) {
        Filing filing = filing("1", accepted, Optional.empty(), 10);
        return Publication.of(filing, NEW_YORK).orElseThrow().actsOn().toString();
    }

    @Test
    void marksADateThatIsOnlyAssumed() {
        Publication assumed =
                Publication.of(filing("1", "", Optional.empty(), 10), NEW_YORK).orElseThrow();
        assertThat(assumed.basis()).isEqualTo(Publication.Basis.ASSUMED);
        assertThat(assumed.actsOn()).isEqualTo(LocalDate.of(2023, 5, 16));
        Publication named =
                Publication.of(
                                filing("1", "", Optional.empty(), 10)
                                        .filedOn(LocalDate.of(2023, 5, 15)),
                                NEW_YORK)
                        .orElseThrow();
        assertThat(named.basis()).isEqualTo(Publication.Basis.FILED);
    }

    @Test
    void pricesSettleTheUnitOverTheRule() {
        Filing cheap = filing("1", "2023-05-15T10:00", Optional.empty(), 10_000);
        Filing settled = cheap.priced(cusip -> OptionalDouble.of(50_000));
        assertThat(settled.unit().unit()).isEqualTo(ValueUnit.THOUSANDS);
        assertThat(settled.total()).isEqualTo(500_000_000L);
        assertThat(settled.problems())
                .extracting(one -> one.problem().name())
                .containsExactly("unit-not-as-required");
    }

    @Test
    void findsAnInstrumentOnlyWhereItsCloseFits() {
        Instrument mill =
                new Instrument(
                        "bt:mill",
                        Instrument.Type.EQUITY,
                        Optional.empty(),
                        "Mill Inc",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new Identifiers(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("00Q1LL100"),
                                Optional.empty(),
                                Optional.empty()),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.of(LocalDate.of(2023, 6, 1)));
        Securities securities = Securities.of(List.of(mill));
        Position held = Positions.of(List.of(line("00Q1LL100", 10))).getFirst();
        assertThat(securities.match(held, QUARTER, one -> OptionalDouble.of(50.5)))
                .isEqualTo(new Securities.Match.Found(mill, true));
        assertThat(securities.match(held, QUARTER, one -> OptionalDouble.of(60)))
                .isInstanceOf(Securities.Match.Doubtful.class);
        assertThat(securities.match(held, QUARTER, one -> OptionalDouble.empty()))
                .isEqualTo(new Securities.Match.Found(mill, false));
        assertThat(securities.match(held, LocalDate.of(2023, 6, 30), one -> OptionalDouble.of(50)))
                .isInstanceOf(Securities.Match.Unknown.class);
    }
}
