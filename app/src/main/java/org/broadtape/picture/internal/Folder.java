package org.broadtape.picture.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.picture.internal.Development.Print;
import org.broadtape.picture.internal.Development.Printed;

/// The folder that pictures lie in. A picture is named by the SHA-256 of what was fetched
/// (`<hash>.jpg`), its small print beside it (`<hash>-480.jpg`). A file is whole or not there.
public final class Folder {
    private static final Pattern NAME =
            Pattern.compile("([0-9a-f]{64})(-" + Darkroom.SMALL + ")?\\.(jpg|png)");

    private final Path path;

    /// A folder that is made when the first picture comes.
    public Folder(Path path) {
        this.path = path;
    }

    /// The name of the picture that a file is a print of; empty where it is the name of none.
    public static Optional<String> pictureOf(String fileName) {
        Matcher matcher = NAME.matcher(fileName);
        return matcher.matches()
                ? Optional.of(matcher.group(1) + "." + matcher.group(3))
                : Optional.empty();
    }

    /// The name of a picture's small print.
    public static String small(String name) {
        return name.replace(".", "-" + Darkroom.SMALL + ".");
    }

    /// Puts a picture in, durably; answers its name.
    ///
    /// @param hash of the bytes that were fetched, in hexadecimal
    public String put(String hash, Printed printed) throws IOException {
        Files.createDirectories(path);
        String name = hash + "." + printed.large().extension();
        if (printed.small().isPresent()) {
            write(small(name), printed.small().get());
        }
        write(name, printed.large());
        sync(path);
        return name;
    }

    private void write(String name, Print print) throws IOException {
        Path begun = path.resolve(name + ".part");
        try (FileChannel file =
                FileChannel.open(
                        begun,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(print.bytes());
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        try {
            Files.move(begun, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(begun, path.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Not every system lets a folder be synced; the move was atomic all the same.
        }
    }

    /// The file of that name, where it is there.
    public Optional<byte[]> read(String fileName) throws IOException {
        if (!NAME.matcher(fileName).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(path.resolve(fileName)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /// Whether that picture is here.
    public boolean has(String name) {
        return Files.isRegularFile(path.resolve(name));
    }

    /// Takes a picture away, small print and all.
    public void remove(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
        Files.deleteIfExists(path.resolve(small(name)));
    }

    /// The names of the pictures that are here, and removes what an interrupted write left.
    ///
    /// @param before files changed since are passed over: they may be on their way
    public Set<String> names(Instant before) throws IOException {
        Set<String> names = new HashSet<>();
        if (!Files.isDirectory(path)) {
            return names;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                if (!Files.isRegularFile(file)
                        || !Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    continue;
                }
                String name = file.getFileName().toString();
                if (name.endsWith(".part")) {
                    Files.deleteIfExists(file);
                }
                pictureOf(name).ifPresent(names::add);
            }
        }
        return names;
    }
}
