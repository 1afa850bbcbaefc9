package org.broadtape.market.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.broadtape.market.bar.Bar;
import org.broadtape.market.bar.BarCsv;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.History;
import org.broadtape.market.bar.Interval;
import org.broadtape.market.bar.Series;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.quote.PriceUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// In each `.csv` of `guard`, a made series, the guard finds what the `.txt` beside it says: kind,
/// first day, last day.
class PriceGuardTest {
    private static final SeriesKey KEY =
            new SeriesKey("bt:example", Interval.DAY, Basis.SPLIT_ADJUSTED);
    private static final PriceUnit POUNDS = PriceUnit.currencyOf("GBP");

    static Stream<Path> cases() throws IOException, URISyntaxException {
        Path folder = Path.of(PriceGuardTest.class.getResource("/guard/clean.csv").toURI());
        try (Stream<Path> files = Files.list(folder.getParent())) {
            return files
                    .filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatTheFileBesideSays(Path csv) throws IOException {
        String expectation = csv.getFileName().toString().replace(".csv", ".txt");

        List<String> found =
                check(csv).stream()
                        .map(finding ->
                                String.join(
                                        " ",
                                        finding.getClass().getSimpleName(),
                                        Interval.DAY.written(finding.days().first()),
                                        Interval.DAY.written(finding.days().last())))
                        .toList();

        assertThat(found)
                .containsExactlyElementsOf(Files.readAllLines(csv.resolveSibling(expectation)));
    }

    @Test
    void everyKindOfFindingHasACase() throws Exception {
        List<String> kinds =
                Arrays.stream(Finding.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList();
        StringBuilder expected = new StringBuilder();
        for (Path csv : cases().toList()) {
            String name = csv.getFileName().toString().replace(".csv", ".txt");
            expected.append(Files.readString(csv.resolveSibling(name)));
        }

        assertThat(kinds).allSatisfy(kind -> assertThat(expected).contains(kind + " "));
    }

    @Test
    void saysWhyWithTheNumbers() throws IOException, URISyntaxException {
        Path csv = Path.of(getClass().getResource("/guard/a-dividend-not-applied.csv").toURI());

        assertThat(check(csv))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.why())
                                .startsWith("0.4 paid on 2024-04-01 is ")
                                .endsWith("adjusted closes take off 0 %"));
    }

    @Test
    void hasNothingToSayOfNothing() {
        assertThat(PriceGuard.check(History.of(Series.empty(KEY, POUNDS)))).isEmpty();
        Series two = Series.of(KEY, POUNDS, List.of(Bar.of(1, 5), Bar.of(2, 500)));
        assertThat(PriceGuard.check(History.of(two))).isEmpty();
    }

    @Test
    void looksAtRawBarsInTheTermsOfTheLastShares() {
        SeriesKey raw = SeriesKey.rawDaily("bt:example");
        Series.Builder bars = new Series.Builder(raw, POUNDS);
        for (int day = 0; day < 40; day++) {
            bars.add(Bar.of(day, (day < 20 ? 80 : 20) + day % 3 / 10.0));
        }
        History told =
                new History(
                        bars.build(),
                        java.util.Optional.empty(),
                        List.of(),
                        List.of(new History.Told(20, 4)));

        assertThat(PriceGuard.check(told)).isEmpty();
        assertThat(PriceGuard.check(History.of(bars.build())))
                .singleElement()
                .isInstanceOf(Finding.MissingSplit.class);
    }

    private static List<Finding> check(Path csv) throws IOException {
        BarCsv.Reading reading = BarCsv.read(Files.readAllBytes(csv), KEY, POUNDS, ZoneOffset.UTC);
        assertThat(reading.problems()).isEmpty();
        return PriceGuard.check(reading.history());
    }
}
