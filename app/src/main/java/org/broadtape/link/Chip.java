package org.broadtape.link;

import java.util.Optional;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.price.PriceText;

/// What a list shows of an instrument that a story is about.
///
/// @param id the instrument's
/// @param symbol its ticker; its name where it has none
/// @param name its name to readers
/// @param price its price, or why there is none; absent where prices are not asked for
public record Chip(String id, String symbol, String name, Optional<PriceText> price) {
    static Chip of(Link link) {
        Entity entity = link.entity();
        return new Chip(
                entity.id(),
                entity.symbol().orElse(entity.name()),
                entity.name(),
                Optional.empty());
    }

    /// The same chip with its price beside it.
    public Chip with(Optional<PriceText> text) {
        return new Chip(id, symbol, name, text);
    }

    /// Whether the name says more than the symbol.
    public boolean isNamed() {
        return !name.equals(symbol);
    }

    /// The address of the instrument's page.
    public String href() {
        return EntityAddress.of(Entity.Kind.INSTRUMENT, id);
    }
}
