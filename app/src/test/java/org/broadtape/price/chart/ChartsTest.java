package org.broadtape.price.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.broadtape.market.bar.BarCsv;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.page.Words;
import org.broadtape.price.Archive;
import org.broadtape.price.Origin;
import org.broadtape.store.Database;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsTest {
    private static final Choice ALL = new Choice(Range.ALL, Basis.SPLIT_ADJUSTED, false, List.of());

    /// The bar of Tuesday the 18th is missing; on Wednesday the 19th New York was closed.
    private static final String WEEK =
            """
            Date,Close
            2024-06-14,100
            2024-06-17,110
            2024-06-20,121
            2024-06-21,120
            """;

    private Database database;
    private Archive archive;
    private Charts charts;

    @BeforeEach
    void open(@TempDir Path data) {
        database = Database.open("jdbc:sqlite:" + data.resolve("broadtape.db"));
        archive = Archive.of(database, data, new TestClock());
        charts = new Charts(archive, id -> Optional.empty());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void take(String id, Optional<String> venue, DisplayRights rights, String csv) {
        archive.take(
                BarCsv.read(
                                csv.getBytes(StandardCharsets.UTF_8),
                                SeriesKey.rawDaily(id).on(Basis.SPLIT_ADJUSTED),
                                PriceUnit.currencyOf("USD"),
                                ZoneOffset.UTC)
                        .history(),
                new Origin("=my desk", venue, new DelayClass.EndOfDay(), rights),
                ZoneOffset.UTC);
    }

    private void take(String id, String csv) {
        take(id, Optional.of("XNYS"), DisplayRights.EVERYONE, csv);
    }

    private Chart chart(String id, Choice choice) {
        return charts.of(id, choice, Audience.EVERYONE).orElseThrow();
    }

    @Test
    void givesAPlaceToEachSessionAndNoneToClosedDays() {
        take("a", WEEK);
        Chart chart = chart("a", ALL);
        assertThat(chart.days())
                .as("no week-end, and no 19 June, on which New York was closed")
                .containsExactly(
                        LocalDate.of(2024, 6, 14),
                        LocalDate.of(2024, 6, 17),
                        LocalDate.of(2024, 6, 18),
                        LocalDate.of(2024, 6, 20),
                        LocalDate.of(2024, 6, 21));
        assertThat(chart.zone()).contains(ZoneId.of("America/New_York"));
        assertThat(chart.unit()).contains("USD");
    }

    @Test
    void leavesAGapWhereASessionHasNoBar() {
        take("a", WEEK);
        Line line = chart("a", ALL).first();
        assertThat(line.at(1)).hasValue(110);
        assertThat(line.at(2)).isEmpty();
        assertThat(line.isGap(2)).isTrue();
        assertThat(line.isGap(3)).isFalse();
        ChartView view = view(chart("a", ALL));
        assertThat(view.path(line))
                .as("two strokes")
                .matches("M0 \\S+L250 \\S+M750 \\S+L1000 \\S+");
        assertThat(view.hasGaps()).isTrue();
        assertThat(new String(ChartJson.of(view), StandardCharsets.UTF_8))
                .contains("\"values\":[100.0,110.0,null,121.0,120.0]");
        assertThat(view.rows().get(2).cells()).containsExactly("no bar");
    }

    @Test
    void takesALongPauseForAGapWhereNoCalendarIsKnown() {
        take(
                "coin",
                Optional.empty(),
                DisplayRights.EVERYONE,
                """
                Date,Close
                2024-06-01,1
                2024-06-03,2
                2024-06-20,3
                """);
        Chart chart = chart("coin", ALL);
        assertThat(chart.days()).hasSize(4);
        assertThat(chart.first().isGap(2)).isTrue();
        assertThat(chart.zone()).isEmpty();
    }

    @Test
    void comparesFromTheFirstDayThatAllHave() {
        take("a", WEEK);
        take(
                "b",
                """
                Date,Close
                2024-06-17,50
                2024-06-18,60
                2024-06-20,55
                """);
        Chart chart = chart("a", ALL.with("b"));
        assertThat(chart.baseline()).contains(LocalDate.of(2024, 6, 17));
        assertThat(chart.unit()).isEmpty();
        assertThat(chart.lines().get(0).at(1)).hasValue(100);
        assertThat(chart.lines().get(1).at(1)).hasValue(100);
        assertThat(chart.lines().get(0).at(3).orElseThrow()).isCloseTo(110, offset());
        assertThat(chart.lines().get(1).at(2)).hasValue(120);
        assertThat(view(chart).measure()).isEqualTo("17 Jun 2024 = 100, each in its own currency");
    }

    private static org.assertj.core.data.Offset<Double> offset() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }

    @Test
    void drawsALineOverDaysOnWhichItsOwnMarketWasClosed() {
        take("a", WEEK);
        take(
                "tokyo",
                Optional.of("XTKS"),
                DisplayRights.EVERYONE,
                """
                Date,Close
                2024-06-14,10
                2024-06-17,10
                2024-06-18,10
                2024-06-19,11
                2024-06-20,12
                2024-06-21,12
                """);
        Chart chart = chart("a", ALL.with("tokyo"));
        assertThat(chart.days()).contains(LocalDate.of(2024, 6, 19));
        int place = chart.place(LocalDate.of(2024, 6, 19)).orElseThrow();
        assertThat(chart.first().at(place)).isEqualTo(OptionalDouble.empty());
        assertThat(chart.first().isGap(place)).isFalse();
        assertThat(new String(ChartJson.of(view(chart)), StandardCharsets.UTF_8))
                .contains("null,false");
    }

    @Test
    void keepsWhatMayNotBeShownOutOfComparisonsToo() {
        take("a", WEEK);
        take("secret", Optional.of("XNYS"), DisplayRights.OWNER, WEEK);
        assertThat(charts.of("secret", ALL, Audience.EVERYONE)).isEmpty();
        Chart chart = chart("a", ALL.with("secret"));
        assertThat(chart.lines()).hasSize(1);
        assertThat(chart.leftOut()).containsExactly("secret");
        assertThat(chart.baseline()).as("alone again, in its unit").isEmpty();
        assertThat(charts.of("a", ALL.with("secret"), Audience.OWNER).orElseThrow().lines())
                .hasSize(2);
    }

    @Test
    void showsPricesWhereTheTotalReturnIsNotKnown() {
        take("a", WEEK);
        Choice total = ALL.on(Basis.TOTAL_RETURN);
        Chart chart = chart("a", total);
        assertThat(chart.choice().basis()).isEqualTo(Basis.SPLIT_ADJUSTED);
        assertThat(
                        new ChartView(chart, total, "/", List.of(), Words.in(Locale.ENGLISH))
                                .lacksTotal())
                .isTrue();
    }

    @Test
    void tellsWhatTheGuardDoubtsAndShowsItAsItCame() {
        StringBuilder csv = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
        for (int day = 1; day <= 28; day++) {
            int scale = day == 14 ? 100 : 1;
            double close = (50 + day % 3) * scale;
            csv.append(
                    "2024-02-%02d,%s,%s,%s,%s,%d\n"
                            .formatted(
                                    day, close, close + scale, close - scale, close, 1000 + day));
        }
        take("coin", Optional.empty(), DisplayRights.EVERYONE, csv.toString());
        Chart chart = chart("coin", ALL);
        assertThat(chart.first().at(13)).hasValue(5200);
        assertThat(view(chart).doubts())
                .anySatisfy(doubt -> assertThat(doubt.days()).isEqualTo("14 Feb 2024"));
        assertThat(new String(ChartJson.of(view(chart)), StandardCharsets.UTF_8))
                .contains("\"doubts\":[{\"at\":13,");
    }

    @Test
    void goesNoFurtherBackThanItsRange() {
        take("a", "Date,Close\n2020-01-02,1\n2024-05-20,2\n2024-06-20,3\n");
        assertThat(chart("a", ALL.over(Range.YEAR)).days().getFirst())
                .isEqualTo(LocalDate.of(2024, 5, 20));
        assertThat(chart("a", ALL.over(Range.FIVE_YEARS)).days().getFirst())
                .isEqualTo(LocalDate.of(2020, 1, 2));
    }

    @Test
    void isNotLogarithmicWhereAPriceWasBelowNothing() {
        take("oil", "Date,Close\n2020-04-17,18.3\n2020-04-20,-37.6\n2020-04-21,10\n");
        Chart chart = chart("oil", ALL.scaled(true));
        assertThat(chart.isLog()).isFalse();
        assertThat(view(chart).scales()).isEmpty();
    }

    @Test
    void readsItsChoiceFromAnAddressAndWritesItBack() {
        Map<String, String> asked =
                Map.of("range", "5y", "basis", "total", "scale", "log", "with", "bt:a,bt:b,c d,e");
        Choice choice = Choice.of(name -> Optional.ofNullable(asked.get(name)));
        assertThat(choice.query()).isEqualTo("?range=5y&basis=total&scale=log&with=bt:a,bt:b,c+d");
        assertThat(Choice.of(name -> Optional.of("nonsense".repeat(50))).query())
                .isEqualTo("?range=1y");
    }

    private static ChartView view(Chart chart) {
        return new ChartView(
                chart, chart.choice(), "/instrument/a", List.of(), Words.in(Locale.ENGLISH));
    }
}
