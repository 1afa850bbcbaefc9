package org.broadtape.cli.doctor;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.store.Schema;

/// Whether the database can be read at all, and has the tables this program works with.
final class Wholeness {
    /// The check that fails where there is no use in looking further.
    static final String UNREADABLE = "database-readable";

    private static final String RESTORE =
            "Stop the site, keep the folder as it is, and restore the last backup into another"
                    + " (restore FILE --data OTHER).";

    private Wholeness() {}

    static Finding unreadable(SQLException why) {
        return Finding.problem(
                UNREADABLE, "The database can't be read: " + why.getMessage(), RESTORE);
    }

    static List<Finding> findings(Asking ask, boolean quick) {
        List<Finding> findings = new ArrayList<>();
        try {
            findings.addAll(pages(ask, quick));
        } catch (SQLException broken) {
            findings.add(damaged(String.valueOf(broken.getMessage())));
        }
        try {
            findings.addAll(schema(ask));
        } catch (SQLException broken) {
            findings.add(unreadable(broken));
        }
        return findings;
    }

    private static List<Finding> pages(Asking ask, boolean quick) throws SQLException {
        if (!ask.isSqlite()) {
            return List.of(Finding.well("database-whole", "PostgreSQL answers."));
        }
        List<List<String>> told =
                ask.rows(quick ? "pragma quick_check(20)" : "pragma integrity_check(20)", 20);
        List<Finding> findings = new ArrayList<>();
        if (told.size() == 1 && told.getFirst().getFirst().equals("ok")) {
            findings.add(Finding.well("database-whole", "The database is whole."));
        } else {
            findings.add(
                    damaged(
                            told.isEmpty()
                                    ? "no answer"
                                    : told.getFirst().getFirst().lines().findFirst().orElse("")));
        }
        List<List<String>> foreign = ask.rows("pragma foreign_key_check", 1);
        if (!foreign.isEmpty()) {
            findings.add(
                    Finding.problem(
                            "database-references",
                            "Rows of "
                                    + foreign.getFirst().getFirst()
                                    + " refer to rows that are not there.",
                            RESTORE));
        }
        return findings;
    }

    private static Finding damaged(String words) {
        return Finding.problem("database-whole", "The database is damaged: " + words, RESTORE);
    }

    private static List<Finding> schema(Asking ask) throws SQLException {
        Optional<Schema> has = Schema.of(ask.connection());
        Schema knows = Schema.ofProgram();
        if (has.isEmpty()) {
            return List.of(
                    Finding.problem(
                            UNREADABLE,
                            "The database has no tables of a site.",
                            "Name the site's folder by --data, or the right --database."));
        }
        if (ask.number("select count(*) from flyway_schema_history where not success") > 0) {
            return List.of(
                    Finding.problem(
                            "schema",
                            "An upgrade of the database did not go through.",
                            "Restore the backup made before the upgrade, and report it."));
        }
        int order = has.get().compareTo(knows);
        if (order > 0) {
            return List.of(
                    Finding.problem(
                            UNREADABLE,
                            "The database is newer than this program: schema "
                                    + has.get()
                                    + ", this program knows "
                                    + knows
                                    + ".",
                            "Run the newer program; an older one may spoil it."));
        }
        return List.of(
                order < 0
                        ? Finding.note(
                                "schema",
                                "The database is of schema "
                                        + has.get()
                                        + "; the next start brings it to "
                                        + knows
                                        + ".",
                                "Make a backup before that start.")
                        : Finding.well("schema", "The database is of schema " + knows + "."));
    }
}
