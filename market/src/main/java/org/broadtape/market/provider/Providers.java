package org.broadtape.market.provider;

import java.util.List;
import java.util.Optional;
import org.broadtape.market.provider.ecb.EcbRates;
import org.broadtape.market.provider.kraken.Kraken;

/// Every provider there is. To add one, see CONTRIBUTING.md.
public final class Providers {
    private static final List<QuoteProvider> ALL = List.of(new EcbRates(), new Kraken());

    private Providers() {}

    /// All, in the order they are preferred in where more than one covers an instrument.
    public static List<QuoteProvider> all() {
        return ALL;
    }

    /// The provider of an id: `ecb`.
    public static Optional<QuoteProvider> byId(String id) {
        return ALL.stream().filter(one -> one.terms().id().equals(id)).findFirst();
    }
}
