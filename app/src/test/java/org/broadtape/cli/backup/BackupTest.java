package org.broadtape.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.broadtape.House;
import org.broadtape.Settings;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.SourceId;
import org.broadtape.source.Source;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BackupTest {
    @TempDir Path folder;
    private Path data;
    private Path zip;
    private Path restored;

    @BeforeEach
    void name() {
        data = folder.resolve("data");
        zip = folder.resolve("backup.zip");
        restored = folder.resolve("restored");
    }

    @Test
    void holdsEveryStoryAcknowledgedBeforeItBeganWhileMoreArrive() throws Exception {
        AtomicInteger acknowledged = new AtomicInteger();
        int before;
        try (House house = House.open(settings(data), Clock.systemUTC())) {
            SourceId source = push(house);
            AtomicBoolean stop = new AtomicBoolean();
            CountDownLatch some = new CountDownLatch(200);
            Thread arrivals =
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int i = 0; !stop.get() && i < 20_000; i++) {
                                    house.newsroom().receive(Delivery.news(source, item(i)));
                                    acknowledged.set(i + 1);
                                    some.countDown();
                                }
                            });
            some.await();
            before = acknowledged.get();
            assertThat(backup(data, zip)).isZero();
            int after = acknowledged.get();
            stop.set(true);
            arrivals.join();
            assertThat(after).as("arrivals went on meanwhile").isGreaterThan(before);
        }
        assertThat(restore(zip, restored)).isZero();
        try (House house = House.open(settings(restored), Clock.systemUTC())) {
            assertThat(house.stories().idsAfter(0, 100_000))
                    .allSatisfy(id -> assertThat(house.stories().any(id)).isPresent());
        }
        List<String> uris =
                column(
                        restored,
                        "select uri from story where uri like 'urn:arrival:%' order by id");
        assertThat(uris).hasSizeBetween(before, acknowledged.get()).doesNotHaveDuplicates();
        for (int i = 0; i < uris.size(); i++) {
            assertThat(uris.get(i)).as("none is left out between").isEqualTo("urn:arrival:" + i);
        }
    }

    @Test
    void bringsBackPicturesAndSettingsButNoSessionAndNoIndex() throws Exception {
        site();
        write(data, "insert into setting values ('site-name', 'Harbour Herald')");
        write(data, "insert into account_session values ('abc', 1, 1, '127.0.0.1', 'x')");
        assertThat(backup(data, zip)).isZero();
        assertThat(Files.getPosixFilePermissions(zip)).hasSize(2);
        assertThat(restore(zip, restored)).isZero();
        assertThat(restored.resolve("media/ab/cd.png")).hasContent("picture");
        assertThat(restored.resolve("index")).doesNotExist();
        assertThat(column(restored, "select value from setting where name = 'site-name'"))
                .containsExactly("Harbour Herald");
        assertThat(column(restored, "select hash from account_session")).isEmpty();
        assertThat(names(restored)).containsExactlyInAnyOrder("broadtape.db", "media", "cases");
        assertThat(restored.resolve("cases/links.ndjson")).hasContent("{}");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(one -> one.getFileName().toString()))
                    .noneMatch(name -> name.contains("part"));
        }
    }

    @Test
    void neverWritesOverAFileAndLeavesNoPartOfOneBehind() throws Exception {
        site();
        Files.writeString(zip, "mine");
        assertThat(backup(data, zip)).isEqualTo(1);
        assertThat(zip).hasContent("mine");
        Path nowhere = folder.resolve("missing/backup.zip");
        assertThat(backup(data, nowhere)).isEqualTo(1);
        Path broken = folder.resolve("broken");
        Files.createDirectories(broken);
        Files.writeString(broken.resolve("broadtape.db"), "x".repeat(10_000));
        Path other = folder.resolve("other.zip");
        assertThat(backup(broken, other)).isEqualTo(1);
        assertThat(backup(folder.resolve("no-site"), other)).isEqualTo(1);
        assertThat(names(folder)).containsExactlyInAnyOrder("data", "backup.zip", "broken");
    }

    @Test
    void restoresOnlyIntoAFolderThatIsEmpty() throws Exception {
        site();
        assertThat(backup(data, zip)).isZero();
        Files.createDirectories(restored);
        Files.writeString(restored.resolve("mine"), "mine");
        assertThat(restore(zip, restored)).isEqualTo(1);
        assertThat(names(restored)).containsExactly("mine");
        Files.delete(restored.resolve("mine"));
        assertThat(restore(zip, restored)).isZero();
    }

    @Test
    void refusesAChangedBackupBeforeItWritesAnything() throws Exception {
        site();
        assertThat(backup(data, zip)).isZero();
        Map<String, byte[]> sound = members(zip);
        String manifest = text(sound, "manifest.json");
        Map<String, Map<String, byte[]>> changed = new LinkedHashMap<>();
        changed.put("a byte of a picture", with(sound, "media/ab/cd.png", "pictureX"));
        changed.put("as long, other bytes", with(sound, "media/ab/cd.png", "PICTURE"));
        changed.put("a member more", with(sound, "media/more.png", "more"));
        changed.put("a way out", with(sound, "../../out", "out"));
        changed.put(
                "a way out in the manifest",
                with(
                        with(sound, "media/../../out", "picture"),
                        "manifest.json",
                        manifest.replace("media/ab/cd.png", "media/../../out")));
        changed.put(
                "an absolute way",
                with(
                        sound,
                        "manifest.json",
                        manifest.replace("media/ab/cd.png", "/tmp/broadtape-out")));
        changed.put(
                "more than there is room for",
                with(
                        sound,
                        "manifest.json",
                        manifest.replace("\"bytes\" : 7", "\"bytes\" : 900000000000000000")));
        changed.put(
                "a newer program's",
                with(
                        sound,
                        "manifest.json",
                        manifest.replaceFirst("\"schema\" : \"[^\"]*\"", "\"schema\" : \"9999\"")));
        changed.put("no manifest", without(sound, "manifest.json"));
        changed.put("a broken manifest", with(sound, "manifest.json", "{"));
        changed.put("a picture less", without(sound, "media/ab/cd.png"));
        changed.put("no database", without(sound, "broadtape.db"));
        changed.forEach((how, members) -> {
            Path bad = pack(members);
            assertThat(restore(bad, restored)).as(how).isEqualTo(1);
            assertThat(restored).as(how).doesNotExist();
        });
        Path cut = folder.resolve("cut.zip");
        byte[] whole = Files.readAllBytes(zip);
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(restore(cut, restored)).isEqualTo(1);
        assertThat(restore(folder.resolve("none.zip"), restored)).isEqualTo(1);
        assertThat(restored).doesNotExist();
        assertThat(restore(pack(sound), restored)).as("the sound one").isZero();
    }

    @Test
    void pointsToPostgresqlsOwnMeans() {
        int code =
                new CommandLine(new Backup())
                        .execute("--database", "jdbc:postgresql://localhost/x", zip.toString());
        assertThat(code).isEqualTo(2);
        assertThat(zip).doesNotExist();
    }

    private void site() throws IOException {
        try (House house = House.open(settings(data), Clock.systemUTC())) {
            house.newsroom().receive(Delivery.news(push(house), item(1)));
        }
        Files.createDirectories(data.resolve("cases"));
        Files.writeString(data.resolve("cases/links.ndjson"), "{}");
        Files.createDirectories(data.resolve("media/ab"));
        Files.writeString(data.resolve("media/ab/cd.png"), "picture");
    }

    private static SourceId push(House house) {
        return house.sources()
                .add(Source.Kind.PUSH, "Sample", Optional.empty(), Source.Settings.USUAL)
                .id();
    }

    private static WireItem item(int number) {
        return WireItem.builder("urn:arrival:" + number, FeedFormat.NINJS)
                .headline("Ship " + number + " arrives")
                .bodyText("It carried " + number * 7919L + " boxes.")
                .build();
    }

    private static Settings settings(Path data) {
        return new Settings(0, data, Optional.empty());
    }

    private static int backup(Path data, Path file) {
        return new CommandLine(new Backup()).execute("--data", data.toString(), file.toString());
    }

    private static int restore(Path file, Path data) {
        return new CommandLine(new Restore()).execute("--data", data.toString(), file.toString());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(one -> one.getFileName().toString()).toList();
        }
    }

    private static List<String> column(Path data, String sql) throws SQLException {
        try (Connection connection = connect(data);
                Statement ask = connection.createStatement();
                ResultSet rows = ask.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    private static void write(Path data, String sql) throws SQLException {
        try (Connection connection = connect(data);
                Statement change = connection.createStatement()) {
            change.executeUpdate(sql);
        }
    }

    private static Connection connect(Path data) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("broadtape.db"));
    }

    private static Map<String, byte[]> members(Path zip) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                try (InputStream in = file.getInputStream(entry)) {
                    members.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return members;
    }

    private static String text(Map<String, byte[]> members, String name) {
        return new String(
                Optional.ofNullable(members.get(name)).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> with(Map<String, byte[]> to, String name, String words) {
        Map<String, byte[]> more = new LinkedHashMap<>(to);
        more.put(name, words.getBytes(StandardCharsets.UTF_8));
        return more;
    }

    private static Map<String, byte[]> without(Map<String, byte[]> from, String name) {
        Map<String, byte[]> less = new LinkedHashMap<>(from);
        less.remove(name);
        return less;
    }

    private Path pack(Map<String, byte[]> members) {
        Path file = folder.resolve("changed.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                out.putNextEntry(new ZipEntry(member.getKey()));
                out.write(member.getValue());
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        return file;
    }
}
