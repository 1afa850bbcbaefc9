package org.broadtape.market.provider.yahoo;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadtape.market.Exchanges;
import org.broadtape.market.provider.internal.JsonReply;
import org.broadtape.market.provider.internal.Numbers;
import org.broadtape.market.provider.internal.Said;
import org.broadtape.market.quote.DelayClass;
import tools.jackson.databind.JsonNode;

/// One price as Yahoo tells it, in a chart's `meta` or in an answer of `quote`.
final class YahooQuote {
    private static final Map<String, String> AMERICAN =
            Map.of(
                    "NMS", "XNAS", "NGM", "XNAS", "NCM", "XNAS", "NYQ", "XNYS", "ASE", "XASE",
                    "PCX", "ARCX", "BTS", "BATS", "PNK", "OTCM");

    private YahooQuote() {}

    static Said said(JsonNode values) {
        ZoneId zone =
                Numbers.zone(JsonReply.text(values, "exchangeTimezoneName")).orElse(ZoneOffset.UTC);
        return new Said(
                JsonReply.text(values, "regularMarketPrice"),
                before(values),
                isIndex(values) ? Optional.of("pt") : JsonReply.text(values, "currency"),
                venue(values),
                delay(values),
                Numbers.seconds(JsonReply.text(values, "regularMarketTime"), zone),
                List.of());
    }

    /// A chart's `chartPreviousClose` is the close before the chart, so only that of one day is the
    /// close before.
    private static Optional<String> before(JsonNode values) {
        return JsonReply.text(values, "regularMarketPreviousClose")
                .or(() -> JsonReply.text(values, "previousClose"))
                .or(() ->
                        values.path("range").asString("").equals("1d")
                                ? JsonReply.text(values, "chartPreviousClose")
                                : Optional.empty());
    }

    private static boolean isIndex(JsonNode values) {
        return values.path("instrumentType").asString("").equals("INDEX")
                || values.path("quoteType").asString("").equals("INDEX");
    }

    private static Optional<String> venue(JsonNode values) {
        String symbol = values.path("symbol").asString("");
        String place = values.path("exchangeName").asString(values.path("exchange").asString(""));
        int dot = symbol.lastIndexOf('.');
        return dot < 0
                ? Optional.ofNullable(AMERICAN.get(place))
                : Exchanges.byYahooSuffix(symbol.substring(dot + 1)).map(Exchanges.Exchange::mic);
    }

    /// Real time only where it says that nothing delays it, and doesn't say otherwise beside it.
    private static DelayClass delay(JsonNode values) {
        Optional<Long> minutes = JsonReply.whole(values, "exchangeDataDelayedBy");
        if (minutes.isEmpty() || minutes.get() < 0 || minutes.get() > 1_440) {
            return new DelayClass.Indicative();
        }
        if (minutes.get() > 0) {
            return new DelayClass.Delayed(Duration.ofMinutes(minutes.get()));
        }
        String source = values.path("quoteSourceName").asString("").toLowerCase(Locale.ROOT);
        return source.contains("real time") || source.contains("realtime")
                ? new DelayClass.RealTime()
                : new DelayClass.Indicative();
    }
}
