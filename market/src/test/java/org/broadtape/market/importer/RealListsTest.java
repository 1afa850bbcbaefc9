package org.broadtape.market.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.broadtape.market.Exchanges;
import org.broadtape.market.Imported;
import org.broadtape.market.Instrument;
import org.broadtape.market.InstrumentCsv;
import org.broadtape.market.InstrumentMaster;
import org.broadtape.testkit.DevelopmentData;
import org.junit.jupiter.api.Test;

/// The lists themselves, where the development data lies; skipped where it does not.
class RealListsTest {
    @Test
    void secTickers() throws IOException {
        Imported imported = SecTickers.read(only("instruments", "company_tickers.json"));

        assertThat(imported.problems()).isEmpty();
        assertThat(imported.instruments()).hasSizeGreaterThan(10_000);
        InstrumentMaster joined = InstrumentMaster.builtIn().with(imported.instruments());
        assertThat(joined.bySymbol("NVDA", Optional.empty()))
                .extracting(Instrument::id)
                .containsExactly("bt:nvidia");
        assertThat(joined.with(imported.instruments()).size()).isEqualTo(joined.size());
    }

    @Test
    void symbolDirectory() throws IOException {
        Imported nasdaq = NasdaqDirectory.read(only("instruments-us", "nasdaq-listed-symbols.csv"));
        Imported other = NasdaqDirectory.read(only("instruments-us", "other-listed.csv"));

        assertThat(nasdaq.instruments()).hasSizeGreaterThan(4_000);
        assertThat(other.instruments()).hasSizeGreaterThan(6_000);
        assertThat(nasdaq.problems().size()).isLessThan(10);
        assertThat(other.problems().size()).isLessThan(10);
    }

    @Test
    void financeDatabase() throws IOException {
        List<String> lists = all("instruments", "/equities/");
        Imported imported = FinanceDatabase.equities(lists);

        assertThat(imported.instruments()).hasSizeBetween(15_000, 37_800);
        assertThat(imported.problems().size()).isLessThan(500);
        assertThat(FinanceDatabase.currencies(only("instruments", "currencies.csv")).instruments())
                .hasSizeGreaterThan(1_000);
    }

    @Test
    void allOfThemTwiceChangeNothing() throws IOException {
        List<Imported> lists =
                List.of(
                        SecTickers.read(only("instruments", "company_tickers.json")),
                        NasdaqDirectory.read(only("instruments-us", "other-listed.csv")),
                        FinanceDatabase.equities(all("instruments", "/equities/")));
        InstrumentMaster once = InstrumentMaster.builtIn();
        for (Imported list : lists) {
            once = once.with(list.instruments());
        }
        InstrumentMaster twice = once;
        for (Imported list : lists) {
            twice = twice.with(list.instruments());
        }

        assertThat(List.copyOf(twice.all()).equals(List.copyOf(once.all()))).isTrue();
    }

    @Test
    void indianNames() throws IOException {
        Imported imported = SentfinList.read(only("sentfin", "entity_list_comprehensive.csv"));

        assertThat(imported.instruments()).hasSizeBetween(1_000, 1_010);
        assertThat(imported.problems()).hasSizeLessThan(10);
    }

    @Test
    void everyMicOfOursIsOneOfIso() throws IOException {
        MarketCodes.Codes codes = MarketCodes.read(only("iso", "ISO10383_MIC.csv"));
        Set<String> known =
                codes.codes().stream().map(MarketCodes.MarketCode::mic).collect(Collectors.toSet());

        assertThat(codes.problems()).isEmpty();
        assertThat(Exchanges.all())
                .allSatisfy(market -> {
                    assertThat(known).contains(market.mic());
                    assertThat(known).containsAll(market.segments());
                });
    }

    @Test
    void currencies() throws IOException {
        Imported imported = CurrencyCodes.read(only("iso", "iso4217_list_one.xml"));

        assertThat(imported.problems()).isEmpty();
        assertThat(imported.instruments()).hasSizeBetween(150, 200);
    }

    @Test
    void instrumentsOfTheContractsForm() throws IOException {
        Optional<Path> folder = DevelopmentData.folder();
        assumeThat(folder).as("development data").isPresent();
        Path file = folder.orElseThrow().resolve("reuters-1987-instruments.csv");
        Imported imported = InstrumentCsv.read(Files.readString(file));

        assertThat(imported.problems()).isEmpty();
        assertThat(imported.instruments()).hasSize(5_232);
    }

    private static String only(String set, String name) throws IOException {
        return all(set, name).getFirst();
    }

    private static List<String> all(String set, String part) throws IOException {
        Optional<Path> zip = DevelopmentData.zip(set);
        assumeThat(zip).as("development data " + set).isPresent();
        List<String> found = new ArrayList<>();
        try (ZipFile file = new ZipFile(zip.orElseThrow().toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                if (!entry.isDirectory() && entry.getName().contains(part)) {
                    byte[] bytes = file.getInputStream(entry).readAllBytes();
                    found.add(new String(bytes, StandardCharsets.UTF_8));
                }
            }
        }
        return found;
    }
}
