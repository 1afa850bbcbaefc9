package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.broadtape.analysis.link.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small sets of the three forms, counted by hand.
class LinkMeasuresTest {
    private static final String TEXT = "Ministers from Norway met the World Bank in Paris.";
    private static final String NORWAY =
            "{\"span\":[15,21],\"entity_id\":\"Q20\",\"name\":\"Norway\",\"type\":\"Q27096213\"}";
    private static final String BANK =
            "{\"span\":[30,40],\"entity_id\":\"Q7164\",\"name\":\"World Bank\",\"type\":\"Q43229\"}";
    private static final String PARIS =
            "{\"span\":[44,49],\"entity_id\":\"<NIL>\",\"name\":\"Unknown\",\"type\":\"OTHER\"}";
    private static final String MISSED =
            "{\"span\":[0,9],\"entity_id\":\"Q83307\",\"name\":\"Finland\",\"type\":\"Q43229\"}";

    @TempDir Path folder;

    @Test
    void elevantPassesOverLabelsThatMeanNothingKnown() throws IOException {
        assertThat(elevant(NORWAY, BANK, PARIS).figures())
                .containsEntry("precision", 1.0)
                .containsEntry("recall", 1.0)
                .containsEntry("held", 1.0);
    }

    @Test
    void elevantCountsWhatIsMissedAndWhatIsTooMuch() throws IOException {
        assertThat(elevant(NORWAY, BANK, MISSED).figures())
                .containsEntry("precision", 0.6667)
                .containsEntry("precisionOnLabels", 1.0)
                .containsEntry("recall", 0.6667);
    }

    private Measure.Outcome elevant(String... labels) throws IOException {
        String document =
                "{\"id\":0,\"text\":\"%s\",\"evaluation_span\":[0,50],\"labels\":[%s]}\n"
                        .formatted(TEXT, String.join(",", labels));
        Path zip = Zips.of(folder, "elevant/made.benchmark.jsonl", document);
        return new ElevantMeasure().over(zip, silent());
    }

    @Test
    void meantimeComparesTokensAndThePagesTitle() throws IOException {
        String naf =
                "<NAF><text><wf id='1' sent='1'>Ministers</wf><wf id='2' sent='1'>meet</wf>"
                        + "<wf id='3' sent='2'>They</wf><wf id='4' sent='2'>came</wf>"
                        + "<wf id='5' sent='2'>from</wf><wf id='6' sent='2'>New</wf>"
                        + "<wf id='7' sent='2'>Zealand</wf><wf id='8' sent='2'>.</wf></text>"
                        + "<entities><entity type='LOC'><externalReferences><externalRef"
                        + " reference='http://dbpedia.org/page/New_Zealand'/></externalReferences>"
                        + "<references><span><target id='6'/><target id='7'/></span></references>"
                        + "</entity></entities></NAF>";
        Path zip = Zips.of(folder, "meantime/A/1.naf", naf);

        assertThat(new MeantimeMeasure().over(zip, silent()).figures())
                .containsEntry("precision", 1.0)
                .containsEntry("recall", 1.0);
    }

    @Test
    void tagsAreToldByLinksAndByWhereAStoryWasFiled() throws IOException {
        String story =
                "<REUTERS NEWID=\"1\"><DATE>26-FEB-1987 15:01:01.79</DATE><PLACES><D>norway</D>"
                        + "<D>uk</D></PLACES><PEOPLE></PEOPLE><ORGS></ORGS><EXCHANGES></EXCHANGES>"
                        + "<TEXT><TITLE>NORWAY CUTS TAXES</TITLE><DATELINE>LONDON, Feb 26 -"
                        + "</DATELINE><BODY>Norway will cut taxes, Norway's prime minister said."
                        + "\n REUTER\n</BODY></TEXT></REUTERS>";
        Path zip =
                Zips.of(
                        folder,
                        "r/reut2-000.sgm",
                        story,
                        "r/all-places-strings.lc.txt",
                        "norway\nuk\n");

        assertThat(new ReutersTagsMeasure().over(zip, silent()).figures())
                .containsEntry("places.precision", 1.0)
                .containsEntry("places.recall", 1.0);
    }

    @Test
    void datelinesNameACountry() {
        FiledFrom from = new FiledFrom(World.builtIn());

        assertThat(from.country("PORTLAND, Maine, March 3 -")).contains("USA");
        assertThat(from.country("BRUSSELS, March 3")).contains("BEL");
        assertThat(from.country("NOWHERE, March 3 -")).isEmpty();
    }

    private static Misses silent() {
        return new Misses(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), 0);
    }
}
