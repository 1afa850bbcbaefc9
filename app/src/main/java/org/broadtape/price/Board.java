package org.broadtape.price;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.broadtape.market.quote.Quote;
import org.broadtape.market.quote.QuoteAnswer;
import org.broadtape.price.internal.QuoteBook;
import org.broadtape.price.internal.QuoteBook.Entry;

/// What every provider said last about each instrument: its last good quote, and the silence since
/// where there is one. Held in memory, read from the book when first asked for, and written to it
/// by [#flush]; whoever follows is told of each instrument that changed.
public final class Board {
    private final QuoteBook book;
    private final Clock clock;
    private final Map<String, Sheet> sheets = new ConcurrentHashMap<>();
    private final Map<String, Entry> unwritten = new LinkedHashMap<>();
    private final List<Consumer<String>> followers = new CopyOnWriteArrayList<>();
    private volatile boolean read;

    /// A board over that book.
    public Board(QuoteBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /// What is said of one instrument, by provider.
    ///
    /// @param quotes last good ones
    /// @param silences why a provider's last answer held no price; absent where it held one
    public record Sheet(Map<String, Quote> quotes, Map<String, Entry.Silence> silences) {
        static final Sheet BLANK = new Sheet(Map.of(), Map.of());

        /// Copies its maps.
        public Sheet {
            quotes = Map.copyOf(quotes);
            silences = Map.copyOf(silences);
        }

        Sheet with(Entry entry) {
            Map<String, Quote> good = new LinkedHashMap<>(quotes);
            Map<String, Entry.Silence> silent = new LinkedHashMap<>(silences);
            switch (entry) {
                case Entry.Good(String _, Quote quote) -> {
                    good.put(quote.passport().provider(), quote);
                    silent.remove(quote.passport().provider());
                }
                case Entry.Silence silence -> silent.putIfAbsent(silence.provider(), silence);
            }
            return new Sheet(good, silent);
        }
    }

    /// The sheet of an instrument; a blank one where nobody said anything of it.
    public Sheet sheet(String instrument) {
        load();
        return sheets.getOrDefault(instrument, Sheet.BLANK);
    }

    /// Takes a provider's answer about an instrument.
    public void take(String instrument, String provider, QuoteAnswer answer) {
        load();
        Entry entry = entry(instrument, provider, answer, clock.instant());
        Sheet before = sheets.getOrDefault(instrument, Sheet.BLANK);
        Sheet after =
                sheets.compute(
                        instrument,
                        (_, known) -> (known == null ? Sheet.BLANK : known).with(entry));
        if (after.equals(before)) {
            return;
        }
        synchronized (unwritten) {
            unwritten.put(instrument + "\n" + provider, entry);
        }
        followers.forEach(one -> one.accept(instrument));
    }

    private static Entry entry(String instrument, String provider, QuoteAnswer answer, Instant at) {
        return switch (answer) {
            case QuoteAnswer.Quoted(Quote quote) -> new Entry.Good(instrument, quote);
            case QuoteAnswer.NothingTraded(String why) ->
                    new Entry.Silence(instrument, provider, "nothing-traded", why, at);
            case QuoteAnswer.UnknownSymbol(String symbol) ->
                    new Entry.Silence(instrument, provider, "unknown-symbol", symbol, at);
            case QuoteAnswer.QuotaSpent(var _, String why) ->
                    new Entry.Silence(instrument, provider, "quota-spent", why, at);
            case QuoteAnswer.NotAllowed(String why) ->
                    new Entry.Silence(instrument, provider, "not-allowed", why, at);
            case QuoteAnswer.Refused(var problem) ->
                    new Entry.Silence(instrument, provider, "refused", problem.what(), at);
            case QuoteAnswer.Unreadable(var problem) ->
                    new Entry.Silence(instrument, provider, "unreadable", problem.what(), at);
            case QuoteAnswer.Silent(String why) ->
                    new Entry.Silence(instrument, provider, "silent", why, at);
        };
    }

    /// Tells somebody of every instrument whose sheet changes from now on.
    public void tell(Consumer<String> follower) {
        followers.add(follower);
    }

    /// Writes what was taken since the last time; what can't be written now stays for the next.
    public void flush() {
        Map<String, Entry> taken;
        synchronized (unwritten) {
            taken = new LinkedHashMap<>(unwritten);
        }
        book.enter(new ArrayList<>(taken.values()));
        synchronized (unwritten) {
            taken.forEach(unwritten::remove);
        }
    }

    /// Takes a provider's quote of an instrument off the board for good.
    public void remove(String instrument, String provider) {
        load();
        synchronized (unwritten) {
            unwritten.remove(instrument + "\n" + provider);
        }
        book.forget(instrument, provider);
        sheets.computeIfPresent(
                instrument,
                (_, sheet) -> {
                    Map<String, Quote> quotes = new LinkedHashMap<>(sheet.quotes());
                    Map<String, Entry.Silence> silences = new LinkedHashMap<>(sheet.silences());
                    quotes.remove(provider);
                    silences.remove(provider);
                    return new Sheet(quotes, silences);
                });
        followers.forEach(one -> one.accept(instrument));
    }

    /// How many instruments have a good quote of a provider, and the newest of them.
    public Optional<Instant> lastGood(String provider) {
        load();
        return sheets.values().stream()
                .flatMap(sheet -> Optional.ofNullable(sheet.quotes().get(provider)).stream())
                .map(quote -> quote.passport().received())
                .max(Instant::compareTo);
    }

    private void load() {
        if (read) {
            return;
        }
        synchronized (this) {
            if (read) {
                return;
            }
            book.quotes()
                    .forEach((instrument, quotes) ->
                            quotes.forEach(quote ->
                                    sheets.merge(
                                            instrument,
                                            Sheet.BLANK.with(new Entry.Good(instrument, quote)),
                                            (known, _) ->
                                                    known.with(
                                                            new Entry.Good(instrument, quote)))));
            book.silences()
                    .forEach(silence ->
                            sheets.merge(
                                    silence.instrument(),
                                    Sheet.BLANK.with(silence),
                                    (known, _) -> known.with(silence)));
            read = true;
        }
    }
}
