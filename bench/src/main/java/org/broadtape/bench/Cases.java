package org.broadtape.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The files of one set, read in place from its zip and held in memory, in the order of their
/// paths. The top folder that holds all of them, which bears the set's name, is left out of the
/// paths.
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

        /// As UTF-8, as Latin-1 where it is no UTF-8; without UTF-8's mark.
        String text() {
            int from = isMarked() ? 3 : 0;
            String utf8 = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
            return utf8.indexOf('\uFFFD') < 0
                    ? utf8
                    : new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
        }

        private boolean isMarked() {
            return bytes.length >= 3
                    && bytes[0] == (byte) 0xEF
                    && bytes[1] == (byte) 0xBB
                    && bytes[2] == (byte) 0xBF;
        }

        /// The path from its last `/` on.
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        /// The name without what follows its last point.
        String stem() {
            String name = name();
            int point = name.lastIndexOf('.');
            return point < 0 ? name : name.substring(0, point);
        }

        /// The path up to its name.
        String folder() {
            return path.substring(0, path.length() - name().length());
        }
    }

    /// All files of a set, but not its notes (`ORIGIN.txt`, licences) nor what archivers add.
    static List<File> in(Path zip) throws IOException {
        List<File> files = new ArrayList<>();
        try (ZipFile set = new ZipFile(zip.toFile())) {
            List<ZipEntry> entries = new ArrayList<>();
            for (ZipEntry entry : Collections.list(set.entries())) {
                if (!entry.isDirectory() && !isLitter(entry.getName())) {
                    entries.add(entry);
                }
            }
            int top = top(entries);
            for (ZipEntry entry : entries) {
                String below = entry.getName().substring(top);
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

    private static boolean isLitter(String path) {
        return path.startsWith("__MACOSX/") || path.startsWith(".", path.lastIndexOf('/') + 1);
    }

    /// How long the name of the folder is that holds all, with its `/`; 0 where there is none.
    private static int top(List<ZipEntry> entries) {
        if (entries.isEmpty()) {
            return 0;
        }
        String first = entries.getFirst().getName();
        String top = first.substring(0, first.indexOf('/') + 1);
        return entries.stream().allMatch(entry -> entry.getName().startsWith(top))
                ? top.length()
                : 0;
    }

    /// The file a set names by its path below the top folder; where that was moved, the one whose
    /// path ends so.
    static Optional<File> named(String path, List<File> files) {
        int at =
                Collections.binarySearch(
                        files, new File(path, new byte[0]), Comparator.comparing(File::path));
        if (at >= 0) {
            return Optional.of(files.get(at));
        }
        String ending = "/" + path;
        return files.stream().filter(file -> file.path().endsWith(ending)).findFirst();
    }

    /// The file of another ending that belongs to one: of the same name, beside it or, where there
    /// is none, in another folder; of several there, the one whose folder is named most alike.
    static Optional<File> companion(File one, List<File> files, String ending) {
        String name = one.stem() + ending;
        return files.stream()
                .filter(other -> other != one && other.name().equals(name))
                .max(Comparator.comparingInt(other -> likeness(one.folder(), other.folder())));
    }

    /// How many characters two folders have in common at both ends; the same folder is most alike.
    private static int likeness(String a, String b) {
        if (a.equals(b)) {
            return Integer.MAX_VALUE;
        }
        int shorter = Math.min(a.length(), b.length());
        int start = 0;
        while (start < shorter && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        return start + end;
    }
}
