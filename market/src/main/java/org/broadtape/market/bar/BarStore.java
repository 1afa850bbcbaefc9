package org.broadtape.market.bar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.base.Sha256;
import org.broadtape.market.bar.PackedReader.Torn;
import org.broadtape.market.quote.PriceUnit;

/// Series in files, one for each, below one folder. A file is written beside, forced to the disk
/// and renamed into its place, so that whoever reads, or cuts the power, meets the old bars or the
/// new ones. Every file bears the checksums of its head and of its bars.
///
/// Any number of threads may read and write; one process writes.
public final class BarStore {
    private final Path folder;
    private final Object[] pens = new Object[64];

    /// A store in that folder, which is made with the first series.
    public BarStore(Path folder) {
        this.folder = folder;
        for (int at = 0; at < pens.length; at++) {
            pens[at] = new Object();
        }
    }

    /// What was written.
    ///
    /// @param bars how many the file holds
    /// @param sha256 of the file, by which a book can know it again
    public record Kept(SeriesKey key, int bars, String sha256) {}

    /// The last bar of a series.
    ///
    /// @param closeBefore of the bar before it, for the change since
    public record Last(SeriesKey key, PriceUnit unit, Bar bar, OptionalDouble closeBefore) {}

    /// Last bars by key, none for what is not stored or empty, and what could not be read.
    public record Lasts(Map<SeriesKey, Last> bars, List<Problem> problems) {
        /// Copies both.
        public Lasts {
            bars = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(bars));
            problems = List.copyOf(problems);
        }

        /// The last bar of one series; absent where there is none or it could not be read.
        public Optional<Last> of(SeriesKey key) {
            return Optional.ofNullable(bars.get(key));
        }
    }

    /// Stores a series in place of what was there.
    public Kept write(Series series) throws IOException {
        byte[] file = BarFile.bytes(series);
        Path place = place(series.key());
        synchronized (pen(place)) {
            put(place, file);
        }
        return new Kept(series.key(), series.size(), Sha256.hex(file));
    }

    /// Joins later bars to those stored; where both know a time, the new bar stands. A damaged file
    /// is answered as such and left as it is. Refuses bars in another unit than those stored.
    public Stored append(Series more) throws IOException {
        Path place = place(more.key());
        synchronized (pen(place)) {
            Stored before = read(more.key());
            return switch (before) {
                case Stored.Damaged damaged -> damaged;
                case Stored.Absent ignored -> joined(place, more);
                case Stored.Present old -> joined(place, old.series().with(more));
            };
        }
    }

    private static Stored joined(Path place, Series series) throws IOException {
        put(place, BarFile.bytes(series));
        return new Stored.Present(series);
    }

    /// A whole series.
    public Stored read(SeriesKey key) throws IOException {
        Path place = place(key);
        byte[] file;
        try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
            long length = channel.size();
            if (length > BarFile.HEAD + BarFile.BODY) {
                return damaged(key, place, length + " bytes, more than a file may have");
            }
            file = bytes(channel, (int) length);
        } catch (NoSuchFileException nothing) {
            return new Stored.Absent(key);
        }
        try {
            Series series = BarFile.series(file);
            return series.key().equals(key)
                    ? new Stored.Present(series)
                    : damaged(key, place, "it holds " + series.key());
        } catch (Torn torn) {
            return damaged(key, place, String.valueOf(torn.getMessage()));
        }
    }

    /// The bars from one time to another, both included, as the key's interval counts.
    public Stored read(SeriesKey key, long first, long last) throws IOException {
        Stored whole = read(key);
        return whole instanceof Stored.Present present
                ? new Stored.Present(present.series().between(first, last))
                : whole;
    }

    /// The last bars of many series, of which only the heads are read.
    public Lasts last(Collection<SeriesKey> keys) throws IOException {
        Map<SeriesKey, Last> bars = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (SeriesKey key : keys) {
            Path place = place(key);
            try {
                head(place).ifPresent(head -> add(key, head, bars));
            } catch (Torn torn) {
                problems.add(problem(place, String.valueOf(torn.getMessage())));
            }
        }
        return new Lasts(bars, problems);
    }

    private static void add(SeriesKey key, BarFile.Head head, Map<SeriesKey, Last> bars) {
        if (!head.key().equals(key)) {
            throw new Torn("it holds " + head.key());
        }
        head.last()
                .ifPresent(
                        bar -> bars.put(key, new Last(key, head.unit(), bar, head.closeBefore())));
    }

    /// The keys of all series stored, in no order; what can't be read is passed over.
    public List<SeriesKey> keys() throws IOException {
        List<SeriesKey> keys = new ArrayList<>();
        for (Path file : files()) {
            try {
                head(file).ifPresent(head -> keys.add(head.key()));
            } catch (Torn torn) {
                // What can't be read is told by damaged(), where it is asked for.
            }
        }
        return keys;
    }

    /// Reads every file and tells of those that don't hold.
    public List<Problem> damaged() throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (Path file : files()) {
            try {
                SeriesKey key = BarFile.series(Files.readAllBytes(file)).key();
                if (!place(key).equals(file)) {
                    problems.add(problem(file, "it holds " + key));
                }
            } catch (Torn torn) {
                problems.add(problem(file, String.valueOf(torn.getMessage())));
            }
        }
        return problems;
    }

    /// Forgets a series; whether there was one.
    public boolean remove(SeriesKey key) throws IOException {
        Path place = place(key);
        synchronized (pen(place)) {
            return Files.deleteIfExists(place);
        }
    }

    /// Where a series lies: below two digits, under the SHA-256 of its key, so that no id can lead
    /// out of the folder.
    Path place(SeriesKey key) {
        String sum = Sha256.hex(key.toString()).substring(0, 40);
        return folder.resolve(sum.substring(0, 2)).resolve(sum + ".bars");
    }

    private Object pen(Path place) {
        return pens[Math.floorMod(place.hashCode(), pens.length)];
    }

    private static Optional<BarFile.Head> head(Path place) throws IOException {
        try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
            return Optional.of(BarFile.head(bytes(channel, BarFile.HEAD)));
        } catch (NoSuchFileException nothing) {
            return Optional.empty();
        }
    }

    /// The first bytes of a file, fewer where it is shorter.
    private static byte[] bytes(FileChannel channel, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        return bytes.hasRemaining()
                ? java.util.Arrays.copyOf(bytes.array(), bytes.position())
                : bytes.array();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(".bars")).sorted().toList();
        }
    }

    private static void put(Path place, byte[] file) throws IOException {
        Path parent = Optional.ofNullable(place.getParent()).orElseThrow();
        Files.createDirectories(parent);
        Path beside = place.resolveSibling(place.getFileName() + ".new");
        try (FileChannel channel =
                FileChannel.open(
                        beside,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(file);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static Stored damaged(SeriesKey key, Path place, String what) {
        return new Stored.Damaged(key, problem(place, what));
    }

    private static Problem problem(Path place, String what) {
        return Problem.of(
                "bars-damaged",
                Severity.FATAL,
                place.getFileName() + ": " + what,
                "a whole file of bars; read them in again");
    }
}
