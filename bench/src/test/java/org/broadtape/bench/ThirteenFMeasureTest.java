package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThirteenFMeasureTest {
    private static final String TABLE =
            """
            <informationTable xmlns="http://www.sec.gov/edgar/document/thirteenf/informationtable">
            <infoTable><nameOfIssuer>MILL INC</nameOfIssuer><titleOfClass>COM</titleOfClass><cusip>00Q1LL100</cusip>
             <value>7720000</value><shrsOrPrnAmt><sshPrnamt>100000</sshPrnamt><sshPrnamtType>SH</sshPrnamtType></shrsOrPrnAmt></infoTable>
            <infoTable><nameOfIssuer>LOCK CORP</nameOfIssuer><titleOfClass>CL A</titleOfClass><cusip>0L0CK2101</cusip>
             <value>900000</value><shrsOrPrnAmt><sshPrnamt>10000</sshPrnamt><sshPrnamtType>SH</sshPrnamtType></shrsOrPrnAmt></infoTable>
            <infoTable><nameOfIssuer>LOCK CORP</nameOfIssuer><titleOfClass>CL B</titleOfClass><cusip>0L0CK2200</cusip>
             <value>800000</value><shrsOrPrnAmt><sshPrnamt>10000</sshPrnamt><sshPrnamtType>SH</sshPrnamtType></shrsOrPrnAmt></infoTable>
            </informationTable>
            """;
    @TempDir Path folder;

    private Measure.Outcome measured(String lastDigits) throws IOException {
        String history =
                """
                {"history": {"quarters": ["2023 Q1"], "values": [9], "holdings": {"2023 Q1": [
                  {"ticker": "MILL", "name": "MILL INC", "cls": "COM", "shares": 100000, "value": 7720000},
                  {"ticker": "?LOCK", "name": "LOCK CORP", "cls": "CL A", "shares": 20000, "value": 1700%s}]}}}
                """
                        .formatted(lastDigits);
        Path zip = Zips.of(folder, "s/2023-05-15.xml", TABLE, "s/somebody.json.gz", history);
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new ThirteenFMeasure().over(zip, new Misses(nowhere, 0));
    }

    @Test
    void findsTheHistoryByItsSharesAndSumsClassesAsItDoes() throws IOException {
        Measure.Outcome outcome = measured("000");
        assertThat(outcome.n()).isEqualTo(5);
        assertThat(outcome.figures())
                .containsEntry("equal", 1.0)
                .containsEntry("quarters", 1.0)
                .containsEntry("quartersEqual", 1.0);
    }

    @Test
    void countsAValueThatDiffers() throws IOException {
        assertThat(measured("001").figures())
                .containsEntry("equal", 0.8)
                .containsEntry("quartersEqual", 0.0);
    }
}
