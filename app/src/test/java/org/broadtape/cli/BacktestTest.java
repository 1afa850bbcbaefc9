package org.broadtape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BacktestTest {
    private static final String ROW =
            """
            <infoTable><nameOfIssuer>%s</nameOfIssuer><titleOfClass>COM</titleOfClass>
            <cusip>%s</cusip><value>%d</value><shrsOrPrnAmt><sshPrnamt>%d</sshPrnamt>
            <sshPrnamtType>SH</sshPrnamtType></shrsOrPrnAmt>%s
            <investmentDiscretion>SOLE</investmentDiscretion>
            <votingAuthority><Sole>1</Sole><Shared>0</Shared><None>0</None></votingAuthority></infoTable>
            """;

    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("filings"));
        Files.createDirectories(folder.resolve("prices"));
        put(
                "filings/2023-02-14.xml",
                "<informationTable xmlns=\"http://www.sec.gov/edgar/document/thirteenf/informationtable\">"
                        + ROW.formatted("MILL INC", "037833100", 7500, 75, "")
                        + ROW.formatted("QUAY CORP", "594918104", 2500, 25, "")
                        + ROW.formatted(
                                "MILL INC", "037833100", 10000, 100, "<putCall>Put</putCall>")
                        + "</informationTable>");
        put(
                "prices/MILL.csv",
                "Date,Close,Adj Close\n2022-12-30,100,90\n2023-02-15,110,100\n2023-02-16,120,110\n");
        put("index.csv", "Date,Close,Adj Close\n2023-02-15,50,40\n2023-02-16,51,42\n");
        put(
                "list.csv",
                """
                id,symbol,name,aliases,type,cusip
                a:m,MILL,Mill Inc,,equity,037833100
                a:q,QUAY,Quay Corp,,equity,594918104
                """);
    }

    @Test
    void tellsWhatACopyBroughtAndWhatIsLeftOut() {
        JsonNode told = JsonMapper.shared().readTree(run(0, "--benchmark", path("index.csv")));
        assertThat(told.propertyNames())
                .containsSequence(
                        List.of("from", "to", "days", "trades", "totalReturn", "annualised"))
                .contains("benchmarkReturn", "maxDrawdown", "turnover", "costs", "coverage")
                .contains("unpriced", "notCopied", "assumptions", "inputs");
        assertThat(told.path("totalReturn").doubleValue()).isCloseTo(0.1, within(1e-9));
        assertThat(told.path("benchmarkReturn").doubleValue()).isCloseTo(0.05, within(1e-9));
        assertThat(told.path("annualised").isNull()).isTrue();
        assertThat(told.path("unavailable").path("annualised").asString()).contains("365");
        assertThat(told.path("days")).hasSize(2);
        assertThat(told.path("coverage").path(0).path("valueShare").doubleValue()).isEqualTo(0.75);
        assertThat(told.path("unpriced").path(0).path("symbol").asString()).isEqualTo("QUAY");
        assertThat(told.path("notCopied").path(0).path("reason").asString()).isEqualTo("puts");
        assertThat(told.path("notCopied").path(0).path("valueShare").doubleValue()).isEqualTo(0.5);
        assertThat(told.path("inputs").path("sha256").asString()).hasSize(64);
        assertThat(told.path("inputs").path("files").propertyNames())
                .contains("filings/2023-02-14.xml", "prices/MILL.csv", "benchmark/index.csv");
    }

    @Test
    void printsTheSameBytesOfTheSameFiles() {
        assertThat(run(0)).isEqualTo(run(0));
    }

    @Test
    void showsByHowMuchAWrongWayFlatters() {
        JsonNode told =
                JsonMapper.shared()
                        .readTree(
                                run(0, "--benchmark", path("index.csv"), "--wrong", "price-index"));
        assertThat(told.path("benchmarkReturn").doubleValue()).isCloseTo(0.02, within(1e-9));
        assertThat(told.path("wrong").path("honestBenchmarkReturn").doubleValue())
                .isCloseTo(0.05, within(1e-9));
        assertThat(told.path("assumptions").toString()).contains("WITHOUT its dividends");
    }

    @Test
    void refusesWordsItDoesNotKnow() {
        assertThat(run(2, "--wrong", "luck")).isEmpty();
        assertThat(run(2, "--weights", "taste")).isEmpty();
        assertThat(run(2, "--costs", "-1")).isEmpty();
    }

    private String run(int code, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CommandLine command =
                new CommandLine(new Backtest(new PrintStream(out, true, StandardCharsets.UTF_8)));
        List<String> words =
                new java.util.ArrayList<>(
                        List.of(
                                "--filings",
                                path("filings"),
                                "--prices",
                                path("prices"),
                                "--instruments",
                                path("list.csv"),
                                "--from",
                                "2023-02-15",
                                "--to",
                                "2023-02-16"));
        words.addAll(List.of(more));
        assertThat(command.execute(words.toArray(String[]::new))).isEqualTo(code);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
