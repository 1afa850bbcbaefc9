package org.broadtape.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.broadtape.analysis.link.Entity;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;

/// Instruments as an analyst knows them: their names, and every symbol they may be printed by.
public final class Entities {
    private Entities() {}

    /// These instruments, in their order.
    public static List<Entity> of(Collection<Instrument> instruments) {
        return instruments.stream().map(Entities::of).toList();
    }

    /// One instrument.
    public static Entity of(Instrument instrument) {
        List<Entity.Name> names =
                new ArrayList<>(instrument.names().size() + instrument.listings().size() + 1);
        for (Instrument.Name name : instrument.names()) {
            names.add(new Entity.Name(name.text(), sort(name.sort()), name.from(), name.until()));
        }
        for (Listing listing : instrument.listings()) {
            names.add(symbol(listing.ticker(), listing));
            listing.knownRic()
                    .filter(ric -> !ric.equals(listing.ticker()))
                    .ifPresent(ric -> names.add(symbol(ric, listing)));
        }
        instrument
                .ids()
                .isin()
                .ifPresent(isin -> names.add(Entity.Name.of(isin, Entity.Sort.SYMBOL)));
        Optional<Listing> main = instrument.main();
        return new Entity(
                instrument.id(),
                Entity.Kind.INSTRUMENT,
                instrument.type().word(),
                instrument.name(),
                main.map(Listing::ticker),
                main.flatMap(Listing::mic),
                instrument.country(),
                names,
                instrument.from(),
                instrument.until());
    }

    private static Entity.Name symbol(String text, Listing listing) {
        return new Entity.Name(text, Entity.Sort.SYMBOL, listing.from(), listing.until());
    }

    private static Entity.Sort sort(Instrument.Sort sort) {
        return switch (sort) {
            case FULL -> Entity.Sort.FULL;
            case SHORT -> Entity.Sort.SHORT;
            case FORMER -> Entity.Sort.FORMER;
            case BRAND -> Entity.Sort.BRAND;
            case UNIT -> Entity.Sort.UNIT;
            case NICKNAME -> Entity.Sort.NICKNAME;
        };
    }
}
