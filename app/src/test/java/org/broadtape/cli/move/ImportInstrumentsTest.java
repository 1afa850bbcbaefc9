package org.broadtape.cli.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.broadtape.instrument.InstrumentDesk;
import org.broadtape.instrument.InstrumentLists;
import org.broadtape.store.Database;
import org.broadtape.store.TestDatabases;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class ImportInstrumentsTest {
    @Parameter TestDatabases databases = TestDatabases.SQLITE;
    @TempDir Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String address, Path file) {
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new CommandLine(new ImportInstruments(err, new TestClock()))
                .execute("--data", folder.toString(), "--database", address, file.toString());
    }

    private Path list(String csv) throws IOException {
        return Files.writeString(folder.resolve("own.csv"), csv);
    }

    @Test
    void takesGoodRowsInTellsBadOnesAndIsTheSameTwice() throws Exception {
        String address = databases.address(folder);
        Path good = list("\uFEFFid,name,symbol,type\nown:acme,Acme Rockets,ACME,equity\n");
        assertThat(run(address, good)).isZero();
        assertThat(said()).contains("own.csv: 1 instruments, taken in");
        assertThat(run(address, good)).isZero();
        assertThat(said()).contains("own.csv: 1 instruments, nothing changed");
        Path bad = list("id,name,type\nown:acme,Acme,equity\nown:x,X,nonsense\n,No id,equity\n");
        assertThat(run(address, bad)).isEqualTo(1);
        assertThat(said()).contains("own.csv:3: the type", "own.csv:4: no id");
        assertThat(run(address, folder.resolve("missing.csv"))).isEqualTo(1);
        try (Database database = Database.open(address);
                InstrumentDesk desk =
                        new InstrumentDesk(new InstrumentLists(database, new TestClock()))) {
            assertThat(desk.instrument("own:acme").orElseThrow().name()).isEqualTo("Acme");
            assertThat(desk.instrument("own:x")).isEmpty();
        }
    }

    @Test
    void whoNamesNoFileIsToldHow() {
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(new CommandLine(new Import(err, new TestClock())).execute()).isEqualTo(2);
        assertThat(said()).contains("import instruments FILE.csv");
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
