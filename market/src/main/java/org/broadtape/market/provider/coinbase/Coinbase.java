package org.broadtape.market.provider.coinbase;

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

/// Coinbase Exchange, a spot market of crypto assets.
///
/// Terms: public market data answers without a key; showing prices is fine, selling them on is not.
/// Delay: none, each price with the time of its trade. Limits: 10 requests a second and address, of
/// one pair each. Source: `docs.cdp.coinbase.com/exchange`.
///
/// Symbols are `BTC-USD`.
public final class Coinbase implements StreamProvider {
    private static final ProviderTerms TERMS =
            new ProviderTerms(
                    "coinbase",
                    "Coinbase",
                    URI.create("https://www.coinbase.com/legal/market_data"),
                    DisplayRights.crediting("Coinbase"),
                    new DelayClass.RealTime(),
                    List.of(new Pace(5, Duration.ofSeconds(1))),
                    1,
                    KeyNeed.NONE,
                    true,
                    Set.of("api.exchange.coinbase.com", "ws-feed.exchange.coinbase.com"),
                    "Public market data without a key; to be shown, not to be sold on.",
                    LocalDate.of(2026, 11, 24));

    private static final Set<String> ASSETS =
            Set.of(
                    "BTC", "ETH", "XRP", "LTC", "BCH", "ADA", "DOGE", "DOT", "SOL", "AVAX", "LINK",
                    "XLM", "SHIB", "USDT");

    private static final Set<String> MONEY = Set.of("USD", "EUR", "GBP");

    @Override
    public ProviderTerms terms() {
        return TERMS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Optional.of(instrument)
                .filter(CurrencyPair::isCrypto)
                .flatMap(CurrencyPair::of)
                .filter(pair -> ASSETS.contains(pair.base()) && MONEY.contains(pair.quote()))
                .map(pair -> pair.base() + "-" + pair.quote());
    }

    @Override
    public List<Ask> ask(List<String> symbols, Optional<ApiKey> key) {
        return symbols.stream()
                .map(symbol ->
                        Ask.of(
                                "https://api.exchange.coinbase.com/products/"
                                        + Ask.encoded(symbol)
                                        + "/ticker",
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
        Optional<String> message = JsonReply.text(root, "message");
        if (message.isPresent()) {
            String said = message.get().toLowerCase(Locale.ROOT);
            String words = Failures.start(told.ask(), message.get());
            if (said.contains("notfound") || said.contains("not found")) {
                return new QuoteAnswer.UnknownSymbol(symbol);
            }
            return said.contains("rate limit")
                    ? new QuoteAnswer.QuotaSpent(told.reply().retryAfter(), words)
                    : told.missing("price and time");
        }
        if (!root.has("price")) {
            return root.has("time")
                    ? new QuoteAnswer.NothingTraded("no trade")
                    : told.missing("price and time");
        }
        return told.answer(
                JsonReply.text(root, "price"),
                unit(symbol),
                Numbers.time(JsonReply.text(root, "time")));
    }

    private static String unit(String symbol) {
        return symbol.substring(symbol.indexOf('-') + 1);
    }

    @Override
    public Optional<Socket> socket(List<String> symbols, Optional<ApiKey> key) {
        String names =
                symbols.stream()
                        .map(symbol -> "\"" + symbol + "\"")
                        .collect(Collectors.joining(","));
        return Optional.of(
                new Socket(
                        Ask.of("wss://ws-feed.exchange.coinbase.com", symbols),
                        List.of(
                                "{\"type\":\"subscribe\",\"product_ids\":["
                                        + names
                                        + "],\"channels\":[\"ticker\"]}")));
    }

    @Override
    public Map<String, QuoteAnswer> readMessage(String message, Instant received) {
        Optional<JsonNode> ticker =
                JsonReply.parsed(message)
                        .filter(root -> root.path("type").asString("").equals("ticker"))
                        .filter(root -> root.path("product_id").asString("").contains("-"));
        if (ticker.isEmpty()) {
            return Map.of();
        }
        String symbol = ticker.get().path("product_id").asString("");
        return Map.of(
                symbol,
                Said.of(
                                JsonReply.text(ticker.get(), "price"),
                                unit(symbol),
                                TERMS.delay(),
                                Numbers.time(JsonReply.text(ticker.get(), "time")))
                        .answer(TERMS, received, Optional.of(Sha256.hex(message))));
    }
}
