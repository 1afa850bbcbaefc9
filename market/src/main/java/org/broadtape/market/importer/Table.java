package org.broadtape.market.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.market.InstrumentCsv;
import org.broadtape.market.internal.CsvRows;

/// A list with a header, row by row, fields by their column's name.
final class Table {
    private final CsvRows rows;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Problem> problems;

    /// One row.
    ///
    /// @param line where it begins, from 1
    record Row(int line, Map<String, Integer> columns, CsvRows.Row fields) {
        /// A field without blanks at its ends; empty where the row or the list has none such.
        String field(String column) {
            return fields.field(columns.getOrDefault(column, -1));
        }
    }

    private Table(CsvRows rows, List<Problem> problems) {
        this.rows = rows;
        this.problems = problems;
    }

    /// A list that has all of these columns; absent, and told, where it has not.
    static Optional<Table> of(
            String text, char comma, List<String> needed, List<Problem> problems) {
        if (text.length() > InstrumentCsv.TEXT_LIMIT) {
            problems.add(fatal("a list of " + text.length() + " signs", "a shorter one"));
            return Optional.empty();
        }
        Table table = new Table(new CsvRows(text, comma, problems), problems);
        Optional<CsvRows.Row> header = table.rows.next();
        header.ifPresent(row -> {
            for (int i = 0; i < row.fields().size(); i++) {
                table.columns.putIfAbsent(row.field(i).toLowerCase(Locale.ROOT), i);
            }
        });
        List<String> missing = new ArrayList<>(needed);
        missing.removeAll(table.columns.keySet());
        if (!missing.isEmpty()) {
            problems.add(fatal("no columns " + missing, "a header with " + needed));
            return Optional.empty();
        }
        return Optional.of(table);
    }

    /// The next row; absent at the end.
    Optional<Row> next() {
        return rows.next().map(row -> new Row(row.line(), columns, row));
    }

    /// Whether there is such a column.
    boolean has(String column) {
        return columns.containsKey(column);
    }

    /// Tells of a row left out.
    void leaveOut(Row row, String what, String expected) {
        problems.add(bad(row.line(), what, expected));
    }

    /// A row left out.
    static Problem bad(int line, String what, String expected) {
        return new Problem(
                "instrument-row-unreadable", Severity.ERROR, OptionalInt.of(line), what, expected);
    }

    static Problem fatal(String what, String expected) {
        return Problem.of("instrument-list-unreadable", Severity.FATAL, what, expected);
    }
}
