package org.broadtape.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/// The one database. Reads run side by side; writes on SQLite run one after another, each in one
/// transaction that is on the disk when [#write] returns (`synchronous=FULL`).
public final class Database implements AutoCloseable {
    /// Where the migrations lie.
    static final String MIGRATIONS = "classpath:db/migration";

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int READERS = 4;
    private static final int LONG_WAIT_MS = 10_000;
    private static final int SHORT_WAIT_MS = 250;
    private static final int DEEPEST = 50;

    // Of PostgreSQL's error codes, appendix A of its manual.
    private static final String DISK_FULL = "53100";
    private static final String CONNECTION = "08";
    private static final String RESOURCES = "53";
    private static final String STOPPING = "57";

    private final SQLDialect dialect;
    private final HikariDataSource readers;
    private final HikariDataSource writer;
    private final DSLContext reading;
    private final DSLContext writing;
    private final ReentrantLock onePen = new ReentrantLock(true);

    private Database(SQLDialect dialect, HikariDataSource readers, HikariDataSource writer) {
        this.dialect = dialect;
        this.readers = readers;
        this.writer = writer;
        Settings settings =
                new Settings()
                        .withRenderSchema(false)
                        .withRenderQuotedNames(RenderQuotedNames.NEVER)
                        .withExecuteLogging(false);
        this.reading = DSL.using(readers, dialect, settings);
        this.writing = DSL.using(writer, dialect, settings);
    }

