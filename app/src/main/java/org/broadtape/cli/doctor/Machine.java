package org.broadtape.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.broadtape.cli.Where;

/// What the site stands on: Java, the disk, the folder, the clock.
final class Machine {
    private static final int JAVA = 25;
    private static final long TOO_LITTLE = 100_000_000;
    private static final long LITTLE = 1_000_000_000;

    /// No clock that is right shows an earlier time: the program was written then.
    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

    private final Where where;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    Machine(Where where, Clock clock) {
        this.where = where;
        this.clock = clock;
    }

    List<Finding> findings() {
        java();
        clock();
        Path data = where.data();
        if (Files.isDirectory(data)) {
            folder(data);
            disk(data);
        } else if (Files.exists(data)) {
            findings.add(
                    Finding.problem(
                            "data-folder",
                            data + " is no folder.",
                            "Name the site's folder by --data."));
        }
        return findings;
    }

    private void java() {
        int version = Runtime.version().feature();
        findings.add(
                version >= JAVA
                        ? Finding.well("java", "Java " + Runtime.version() + ".")
                        : Finding.problem(
                                "java",
                                "Java " + version + " is too old.",
                                "Install a JDK " + JAVA + " and set JAVA_HOME to it."));
    }

    private void clock() {
        Instant now = clock.instant();
        if (now.isBefore(WRITTEN)) {
            findings.add(
                    Finding.problem(
                            "clock",
                            "The clock says " + now + ", which is before this program was written.",
                            "Set the machine's clock, best by NTP (timedatectl set-ntp true)."));
        }
    }

    private void folder(Path data) {
        List<Path> denied = new ArrayList<>();
        if (!Files.isWritable(data) || !Files.isExecutable(data)) {
            denied.add(data);
        }
        try (Stream<Path> inside = Files.list(data)) {
            inside.filter(one -> !Files.isReadable(one) || !Files.isWritable(one))
                    .forEach(denied::add);
        } catch (IOException unreadable) {
            denied.add(data);
        }
        String user = System.getProperty("user.name", "this user");
        findings.add(
                denied.isEmpty()
                        ? Finding.well("data-folder", data + " can be read and written.")
                        : Finding.problem(
                                "data-folder",
                                user + " may not read and write " + denied.getFirst() + ".",
                                "Run this as the user the site runs as; if you did, give him the"
                                        + " folder back: chown -R USER "
                                        + data));
        if (seenByOthers(data) && seenByOthers(where.file())) {
            findings.add(
                    Finding.note(
                            "data-folder-private",
                            "Everybody on this machine can read "
                                    + where.file()
                                    + ", and in it the hash of the owner's password.",
                            "chmod 700 " + data));
        }
    }

    private static boolean seenByOthers(Path path) {
        try {
            Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(path);
            return allowed.contains(PosixFilePermission.OTHERS_READ)
                    || (Files.isDirectory(path)
                            && allowed.contains(PosixFilePermission.OTHERS_EXECUTE));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private void disk(Path data) {
        try {
            long free = Files.getFileStore(data).getUsableSpace();
            long used = Files.exists(where.file()) ? Files.size(where.file()) : 0;
            String room =
                    String.format(
                            Locale.ROOT,
                            "%,d MB are free on the disk of %s, the database has %,d MB.",
                            free / 1_000_000,
                            data,
                            used / 1_000_000);
            if (free < TOO_LITTLE) {
                findings.add(
                        Finding.problem(
                                "disk-room",
                                room,
                                "Make room, or let fewer stories be kept (settings, retention);"
                                        + " arrivals stop when the disk is full."));
            } else if (free < LITTLE || free < 2 * used) {
                findings.add(
                        Finding.note(
                                "disk-room",
                                room,
                                "A backup on the same disk needs as much again as the site."));
            } else {
                findings.add(Finding.well("disk-room", room));
            }
        } catch (IOException unknown) {
            findings.add(
                    Finding.note(
                            "disk-room",
                            "The room on the disk of " + data + " can't be told.",
                            "Look with df."));
        }
    }
}
