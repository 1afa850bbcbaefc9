package org.broadtape.cli.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.broadtape.cli.Where;
import org.broadtape.store.Schema;
import org.sqlite.SQLiteConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `backup`: the whole site in one file, while it runs. The file appears under its name only when
/// it is complete and on the disk. Ends with 0, with 1 if it could not be made, with 2 on bad
/// usage.
@Command(
        name = "backup",
        description =
                "Writes the whole site to one file, also while it runs: database, pictures,"
                        + " settings. The search index is left out, it can be rebuilt; so are"
                        + " sessions.")
public final class Backup implements Callable<Integer> {
    /// It holds the hash of the owner's password: nobody else on the machine reads it.
    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rw-------");

    @Mixin Where where = new Where();

    @Parameters(paramLabel = "FILE", description = "The file to make; it must not exist yet.")
    Path file = Path.of("broadtape-backup.zip");

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() {
        if (where.otherDatabase().filter(at -> !at.startsWith("jdbc:sqlite:")).isPresent()) {
            System.err.println(
                    file
                            + ":1: a site on PostgreSQL is backed up with PostgreSQL's own means: pg_dump"
                            + " --format=custom for the database, a copy of "
                            + where.data().resolve("media")
                            + " for the pictures; or 'export stories --all-versions' and 'export"
                            + " sources'");
            return 2;
        }
        if (!where.isThere()) {
            return failed("there is no site in " + where.data(), "the data folder, by --data");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return failed("the file is there already", "a name that is still free");
        }
        Path zip = beside(".part");
        Path copy = beside(".database.part");
        try {
            Files.deleteIfExists(zip);
            Files.deleteIfExists(copy);
            Schema schema = copy(copy);
            Instant made = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            Manifest manifest = pack(zip, copy, schema, made);
            force(zip);
            Files.move(zip, file, StandardCopyOption.ATOMIC_MOVE);
            force(folder());
            System.err.printf(
                    Locale.ROOT,
                    "%s: %,d files, %,d bytes of them, schema %s%n",
                    file,
                    manifest.members().size(),
                    manifest.bytes(),
                    schema);
            return 0;
        } catch (SQLException broken) {
            return failed(
                    "the database can't be copied (" + broken.getMessage() + ")",
                    "a whole database and room for a copy; 'doctor' says more");
        } catch (IOException full) {
            return failed(
                    "it can't be written (" + full.getMessage() + ")",
                    "a folder that may be written, with room");
        } finally {
            delete(zip);
            delete(copy);
        }
    }

    private Path folder() {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    }

    private int failed(String what, String expected) {
        System.err.println(file + ":1: " + what + ": " + expected);
        return 1;
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            System.err.println(part + ":1: it can't be deleted: delete it by hand");
        }
    }

    /// One state of the database, whatever is written meanwhile; writers don't wait for it.
    private Schema copy(Path to) throws SQLException, IOException {
        SQLiteConfig patient = new SQLiteConfig();
        patient.setBusyTimeout(30_000);
        try (Connection database = patient.createConnection(where.address());
                PreparedStatement copy = database.prepareStatement("vacuum into ?")) {
            Files.createFile(to, PosixFilePermissions.asFileAttribute(OWNER));
            copy.setString(1, to.toString());
            copy.execute();
        }
        SQLiteConfig wiping = new SQLiteConfig();
        wiping.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        try (Connection copied = wiping.createConnection("jdbc:sqlite:" + to);
                Statement ask = copied.createStatement()) {
            try (ResultSet answer = ask.executeQuery("pragma quick_check(1)")) {
                if (!answer.next() || !answer.getString(1).equals("ok")) {
                    throw new SQLException("the copy is damaged");
                }
            }
            Schema schema =
                    Schema.of(copied).orElseThrow(() -> new SQLException("it has no tables"));
            try (ResultSet sessions =
                    copied.getMetaData().getTables(null, null, "account_session", null)) {
                if (sessions.next()) {
                    ask.executeUpdate("delete from account_session");
                }
            }
            return schema;
        }
    }

    private Manifest pack(Path zip, Path copy, Schema schema, Instant made) throws IOException {
        Files.createFile(zip, PosixFilePermissions.asFileAttribute(OWNER));
        List<Manifest.Member> members = new ArrayList<>();
        try (ZipOutputStream out =
                new ZipOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(zip), 1 << 16))) {
            members.add(member(out, copy, Manifest.DATABASE));
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Path picture : files()) {
                String name = where.data().relativize(picture).toString().replace('\\', '/');
                if (!Manifest.isName(name)) {
                    System.err.println(picture + ":1: it is left out: a name this site gives");
                    continue;
                }
                try {
                    members.add(member(out, picture, name));
                } catch (NoSuchFileException withdrawn) {
                    // A kill took it in the meantime.
                }
            }
            out.setLevel(Deflater.DEFAULT_COMPRESSION);
            Manifest manifest = new Manifest(made, schema, members);
            out.putNextEntry(new ZipEntry(Manifest.NAME));
            out.write(manifest.write());
            out.closeEntry();
            return manifest;
        }
    }

    private List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String name : Manifest.FOLDERS) {
            Path folder = where.data().resolve(name);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(one -> Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS))
                            .filter(one -> !one.toString().matches(".*\\.(part|new)"))
                            .sorted()
                            .forEach(all::add);
                }
            }
        }
        return all;
    }

    private static Manifest.Member member(ZipOutputStream out, Path from, String name)
            throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            out.putNextEntry(new ZipEntry(name));
            Sum sum = new Sum();
            sum.copy(in, out, Long.MAX_VALUE - 1);
            out.closeEntry();
            return sum.member(name);
        }
    }

    /// On the disk, not only in the machine's memory.
    static void force(Path path) throws IOException {
        StandardOpenOption how =
                Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
