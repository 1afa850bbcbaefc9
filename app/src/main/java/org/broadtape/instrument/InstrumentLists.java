package org.broadtape.instrument;

import static org.broadtape.store.tables.Tables.INSTRUMENT_LIST;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.broadtape.base.Problem;
import org.broadtape.base.Sha256;
import org.broadtape.market.Imported;
import org.broadtape.market.InstrumentCsv;
import org.broadtape.store.Database;

/// The lists of instruments that the owner has imported, as they were given. A bad row is told with
/// its line and the rest goes in; the same list again changes nothing, and another one of the same
/// name takes its place.
public final class InstrumentLists {
    private static final int LONGEST_NAME = 100;

    private final Database database;
    private final Clock clock;

    /// Lists in that database.
    public InstrumentLists(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A list that was imported.
    ///
    /// @param name what it is known by: its file's name
    /// @param digest of what is in it
    /// @param instruments how many instruments it holds
    /// @param problems how many rows or values were left out
    public record Listed(
            String name, String digest, Instant importedAt, int instruments, int problems) {}

    /// What became of an import.
    ///
    /// @param changed false where this very list is known under this name already
    /// @param instruments how many instruments the list holds
    /// @param problems every row or value left out
    public record Outcome(boolean changed, int instruments, List<Problem> problems) {
        /// Copies its list.
        public Outcome {
            problems = List.copyOf(problems);
        }

        /// Whether nothing of it could be used, and nothing was kept.
        public boolean isRefused() {
            return instruments == 0;
        }
    }

    /// Takes a list in.
    ///
    /// @param file the name it comes under; folders before it don't count
    public Outcome take(String file, String csv) {
        String name = name(file);
        Imported read = InstrumentCsv.read(csv);
        int count = read.instruments().size();
        if (count == 0) {
            return new Outcome(false, 0, read.problems());
        }
        String digest = HexFormat.of().formatHex(Sha256.of(csv.getBytes(StandardCharsets.UTF_8)));
        if (digest.equals(digests().get(name))) {
            return new Outcome(false, count, read.problems());
        }
        byte[] content = zipped(csv);
        database.write(db ->
                db.insertInto(INSTRUMENT_LIST)
                        .set(INSTRUMENT_LIST.NAME, name)
                        .set(INSTRUMENT_LIST.DIGEST, digest)
                        .set(INSTRUMENT_LIST.IMPORTED_AT, clock.millis())
                        .set(INSTRUMENT_LIST.INSTRUMENTS, (long) count)
                        .set(INSTRUMENT_LIST.PROBLEMS, (long) read.problems().size())
                        .set(INSTRUMENT_LIST.CONTENT, content)
                        .onConflict(INSTRUMENT_LIST.NAME)
                        .doUpdate()
                        .set(INSTRUMENT_LIST.DIGEST, digest)
                        .set(INSTRUMENT_LIST.IMPORTED_AT, clock.millis())
                        .set(INSTRUMENT_LIST.INSTRUMENTS, (long) count)
                        .set(INSTRUMENT_LIST.PROBLEMS, (long) read.problems().size())
                        .set(INSTRUMENT_LIST.CONTENT, content)
                        .execute());
        return new Outcome(true, count, read.problems());
    }

    /// Forgets a list; false if there is none of that name.
    public boolean remove(String name) {
        return database.write(db ->
                db.deleteFrom(INSTRUMENT_LIST).where(INSTRUMENT_LIST.NAME.eq(name)).execute() > 0);
    }

    /// The lists, by name.
    public List<Listed> all() {
        return database.read(db ->
                db.select(
                                INSTRUMENT_LIST.NAME,
                                INSTRUMENT_LIST.DIGEST,
                                INSTRUMENT_LIST.IMPORTED_AT,
                                INSTRUMENT_LIST.INSTRUMENTS,
                                INSTRUMENT_LIST.PROBLEMS)
                        .from(INSTRUMENT_LIST)
                        .orderBy(INSTRUMENT_LIST.NAME)
                        .fetch(row ->
                                new Listed(
                                        row.value1(),
                                        row.value2(),
                                        Instant.ofEpochMilli(row.value3()),
                                        row.value4().intValue(),
                                        row.value5().intValue())));
    }

    /// What is in each list, told by a digest, by name: by this a change is seen.
    Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        all().forEach(one -> digests.put(one.name(), one.digest()));
        return digests;
    }

    /// What a list holds.
    Imported read(String name) {
        return database.read(db ->
                        db.select(INSTRUMENT_LIST.CONTENT)
                                .from(INSTRUMENT_LIST)
                                .where(INSTRUMENT_LIST.NAME.eq(name))
                                .fetchOptional(INSTRUMENT_LIST.CONTENT))
                .map(bytes -> InstrumentCsv.read(unzipped(bytes)))
                .orElseGet(() -> new Imported(List.of(), List.of()));
    }

    private static String name(String file) {
        String bare = file.substring(1 + Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')));
        String plain = bare.replaceAll("\\p{Cntrl}+", " ").strip();
        if (plain.isEmpty()) {
            return "instruments.csv";
        }
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
    }

    private static byte[] zipped(String csv) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(csv.length() / 3);
        try (GZIPOutputStream zip = new GZIPOutputStream(out, 1 << 16)) {
            zip.write(csv.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static String unzipped(byte[] bytes) {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 16)) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
