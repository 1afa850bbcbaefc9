package org.broadtape.market.importer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadtape.base.Problem;
import org.broadtape.market.Identifiers;
import org.broadtape.market.Imported;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;

/// The SEC's list of tickers, `company_tickers.json`: `{"0": {"cik_str", "ticker", "title"}, …}`.
///
/// Several tickers of a CIK are one issuer: the first is its main share and carries the name, the
/// others are instruments of the same issuer, named with their ticker, so that the issuer's name
/// means one of them.
public final class SecTickers {
    private SecTickers() {}

    /// Reads the list.
    public static Imported read(String json) {
        List<Problem> problems = new ArrayList<>();
        List<Instrument> instruments = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Json.members(
                json,
                (line, row) -> {
                    String cik = Identifiers.withoutNoughts(row.path("cik_str").asString(""));
                    String ticker = row.path("ticker").asString("").strip();
                    String title = row.path("title").asString("").strip();
                    if (!Identifiers.isCik(cik) || ticker.isEmpty() || title.isEmpty()) {
                        problems.add(
                                Table.bad(
                                        line,
                                        "the entry " + Problem.quote(row.toString()),
                                        "cik_str, ticker and title"));
                        return;
                    }
                    boolean first = ids.add("sec:" + cik);
                    if (ids.add("sec:" + cik + ":" + ticker)) {
                        instruments.add(instrument(cik, ticker, Titles.spoken(title), first));
                    }
                },
                problems);
        return new Imported(instruments, problems);
    }

    private static Instrument instrument(String cik, String ticker, String title, boolean first) {
        return new Instrument(
                first ? "sec:" + cik : "sec:" + cik + ":" + ticker,
                Instrument.Type.EQUITY,
                Optional.of("cik:" + cik),
                first ? title : title + " (" + ticker + ")",
                List.of(),
                Optional.empty(),
                Optional.of("USD"),
                new Identifiers(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(cik),
                        Optional.empty()),
                List.of(Listing.of(Optional.empty(), ticker)),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
