package org.broadtape.price;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.broadtape.market.bar.Actions;
import org.broadtape.market.bar.Adjuster;
import org.broadtape.market.bar.BarStore;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.CorporateAction;
import org.broadtape.market.bar.History;
import org.broadtape.market.bar.Interval;
import org.broadtape.market.bar.Series;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.bar.Stored;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.quote.Adjustment;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.Passport;
import org.broadtape.market.quote.Quote;
import org.broadtape.price.internal.SeriesBook;
import org.broadtape.store.Database;

/// The series of prices this site keeps, each with its origin, and the corporate actions they are
/// read with. Bars are kept as they came; a series adjusted for splits or dividends is computed
/// when it is asked for, so that an action can be undone.
public final class Archive {
    private static final Duration RECOUNT = Duration.ofMinutes(1);
    private static final int CLOSES = 5_000;

    private final SeriesBook book;
    private final BarStore store;
    private final Clock clock;

    /// The daily series with the newest close of each instrument, as last counted.
    private volatile Map<String, Held> newest = Map.of();

    private volatile Instant keysUntil = Instant.MIN;
    private final Cache<Held, Optional<BarStore.Last>> closes =
            Caffeine.newBuilder().maximumSize(CLOSES).build();

    /// An archive over that database and the folder of bars beside it.
    Archive(Database database, BarStore store, Clock clock) {
        this.book = new SeriesBook(database);
        this.store = store;
        this.clock = clock;
    }

    /// The archive of a site: its bars lie in the folder `bars` of its data.
    public static Archive of(Database database, Path data, Clock clock) {
        return new Archive(database, new BarStore(data.resolve("bars")), clock);
    }

    /// A series as it may be shown.
    ///
    /// @param series its bars
    /// @param held what it was read or computed from
    /// @param leftOut distributions that could not be worked in; empty on other bases
    public record Shown(Series series, Held held, List<CorporateAction> leftOut) {
        /// Copies its list.
        public Shown {
            leftOut = List.copyOf(leftOut);
        }
    }

    /// What became of bars that were brought.
    ///
    /// @param bars how many the series now holds
    /// @param actions how many corporate actions were new
    public record Taken(int bars, int actions) {}

