package org.broadtape.market.provider.binance;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadtape.base.Sha256;
import org.broadtape.market.Instrument;
import org.broadtape.market.provider.ApiKey;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.CurrencyPair;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.provider.ProviderTerms.KeyNeed;
import org.broadtape.market.provider.ProviderTerms.Pace;
import org.broadtape.market.provider.Reply;
import org.broadtape.market.provider.StreamProvider;
import org.broadtape.market.provider.internal.Failures;
import org.broadtape.market.provider.internal.JsonReply;
import org.broadtape.market.provider.internal.Numbers;
import org.broadtape.market.provider.internal.Said;
import org.broadtape.market.provider.internal.Told;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.QuoteAnswer;
import tools.jackson.databind.JsonNode;

/// Binance's spot market of crypto assets.
///
/// Terms: public market data answers without a key; showing prices is fine, selling them on is not;
/// some countries are refused (451). Delay: none, each trade with its time. Limits: 6,000 points a
/// minute, of which a request here costs 4. Source:
/// `developers.binance.com/docs/binance-spot-api-docs`.
///
/// Symbols are `BTCUSDT`: prices are in Tether, a crypto asset, which is not the dollar and is
/// never taken for it. The 24-hour ticker has no trade's time, so the last trade is asked for.
public final class Binance implements StreamProvider {
    private static final ProviderTerms TERMS =
            new ProviderTerms(
                    "binance",
                    "Binance",
                    URI.create("https://www.binance.com/en/terms"),
                    DisplayRights.crediting("Binance"),
                    new DelayClass.RealTime(),
                    List.of(new Pace(600, Duration.ofMinutes(1))),
                    1,
                    KeyNeed.NONE,
                    false,
                    Set.of("data-api.binance.vision", "data-stream.binance.vision"),
                    "Public market data without a key; to be shown, not to be sold on.",
                    LocalDate.of(2026, 11, 24));

    private static final Set<String> ASSETS =
            Set.of(
                    "BTC", "ETH", "XRP", "LTC", "BCH", "ADA", "DOGE", "DOT", "SOL", "AVAX", "LINK",
                    "XLM", "TRX", "SHIB", "USDC", "TRUMP", "BNB");

    /// What its pairs are quoted in, longer ones before those they end with.
    private static final List<String> QUOTES =
            List.of("FDUSD", "USDT", "USDC", "TUSD", "BTC", "ETH", "BNB", "EUR", "TRY", "BRL");

    @Override
    public ProviderTerms terms() {
        return TERMS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Optional.of(instrument)
                .filter(CurrencyPair::isCrypto)
                .flatMap(CurrencyPair::of)
                .filter(pair -> ASSETS.contains(pair.base()) && pair.quote().equals("USD"))
                .map(pair -> pair.base() + "USDT");
    }

    @Override
    public List<Ask> ask(List<String> symbols, Optional<ApiKey> key) {
        return symbols.stream()
                .map(symbol ->
                        Ask.of(
                                "https://data-api.binance.vision/api/v3/aggTrades?limit=1&symbol="
                                        + Ask.encoded(symbol),
                                List.of(symbol)))
                .toList();
    }

    @Override
    public Map<String, QuoteAnswer> read(Ask ask, Reply reply) {
        return JsonReply.read(
                ask, reply, root -> ask.each(answer(Told.of(TERMS, ask, reply), root)));
    }

    private static QuoteAnswer answer(Told told, JsonNode root) {
        String symbol = told.ask().symbols().getFirst();
        if (root.has("code")) {
            String words = Failures.start(told.ask(), root.path("msg").asString(""));
            return switch (root.path("code").asInt(0)) {
                case -1121 -> new QuoteAnswer.UnknownSymbol(symbol);
                case -1003, -1015 -> new QuoteAnswer.QuotaSpent(told.reply().retryAfter(), words);
                case -1000, -1001, -1007 -> new QuoteAnswer.Silent(words);
                default -> told.missing("a list of trades");
            };
        }
        if (!root.isArray()) {
            return told.missing("a list of trades");
        }
        if (root.isEmpty()) {
            return new QuoteAnswer.NothingTraded("no trade");
        }
        JsonNode last = root.path(root.size() - 1);
        return told.answer(
                JsonReply.text(last, "p"), unit(symbol), Numbers.millis(JsonReply.text(last, "T")));
    }

    private static String unit(String symbol) {
        return QUOTES.stream().filter(symbol::endsWith).findFirst().orElse("");
    }

    @Override
    public Optional<Socket> socket(List<String> symbols, Optional<ApiKey> key) {
        String streams =
                symbols.stream()
                        .map(symbol -> Ask.encoded(symbol.toLowerCase(Locale.ROOT)) + "@trade")
                        .collect(Collectors.joining("/"));
        return Optional.of(
                new Socket(
                        Ask.of(
                                "wss://data-stream.binance.vision/stream?streams=" + streams,
                                symbols),
                        List.of()));
    }

    @Override
    public Map<String, QuoteAnswer> readMessage(String message, Instant received) {
        JsonNode root = JsonReply.parsed(message).orElse(null);
        JsonNode event = root != null && root.has("data") ? root.path("data") : root;
        if (event == null || !event.path("e").asString("").equals("trade")) {
            return Map.of();
        }
        String symbol = event.path("s").asString("");
        return Map.of(
                symbol,
                Said.of(
                                JsonReply.text(event, "p"),
                                unit(symbol),
                                TERMS.delay(),
                                Numbers.millis(JsonReply.text(event, "T")))
                        .answer(TERMS, received, Optional.of(Sha256.hex(message))));
    }
}
