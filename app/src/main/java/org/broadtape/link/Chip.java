package org.broadtape.link;

import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;

/// What a list shows of an instrument that a story is about.
///
/// @param id the instrument's
/// @param symbol its ticker; its name where it has none
/// @param name its name to readers
public record Chip(String id, String symbol, String name) {
    static Chip of(Link link) {
        Entity entity = link.entity();
        return new Chip(entity.id(), entity.symbol().orElse(entity.name()), entity.name());
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
