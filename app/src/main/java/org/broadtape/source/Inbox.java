package org.broadtape.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.broadtape.base.Problem;

/// The one place where watched folders may lie. Who started the process chose it; the owner's form
/// names folders within it and nothing else on the disk, so that a form can never read `/etc`.
///
/// @param root absolute; need not exist yet
public record Inbox(Path root) {
    /// Where files go that were taken in.
    static final String DONE = "done";

    /// Where files go that could not be read.
    static final String FAILED = "failed";

    private static final int DEEPEST = 5;
    private static final int LONGEST = 200;

    /// Makes the root absolute.
    public Inbox {
        root = root.toAbsolutePath().normalize();
    }

    /// The folder an owner names: `agency/wire` within the inbox, nothing for the inbox itself, or
    /// an absolute path that lies within it.
    ///
    /// @return empty where it lies elsewhere, is hidden, or is where read files are put away
    public Optional<Path> folder(String typed) {
        Path folder;
        try {
            folder = root.resolve(typed.strip()).normalize();
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
        if (typed.length() > LONGEST || !folder.startsWith(root)) {
            return Optional.empty();
        }
        if (folder.equals(root)) {
            return Optional.of(folder);
        }
        Path within = root.relativize(folder);
        if (within.getNameCount() > DEEPEST) {
            return Optional.empty();
        }
        for (Path part : within) {
            String name = part.toString();
            if (name.startsWith(".") || name.equals(DONE) || name.equals(FAILED)) {
                return Optional.empty();
            }
        }
        return Optional.of(folder);
    }

    /// What the owner calls a folder: its path within the inbox, empty for the inbox itself; the
    /// whole path where it lies elsewhere, because the inbox was another once.
    public String name(URI address) {
        Path folder = Path.of(address);
        return folder.startsWith(root) ? root.relativize(folder).toString() : folder.toString();
    }

    /// Makes the folder if it is not there, and looks whether files may be taken from it.
    ///
    /// @return why they may not; empty where all is well
    Optional<Problem> opened(Path folder) {
        if (folder(folder.toString()).isEmpty()) {
            return wrong(
                    "folder-elsewhere",
                    "The folder lies outside the inbox this site was started with",
                    "a folder within the inbox");
        }
        try {
            Files.createDirectories(root);
            Path at = root;
            for (Path part : root.relativize(folder)) {
                if (part.toString().isEmpty()) {
                    continue;
                }
                at = at.resolve(part);
                if (Files.isSymbolicLink(at)) {
                    return wrong(
                            "folder-is-link",
                            "The folder, or one above it, is a symbolic link; links are not"
                                    + " followed",
                            "a folder that lies in the inbox itself");
                }
                if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectory(at);
                }
            }
            // Readable is not enough: a file that is read must be put away.
            if (Files.isReadable(folder) && Files.isWritable(folder)) {
                return Optional.empty();
            }
        } catch (IOException unmade) {
            return wrong(
                    "folder-missing",
                    "The folder is not there and could not be made ("
                            + unmade.getClass().getSimpleName()
                            + ")",
                    "a folder this site may read and write");
        }
        return wrong(
                "folder-closed",
                "This site may not read or write the folder",
                "a folder this site may read and write");
    }

    private static Optional<Problem> wrong(String name, String what, String expected) {
        return Optional.of(Problem.of(name, Problem.Severity.FATAL, what, expected));
    }
}
