package org.broadtape.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which site a command is about.
public final class Where {
    @Option(
            names = "--data",
            defaultValue = "data",
            description = "Folder everything is kept in (default: ${DEFAULT-VALUE}).")
    Path data = Path.of("data");

    @Option(
            names = "--database",
            paramLabel = "JDBC_URL",
            description = "JDBC address, if not SQLite in the data folder.")
    @Nullable String database;

    /// The data folder.
    public Path data() {
        return data;
    }

    /// The address of another database than SQLite in the data folder; absent where there is none.
    public Optional<String> otherDatabase() {
        return Optional.ofNullable(database);
    }

    /// The file SQLite keeps everything in, whether it is there or not.
    public Path file() {
        return data.resolve("broadtape.db");
    }

    /// The database's JDBC address.
    public String address() {
        return otherDatabase().orElseGet(() -> "jdbc:sqlite:" + file());
    }

    /// Whether there is a site: a database of another address is taken to be there.
    public boolean isThere() {
        return database != null || Files.isRegularFile(file());
    }
}
