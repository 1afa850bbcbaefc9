package org.broadtape.cli.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.Interval;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.price.Archive;
import org.broadtape.store.Database;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportPricesTest {
    @TempDir Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(Path file, String... options) {
        CommandLine line =
                new CommandLine(
                        new ImportPrices(
                                new PrintStream(said, true, StandardCharsets.UTF_8),
                                new TestClock()));
        String[] all = new String[options.length + 3];
        all[0] = "--data";
        all[1] = folder.toString();
        System.arraycopy(options, 0, all, 2, options.length);
        all[all.length - 1] = file.toString();
        return line.execute(all);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void takesBarsUnderTheirSymbolWithTheirOriginAndUnit() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("III.csv"),
                        """
                        date,open,high,low,close,volume
                        2024-06-20,3001,3050,2990,3040,100
                        2024-06-21,3040,3041,3000,null,0
                        nonsense
                        """);
        assertThat(run(file, "--provider", "my desk", "--unit", "GBp", "--mic", "XLON"))
                .as("a row that can't be read is told")
                .isEqualTo(1);
        assertThat(said()).contains("III.csv:4: ", "1 bars of bt:3i-group in GBp");
        try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("broadtape.db"))) {
            Archive archive = Archive.of(database, folder, new TestClock());
            var shown =
                    archive.daily("bt:3i-group", Basis.SPLIT_ADJUSTED, Audience.OWNER)
                            .orElseThrow();
            assertThat(shown.series().close(0)).isEqualTo(3040);
            assertThat(shown.series().unit().of()).isEqualTo("GBP");
            assertThat(shown.held().origin().venue()).contains("XLON");
            assertThat(archive.daily("bt:3i-group", Basis.SPLIT_ADJUSTED, Audience.EVERYONE))
                    .as("shown to the owner alone unless he says otherwise")
                    .isEmpty();
        }
    }

    @Test
    void takesTheCentralBanksHistory() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("eurofxref-hist.csv"),
                        "Date,USD,JPY,\n2024-06-21,1.0688,N/A,\n2024-06-20,1.0719,170.05,\n");
        assertThat(run(file, "--provider", "ecb")).isZero();
        assertThat(said()).contains("3 rates of 2 currencies");
        try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("broadtape.db"))) {
            Archive archive = Archive.of(database, folder, new TestClock());
            assertThat(
                            archive.daily("fx:EURUSD", Basis.RAW, Audience.EVERYONE)
                                    .orElseThrow()
                                    .series()
                                    .close(1))
                    .isEqualTo(1.0688);
        }
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThat(run(other, "--provider", "ecb")).isEqualTo(1);
    }

    @Test
    void takesBarsShorterThanADayOnTheExchangesClock() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("III.csv"),
                        "Datetime,Close\n2024-06-20 09:00:00,3001\n2024-06-20 09:15:00,3002\n");
        assertThat(run(file, "--provider", "my desk", "--unit", "GBp", "--interval", "15m"))
                .isZero();
        try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("broadtape.db"))) {
            Archive archive = Archive.of(database, folder, new TestClock());
            var shown =
                    archive.bars(
                                    "bt:3i-group",
                                    Interval.FIFTEEN_MINUTES,
                                    Basis.SPLIT_ADJUSTED,
                                    Audience.OWNER)
                            .orElseThrow();
            assertThat(shown.series().time(0))
                    .isEqualTo(Instant.parse("2024-06-20T08:00:00Z").getEpochSecond());
            assertThat(archive.daily("bt:3i-group", Basis.SPLIT_ADJUSTED, Audience.OWNER))
                    .as("never mixed with days")
                    .isEmpty();
        }
        assertThat(run(file, "--provider", "x", "--interval", "2m")).isEqualTo(2);
    }

    @Test
    void saysWhichFileItCannotPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("NOTHING.csv"), "date,close\n2024-06-20,1\n");
        assertThat(run(file, "--provider", "my desk")).isEqualTo(1);
        assertThat(said()).contains("NOTHING.csv:1: no instrument is known by this symbol");
        assertThat(run(file)).as("no provider").isEqualTo(2);
        assertThat(run(file, "--provider", "x", "--unit", "shells")).isEqualTo(2);
    }
}
