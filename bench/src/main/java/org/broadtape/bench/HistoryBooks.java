package org.broadtape.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.market.filing.Position;
import tools.jackson.databind.JsonNode;

/// A manager's quarters as somebody else read them: tickers, names, shares and values, options left
/// out, now and then several classes of one issuer in one row.
final class HistoryBooks {
    private final String name;
    private final JsonNode history;

    private HistoryBooks(String name, JsonNode history) {
        this.name = name;
        this.history = history;
    }

    /// One row.
    ///
    /// @param ticker with a `?` before it where unknown
    /// @param value in dollars
    record Row(String ticker, String name, String cls, String cusip, long shares, long value) {
        /// Whether a position is of this row's issuer; an uploader may have cut its name.
        boolean isOf(Position position) {
            return cusip.isEmpty()
                    ? plain(name).equals(plain(position.name()))
                    : cusip.equals(position.cusip());
        }

        boolean isOfClass(Position position) {
            return isOf(position) && plain(cls).equals(plain(position.titleOfClass()));
        }

        private static String plain(String words) {
            return words.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]+", " ").strip();
        }
    }

    /// The history in a document; absent where it is of another form.
    static Optional<HistoryBooks> of(String name, JsonNode document) {
        JsonNode history = document.path("history");
        boolean there = history.path("holdings").isObject() && history.path("quarters").isArray();
        return there ? Optional.of(new HistoryBooks(name, history)) : Optional.empty();
    }

    String name() {
        return name;
    }

    /// The rows of a quarter, `2023 Q1`; empty where it has none.
    List<Row> rows(String quarter) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : history.path("holdings").path(quarter)) {
            rows.add(
                    new Row(
                            row.path("ticker").asString(""),
                            row.path("name").asString(""),
                            row.path("cls").asString(""),
                            row.path("cusip").asString(""),
                            row.path("shares").asLong(0),
                            row.path("value").asLong(0)));
        }
        return rows;
    }

    /// The total of a quarter in millions of dollars; absent where it is not told.
    Optional<Long> millions(String quarter) {
        JsonNode quarters = history.path("quarters");
        for (int i = 0; i < quarters.size(); i++) {
            if (quarters.get(i).asString("").equals(quarter)) {
                return Optional.of(Math.round(history.path("values").path(i).asDouble(0)));
            }
        }
        return Optional.empty();
    }
}
