package org.broadtape.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem;

/// The files of one watched folder: which lie there, and where they are put away. Follows no link.
final class FolderFiles {
    /// The most entries of a folder that are looked at in one go; the rest have their turn later.
    private static final int ENTRIES = 10_000;

    /// How the text is called that says why a file could not be read.
    static final String PROBLEM = ".problem.txt";

    private final Path folder;

    FolderFiles(Path folder) {
        this.folder = folder;
    }

    /// A file as it stands at a moment.
    ///
    /// @param key tells it from any other file while both are there; absent where the file system
    ///   has no such numbers
    /// @param whole true if its name says that it is ready: no leading dot, not `.part`, `.tmp`
    record Entry(String name, long size, FileTime changed, Optional<Object> key, boolean whole) {
        /// Whether nothing was written to it in between.
        boolean isAs(Entry before) {
            return size == before.size && changed.equals(before.changed) && key.equals(before.key);
        }
    }

    /// What lies there.
    ///
    /// @param files regular files, the oldest first
    /// @param passedOver names of links and of what else is neither file nor folder
    record Listing(List<Entry> files, List<String> passedOver) {
        Listing {
            files = List.copyOf(files);
            passedOver = List.copyOf(passedOver);
        }
    }

    Listing list() throws IOException {
        List<Entry> files = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Optional<BasicFileAttributes> found = attributes(entry);
                if (found.isEmpty() || found.get().isDirectory()) {
                    continue;
                }
                if (files.size() + passedOver.size() >= ENTRIES) {
                    break;
                }
                if (found.get().isRegularFile()) {
                    files.add(entry(entry, found.get()));
                } else {
                    passedOver.add(entry.getFileName().toString());
                }
            }
        } catch (java.nio.file.DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        files.sort(Comparator.comparing(Entry::changed).thenComparing(Entry::name));
        return new Listing(files, passedOver);
    }

    /// The file as it stands now; absent where it is gone or no longer a file.
    Optional<Entry> now(String name) throws IOException {
        Path file = folder.resolve(name);
        return attributes(file)
                .filter(BasicFileAttributes::isRegularFile)
                .map(found -> entry(file, found));
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (java.nio.file.NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private static Entry entry(Path path, BasicFileAttributes found) {
        String name = path.getFileName().toString();
        boolean whole =
                !name.startsWith(".")
                        && !name.endsWith("~")
                        && !name.endsWith(".part")
                        && !name.endsWith(".partial")
                        && !name.endsWith(".filepart")
                        && !name.endsWith(".tmp")
                        && !name.endsWith(".crdownload");
        return new Entry(
                name,
                found.size(),
                found.lastModifiedTime(),
                Optional.ofNullable(found.fileKey()),
                whole);
    }

    /// Its bytes, at most one more than `most`.
    byte[] read(String name, int most) throws IOException {
        try (InputStream in =
                Files.newInputStream(
                        folder.resolve(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(most + 1);
        }
    }

    /// Puts a file that was taken in away.
    void done(String name) throws IOException {
        Path away = away(Inbox.DONE);
        Files.move(folder.resolve(name), free(away, name), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Puts a file that could not be read away, with a text beside it that says why. The text is
    /// written first: a file never lies there unexplained.
    void failed(String name, List<Problem> why, Instant at) throws IOException {
        Path away = away(Inbox.FAILED);
        Path target = free(away, name);
        StringBuilder text = new StringBuilder();
        text.append(name).append(" was not taken in (").append(at).append(").\n");
        for (Problem problem : why) {
            text.append("\n- ").append(problem.what());
            problem.line().ifPresent(line -> text.append(", line ").append(line));
            text.append(".\n  Expected: ").append(problem.expected());
            text.append(".\n  Name: ").append(problem.name()).append('\n');
        }
        text.append("\nMend it, or see that it is one of the formats read here, and put it back")
                .append(" into the folder above.\n");
        Files.writeString(
                away.resolve(target.getFileName() + PROBLEM),
                text,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        Files.move(folder.resolve(name), target, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path away(String name) throws IOException {
        Path away = folder.resolve(name);
        if (!Files.isDirectory(away, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(away);
        }
        return away;
    }

    /// A name nobody has there: `a.xml`, `a-2.xml`, `a-3.xml` ….
    private static Path free(Path away, String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String end = dot > 0 ? name.substring(dot) : "";
        Path target = away.resolve(name);
        for (int number = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); number++) {
            target = away.resolve(stem + "-" + number + end);
        }
        return target;
    }
}
