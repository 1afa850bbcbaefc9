package org.broadtape.price;

import java.util.Map;
import java.util.Optional;

/// The index an instrument's market is told by: of each country the one its press quotes.
final class Benchmarks {
    private static final Map<String, String> BY_COUNTRY =
            Map.ofEntries(
                    Map.entry("USA", "bt:s-p-500"),
                    Map.entry("GBR", "bt:ftse-100"),
                    Map.entry("DEU", "bt:dax"),
                    Map.entry("FRA", "bt:cac-40"),
                    Map.entry("JPN", "bt:nikkei-225"),
                    Map.entry("HKG", "bt:hang-seng-index"),
                    Map.entry("KOR", "bt:kospi"),
                    Map.entry("CHN", "bt:csi-300"),
                    Map.entry("NLD", "bt:aex"),
                    Map.entry("BEL", "bt:bel-20"),
                    Map.entry("ESP", "bt:ibex-35"),
                    Map.entry("ITA", "bt:ftse-mib"),
                    Map.entry("AUT", "bt:atx"),
                    Map.entry("BRA", "bt:bovespa"),
                    Map.entry("AUS", "bt:s-p-asx-200"),
                    Map.entry("CAN", "bt:s-p-tsx-composite"),
                    Map.entry("CHE", "bt:swiss-market-index"),
                    Map.entry("IND", "bt:nifty-50"),
                    Map.entry("ZAF", "bt:ftse-jse-top-40"));

    private Benchmarks() {}

    /// The index of a country, ISO 3166 alpha-3; absent where none is set down.
    static Optional<String> of(String country) {
        return Optional.ofNullable(BY_COUNTRY.get(country));
    }
}
