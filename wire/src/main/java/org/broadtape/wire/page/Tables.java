package org.broadtape.wire.page;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/// Tables that hold data, told from those that lay a page out.
final class Tables {
    private static final int ROWS = 2_000;
    private static final int CELL = 300;
    private static final Evaluator LAYOUT =
            QueryParser.parse("table table, p + p, h1, article, table form");

    private Tables() {}

    /// True for a table of short cells: several rows and columns, no table within, no paragraphs.
    static boolean isData(Element table) {
        if (table.selectFirst(LAYOUT) != null) {
            return false;
        }
        List<List<String>> rows = rows(table);
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        boolean brief =
                rows.stream().allMatch(row -> row.stream().allMatch(cell -> cell.length() < CELL));
        return brief && rows.size() > 1 && columns > 1;
    }

    /// The cells' texts by row; empty rows left out.
    static List<List<String>> rows(Element table) {
        List<List<String>> rows = new ArrayList<>();
        for (Element row : table.getElementsByTag("tr")) {
            List<String> cells = new ArrayList<>();
            for (Element cell : row.children()) {
                cells.add(cell.text().strip());
            }
            if (cells.stream().anyMatch(cell -> !cell.isEmpty()) && rows.size() < ROWS) {
                rows.add(cells);
            }
        }
        return rows;
    }
}
