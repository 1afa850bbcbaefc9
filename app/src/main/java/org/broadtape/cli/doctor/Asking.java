package org.broadtape.cli.doctor;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.cli.Where;
import org.sqlite.SQLiteConfig;

/// Questions put to a database that may be damaged, older or newer than this program: plain SQL, no
/// migration, nothing written.
final class Asking {
    private final Connection connection;

    Asking(Connection connection) {
        this.connection = connection;
    }

    /// Opens the database for asking only.
    static Connection open(Where where) throws SQLException {
        if (!where.address().startsWith("jdbc:sqlite:")) {
            Connection connection = DriverManager.getConnection(where.address());
            connection.setReadOnly(true);
            return connection;
        }
        SQLiteConfig patient = new SQLiteConfig();
        patient.setBusyTimeout(10_000);
        Connection connection = patient.createConnection(where.address());
        try (Statement asking = connection.createStatement()) {
            asking.execute("pragma query_only = on");
        }
        return connection;
    }

    Connection connection() {
        return connection;
    }

    /// True for a file of SQLite.
    boolean isSqlite() throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("SQLite");
    }

    /// The rows of an answer; at most so many.
    List<List<String>> rows(String sql, int most) throws SQLException {
        try (Statement asking = connection.createStatement();
                ResultSet answer = asking.executeQuery(sql)) {
            int columns = answer.getMetaData().getColumnCount();
            List<List<String>> rows = new ArrayList<>();
            while (rows.size() < most && answer.next()) {
                List<String> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    row.add(Optional.ofNullable(answer.getString(i)).orElse(""));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /// The one number an answer is; 0 where it is nothing.
    long number(String sql) throws SQLException {
        List<List<String>> rows = rows(sql, 1);
        return rows.isEmpty() || rows.getFirst().getFirst().isEmpty()
                ? 0
                : Long.parseLong(rows.getFirst().getFirst());
    }

    /// Whether there is such a table.
    boolean has(String table) throws SQLException {
        try (ResultSet tables =
                connection.getMetaData().getTables(null, null, table, new String[] {"TABLE"})) {
            return tables.next();
        }
    }
}