    /// Takes in what a provider told of an instrument. Bars join those that came from the same
    /// provider in the same unit, the later word standing; a series of another provider is replaced
    /// as a whole, never mixed.
    public Taken take(History history, Origin origin, ZoneId zone) {
        Series bars = history.bars();
        String instrument = bars.key().instrument();
        try {
            put(bars, origin);
            if (history.adjusted().isPresent()) {
                put(history.adjusted().get(), origin);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        List<CorporateAction> told = history.actions(origin.provider(), zone).all();
        return new Taken(bars.size(), book.enter(instrument, told, clock.instant()));
    }

    private void put(Series bars, Origin origin) throws IOException {
        if (bars.isEmpty()) {
            return;
        }
        SeriesKey key = bars.key();
        Optional<Held> known = kept(book.of(key.instrument()), key);
        Series whole = bars;
        if (known.filter(one -> one.origin().provider().equals(origin.provider())).isPresent()) {
            switch (store.read(key)) {
                case Stored.Present present when present.series().unit().equals(bars.unit()) ->
                        whole = present.series().with(bars);
                case Stored.Present _, Stored.Absent _, Stored.Damaged _ -> {}
            }
        }
        BarStore.Kept kept = store.write(whole);
        book.enter(
                new Held(
                        key,
                        origin,
                        whole.day(0),
                        whole.day(whole.size() - 1),
                        whole.size(),
                        clock.instant()),
                whole.unit().code(),
                kept.sha256());
        keysUntil = Instant.MIN;
    }

    /// The series kept of an instrument that a reader may see.
    public List<Held> held(String instrument, Audience reader) {
        return book.of(instrument).stream()
                .filter(one -> one.origin().rights().allow(reader))
                .toList();
    }

    /// Daily bars of an instrument on a basis, as a reader may see them: kept so, or computed from
    /// raw ones. Absent where there are none.
    public Optional<Shown> daily(String instrument, Basis basis, Audience reader) {
        return bars(instrument, Interval.DAY, basis, reader);
    }

    /// Bars of an instrument and interval on a basis, as a reader may see them. Absent where there
    /// are none, or where they are of a week or longer and would have to be computed.
    public Optional<Shown> bars(
            String instrument, Interval interval, Basis basis, Audience reader) {
        SeriesKey key = new SeriesKey(instrument, interval, Basis.RAW);
        List<Held> held = held(instrument, reader);
        return kept(held, key)
                .flatMap(raw -> read(raw).map(series -> computed(series, raw, basis)))
                .or(() ->
                        kept(held, key.on(basis))
                                .flatMap(one ->
                                        read(one)
                                                .map(series -> new Shown(series, one, List.of()))));
    }

    private static Optional<Held> kept(List<Held> held, SeriesKey key) {
        return held.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    private Optional<Series> read(Held held) {
        try {
            return store.read(held.key()) instanceof Stored.Present present
                    ? Optional.of(present.series())
                    : Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Shown computed(Series raw, Held held, Basis basis) {
        ZoneId zone =
                held.origin()
                        .venue()
                        .flatMap(TradingCalendar::of)
                        .map(TradingCalendar::zone)
                        .orElse(ZoneOffset.UTC);
        Adjuster adjuster = new Adjuster(actions(held.key().instrument()), zone);
        return switch (basis) {
            case RAW -> new Shown(raw, held, List.of());
            case SPLIT_ADJUSTED -> new Shown(adjuster.splitAdjusted(raw), held, List.of());
            case TOTAL_RETURN -> {
                Adjuster.Adjusted total = adjuster.totalReturn(raw);
                yield new Shown(total.series(), held, total.leftOut());
            }
        };
    }

    /// The actions that count for an instrument.
    public Actions actions(String instrument) {
        return new Actions(
                book.actions(instrument).stream()
                        .filter(one -> one.undoneAt().isEmpty())
                        .map(SeriesBook.Entered::action)
                        .toList());
    }

    /// The actions of an instrument with their history, undone ones among them.
    public List<SeriesBook.Entered> entered(String instrument) {
        return book.actions(instrument);
    }

    /// Enters an action; false where it was known.
    public boolean enter(String instrument, CorporateAction action) {
        return book.enter(instrument, List.of(action), clock.instant()) > 0;
    }

    /// Undoes an action, or lets it count again; false where there is none of that id.
    public boolean undo(long id, boolean undone) {
        return book.undo(id, undone, clock.instant());
    }

    /// The last daily bars of instruments a reader may see, by instrument: raw ones where they are
    /// kept, else split-adjusted ones, whose last bar is as it was paid.
    public Map<String, BarStore.Last> lasts(Collection<String> instruments, Audience reader) {
        List<SeriesKey> keys = new ArrayList<>();
        for (Held one : book.daily()) {
            boolean wanted = instruments.contains(one.key().instrument());
            if (wanted
                    && one.key().basis() != Basis.TOTAL_RETURN
                    && one.origin().rights().allow(reader)) {
                keys.add(one.key());
            }
        }
        try {
            Map<String, BarStore.Last> lasts = new LinkedHashMap<>();
            store.last(keys)
                    .bars()
                    .forEach((key, last) ->
                            lasts.merge(
                                    key.instrument(),
                                    last,
                                    (known, other) ->
                                            known.key().basis() == Basis.RAW ? known : other));
            return lasts;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The last close kept of an instrument as a quote; absent where none is. What another program
    /// takes in is seen within a minute.
    Optional<Quote> lastClose(String instrument, Optional<TradingCalendar> calendar) {
        if (clock.instant().isAfter(keysUntil)) {
            recount();
        }
        Optional<Held> held = Optional.ofNullable(newest.get(instrument));
        return held.flatMap(
                one -> closes.get(one, this::last).map(last -> quote(one, last, calendar)));
    }

    private synchronized void recount() {
        Map<String, Held> found = new HashMap<>();
        for (Held one : book.daily()) {
            if (one.key().basis() != Basis.TOTAL_RETURN) {
                found.merge(
                        one.key().instrument(),
                        one,
                        (known, other) -> other.last().isAfter(known.last()) ? other : known);
            }
        }
        newest = Map.copyOf(found);
        keysUntil = clock.instant().plus(RECOUNT);
    }

    private Optional<BarStore.Last> last(Held held) {
        try {
            return store.last(List.of(held.key())).of(held.key());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Quote quote(Held held, BarStore.Last last, Optional<TradingCalendar> calendar) {
        ZoneId zone = calendar.map(TradingCalendar::zone).orElse(ZoneOffset.UTC);
        OptionalDouble before = last.closeBefore();
        return new Quote(
                last.unit().whole(BigDecimal.valueOf(last.bar().close())),
                before.isPresent()
                        ? Optional.of(last.unit().whole(BigDecimal.valueOf(before.getAsDouble())))
                        : Optional.empty(),
                new Passport(
                        held.origin().provider(),
                        held.origin().venue(),
                        held.origin().delay(),
                        new AsOf.Day(held.last(), zone),
                        held.takenAt(),
                        last.unit(),
                        Adjustment.NONE,
                        List.of(),
                        held.origin().rights(),
                        Optional.empty()));
    }

    /// The instruments with daily bars that a reader may see, and the last day of each.
    public Map<String, LocalDate> days(Audience reader) {
        Map<String, LocalDate> days = new LinkedHashMap<>();
        for (Held one : book.daily()) {
            if (one.origin().rights().allow(reader)) {
                days.merge(one.key().instrument(), one.last(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return days;
    }
}
