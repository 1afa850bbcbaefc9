package org.broadtape.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// The databases a store test runs on: `@ParameterizedClass @EnumSource(TestDatabases.class)`. Each
/// [#open] gives an empty one; the PostgreSQL server is one for the whole run.
public enum TestDatabases {
    SQLITE,
    POSTGRESQL;

    private static final AtomicInteger COUNT = new AtomicInteger();

    /// An empty, migrated database; close it after the test.
    public Database open(Path folder) {
        return Database.open(address(folder));
    }

    /// The address of a database that does not exist yet (SQLite) or is empty (PostgreSQL).
    public String address(Path folder) {
        return switch (this) {
            case SQLITE ->
                    "jdbc:sqlite:" + folder.resolve("test" + COUNT.incrementAndGet() + ".db");
            case POSTGRESQL -> Server.fresh("test" + COUNT.incrementAndGet());
        };
    }

    /// Started when first asked for, stopped with the JVM.
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        static String fresh(String name) {
            try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
                return POSTGRES.getJdbcUrl("postgres", name);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
