package org.broadtape.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the development data lies: the environment's `BROADTAPE_DATA`, else `shared/data` beside
/// the checkout. It is no part of the repository, so tests that read it skip loudly where it is
/// absent.
public final class DevelopmentData {
    private DevelopmentData() {}

    /// The zip of a set, `feedparser` for `feedparser.zip`; absent where there is none.
    public static Optional<Path> zip(String set) {
        return folder().map(folder -> folder.resolve(set + ".zip")).filter(Files::exists);
    }

    /// The folder of sets; absent where there is none.
    public static Optional<Path> folder() {
        String named = System.getenv("BROADTAPE_DATA");
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isDirectory);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path shared = at.resolve("shared").resolve("data");
            if (Files.isDirectory(shared)) {
                return Optional.of(shared);
            }
        }
        return Optional.empty();
    }
}
