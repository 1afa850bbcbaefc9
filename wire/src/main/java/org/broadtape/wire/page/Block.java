package org.broadtape.wire.page;

import java.util.List;

/// A piece of an article's text, in reading order.
public sealed interface Block {
    /// What it says as plain text; a table's cells are parted by tabs, its rows by line feeds.
    String text();

    /// Running text.
    record Paragraph(String text) implements Block {}

    /// A heading between paragraphs.
    record Crosshead(String text) implements Block {}

    /// One item of a list.
    record ListItem(String text) implements Block {}

    /// Words set off as somebody else's.
    record Quotation(String text) implements Block {}

    /// Rows of cells.
    record Table(List<List<String>> rows) implements Block {
        /// Copies its rows.
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public String text() {
            return String.join("\n", rows.stream().map(row -> String.join("\t", row)).toList());
        }
    }
}
