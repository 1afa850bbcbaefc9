package org.broadtape.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadtape.House;
import org.broadtape.Settings;
import org.broadtape.newsroom.SourceId;
import org.broadtape.source.Source;
import org.broadtape.store.NewerDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorTest {
    @TempDir static Path sound;
    @TempDir Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Clock clock = Clock.systemUTC();

    /// A site on the sample edition, stopped.
    @BeforeAll
    static void site() throws IOException {
        House.open(new Settings(0, sound.resolve("data"), Optional.empty()), Clock.systemUTC())
                .close();
    }

    @Test
    void findsNothingWrongWithASoundSite() throws Exception {
        Path data = copy();
        assertThat(doctor(data)).as(this::words).isZero();
        assertThat(words())
                .contains("The database is whole.", "The journal is complete", "Healthy.")
                .doesNotContain("PROBLEM");
    }

    @Test
    void findsNothingWrongWhileTheSiteRuns() throws Exception {
        Path data = copy();
        try (House house = House.open(new Settings(0, data, Optional.empty()), Clock.systemUTC())) {
            assertThat(doctor(data, "--port", "" + house.port())).as(this::words).isZero();
            assertThat(words()).contains("A site answers on port " + house.port());
        }
    }

    @Test
    void saysTheSameAsJson() throws Exception {
        Path data = copy();
        execute(data, "delete from journal where position = 3");
        assertThat(doctor(data, "--json")).isEqualTo(1);
        JsonNode root = JsonMapper.builder().build().readTree(words());
        assertThat(root.path("healthy").asBoolean(true)).isFalse();
        List<String> problems = new ArrayList<>();
        for (JsonNode one : root.path("findings")) {
            assertThat(one.path("what").asString("")).isNotBlank();
            if (one.path("level").asString("").equals("problem")) {
                problems.add(one.path("check").asString(""));
                assertThat(one.path("advice").asString("")).isNotBlank();
            }
        }
        assertThat(problems).containsExactly("journal");
    }

    @Test
    void tellsADamagedDatabase() throws Exception {
        Path data = copy();
        overwrite(data.resolve("broadtape.db"), 3 * 4096, 8 * 4096);
        assertProblem(data, "The database is damaged", "restore the last backup");
    }

    @Test
    void tellsAFileThatIsNoDatabase() throws Exception {
        Path data = copy();
        Files.writeString(data.resolve("broadtape.db"), "x".repeat(5_000));
        assertProblem(data, "The database", "restore the last backup");
    }

    @Test
    void tellsADatabaseOfANewerProgram() throws Exception {
        Path data = copy();
        execute(
                data,
                "insert into flyway_schema_history select 99, '99', 'x', type, 'V99__x.sql', 1,"
                        + " installed_by, installed_on, 1, 1 from flyway_schema_history"
                        + " where installed_rank = 1");
        assertProblem(data, "newer than this program: schema 99", "Run the newer program");
        Settings settings = new Settings(0, data, Optional.empty());
        assertThatThrownBy(() -> House.open(settings, Clock.systemUTC()))
                .isInstanceOf(NewerDatabase.class)
                .hasMessageContaining("newer than this program");
    }

    @Test
    void tellsGapsInTheJournal() throws Exception {
        Path data = copy();
        execute(data, "delete from journal where position in (4, 7)");
        assertProblem(data, "The journal lacks 2 of its entries", "delete the folder 'index'");
    }

    @Test
    void tellsStoriesThatHaveLostTheirVersionsOrText() throws Exception {
        Path data = copy();
        execute(data, "delete from version where story = 2");
        execute(data, "update version set item = null where story = 1");
        execute(data, "update story set copy_of = 4711 where id = 5");
        assertProblem(data, "1 stories have no version, the first is story 2", "last backup");
        assertThat(words())
                .contains("1 stories are shown but their text is gone, the first is story 1")
                .contains("1 stories copy one that is not there");
    }

    @Test
    void tellsADamagedIndexAndAnotherDatabasesIndex() throws Exception {
        Path data = copy();
        try (Stream<Path> files = Files.list(data.resolve("index"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".cfs")).toList()) {
                overwrite(file, 100, 200);
            }
        }
        assertProblem(data, "The search index is damaged", "built from the database");
        Path other = copy();
        execute(other, "delete from journal where position > 5");
        assertProblem(
                other, "The search index is of another database", "delete the folder 'index'");
    }

    @Test
    void notesAMissingIndexWithoutCallingItAProblem() throws Exception {
        Path data = copy();
        try (Stream<Path> files = Files.list(data.resolve("index"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(data.resolve("index"));
        assertThat(doctor(data)).isZero();
        assertThat(words()).contains("There is no search index");
        assertThat(data.resolve("index")).as("nothing is written").doesNotExist();
    }

    @Test
    void tellsMissingAndOrphanedPictures() throws Exception {
        Path data = copy();
        execute(
                data,
                "insert into picture values (1, 8, '/media/ee.png', 1, 1, 'https://b.example/')");
        Files.createDirectories(data.resolve("media"));
        Files.writeString(data.resolve("media/ee.png"), "x");
        Files.writeString(data.resolve("media/ee-480.png"), "x");
        Files.writeString(data.resolve("media/ff.png.part"), "x");
        execute(
                data,
                "insert into picture values (1, 9, '/media/aa/bb.png', 1, 1, 'https://a.example/')");
        Files.createDirectories(data.resolve("media/cc"));
        Files.writeString(data.resolve("media/cc/dd.png"), "x");
        assertProblem(data, "1 pictures are missing", "out of a backup");
        assertThat(words())
                .contains("1 files in")
                .contains("belong to no story, for one cc/dd.png");
    }

    @Test
    void namesFailingSourcesAndWrongSettingsInPlainWords() throws Exception {
        Path data = copy();
        try (House house = House.open(new Settings(0, data, Optional.empty()), Clock.systemUTC())) {
            SourceId id =
                    house.sources()
                            .add(
                                    Source.Kind.FEED,
                                    "Tide tables",
                                    Optional.of(URI.create("https://tides.invalid/feed")),
                                    Source.Settings.USUAL)
                            .id();
            house.sources().pause(id);
        }
        execute(data, "update source set failures = 7, paused = 0 where name = 'Tide tables'");
        execute(data, "insert into setting values ('trusted-proxies', 'my proxy')");
        execute(data, "insert into setting values ('base-address', 'http://news.example')");
        assertProblem(data, "The trusted proxy \"my proxy\" is no address", "127.0.0.1");
        assertThat(words())
                .contains("\"Tide tables\" failed 7 times in a row")
                .contains("is not https");
    }

    @Test
    void tellsAClockThatIsWrong() throws Exception {
        Path data = copy();
        clock = Clock.fixed(Instant.parse("1970-01-02T00:00:00Z"), ZoneOffset.UTC);
        assertProblem(data, "The clock says 1970", "NTP");
        assertThat(words()).contains("this machine's clock says 1970");
    }

    @Test
    void tellsAPortThatSomebodyElseHas() throws Exception {
        Path data = copy();
        Thread closes;
        try (ServerSocket taken = new ServerSocket(0)) {
            taken.setSoTimeout(100);
            closes =
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!taken.isClosed()) {
                                    try {
                                        taken.accept().close();
                                    } catch (IOException none) {
                                        // Until the test ends.
                                    }
                                }
                            });
            assertThat(doctor(data, "--port", "" + taken.getLocalPort())).isEqualTo(1);
        }
        closes.join();
        assertThat(words()).contains("no Broadtape answers on it", "ss -ltnp");
    }

    @Test
    void saysWhatToDoWhereThereIsNoSite() {
        assertThat(doctor(folder.resolve("nothing"))).isZero();
        assertThat(words()).contains("There is no site in", "'restore'");
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    private void assertProblem(Path data, String what, String advice) {
        assertThat(doctor(data)).as(this::words).isEqualTo(1);
        assertThat(words()).contains("PROBLEM").contains(what).contains(advice);
    }

    private int doctor(Path data, String... more) {
        List<String> words = new ArrayList<>(List.of("--data", data.toString()));
        words.addAll(List.of(more));
        if (!words.contains("--port")) {
            words.addAll(List.of("--port", "0"));
        }
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new CommandLine(new Doctor(out, clock)).execute(words.toArray(String[]::new));
    }

    private String words() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private Path copy() throws IOException {
        Path from = sound.resolve("data");
        Path to = Files.createTempDirectory(folder, "copy").resolve("data");
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path there = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(there);
                    } else {
                        Files.copy(file, there, StandardCopyOption.COPY_ATTRIBUTES);
                    }
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
        return to;
    }

    private static void execute(Path data, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("broadtape.db"));
                Statement change = connection.createStatement()) {
            change.executeUpdate(sql);
        }
    }

    private static void overwrite(Path file, long from, long to) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(from);
            bytes.write(new byte[(int) (Math.min(to, bytes.length()) - from)]);
        }
    }
}
