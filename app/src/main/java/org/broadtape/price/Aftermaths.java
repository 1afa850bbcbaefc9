package org.broadtape.price;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.broadtape.market.Exchanges;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.move.Aftermath;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.PriceUnit;

/// What prices did after a story, each against its market.
public final class Aftermaths {
    private final Archive archive;
    private final Function<String, Optional<Instrument>> instruments;
    private final Calendars calendars;

    /// Over those series.
    ///
    /// @param instruments finds an instrument by its id
    public Aftermaths(
            Archive archive,
            Function<String, Optional<Instrument>> instruments,
            Calendars calendars) {
        this.archive = archive;
        this.instruments = instruments;
        this.calendars = calendars;
    }

    /// What one instrument's price did.
    ///
    /// @param name the instrument's
    /// @param unit of its prices
    /// @param zone the exchange's clock
    /// @param told the closes and moves
    /// @param held the series they are of
    /// @param market its market over the same sessions; absent where no index of it is kept
    public record Told(
            String instrument,
            String name,
            PriceUnit unit,
            java.time.ZoneId zone,
            Aftermath told,
            Held held,
            Optional<Market> market) {}

    /// An index over the same sessions.
    public record Market(String name, Aftermath told) {}

    /// What the prices of those instruments did after a story, as a reader may see them; what has
    /// no calendar or no closes before it is left out.
    public List<Told> of(Collection<String> ids, Instant story, Audience reader) {
        List<Told> all = new ArrayList<>();
        for (String id : ids) {
            instruments.apply(id).flatMap(one -> told(one, story, reader)).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    private Optional<Told> told(Instrument one, Instant story, Audience reader) {
        Optional<Archive.Shown> shown = archive.daily(one.id(), Basis.SPLIT_ADJUSTED, reader);
        Optional<TradingCalendar> calendar =
                shown.flatMap(series -> series.held().origin().venue())
                        .or(() -> one.main().flatMap(Listing::mic))
                        .flatMap(calendars::of);
        if (shown.isEmpty() || calendar.isEmpty()) {
            return Optional.empty();
        }
        return Aftermath.of(story, calendar.get(), shown.get().series())
                .map(told ->
                        new Told(
                                one.id(),
                                one.name(),
                                shown.get().series().unit(),
                                calendar.get().zone(),
                                told,
                                shown.get().held(),
                                market(one, story, calendar.get(), reader)));
    }

    private Optional<Market> market(
            Instrument one, Instant story, TradingCalendar calendar, Audience reader) {
        return one.main()
                .flatMap(Listing::mic)
                .flatMap(Exchanges::byMic)
                .map(Exchanges.Exchange::country)
                .flatMap(Benchmarks::of)
                .filter(id -> !id.equals(one.id()))
                .flatMap(instruments)
                .flatMap(index ->
                        archive.daily(index.id(), Basis.SPLIT_ADJUSTED, reader)
                                .flatMap(shown -> Aftermath.of(story, calendar, shown.series()))
                                .map(told -> new Market(index.name(), told)));
    }
}
