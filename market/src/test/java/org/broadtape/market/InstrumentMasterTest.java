package org.broadtape.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstrumentMasterTest {
    private final InstrumentMaster master =
            InstrumentMaster.of(
                    InstrumentCsv.read(
                                    """
                                    id,symbol,name,aliases,mic,ric,listings,isin,valid_to
                                    x:apple,AAPL,Apple Inc,Apple,XNAS,,,US0378331005,
                                    x:berkshire,BRK.B,Berkshire Hathaway Inc,Berkshire,XNYS,,,,
                                    x:tencent,700,Tencent Holdings Ltd,Tencent,XHKG,,,,
                                    x:sap,SAP,SAP SE,,XETR,SAPG.DE,XNYS:SAP,,
                                    x:applied,AMAT,Applied Materials Inc,,XNAS,,,,
                                    x:old,APPL,Appleby Old Ltd,,XLON,,,,1999-01-01
                                    """)
                            .instruments());

    @Test
    void findsASymbolHoweverItsClassIsWritten() {
        assertThat(ids(master.bySymbol("BRKb", Optional.empty()))).containsExactly("x:berkshire");
        assertThat(ids(master.bySymbol("BRK-B", Optional.of("XNYS"))))
                .containsExactly("x:berkshire");
        assertThat(ids(master.bySymbol("0700", Optional.of("XHKG")))).containsExactly("x:tencent");
        assertThat(master.bySymbol("AAPL", Optional.of("XLON"))).isEmpty();
    }

    @Test
    void findsARicGivenOrMade() {
        assertThat(ids(master.byRic("SAPG.DE"))).containsExactly("x:sap");
        assertThat(ids(master.byRic("SAP.N"))).containsExactly("x:sap");
        assertThat(ids(master.byRic("AAPL.O"))).containsExactly("x:apple");
        assertThat(ids(master.byRic("AAPL.OQ"))).containsExactly("x:apple");
        assertThat(ids(master.byRic("BRKb.N"))).containsExactly("x:berkshire");
        assertThat(ids(master.byRic("0700.HK"))).containsExactly("x:tencent");
        assertThat(master.byRic("AAPL")).isEmpty();
    }

    @Test
    void completesWithTheBestFirst() {
        assertThat(ids(master.complete("appl", 3)))
                .containsExactly("x:apple", "x:applied", "x:old");
        assertThat(ids(master.complete("hath", 3))).containsExactly("x:berkshire");
        assertThat(ids(master.complete("SAP", 3))).containsExactly("x:sap");
        assertThat(master.complete(" ", 3)).isEmpty();
    }

    @Test
    void joinsWhatOthersKnowAndTheSameTwiceChangesNothing() {
        List<Instrument> others =
                InstrumentCsv.read(
                                """
                                id,symbol,name,mic,cik,isin
                                y:1,AAPL,APPLE INC,XNAS,320193,
                                y:2,APPL,Appletree plc,XLON,,
                                y:3,SAP,Sapling plc,XLON,,
                                """)
                        .instruments();

        InstrumentMaster joined = master.with(others);

        assertThat(joined.size()).isEqualTo(master.size() + 2);
        assertThat(joined.byId("x:apple").orElseThrow().ids().cik()).hasValue("320193");
        assertThat(joined.with(others).all()).containsExactlyElementsOf(joined.all());
    }

    private static List<String> ids(List<Instrument> instruments) {
        return instruments.stream().map(Instrument::id).toList();
    }
}
