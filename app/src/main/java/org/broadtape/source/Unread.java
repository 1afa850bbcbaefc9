package org.broadtape.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A file of a watched folder that could not be read. It lies in `failed/` as it came, until it is
/// read again or somebody takes it away.
///
/// @param name of the file
/// @param why what was wrong, in the words put beside it
public record Unread(String name, String why) {
    /// The most that are looked at; a page shows fewer.
    private static final int MOST = 1_000;

    private static final int LONGEST = 1_000;

    /// The files that could not be read in a watched folder, by name.
    ///
    /// @param folder the source's address
    public static List<Unread> in(URI folder) {
        Path failed = Path.of(folder).resolve(Inbox.FAILED);
        List<Unread> found = new ArrayList<>();
        try (DirectoryStream<Path> texts =
                Files.newDirectoryStream(failed, "*" + FolderFiles.PROBLEM)) {
            for (Path text : texts) {
                String name = text.getFileName().toString();
                String file = name.substring(0, name.length() - FolderFiles.PROBLEM.length());
                if (found.size() < MOST && isFile(failed.resolve(file)) && isFile(text)) {
                    found.add(new Unread(file, words(text)));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
        found.sort(Comparator.comparing(Unread::name));
        return found;
    }

    /// Puts them back into the folder, where they are read as if they had just come; one whose name
    /// is taken there stays. Answers how many.
    public static int again(URI folder) {
        Path to = Path.of(folder);
        Path failed = to.resolve(Inbox.FAILED);
        int moved = 0;
        for (Unread one : in(folder)) {
            Path back = to.resolve(one.name());
            try {
                if (!Files.exists(back, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(failed.resolve(one.name()), back, StandardCopyOption.ATOMIC_MOVE);
                    Files.deleteIfExists(failed.resolve(one.name() + FolderFiles.PROBLEM));
                    moved++;
                }
            } catch (IOException unmoved) {
                throw new UncheckedIOException(unmoved);
            }
        }
        return moved;
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /// The first thing that was wrong.
    private static String words(Path text) throws IOException {
        try (InputStream in =
                Files.newInputStream(text, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("- "))
                    .map(line -> line.substring(2))
                    .findFirst()
                    .orElse("");
        }
    }
}
