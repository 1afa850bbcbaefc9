package org.broadtape.find.web;

import java.util.List;

/// The table that shows how to ask, one example a row. Each example is a search that runs.
public final class SearchHelp {
    /// The rows, the plainest first.
    public static final List<Row> ROWS =
            List.of(
                    new Row("troops export", "words"),
                    new Row("\"central bank\"", "phrase"),
                    new Row("export*", "beginning"),
                    new Row("oil OR gas", "or"),
                    new Row("oil -opec", "not"),
                    new Row("(oil OR gas) pipeline", "group"),
                    new Row("headline:profit", "headline"),
                    new Row("source:wire", "source"),
                    new Row("by:kim", "by"),
                    new Row("symbol:META", "symbol"),
                    new Row("subject:energy", "subject"),
                    new Row("language:en", "language"),
                    new Row("section:markets", "section"),
                    new Row("is:corrected", "is"),
                    new Row("published:2024-10-21", "day"),
                    new Row("published:2024-10..2024-12", "range"),
                    new Row("published:>2024-10-01", "after"),
                    new Row("published:7d", "age"),
                    new Row("seen:today", "seen"));

    private SearchHelp() {}

    /// An example.
    ///
    /// @param typed what to type
    /// @param key of the words that say what it finds
    public record Row(String typed, String key) {}
}
