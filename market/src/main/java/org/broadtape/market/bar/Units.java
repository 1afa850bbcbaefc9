package org.broadtape.market.bar;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.broadtape.market.quote.PriceUnit;

/// Units by their codes, each looked up once; a table of prices asks for the same few hundreds of
/// times.
final class Units {
    private static final int MOST = 1_000;
    private static final Map<String, PriceUnit> KNOWN = new ConcurrentHashMap<>();

    private Units() {}

    static Optional<PriceUnit> of(String code) {
        PriceUnit known = KNOWN.get(code);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PriceUnit> unit = PriceUnit.of(code);
        if (KNOWN.size() < MOST) {
            unit.ifPresent(one -> KNOWN.put(code, one));
        }
        return unit;
    }
}
