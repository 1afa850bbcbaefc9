package org.broadtape.market.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;

/// Rows of comma-separated values (RFC 4180), one after another: fields in quotes may hold commas,
/// line ends and doubled quotes; rows end in LF, CRLF or CR; a byte order mark and empty lines are
/// passed over.
///
/// A row that is too long, has too many fields or a quote that never ends costs that line alone:
/// reading goes on with the next line.
public final class CsvRows {
    /// The most UTF-16 units of a row.
    public static final int ROW_LIMIT = 65_536;

    /// The most fields of a row.
    public static final int FIELD_LIMIT = 256;

    private final String text;
    private final char comma;
    private final List<Problem> problems;
    private int at;
    private int line = 1;

    /// One row.
    ///
    /// @param line the line it begins on, from 1
    /// @param fields its fields, as written
    public record Row(int line, List<String> fields) {
        /// A field, blanks at its ends taken off; empty where the row has no such field.
        public String field(int index) {
            return index < 0 || index >= fields.size() ? "" : fields.get(index).strip();
        }
    }

    /// Rows of a text.
    ///
    /// @param problems is told of every row that could not be read
    public CsvRows(String text, char comma, List<Problem> problems) {
        this.text = text;
        this.comma = comma;
        this.problems = problems;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /// The next row; absent at the end.
    public Optional<Row> next() {
        while (at < text.length()) {
            int start = at;
            int first = line;
            List<String> fields = new ArrayList<>();
            Optional<String> fault = row(fields);
            if (fault.isPresent()) {
                tell(first, fault.get());
                at = start;
                line = first;
                passLine();
            } else if (fields.size() > 1 || !fields.getFirst().isBlank()) {
                return Optional.of(new Row(first, fields));
            }
        }
        return Optional.empty();
    }

    /// Reads one row; says what is wrong with it where it is no row.
    private Optional<String> row(List<String> fields) {
        int limit = Math.min(text.length(), at + ROW_LIMIT);
        while (true) {
            if (fields.size() == FIELD_LIMIT) {
                return Optional.of("more than " + FIELD_LIMIT + " fields");
            }
            boolean quoted = at < limit && text.charAt(at) == '"';
            Optional<String> field = quoted ? quoted(limit) : Optional.of(plain(limit));
            if (field.isEmpty()) {
                return Optional.of("a quote that does not end");
            }
            fields.add(field.get());
            if (at >= text.length()) {
                return Optional.empty();
            }
            if (at >= limit) {
                return Optional.of("more than " + ROW_LIMIT + " signs");
            }
            if (text.charAt(at) == comma) {
                at++;
            } else {
                passEnd();
                return Optional.empty();
            }
        }
    }

    private String plain(int limit) {
        int start = at;
        while (at < limit && text.charAt(at) != comma && !isEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /// A field in quotes, and whatever stands between its closing quote and the next comma.
    private Optional<String> quoted(int limit) {
        StringBuilder field = new StringBuilder();
        at++;
        while (at < limit) {
            char sign = text.charAt(at++);
            if (sign != '"') {
                field.append(sign);
                if (isEnd(sign) && !(sign == '\r' && at < limit && text.charAt(at) == '\n')) {
                    line++;
                }
            } else if (at < limit && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                return Optional.of(field.append(plain(limit)).toString());
            }
        }
        return Optional.empty();
    }

    private void passLine() {
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        passEnd();
    }

    private void passEnd() {
        if (at < text.length()) {
            boolean pair = text.startsWith("\r\n", at);
            at += pair ? 2 : 1;
            line++;
        }
    }

    private static boolean isEnd(char sign) {
        return sign == '\n' || sign == '\r';
    }

    private void tell(int where, String what) {
        problems.add(
                new Problem(
                        "csv-row-unreadable",
                        Severity.ERROR,
                        OptionalInt.of(where),
                        what,
                        "comma-separated values in quotes that end (RFC 4180)"));
    }
}
