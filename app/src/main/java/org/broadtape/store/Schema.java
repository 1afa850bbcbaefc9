package org.broadtape.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/// Which tables a database has: the number of the last migration it went through.
///
/// @param version as migrations are numbered: `3`
public record Schema(String version) implements Comparable<Schema> {
    /// Where a database keeps what it went through, under Flyway's name for it.
    private static final String HISTORY = "flyway_schema_history";

    /// Refuses what is no version.
    public Schema {
        MigrationVersion.fromVersion(version);
    }

    /// The schema this program works with.
    public static Schema ofProgram() {
        MigrationInfo[] known =
                Flyway.configure()
                        .dataSource("jdbc:sqlite::memory:", null, null)
                        .locations(Database.MIGRATIONS)
                        .load()
                        .info()
                        .all();
        return Arrays.stream(known)
                .map(one -> new Schema(one.getVersion().getVersion()))
                .max(Schema::compareTo)
                .orElseThrow();
    }

    /// The schema of a database; empty where it has none yet.
    public static Optional<Schema> of(Connection database) throws SQLException {
        try (ResultSet tables =
                database.getMetaData().getTables(null, null, HISTORY, new String[] {"TABLE"})) {
            if (!tables.next()) {
                return Optional.empty();
            }
        }
        try (Statement ask = database.createStatement();
                ResultSet rows =
                        ask.executeQuery(
                                "select version from "
                                        + HISTORY
                                        + " where success and version is not null")) {
            Optional<Schema> last = Optional.empty();
            while (rows.next()) {
                Schema one = new Schema(rows.getString(1));
                last = Optional.of(last.filter(known -> known.compareTo(one) > 0).orElse(one));
            }
            return last;
        }
    }

    @Override
    public int compareTo(Schema other) {
        return MigrationVersion.fromVersion(version)
                .compareTo(MigrationVersion.fromVersion(other.version));
    }

    @Override
    public String toString() {
        return version;
    }
}
