package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityMeasuresTest {
    private static final Misses NOBODY =
            new Misses(
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                    0);

    @TempDir Path folder;

    @Test
    void aRicTakenOutIsFoundAgainForTheWordsBeforeIt() throws IOException {
        Path zip =
                Zips.of(
                        folder,
                        "finentity/FinEntity.json",
                        """
                        [{"content": "The harbour leased two cranes to Caterpillar Inc <CAT.N> and one to Quay & Sons <QUAY.L>.",
                          "annotations": [
                            {"start": 33, "end": 48, "value": "Caterpillar Inc", "label": "Neutral"},
                            {"start": 68, "end": 79, "value": "Quay & Sons", "label": "Neutral"}]},
                         {"content": "The harbour was calm.", "annotations": []}]
                        """);

        Measure.Outcome outcome = new FinentityMeasure().over(zip, NOBODY);

        assertThat(outcome.n()).isEqualTo(2);
        assertThat(outcome.figures())
                .containsEntry("rics", 2.0)
                .containsEntry("coverage", 0.5)
                .containsEntry("accuracy", 1.0);
    }

    @Test
    void aLabelIsASymbolWhereItIsANameOfOne() throws IOException {
        Path zip =
                Zips.of(
                        folder,
                        "sentfin/entity_list_comprehensive.csv",
                        """
                        ,Symbol,Entity
                        0,QUAYMILLS,"Quay Mills Ltd., Quay Mills, QUAYMILLS"
                        1,HARBOUR,"Harbourside Cranes Ltd., Harbourside Cranes"
                        """,
                        "sentfin/SEntFiN.csv",
                        """
                        S No.,Title,Decisions,Words
                        1,"Quay Mills raises prices, costs up",{'Quay Mills': 'positive'},6
                        2,Mills wait for rain,{'Mills': 'neutral'},4
                        3,Harbourside Cranes loses an order,"{'Harbourside Cranes': 'negative', 'Orders': 'negative'}",5
                        """);

        Measure.Outcome outcome = new SentfinMeasure().over(zip, NOBODY);

        assertThat(outcome.n()).isEqualTo(2);
        assertThat(outcome.figures()).containsEntry("accuracy", 1.0);
    }
}
