package org.broadtape.market.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.broadtape.base.Problem;
import org.broadtape.market.Imported;
import org.broadtape.market.Instrument;
import org.broadtape.market.Instrument.Name;
import org.broadtape.market.InstrumentMaster;
import org.broadtape.market.Listing;
import org.junit.jupiter.api.Test;

class ImportersTest {
    @Test
    void theTickersOfACikAreOneIssuer() {
        Imported imported = SecTickers.read(sample("company_tickers.json"));

        assertThat(imported.instruments())
                .extracting(Instrument::name)
                .containsExactly(
                        "Madeup Bancorp",
                        "Alphabetic Inc.",
                        "Madeup Bancorp (MADE-PA)",
                        "Institute of Samples Plc");
        assertThat(imported.instruments().get(2).issuer())
                .isEqualTo(imported.instruments().get(0).issuer());
        assertThat(lines(imported)).containsExactly(OptionalInt.of(4));
    }

    @Test
    void aBrokenTailCostsOnlyTheTail() {
        Imported imported = SecTickers.read(sample("company_tickers.json").substring(0, 150));

        assertThat(imported.instruments()).hasSize(2);
        assertThat(imported.problems()).hasSize(1);
    }

    @Test
    void theSymbolDirectoryIsReadInBothForms() {
        Imported nasdaq = NasdaqDirectory.read(sample("nasdaqlisted.txt"));
        Imported other = NasdaqDirectory.read(sample("otherlisted.txt"));

        assertThat(nasdaq.instruments())
                .extracting(Instrument::name)
                .containsExactly("Made Up Bancorp Inc.", "Made Up Index ETF");
        assertThat(lines(nasdaq)).containsExactly(OptionalInt.of(5));
        assertThat(other.instruments())
                .extracting(one -> one.ric().orElse(""))
                .containsExactly("SAM.N", "SAMA.P");
        assertThat(lines(other)).containsExactly(OptionalInt.of(4));
    }

    @Test
    void linesOfOneShareAreItsListingsAndHomeIsFirst() {
        Imported imported =
                FinanceDatabase.equities(
                        List.of(
                                sample("financedatabase-ger.csv"),
                                sample("financedatabase-nms.csv")));

        assertThat(imported.instruments())
                .extracting(Instrument::name)
                .containsExactly("Made Up Bancorp Inc", "Probe AG");
        assertThat(imported.instruments().getFirst().listings())
                .extracting(Listing::ticker)
                .containsExactly("MADE", "MUB");
        assertThat(lines(imported)).containsExactly(OptionalInt.of(5));
    }

    @Test
    void pairsHaveTwoCurrencies() {
        Imported imported = FinanceDatabase.currencies(sample("financedatabase-currencies.csv"));

        assertThat(imported.instruments())
                .extracting(one -> one.symbol().orElse(""))
                .containsExactly("USDAED");
        assertThat(lines(imported)).containsExactly(OptionalInt.of(3));
    }

    @Test
    void indianNamesStandInOneCell() {
        Imported imported = SentfinList.read(sample("sentfin.csv"));

        assertThat(imported.instruments().getFirst().names())
                .extracting(Name::text)
                .containsExactly("Made Up Mills Ltd.", "Made Up Mills", "MUM", "MADEUP");
        assertThat(imported.instruments().get(1).name()).isEqualTo("PROBE");
        assertThat(lines(imported)).containsExactly(OptionalInt.of(4));
    }

    @Test
    void anAnswerIsOneInstrumentOfEachShareClass() {
        Imported imported = OpenFigi.read(sample("openfigi.json"));

        assertThat(imported.instruments()).hasSize(1);
        assertThat(imported.instruments().getFirst().listings())
                .extracting(one -> one.mic().orElse(""))
                .containsExactly("XNAS", "XETR");
        assertThat(lines(imported)).containsExactly(OptionalInt.of(5));
    }

    @Test
    void codesOfIsoAreRead() {
        MarketCodes.Codes codes = MarketCodes.read(sample("mic.csv"));
        Imported currencies = CurrencyCodes.read(sample("iso4217.xml"));

        assertThat(codes.codes())
                .extracting(MarketCodes.MarketCode::active)
                .containsExactly(true, false);
        assertThat(codes.problems()).hasSize(1);
        assertThat(currencies.instruments())
                .extracting(Instrument::id)
                .containsExactly("iso4217:EUR");
        assertThat(lines(currencies)).containsExactly(OptionalInt.of(6));
    }

    @Test
    void aDoctypeIsRefused() {
        Imported imported =
                CurrencyCodes.read(
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>");

        assertThat(imported.instruments()).isEmpty();
        assertThat(imported.problems()).hasSize(1);
    }

    @Test
    void theSameListTwiceChangesNothing() {
        InstrumentMaster once =
                InstrumentMaster.builtIn()
                        .with(SecTickers.read(sample("company_tickers.json")).instruments())
                        .with(NasdaqDirectory.read(sample("nasdaqlisted.txt")).instruments());

        InstrumentMaster twice =
                once.with(SecTickers.read(sample("company_tickers.json")).instruments())
                        .with(NasdaqDirectory.read(sample("nasdaqlisted.txt")).instruments());

        assertThat(twice.all()).containsExactlyElementsOf(once.all());
    }

    private static List<OptionalInt> lines(Imported imported) {
        return imported.problems().stream().map(Problem::line).toList();
    }

    private static String sample(String name) {
        try (InputStream in =
                Objects.requireNonNull(ImportersTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
