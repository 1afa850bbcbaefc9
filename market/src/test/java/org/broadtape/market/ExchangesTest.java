package org.broadtape.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.broadtape.market.Exchanges.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangesTest {
    @ParameterizedTest
    @CsvSource({
        "Nasdaq, XNAS",
        "NASDAQ, XNAS",
        "NYSE, XNYS",
        "NYSE American, XASE",
        "TSX Venture, XTSX",
        "TSXV, XTSX",
        "TSX-V, XTSX",
        "TSX.V, XTSX",
        "Frankfurt Stock Exchange, XFRA",
        "FSE, XFRA",
        "F, XFRA",
        "OTCQB US, OTCM",
        "OTCMKTS, OTCM",
        "CNSX, XCNQ",
        "NEO Exchange Canada, NEOE",
        "XTSE, XTSE",
        "xngs, XNAS",
        "Oslo Børs, XOSL",
    })
    void aWordInPrintIsAMarket(String word, String mic) {
        assertThat(Exchanges.byWord(word).getFirst().mic()).isEqualTo(mic);
    }

    @Test
    void aWordMayMeanTwoMarkets() {
        assertThat(Exchanges.byWord("TSE")).extracting(Exchange::mic).contains("XTKS", "XTSE");
        assertThat(Exchanges.byWord("nowhere")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "XNYS, JNJ, JNJ.N",
        "XNAS, AAPL, AAPL.O",
        "XNYS, BRK.B, BRKb.N",
        "XSTO, ERIC B, ERICb.ST",
        "XTSE, REI.UN, REI_u.TO",
        "XHKG, 700, 0700.HK",
        "XKRX, 005930, 005930.KS",
    })
    void aRicIsMadeOfTickerAndExchange(String mic, String ticker, String ric) {
        assertThat(Exchanges.byMic(mic).orElseThrow().ric(ticker)).hasValue(ric);
    }

    @Test
    void noRicIsMadeWhereItIsAWordOfItsOwn() {
        assertThat(Exchanges.byMic("XETR").orElseThrow().ric("SAP")).isEmpty();
        assertThat(Exchanges.byMic("XNYS").orElseThrow().ric("JPM PR/A")).isEmpty();
    }

    @Test
    void noEndingIsTwoMarkets() {
        Stream<String> rics = Exchanges.all().stream().flatMap(one -> one.ricSuffixes().stream());
        Stream<String> yahoo = Exchanges.all().stream().flatMap(one -> one.yahooSuffix().stream());

        assertThat(rics).doesNotHaveDuplicates();
        assertThat(yahoo).doesNotHaveDuplicates();
        assertThat(Exchanges.all()).extracting(Exchange::mic).doesNotHaveDuplicates();
    }
}
