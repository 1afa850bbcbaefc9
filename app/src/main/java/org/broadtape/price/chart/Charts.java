package org.broadtape.price.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.History;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.guard.Finding;
import org.broadtape.market.guard.PriceGuard;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.price.Archive;

/// Charts of the series this site keeps, as their readers may see them.
public final class Charts {
    private final Archive archive;
    private final Function<String, Optional<Instrument>> instruments;

    /// Charts from that archive.
    ///
    /// @param instruments finds an instrument by its id
    public Charts(Archive archive, Function<String, Optional<Instrument>> instruments) {
        this.archive = archive;
        this.instruments = instruments;
    }

    /// A chart of an instrument; absent where no series of it may be shown. Where its total return
    /// is not known it is one of prices, as its own choice says. Others of which there is none are
    /// named as left out.
    public Optional<Chart> of(String instrument, Choice choice, Audience reader) {
        Choice prices = choice.on(Basis.SPLIT_ADJUSTED);
        return source(instrument, choice, reader)
                .map(own -> chart(own, choice, reader))
                .or(() ->
                        source(instrument, prices, reader).map(own -> chart(own, prices, reader)));
    }

    private Chart chart(Drawing.Source own, Choice choice, Audience reader) {
        List<Drawing.Source> sources = new ArrayList<>(List.of(own));
        List<String> leftOut = new ArrayList<>();
        for (String id : choice.others()) {
            if (!id.equals(own.instrument())) {
                source(id, choice, reader)
                        .ifPresentOrElse(sources::add, () -> leftOut.add(name(id)));
            }
        }
        Chart drawn = Drawing.of(choice, sources);
        leftOut.addAll(drawn.leftOut());
        return new Chart(
                choice,
                drawn.days(),
                drawn.lines(),
                drawn.baseline(),
                leftOut,
                findings(own, drawn),
                drawn.zone());
    }

    /// What the guard says of the closes; of a total-return series the dividends' faults are told
    /// where bars are taken in.
    private static List<Finding> findings(Drawing.Source own, Chart drawn) {
        if (drawn.choice().basis() == Basis.TOTAL_RETURN) {
            return List.of();
        }
        long first = drawn.days().getFirst().toEpochDay();
        return PriceGuard.check(History.of(own.series())).stream()
                .filter(finding -> finding.days().last() >= first)
                .toList();
    }

    private Optional<Drawing.Source> source(String id, Choice choice, Audience reader) {
        return archive.daily(id, choice.basis(), reader)
                .filter(shown -> !shown.series().isEmpty())
                .map(shown -> new Drawing.Source(id, name(id), shown, calendar(id, shown)));
    }

    private Optional<TradingCalendar> calendar(String id, Archive.Shown shown) {
        return shown.held()
                .origin()
                .venue()
                .or(() -> instruments.apply(id).flatMap(Instrument::main).flatMap(Listing::mic))
                .flatMap(TradingCalendar::of);
    }

    private String name(String id) {
        return instruments.apply(id).map(Instrument::name).orElse(id);
    }
}
