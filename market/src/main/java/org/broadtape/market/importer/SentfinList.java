package org.broadtape.market.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.market.Identifiers;
import org.broadtape.market.Imported;
import org.broadtape.market.Instrument;
import org.broadtape.market.Instrument.Name;
import org.broadtape.market.Instrument.Sort;
import org.broadtape.market.Listing;

/// SEntFiN's list of India's National Stock Exchange: a symbol, and in one cell the names it goes
/// by, joined by commas, the symbol among them. A name may stand under two symbols.
public final class SentfinList {
    private SentfinList() {}

    /// Reads the list.
    public static Imported read(String csv) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Instrument> instruments = new LinkedHashMap<>();
        Optional<Table> table = Table.of(csv, ',', List.of("symbol", "entity"), problems);
        if (table.isPresent()) {
            for (var row = table.get().next(); row.isPresent(); row = table.get().next()) {
                String symbol = row.get().field("symbol");
                List<String> names = names(row.get().field("entity"), symbol);
                if (symbol.isEmpty() || names.isEmpty()) {
                    table.get()
                            .leaveOut(
                                    row.get(),
                                    "the row of " + Problem.quote(symbol),
                                    "a symbol and its names");
                    continue;
                }
                instruments.merge(symbol, instrument(symbol, names), Instrument::with);
            }
        }
        return new Imported(List.copyOf(instruments.values()), problems);
    }

    /// The names in the cell, the symbol last where it is one of them: `ONGC` is printed as a name.
    private static List<String> names(String cell, String symbol) {
        List<String> names = new ArrayList<>();
        boolean named = false;
        for (String name : cell.split(",")) {
            String clean = name.strip();
            named |= clean.equals(symbol);
            if (!clean.isEmpty() && !clean.equals(symbol)) {
                names.add(clean);
            }
        }
        if (named && !symbol.isEmpty()) {
            names.add(symbol);
        }
        return names;
    }

    private static Instrument instrument(String symbol, List<String> names) {
        return new Instrument(
                "nse:" + symbol,
                Instrument.Type.EQUITY,
                Optional.empty(),
                names.getFirst(),
                names.stream().skip(1).map(name -> Name.of(name, Sort.SHORT)).toList(),
                Optional.of("IND"),
                Optional.of("INR"),
                Identifiers.NONE,
                List.of(Listing.of(Optional.of("XNSE"), symbol)),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
