package org.broadtape.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadtape.base.Problem;
import org.broadtape.market.Instrument.Name;
import org.broadtape.market.Instrument.Sort;
import org.junit.jupiter.api.Test;

class InstrumentCsvTest {
    @Test
    void readsQuotesBarsAndTimes() {
        Instrument one =
                read("""
                id,symbol,name,aliases,type,mic,former,listings,country,isin
                x:m,MMM@2022-06-09..,"Made, ""Best"" Inc",Made|Best,equity,XNAS,\
                Madebook Inc@2004..2021-10-28,XNAS:MB@2012-05..2022-06-09|:MMM.L:GBP:MMMx.L,US,\
                US0378331005
                """)
                        .instruments()
                        .getFirst();

        assertThat(one.name()).isEqualTo("Made, \"Best\" Inc");
        assertThat(one.country()).hasValue("USA");
        assertThat(one.names())
                .containsExactly(
                        Name.of("Made, \"Best\" Inc", Sort.FULL),
                        Name.of("Made", Sort.SHORT),
                        Name.of("Best", Sort.SHORT),
                        new Name(
                                "Madebook Inc",
                                Sort.FORMER,
                                Optional.of(LocalDate.of(2004, 1, 1)),
                                Optional.of(LocalDate.of(2021, 10, 28))));
        assertThat(one.listings()).hasSize(3);
        assertThat(one.ric()).hasValue("MMM.O");
        assertThat(one.listings().get(1).wasListed(Optional.of(LocalDate.of(2022, 6, 9))))
                .isFalse();
        assertThat(one.listings().get(2).ric()).hasValue("MMMx.L");
    }

    @Test
    void leavesABadRowOutAndTellsItsLine() {
        Imported imported =
                read(
                        """
                        id,symbol,name,type,valid_from,isin
                        x:a,A,Alpha,equity,,
                        ,B,Beta,equity,,
                        x:c,C,Gamma,horse,,
                        x:d,D,Delta,equity,2021-13-01,
                        x:e,E,Epsilon,equity,,US0378331006
                        x:f,F,"Zeta,equity,,
                        x:g,G,Eta,,,
                        """);

        assertThat(imported.instruments())
                .extracting(Instrument::id)
                .containsExactly("x:a", "x:e", "x:g");
        assertThat(imported.problems())
                .extracting(Problem::line)
                .containsExactlyInAnyOrder(
                        OptionalInt.of(3),
                        OptionalInt.of(4),
                        OptionalInt.of(5),
                        OptionalInt.of(6),
                        OptionalInt.of(7));
    }

    @Test
    void joinsRowsOfOneId() {
        Instrument one =
                read("""
                id,symbol,name,aliases
                x:a,A,Alpha Inc,Alpha
                x:a,A,Alpha Inc,First|Alpha
                """)
                        .instruments()
                        .getFirst();

        assertThat(one.names())
                .extracting(Name::text)
                .containsExactly("Alpha Inc", "Alpha", "First");
        assertThat(one.listings()).hasSize(1);
    }

    @Test
    void takesASymbolThatEndsAsARicForOne() {
        Instrument one = read("id,symbol,name\nx:a,A.TO,Alpha Ltd\n").instruments().getFirst();

        assertThat(one.symbol()).hasValue("A.TO");
        assertThat(InstrumentMaster.of(List.of(one)).byRic("A.TO")).containsExactly(one);
    }

    @Test
    void readsNothingWithoutAHeader() {
        assertThat(read("").problems())
                .extracting(Problem::severity)
                .containsExactly(Problem.Severity.FATAL);
        assertThat(read("a,b\n1,2\n").instruments()).isEmpty();
    }

    private static Imported read(String text) {
        return InstrumentCsv.read(text);
    }
}
