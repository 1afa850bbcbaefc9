package org.broadtape.market.provider.folder;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.broadtape.market.Instrument;
import org.broadtape.market.internal.CsvRows;
import org.broadtape.market.provider.ApiKey;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.provider.ProviderTerms.KeyNeed;
import org.broadtape.market.provider.QuoteProvider;
import org.broadtape.market.provider.Reply;
import org.broadtape.market.provider.internal.Failures;
import org.broadtape.market.provider.internal.Listed;
import org.broadtape.market.provider.internal.Numbers;
import org.broadtape.market.provider.internal.Said;
import org.broadtape.market.provider.internal.Told;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.QuoteAnswer;

/// Files of prices that the owner puts in a folder, one for each instrument: `XNAS-AAPL.csv`,
/// `EURUSD.csv`.
///
/// Terms: the owner's own; shown to the owner alone unless a row's `rights` says `everyone`. Delay:
/// the last row's day, once its session has ended. Limits: none. The form is told in
/// docs/prices.md.
///
/// A file has a head with `date`, `close` and `unit` (`USD`, `GBp`) at least; the newest day is the
/// price, the one before it the previous close.
public final class CsvFolder implements QuoteProvider {
    private static final ProviderTerms TERMS =
            new ProviderTerms(
                    "folder",
                    "Files of the owner",
                    URI.create("folder:."),
                    DisplayRights.OWNER,
                    new DelayClass.EndOfDay(),
                    List.of(),
                    1,
                    KeyNeed.NONE,
                    true,
                    Set.of(),
                    "The owner's own files; shown to the owner alone unless they say otherwise.",
                    LocalDate.of(2026, 11, 24));

    @Override
    public ProviderTerms terms() {
        return TERMS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return instrument
                .main()
                .map(listing ->
                        listing.mic().map(mic -> mic + "-").orElse("")
                                + listing.ticker().replaceAll("[^A-Za-z0-9]", "_"));
    }

    @Override
    public List<Ask> ask(List<String> symbols, Optional<ApiKey> key) {
        return symbols.stream()
                .map(symbol -> Ask.of("folder:" + Ask.encoded(symbol) + ".csv", List.of(symbol)))
                .toList();
    }

    @Override
    public Map<String, QuoteAnswer> read(Ask ask, Reply reply) {
        Optional<QuoteAnswer> failure = Failures.of(ask, reply);
        if (failure.isPresent() || reply.status() != 200) {
            return ask.each(
                    failure.orElse(new QuoteAnswer.UnknownSymbol(ask.symbols().getFirst())));
        }
        return ask.each(answer(Told.of(TERMS, ask, reply)));
    }

    private static QuoteAnswer answer(Told told) {
        String text = told.reply().text();
        CsvRows rows = new CsvRows(text, ',', new ArrayList<>());
        List<String> names =
                rows.next().map(CsvRows.Row::fields).orElse(List.of()).stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
        if (!names.contains("date") || !names.contains("close")) {
            return Failures.unreadable(
                    "reply-not-csv", Failures.start(told.ask(), text), "date,close,unit");
        }
        Map<LocalDate, CsvRows.Row> days = new TreeMap<>();
        for (Optional<CsvRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            CsvRows.Row one = row.get();
            Numbers.date(Optional.of(one.field(names.indexOf("date"))))
                    .filter(day -> !Numbers.isBlank(one.field(names.indexOf("close"))))
                    .ifPresent(day -> days.put(day, one));
        }
        return days.isEmpty()
                ? new QuoteAnswer.NothingTraded("no day with a close")
                : answer(told, names, new ArrayList<>(days.entrySet()));
    }

    private static QuoteAnswer answer(
            Told told, List<String> names, List<Map.Entry<LocalDate, CsvRows.Row>> days) {
        CsvRows.Row last = days.getLast().getValue();
        String symbol = told.ask().symbols().getFirst();
        int dash = symbol.indexOf('-');
        Optional<String> mic = dash > 0 ? Optional.of(symbol.substring(0, dash)) : Optional.empty();
        Optional<String> before =
                days.size() < 2
                        ? Optional.empty()
                        : Optional.of(days.get(days.size() - 2).getValue())
                                .filter(row ->
                                        row.field(names.indexOf("unit"))
                                                .equals(last.field(names.indexOf("unit"))))
                                .map(row -> row.field(names.indexOf("close")));
        ZoneId zone = mic.map(Listed::zone).orElse(ZoneOffset.UTC);
        boolean open = last.field(names.indexOf("rights")).equalsIgnoreCase("everyone");
        return Said.of(
                        Optional.of(last.field(names.indexOf("close"))),
                        last.field(names.indexOf("unit")),
                        TERMS.delay(),
                        Optional.of(new AsOf.Day(days.getLast().getKey(), zone)))
                .before(before)
                .at(mic)
                .answer(
                        TERMS,
                        open ? DisplayRights.EVERYONE : TERMS.rights(),
                        told.reply().received(),
                        told.payload());
    }
}
