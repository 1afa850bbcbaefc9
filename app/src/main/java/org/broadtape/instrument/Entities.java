package org.broadtape.instrument;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Entity.Sort;
import org.broadtape.market.Identifiers;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;

/// Instruments as an analyst knows them: what each is called, and which symbols mean it.
public final class Entities {
    private Entities() {}

    /// All of them, in their order.
    public static List<Entity> of(Collection<Instrument> instruments) {
        return instruments.stream().map(Entities::of).toList();
    }

    /// An instrument. Its symbols are those of all its listings, each in its time.
    public static Entity of(Instrument one) {
        List<Entity.Name> names = new ArrayList<>();
        for (Instrument.Name name : one.names()) {
            names.add(new Entity.Name(name.text(), sort(name.sort()), name.from(), name.until()));
        }
        for (Listing listing : one.listings()) {
            symbol(Optional.of(listing.ticker()), listing, names);
            symbol(listing.knownRic(), listing, names);
        }
        Identifiers ids = one.ids();
        for (Optional<String> number : List.of(ids.isin(), ids.figi(), ids.cusip())) {
            number.ifPresent(words -> names.add(Entity.Name.of(words, Sort.SYMBOL)));
        }
        return new Entity(
                one.id(),
                Entity.Kind.INSTRUMENT,
                one.type().name().toLowerCase(Locale.ROOT),
                one.name(),
                one.symbol(),
                one.main().flatMap(Listing::mic),
                one.country(),
                names,
                one.from(),
                one.until());
    }

    private static void symbol(Optional<String> symbol, Listing listing, List<Entity.Name> names) {
        symbol.map(words -> new Entity.Name(words, Sort.SYMBOL, listing.from(), listing.until()))
                .filter(name -> !names.contains(name))
                .ifPresent(names::add);
    }

    private static Sort sort(Instrument.Sort sort) {
        return switch (sort) {
            case FULL -> Sort.FULL;
            case SHORT -> Sort.SHORT;
            case FORMER -> Sort.FORMER;
            case BRAND -> Sort.BRAND;
            case UNIT -> Sort.UNIT;
            case NICKNAME -> Sort.NICKNAME;
        };
    }
}
