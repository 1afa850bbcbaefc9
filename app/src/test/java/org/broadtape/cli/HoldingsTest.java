package org.broadtape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HoldingsTest {
    private static final String TABLE =
            """
            <t:informationTable xmlns:t="http://www.sec.gov/edgar/document/thirteenf/informationtable">
             <t:infoTable><t:nameOfIssuer>MILL INC</t:nameOfIssuer><t:titleOfClass>COM</t:titleOfClass>
              <t:cusip>00q1ll100</t:cusip><t:value>7720000</t:value>
              <t:shrsOrPrnAmt><t:sshPrnamt>100000</t:sshPrnamt><t:sshPrnamtType>SH</t:sshPrnamtType></t:shrsOrPrnAmt>
              <t:investmentDiscretion>SOLE</t:investmentDiscretion></t:infoTable>
            </t:informationTable>
            """;
    private static final String COVER =
            """
            <edgarSubmission xmlns="http://www.sec.gov/edgar/thirteenffiler">
             <headerData><submissionType>13F-HR/A</submissionType><filerInfo><filer><credentials>
              <cik>0001900001</cik></credentials></filer></filerInfo></headerData>
             <formData><coverPage><reportCalendarOrQuarter>03-31-2023</reportCalendarOrQuarter>
              <isAmendment>true</isAmendment><amendmentInfo><amendmentType>NEW HOLDINGS</amendmentType></amendmentInfo>
              <filingManager><name>Mill &amp; Quay</name></filingManager></coverPage></formData>
            </edgarSubmission>
            """;

    @TempDir Path folder;

    private List<JsonNode> holdings(int code, String... namesAndTexts) throws IOException {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            Path file = folder.resolve(namesAndTexts[i]);
            Files.writeString(file, namesAndTexts[i + 1]);
            files.add(file.toString());
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Holdings holdings = new Holdings(new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(new CommandLine(holdings).execute(files.toArray(String[]::new))).isEqualTo(code);
        JsonMapper mapper = new JsonMapper();
        return said.toString(StandardCharsets.UTF_8).lines().map(mapper::readTree).toList();
    }

    @Test
    void printsNullsForWhatOnlyACoverTells() throws IOException {
        JsonNode filing = holdings(0, "2023-05-15.xml", TABLE).getFirst();
        assertThat(filing.propertyNames())
                .containsExactly(
                        "cik",
                        "manager",
                        "form",
                        "amendment",
                        "period",
                        "filed",
                        "accepted",
                        "unit",
                        "unitEvidence",
                        "lines",
                        "positions",
                        "total",
                        "problems");
        assertThat(filing.get("cik").isNull()).isTrue();
        assertThat(filing.get("filed").isNull()).isTrue();
        assertThat(filing.get("unit").asString()).isEqualTo("dollars");
        assertThat(filing.get("positions").get(0).toString())
                .isEqualTo(
                        "{\"cusip\":\"00Q1LL100\",\"name\":\"MILL INC\",\"class\":\"COM\","
                                + "\"shares\":100000,\"value\":7720000,\"kind\":\"shares\","
                                + "\"discretion\":[\"SOLE\"]}");
    }

    @Test
    void joinsACoverOfTheSameNamePrefix() throws IOException {
        List<JsonNode> filings = holdings(0, "q1-table.xml", TABLE, "q1-cover.xml", COVER);
        assertThat(filings).hasSize(1);
        assertThat(filings.getFirst().get("manager").asString()).isEqualTo("Mill & Quay");
        assertThat(filings.getFirst().get("amendment").asString()).isEqualTo("NEW HOLDINGS");
        assertThat(filings.getFirst().get("period").asString()).isEqualTo("2023-03-31");
        assertThat(filings.getFirst().get("lines").asInt()).isEqualTo(1);
    }

    @Test
    void goesOnPastAFileThatCannotBeRead() throws IOException {
        assertThat(holdings(1, "shopping.txt", "milk and bread", "q1.xml", TABLE)).hasSize(1);
    }
}
