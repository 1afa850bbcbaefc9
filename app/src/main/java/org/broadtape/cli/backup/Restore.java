package org.broadtape.cli.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.broadtape.cli.Where;
import org.broadtape.store.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `restore`: a backup into an empty data folder. All of the file is checked before anything is
/// written, and a site is there only once all of it is. Ends with 0, with 1 if it could not be
/// done, with 2 on bad usage.
@Command(
        name = "restore",
        description =
                "Makes a site again from a backup, in a data folder that is empty or not there.")
public final class Restore implements Callable<Integer> {
    private static final int LARGEST_MANIFEST = 64 << 20;
    private static final long SPARE = 50_000_000;

    @Mixin Where where = new Where();

    @Parameters(paramLabel = "FILE", description = "What 'backup' made.")
    Path file = Path.of("broadtape-backup.zip");

    /// Why a backup can't be restored, in words for the owner.
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String what, String expected) {
            super(what + ": " + expected);
        }
    }

    @Override
    public Integer call() {
        if (where.otherDatabase().isPresent()) {
            System.err.println(
                    "A backup is restored into a data folder, by --data; for PostgreSQL: pg_restore,"
                            + " or import what was exported.");
            return 2;
        }
        try {
            Path data = where.data();
            if (Files.exists(data) && !isEmpty(data)) {
                throw new Refused(
                        "the folder " + data + " is not empty, nothing was changed",
                        "stop the site and move the folder away first, or name another by --data");
            }
            if (!Files.isRegularFile(file)) {
                throw new Refused("there is no such file", "what 'backup' made");
            }
            try (ZipFile zip = new ZipFile(file.toFile())) {
                Manifest manifest = manifest(zip);
                check(zip, manifest, data);
                unpack(zip, manifest, data);
                System.err.printf(
                        Locale.ROOT,
                        "%s: restored as of %s, %,d files; start with 'serve --data %s', the search"
                                + " index is built then%n",
                        file,
                        manifest.made(),
                        manifest.members().size(),
                        data);
            }
            return 0;
        } catch (Refused why) {
            System.err.println(file + ":1: " + why.getMessage());
            return 1;
        } catch (IOException broken) {
            System.err.println(
                    file
                            + ":1: it can't be restored ("
                            + broken.getMessage()
                            + "): a whole backup, and a folder that may be written, with room");
            return 1;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException, Refused {
        if (!Files.isDirectory(folder)) {
            throw new Refused(folder + " is no folder", "an empty folder, by --data");
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException, Refused {
        Optional<Manifest> manifest = Optional.empty();
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry != null) {
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(LARGEST_MANIFEST);
                manifest = Manifest.read(bytes);
            }
        }
        return manifest.orElseThrow(() ->
                new Refused("it is no backup, or its manifest is damaged", "what 'backup' made"));
    }

    private static void check(ZipFile zip, Manifest manifest, Path data)
            throws IOException, Refused {
        Schema ours = Schema.ofProgram();
        if (manifest.schema().compareTo(ours) > 0) {
            throw new Refused(
                    "it was made by a newer program (schema "
                            + manifest.schema()
                            + ", this one knows "
                            + ours
                            + ")",
                    "the program that made it, or a newer one");
        }
        Set<String> named = new HashSet<>();
        manifest.members().forEach(member -> named.add(member.name()));
        Enumeration<? extends ZipEntry> entries = zip.entries();
        int count = 0;
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName();
            count++;
            if (!name.equals(Manifest.NAME) && !named.contains(name)) {
                throw new Refused(
                        "it holds what its manifest doesn't name", "a backup nobody changed");
            }
        }
        if (count != named.size() + 1) {
            throw new Refused("its manifest names what it doesn't hold", "a backup nobody changed");
        }
        long room = Files.getFileStore(existing(data)).getUsableSpace();
        if (manifest.bytes() > room - SPARE) {
            throw new Refused(
                    String.format(Locale.ROOT, "it unpacks to %,d bytes", manifest.bytes()),
                    String.format(Locale.ROOT, "room, here are %,d bytes", room));
        }
        for (Manifest.Member member : manifest.members()) {
            copy(zip, member, OutputStream.nullOutputStream());
        }
    }

    private static Path existing(Path folder) {
        Path at = folder.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    /// Copies one member, never more than its manifest says.
    private static void copy(ZipFile zip, Manifest.Member member, OutputStream to)
            throws IOException, Refused {
        Sum sum = new Sum();
        ZipEntry entry = zip.getEntry(member.name());
        if (entry != null) {
            try (InputStream in = zip.getInputStream(entry)) {
                sum.copy(in, to, member.bytes());
            }
        }
        if (entry == null || !sum.member(member.name()).equals(member)) {
            throw new Refused(
                    member.name() + " in it is damaged, nothing was restored",
                    "a backup nobody changed; take an older one");
        }
    }

    /// Into a folder within first; the database, which makes it a site, comes last to its place.
    private static void unpack(ZipFile zip, Manifest manifest, Path data)
            throws IOException, Refused {
        boolean made = !Files.exists(data);
        Files.createDirectories(data);
        Path beside = data.resolve("restoring");
        boolean done = false;
        try {
            for (Manifest.Member member : manifest.members()) {
                Path to = beside.resolve(member.name());
                Files.createDirectories(to.getParent());
                try (OutputStream out =
                        new BufferedOutputStream(
                                Files.newOutputStream(to, StandardOpenOption.CREATE_NEW),
                                1 << 16)) {
                    copy(zip, member, out);
                }
                Backup.force(to);
            }
            examine(beside.resolve(Manifest.DATABASE));
            for (String folder : Manifest.FOLDERS) {
                if (Files.exists(beside.resolve(folder))) {
                    Files.move(beside.resolve(folder), data.resolve(folder));
                }
            }
            Files.move(
                    beside.resolve(Manifest.DATABASE),
                    data.resolve(Manifest.DATABASE),
                    StandardCopyOption.ATOMIC_MOVE);
            Files.delete(beside);
            Backup.force(data);
            done = true;
        } finally {
            if (!done) {
                delete(beside);
                for (String folder : Manifest.FOLDERS) {
                    delete(data.resolve(folder));
                }
                if (made) {
                    Files.deleteIfExists(data);
                }
            }
        }
    }

    private static void examine(Path database) throws Refused {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement ask = connection.createStatement();
                ResultSet answer = ask.executeQuery("pragma quick_check(1)")) {
            if (answer.next() && answer.getString(1).equals("ok")) {
                return;
            }
        } catch (SQLException broken) {
            throw new Refused(
                    "its database can't be read (" + broken.getMessage() + ")", "an older backup");
        }
        throw new Refused("its database is damaged", "an older backup");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path one : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
