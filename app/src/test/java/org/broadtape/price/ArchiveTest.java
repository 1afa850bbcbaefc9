package org.broadtape.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadtape.market.bar.BarCsv;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.CorporateAction;
import org.broadtape.market.bar.History;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.store.Database;
import org.broadtape.store.TestDatabases;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class ArchiveTest {
    private static final String QUAY = "test:quay";

    @Parameter TestDatabases databases = TestDatabases.SQLITE;
    @TempDir Path folder;
    private Database database;
    private Archive archive;

    @BeforeEach
    void open() {
        database = databases.open(folder);
        archive = Archive.of(database, folder, new TestClock());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Origin origin(String provider, DisplayRights rights) {
        return new Origin(provider, Optional.of("XNAS"), new DelayClass.EndOfDay(), rights);
    }

    private static History history(Basis basis, String... rows) {
        String csv = "Date,Close,Dividends,Stock Splits\n" + String.join("\n", rows) + "\n";
        return BarCsv.read(
                        csv.getBytes(StandardCharsets.UTF_8),
                        SeriesKey.rawDaily(QUAY).on(basis),
                        PriceUnit.currencyOf("USD"),
                        ZoneOffset.UTC)
                .history();
    }

    private List<Double> closes(Basis basis, Audience reader) {
        return archive.daily(QUAY, basis, reader)
                .map(shown ->
                        java.util.stream.IntStream.range(0, shown.series().size())
                                .mapToObj(shown.series()::close)
                                .toList())
                .orElse(List.of());
    }

    @Test
    void computesAdjustedSeriesFromRawOnesAndUndoesAnAction() {
        archive.take(
                history(Basis.RAW, "2024-06-20,100,0,0", "2024-06-21,51,0,2", "2024-06-24,50,1,0"),
                origin("desk", DisplayRights.EVERYONE),
                ZoneOffset.UTC);
        assertThat(closes(Basis.RAW, Audience.EVERYONE)).containsExactly(100.0, 51.0, 50.0);
        assertThat(closes(Basis.SPLIT_ADJUSTED, Audience.EVERYONE))
                .containsExactly(50.0, 51.0, 50.0);
        assertThat(closes(Basis.TOTAL_RETURN, Audience.EVERYONE).getFirst()).isLessThan(50.0);

        var split =
                archive.entered(QUAY).stream()
                        .filter(one -> one.action() instanceof CorporateAction.Split)
                        .findFirst()
                        .orElseThrow();
        assertThat(archive.undo(split.id(), true)).isTrue();
        assertThat(closes(Basis.SPLIT_ADJUSTED, Audience.EVERYONE))
                .containsExactly(100.0, 51.0, 50.0);
        archive.take(
                history(Basis.RAW, "2024-06-21,51,0,2"),
                origin("desk", DisplayRights.EVERYONE),
                ZoneOffset.UTC);
        assertThat(closes(Basis.SPLIT_ADJUSTED, Audience.EVERYONE))
                .as("what was undone does not come back by being told again")
                .containsExactly(100.0, 51.0, 50.0);
        assertThat(archive.undo(split.id(), false)).isTrue();
        assertThat(closes(Basis.SPLIT_ADJUSTED, Audience.EVERYONE))
                .containsExactly(50.0, 51.0, 50.0);
    }

    @Test
    void neverMixesTwoProviders() {
        archive.take(
                history(Basis.SPLIT_ADJUSTED, "2024-06-20,10,0,0", "2024-06-21,11,0,0"),
                origin("desk", DisplayRights.EVERYONE),
                ZoneOffset.UTC);
        archive.take(
                history(Basis.SPLIT_ADJUSTED, "2024-06-21,12,0,0", "2024-06-24,13,0,0"),
                origin("desk", DisplayRights.EVERYONE),
                ZoneOffset.UTC);
        assertThat(closes(Basis.SPLIT_ADJUSTED, Audience.EVERYONE))
                .containsExactly(10.0, 12.0, 13.0);
        archive.take(
                history(Basis.SPLIT_ADJUSTED, "2024-06-24,99,0,0"),
                origin("other", DisplayRights.EVERYONE),
                ZoneOffset.UTC);
        assertThat(closes(Basis.SPLIT_ADJUSTED, Audience.EVERYONE)).containsExactly(99.0);
    }

    @Test
    void showsTheOwnersSeriesToNobodyElse() {
        archive.take(
                history(Basis.SPLIT_ADJUSTED, "2024-06-20,10,0,0", "2024-06-21,11,0,0"),
                origin("desk", DisplayRights.OWNER),
                ZoneOffset.UTC);
        assertThat(closes(Basis.SPLIT_ADJUSTED, Audience.EVERYONE)).isEmpty();
        assertThat(closes(Basis.SPLIT_ADJUSTED, Audience.OWNER)).containsExactly(10.0, 11.0);
        assertThat(archive.lasts(Set.of(QUAY), Audience.EVERYONE)).isEmpty();
        assertThat(archive.lasts(Set.of(QUAY), Audience.OWNER).values())
                .allMatch(last -> last.bar().close() == 11.0);
        assertThat(archive.days(Audience.OWNER)).containsEntry(QUAY, LocalDate.parse("2024-06-21"));
    }

    @Test
    void keepsEveryKindOfAction() {
        LocalDate day = LocalDate.parse("2024-06-21");
        PriceUnit dollars = PriceUnit.currencyOf("USD");
        List<CorporateAction> all =
                List.of(
                        new CorporateAction.Split(day, 3, 2, "a"),
                        new CorporateAction.Dividend(
                                day, new java.math.BigDecimal("0.24"), dollars, "a"),
                        new CorporateAction.SpinOff(
                                day, "test:child", 0.5, Optional.empty(), dollars, "a"),
                        new CorporateAction.SymbolChange(day, "OLD", "NEW", "a"),
                        new CorporateAction.Delisting(
                                day,
                                "bought up",
                                Optional.of(new java.math.BigDecimal("54.2")),
                                "a"));
        all.forEach(one -> assertThat(archive.enter(QUAY, one)).isTrue());
        assertThat(archive.actions(QUAY).all()).containsExactlyInAnyOrderElementsOf(all);
        all.forEach(one -> assertThat(archive.enter(QUAY, one)).isFalse());
    }
}
