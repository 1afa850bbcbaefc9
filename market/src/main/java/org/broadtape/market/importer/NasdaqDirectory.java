package org.broadtape.market.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.market.Imported;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;

/// Nasdaq Trader's symbol directory: `nasdaqlisted.txt` and `otherlisted.txt`, fields parted by
/// bars, or the same as comma-separated values. Test issues are passed over, and the last row that
/// tells when the file was made.
public final class NasdaqDirectory {
    private static final Map<String, String> EXCHANGES =
            Map.of("N", "XNYS", "A", "XASE", "P", "ARCX", "Z", "BATS", "V", "IEXG", "Q", "XNAS");

    private NasdaqDirectory() {}

    /// Reads either list.
    public static Imported read(String text) {
        List<Problem> problems = new ArrayList<>();
        List<Instrument> instruments = new ArrayList<>();
        int end = text.indexOf('\n');
        char comma = text.substring(0, end < 0 ? text.length() : end).indexOf('|') < 0 ? ',' : '|';
        Optional<Table> found = Table.of(text, comma, List.of("security name"), problems);
        if (found.isEmpty()) {
            return new Imported(instruments, problems);
        }
        Table table = found.get();
        boolean other = table.has("act symbol");
        for (var next = table.next(); next.isPresent(); next = table.next()) {
            Table.Row row = next.get();
            String symbol = row.field(other ? "act symbol" : "symbol");
            String name = row.field("security name");
            Optional<String> mic =
                    Optional.ofNullable(other ? EXCHANGES.get(row.field("exchange")) : "XNAS");
            if (symbol.startsWith("File Creation Time") || row.field("test issue").equals("Y")) {
                continue;
            }
            if (symbol.isEmpty() || name.isEmpty() || mic.isEmpty()) {
                table.leaveOut(
                        row,
                        "the row of " + Problem.quote(symbol + " " + name),
                        "a symbol, a name and an exchange of " + EXCHANGES.keySet());
                continue;
            }
            Instrument.Type type =
                    row.field("etf").equals("Y") ? Instrument.Type.FUND : Instrument.Type.EQUITY;
            instruments.add(
                    Instrument.of(
                            "us:" + mic.get() + ":" + symbol,
                            type,
                            type == Instrument.Type.FUND ? name : Titles.issuer(name),
                            List.of(Listing.of(mic, symbol))));
        }
        return new Imported(instruments, problems);
    }
}
