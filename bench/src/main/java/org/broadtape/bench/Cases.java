package org.broadtape.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The files of one set, read in place from its zip and held in memory, in the order of their
/// paths. The top folder, which bears the set's name, is left out of the paths.
final class Cases {
    private Cases() {}

    /// One file of a set.
    static final class File {
        private final String path;
        private final byte[] bytes;

        /// A file of that path below the top folder, with `/`.
        File(String path, byte[] bytes) {
            this.path = path;
            this.bytes = bytes;
        }

        /// Its path below the top folder.
        String path() {
            return path;
        }

        /// What it holds; not to be written to.
        byte[] bytes() {
            return bytes;
        }

        /// As UTF-8.
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /// The path from its last `/` on.
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /// All files of a set, but not its notes (`ORIGIN.txt`, licences).
    static List<File> in(Path zip) throws IOException {
        List<File> files = new ArrayList<>();
        try (ZipFile set = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(set.entries())) {
                String path = entry.getName();
                if (entry.isDirectory() || path.indexOf('/') < 0) {
                    continue;
                }
                String below = path.substring(path.indexOf('/') + 1);
                if (below.equals("ORIGIN.txt") || below.startsWith("LICENSE")) {
                    continue;
                }
                try (var in = set.getInputStream(entry)) {
                    files.add(new File(below, in.readAllBytes()));
                }
            }
        }
        files.sort(Comparator.comparing(File::path));
        return files;
    }

    /// The same files by their paths.
    static Map<String, File> byPath(Path zip) throws IOException {
        Map<String, File> files = new LinkedHashMap<>();
        for (File file : in(zip)) {
            files.put(file.path(), file);
        }
        return files;
    }

    /// The path with another ending: `a/b.xml` to `a/b.json`.
    static Optional<String> withEnding(String path, String from, String to) {
        return path.endsWith(from)
                ? Optional.of(path.substring(0, path.length() - from.length()) + to)
                : Optional.empty();
    }
}
