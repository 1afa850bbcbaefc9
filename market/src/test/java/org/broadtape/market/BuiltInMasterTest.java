package org.broadtape.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.broadtape.market.Instrument.Name;
import org.broadtape.market.Instrument.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInMasterTest {
    private static final InstrumentMaster MASTER = InstrumentMaster.builtIn();

    @Test
    void holdsEveryKindOfInstrument() {
        assertThat(MASTER.size()).isGreaterThan(2_000);
        assertThat(MASTER.all()).extracting(Instrument::type).contains(Instrument.Type.values());
    }

    @ParameterizedTest
    @CsvSource({
        "JNJ.N, Johnson & Johnson",
        "AAPL.OQ, Apple Inc",
        "GOOGL.O, Alphabet Inc",
        "005930.KS, Samsung Electronics Co Ltd",
        "VOWG_p.DE, Volkswagen AG",
        "BRKa.N, Berkshire Hathaway Inc",
        "NOVOb.CO, Novo Nordisk A/S",
        "0700.HK, Tencent Holdings Ltd",
        ".SPX, S&P 500",
        ".SX8P, STOXX Europe 600 Technology",
        "LCOc1, Brent crude",
        "ESc1, E-mini S&P 500 futures",
        "JPY=, Japanese yen",
        "US10YT=RR, U.S. 10-year Treasury",
        "BTC=BTSP, Bitcoin",
    })
    void knowsItsRic(String ric, String name) {
        assertThat(MASTER.byRic(ric)).extracting(Instrument::name).containsExactly(name);
    }

    @Test
    void aRicOfTodayIsOneInstrument() {
        Map<String, Set<String>> holders = new HashMap<>();
        for (Instrument one : MASTER.all()) {
            for (Listing listing : one.listings()) {
                if (one.until().isEmpty() && listing.until().isEmpty()) {
                    listing.knownRic()
                            .ifPresent(ric ->
                                    holders.computeIfAbsent(ric, ignored -> new TreeSet<>())
                                            .add(one.id()));
                }
            }
        }
        assertThat(holders.values()).allMatch(ids -> ids.size() == 1);
    }

    @Test
    void anIsinIsOneInstrumentAndNoCusipIsPublished() {
        assertThat(MASTER.all().stream().flatMap(one -> one.ids().isin().stream()))
                .doesNotHaveDuplicates();
        assertThat(MASTER.all()).allMatch(one -> one.ids().cusip().isEmpty());
    }

    @Test
    void predecessorsAndSuccessorsAreKnown() {
        assertThat(MASTER.all())
                .allSatisfy(one -> {
                    assertThat(one.successors()).allMatch(id -> MASTER.byId(id).isPresent());
                    assertThat(one.predecessors()).allMatch(id -> MASTER.byId(id).isPresent());
                });
    }

    @Test
    void namesEndBeforeTheyAreOthers() {
        Optional<LocalDate> before = Optional.of(LocalDate.of(2021, 1, 1));
        Optional<LocalDate> after = Optional.of(LocalDate.of(2023, 1, 1));
        Instrument meta = MASTER.byId("bt:meta-platforms").orElseThrow();
        Name facebook =
                meta.names().stream()
                        .filter(name -> name.sort() == Sort.FORMER)
                        .findFirst()
                        .orElseThrow();

        assertThat(facebook.wasUsed(before)).isTrue();
        assertThat(facebook.wasUsed(after)).isFalse();
        assertThat(MASTER.byId("bt:twitter").orElseThrow().wasThere(before)).isTrue();
        assertThat(MASTER.byId("bt:twitter").orElseThrow().wasThere(after)).isFalse();
    }

    @Test
    void isSortedByIdSoThatAChangeIsOneLine() {
        List<String> lines = Arrays.asList(Exchanges.resource("instruments.csv").split("\n"));
        List<String> ids =
                lines.subList(1, lines.size()).stream()
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void completesWhatAReaderTypes() {
        assertThat(MASTER.complete("goldm", 5))
                .extracting(Instrument::name)
                .contains("Goldman Sachs Group Inc");
        assertThat(MASTER.complete("AAPL", 5).getFirst().name()).isEqualTo("Apple Inc");
        assertThat(MASTER.complete("s&p 5", 5).getFirst().name()).isEqualTo("S&P 500");
    }
}
