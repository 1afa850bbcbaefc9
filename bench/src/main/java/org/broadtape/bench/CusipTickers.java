package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.broadtape.market.Identifiers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which ticker a CUSIP is traded under, out of the lists that lie among the sets; only to find a
/// price to check against. What the first list says stands.
final class CusipTickers {
    private static final String LISTS = "instruments-us.zip";

    private final Map<String, String> tickers = new HashMap<>();

    /// Learns a list, `{"037833100": "AAPL"}` or `{"037833100": {"ticker": "AAPL"}}`; anything else
    /// is passed over.
    void learn(JsonNode list) {
        if (!list.isObject()) {
            return;
        }
        for (Map.Entry<String, JsonNode> entry : list.properties()) {
            JsonNode value = entry.getValue();
            String ticker = value.isString() ? value.asString() : value.path("ticker").asString("");
            if (!ticker.isEmpty() && Identifiers.isCusip(entry.getKey())) {
                tickers.putIfAbsent(entry.getKey(), ticker.replace('/', '-'));
            }
        }
    }

    /// Learns the lists beside a set.
    void learnBeside(Path set) throws IOException {
        Path zip = set.resolveSibling(LISTS);
        if (!Files.isRegularFile(zip)) {
            return;
        }
        JsonMapper mapper = new JsonMapper();
        for (Cases.File file : Cases.in(zip)) {
            if (file.name().contains("cusip") && file.name().endsWith(".json")) {
                learn(mapper.readTree(file.text()));
            }
        }
    }

    Optional<String> of(String cusip) {
        return Optional.ofNullable(tickers.get(cusip));
    }
}