    /// Opens and migrates the database at a JDBC URL: `jdbc:sqlite:FILE` or `jdbc:postgresql://…`.
    ///
    /// @throws NewerDatabase if a newer program has migrated it; nothing was changed then
    public static Database open(String jdbcUrl) {
        if (jdbcUrl.startsWith("jdbc:sqlite:")) {
            migrate(jdbcUrl, sqlite(jdbcUrl, false, 1));
            return new Database(
                    SQLDialect.SQLITE, sqlite(jdbcUrl, true, READERS), sqlite(jdbcUrl, false, 1));
        }
        if (jdbcUrl.startsWith("jdbc:postgresql:")) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(jdbcUrl);
            config.setMaximumPoolSize(READERS * 2);
            config.setPoolName("postgresql");
            HikariDataSource pool = new HikariDataSource(config);
            migrate(jdbcUrl, pool);
            return new Database(SQLDialect.POSTGRES, pool, pool);
        }
        throw new IllegalArgumentException(
                "Not a database address: " + jdbcUrl + "; use jdbc:sqlite: or jdbc:postgresql:");
    }

    private static HikariDataSource sqlite(String jdbcUrl, boolean readOnly, int connections) {
        SQLiteConfig pragmas = new SQLiteConfig();
        pragmas.setJournalMode(SQLiteConfig.JournalMode.WAL);
        pragmas.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        pragmas.setBusyTimeout(LONG_WAIT_MS);
        pragmas.enforceForeignKeys(true);
        pragmas.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        pragmas.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        pragmas.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, "-4000");
        pragmas.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "33554432");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setDataSourceProperties(pragmas.toProperties());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setPoolName(readOnly ? "sqlite-readers" : "sqlite-writer");
        if (readOnly) {
            config.setConnectionInitSql("pragma query_only = on");
        }
        return new HikariDataSource(config);
    }

    private static void migrate(String jdbcUrl, HikariDataSource pool) {
        boolean sqlite = jdbcUrl.startsWith("jdbc:sqlite:");
        Flyway flyway =
                Flyway.configure()
                        .dataSource(pool)
                        .locations(MIGRATIONS)
                        .placeholders(
                                sqlite
                                        ? Map.of(
                                                "bytes",
                                                "blob",
                                                "id",
                                                "integer primary key autoincrement")
                                        : Map.of(
                                                "bytes",
                                                "bytea",
                                                "id",
                                                "bigint generated by default as identity primary key"))
                        .load();
        if (Arrays.stream(flyway.info().all())
                .anyMatch(one -> one.getState() == MigrationState.FUTURE_SUCCESS)) {
            pool.close();
            throw new NewerDatabase(jdbcUrl);
        }
        flyway.migrate();
        if (sqlite) {
            pool.close();
        }
    }

    /// Reads; several readers run at once, and each sees what was committed before it began.
    public <T> T read(Function<DSLContext, T> work) {
        return work.apply(reading);
    }

    /// Runs the work in one transaction and returns when it is durable; rolled back if it throws.
    ///
    /// @throws StoreFull if there is no room; then nothing was done
    public <T> T write(Function<DSLContext, T> work) {
        try {
            return isShared() ? transaction(work) : alone(work);
        } catch (DataAccessException failed) {
            throw isFull(failed) ? new StoreFull(failed) : failed;
        }
    }

    private <T> T alone(Function<DSLContext, T> work) {
        onePen.lock();
        try {
            return transaction(work);
        } finally {
            onePen.unlock();
        }
    }

    private <T> T transaction(Function<DSLContext, T> work) {
        return writing.transactionResult(tx -> work.apply(tx.dsl()));
    }

    /// Writes what is good to know but not needed, such as when something was last used: where
    /// there is no room it is left out, so that nobody is kept from reading.
    public void note(Consumer<DSLContext> work) {
        try {
            write(db -> {
                work.accept(db);
                return true;
            });
        } catch (StoreFull full) {
            LOG.debug("Not noted", full);
        }
    }

    /// Takes what was overwritten out of SQLite's log as well, which else keeps it until the log
    /// begins anew. PostgreSQL sees to its own. False if a reader stood in the way: try again.
    public boolean purge() {
        if (isShared()) {
            return true;
        }
        onePen.lock();
        try {
            writing.fetch("pragma busy_timeout = " + SHORT_WAIT_MS);
            return writing.fetchSingle("pragma wal_checkpoint(truncate)").get(0, Long.class) == 0;
        } finally {
            writing.fetch("pragma busy_timeout = " + LONG_WAIT_MS);
            onePen.unlock();
        }
    }

    /// Whether that failure means that there is no room left, or no more than was allowed.
    public boolean isFull(Throwable failure) {
        return any(
                failure,
                cause ->
                        cause instanceof StoreFull
                                || state(cause).equals(DISK_FULL)
                                || says(cause, "SQLITE_FULL")
                                || says(cause, "SQLITE_IOERR_WRITE")
                                || says(cause, "No space left on device")
                                || says(cause, "Disk quota exceeded"));
    }

    /// Whether that failure is of the machine (no room, a file that can't be read or written, a
    /// server that is away) and not of what was to be done: the same may succeed later.
    public boolean isOutage(Throwable failure) {
        return isFull(failure)
                || any(
                        failure,
                        cause ->
                                cause instanceof IOException
                                        || cause instanceof SQLTransientException
                                        || state(cause).startsWith(CONNECTION)
                                        || state(cause).startsWith(RESOURCES)
                                        || state(cause).startsWith(STOPPING)
                                        || says(cause, "SQLITE_BUSY")
                                        || says(cause, "SQLITE_CANTOPEN")
                                        || says(cause, "SQLITE_IOERR"));
    }

    private static boolean any(Throwable failure, Predicate<Throwable> is) {
        int depth = 0;
        for (Throwable at = failure; at != null && depth < DEEPEST; at = at.getCause()) {
            if (is.test(at)) {
                return true;
            }
            depth++;
        }
        return false;
    }

    /// The SQLSTATE (ISO 9075), its class first; empty where there is none.
    private static String state(Throwable cause) {
        return cause instanceof SQLException sql && sql.getSQLState() != null
                ? sql.getSQLState()
                : "";
    }

    private static boolean says(Throwable cause, String words) {
        return cause.getMessage() != null && cause.getMessage().contains(words);
    }

    /// True on PostgreSQL, where other processes may write too.
    public boolean isShared() {
        return dialect != SQLDialect.SQLITE;
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
