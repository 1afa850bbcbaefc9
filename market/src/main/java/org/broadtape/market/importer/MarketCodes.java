package org.broadtape.market.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem;

/// ISO 10383, the list of market identifier codes as its registration authority publishes it.
public final class MarketCodes {
    private MarketCodes() {}

    /// A code.
    ///
    /// @param mic four letters or digits
    /// @param operating the market it belongs to; itself where it is one
    /// @param name the market's, as listed, in capitals
    /// @param country ISO 3166 alpha-2 code; `ZZ` where it is of none
    /// @param active false where it has expired
    public record MarketCode(
            String mic, String operating, String name, String country, boolean active) {}

    /// What was read.
    ///
    /// @param codes in the order of the list
    /// @param problems rows left out
    public record Codes(List<MarketCode> codes, List<Problem> problems) {
        /// Copies its lists.
        public Codes {
            codes = List.copyOf(codes);
            problems = List.copyOf(problems);
        }
    }

    /// Reads the list.
    public static Codes read(String csv) {
        List<Problem> problems = new ArrayList<>();
        List<MarketCode> codes = new ArrayList<>();
        Optional<Table> table = Table.of(csv, ',', List.of("mic", "operating mic"), problems);
        if (table.isPresent()) {
            for (var next = table.get().next(); next.isPresent(); next = table.get().next()) {
                Table.Row row = next.get();
                String mic = row.field("mic");
                String operating = row.field("operating mic");
                if (!mic.matches("[A-Z0-9]{4}") || !operating.matches("[A-Z0-9]{4}")) {
                    table.get()
                            .leaveOut(
                                    row,
                                    "the code " + Problem.quote(mic),
                                    "four letters or digits");
                    continue;
                }
                codes.add(
                        new MarketCode(
                                mic,
                                operating,
                                row.field("market name-institution description"),
                                row.field("iso country code (iso 3166)"),
                                !row.field("status").equals("EXPIRED")));
            }
        }
        return new Codes(codes, problems);
    }
}
