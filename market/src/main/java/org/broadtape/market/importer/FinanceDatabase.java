package org.broadtape.market.importer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.broadtape.base.Problem;
import org.broadtape.market.Exchanges;
import org.broadtape.market.Exchanges.Exchange;
import org.broadtape.market.Identifiers;
import org.broadtape.market.Imported;
import org.broadtape.market.Instrument;
import org.broadtape.market.Instrument.Name;
import org.broadtape.market.Instrument.Sort;
import org.broadtape.market.Listing;

/// FinanceDatabase's lists of equities, one of each exchange, and of currency pairs.
///
/// A share is repeated in the list of every exchange it trades on: lines of one share-class FIGI,
/// or else of one ISIN, are one instrument with several listings, whose first is the one in the
/// ISIN's own country. Lines marked as delisted are passed over, since the list does not say when.
public final class FinanceDatabase {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private FinanceDatabase() {}

    /// One good line.
    private record Line(String name, Listing listing, Optional<Exchange> market, Identifiers ids) {
        /// Whether the exchange is in the country the ISIN is of.
        boolean isHome() {
            return ids.isin()
                    .map(isin -> isin.substring(0, 2))
                    .filter(COUNTRIES::contains)
                    .map(code -> Locale.of("", code).getISO3Country())
                    .flatMap(country -> market.map(one -> one.country().equals(country)))
                    .orElse(false);
        }

        String key() {
            return ids.figi().or(ids::isin).orElseGet(() -> listing.mic() + ":" + listing.ticker());
        }
    }

    /// Reads lists of equities into one import; problems name the line of their list.
    public static Imported equities(Collection<String> lists) {
        List<Problem> problems = new ArrayList<>();
        Map<String, List<Line>> shares = new LinkedHashMap<>();
        for (String list : lists) {
            Optional<Table> table =
                    Table.of(list, ',', List.of("symbol", "name", "isin"), problems);
            if (table.isPresent()) {
                for (var row = table.get().next(); row.isPresent(); row = table.get().next()) {
                    line(table.get(), row.get())
                            .ifPresent(line ->
                                    shares.computeIfAbsent(line.key(), key -> new ArrayList<>())
                                            .add(line));
                }
            }
        }
        return new Imported(
                shares.entrySet().stream()
                        .map(share -> instrument(share.getKey(), share.getValue()))
                        .toList(),
                problems);
    }

    private static Optional<Line> line(Table table, Table.Row row) {
        if (row.field("delisted").equalsIgnoreCase("true")) {
            return Optional.empty();
        }
        String symbol = row.field("symbol");
        String name = row.field("name").replaceAll("\\s+", " ");
        int dot = symbol.lastIndexOf('.');
        String ticker = dot > 0 ? symbol.substring(0, dot) : symbol;
        if (ticker.isEmpty() || name.isEmpty()) {
            table.leaveOut(
                    row, "the row of " + Problem.quote(symbol + name), "a symbol and a name");
            return Optional.empty();
        }
        Optional<Exchange> market =
                Exchanges.byMic(row.field("mic"))
                        .or(() -> Exchanges.byYahooSuffix(symbol.substring(dot + 1)));
        Listing listing =
                new Listing(
                        market.map(Exchange::mic).or(() -> filled(row, "mic", mic -> true)),
                        ticker.replace('-', '.'),
                        Optional.empty(),
                        filled(row, "currency", text -> text.matches("[A-Z]{3}")),
                        Optional.empty(),
                        Optional.empty());
        Identifiers ids =
                new Identifiers(
                        filled(row, "isin", Identifiers::isIsin)
                                .filter(isin -> !isReceipt(isin, row)),
                        filled(row, "shareclass_figi", Identifiers::isFigi),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return Optional.of(new Line(name, listing, market, ids));
    }

    /// An American ISIN of a company elsewhere is that of its receipts, not of its share.
    private static boolean isReceipt(String isin, Table.Row row) {
        String country = row.field("country");
        return isin.startsWith("US") && !country.isEmpty() && !country.equals("United States");
    }

    private static Optional<String> filled(Table.Row row, String column, Predicate<String> right) {
        return Optional.of(row.field(column)).filter(text -> !text.isEmpty()).filter(right);
    }

    private static Instrument instrument(String key, List<Line> lines) {
        List<Line> ordered = new ArrayList<>(lines);
        ordered.sort((one, other) -> Boolean.compare(other.isHome(), one.isHome()));
        Line main = ordered.getFirst();
        Optional<Identifiers> ids = ordered.stream().map(Line::ids).reduce(Identifiers::with);
        return new Instrument(
                "fd:" + key,
                Instrument.Type.EQUITY,
                Optional.empty(),
                main.name(),
                ordered.stream()
                        .map(Line::name)
                        .distinct()
                        .map(name -> Name.of(name, Sort.SHORT))
                        .toList(),
                Optional.empty(),
                main.listing().currency(),
                ids.orElse(Identifiers.NONE),
                ordered.stream().map(Line::listing).distinct().toList(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /// Reads the list of currency pairs: `USD/AED` under the ticker `USDAED`.
    public static Imported currencies(String list) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Instrument> pairs = new LinkedHashMap<>();
        Optional<Table> table =
                Table.of(list, ',', List.of("base_currency", "quote_currency"), problems);
        if (table.isPresent()) {
            for (var row = table.get().next(); row.isPresent(); row = table.get().next()) {
                String base = row.get().field("base_currency");
                String quote = row.get().field("quote_currency");
                if (!base.matches("[A-Z]{3}") || !quote.matches("[A-Z]{3}")) {
                    table.get()
                            .leaveOut(
                                    row.get(),
                                    "the pair " + Problem.quote(base + "/" + quote),
                                    "two codes of ISO 4217");
                    continue;
                }
                Listing listing = Listing.of(Optional.empty(), base + quote);
                pairs.putIfAbsent(
                        base + quote,
                        Instrument.of(
                                "pair:" + base + quote,
                                Instrument.Type.PAIR,
                                base + "/" + quote,
                                List.of(listing)));
            }
        }
        return new Imported(List.copyOf(pairs.values()), problems);
    }
}
