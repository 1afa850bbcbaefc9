package org.broadtape.market.provider.finnhub;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.base.Sha256;
import org.broadtape.market.Instrument;
import org.broadtape.market.provider.ApiKey;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.provider.ProviderTerms.KeyNeed;
import org.broadtape.market.provider.ProviderTerms.Pace;
import org.broadtape.market.provider.Reply;
import org.broadtape.market.provider.StreamProvider;
import org.broadtape.market.provider.internal.Failures;
import org.broadtape.market.provider.internal.JsonReply;
import org.broadtape.market.provider.internal.Listed;
import org.broadtape.market.provider.internal.Numbers;
import org.broadtape.market.provider.internal.Said;
import org.broadtape.market.provider.internal.Told;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.QuoteAnswer;
import tools.jackson.databind.JsonNode;

/// Finnhub's `quote` and its stream of trades.
///
/// Terms: the free plan is for personal use; showing by contract. Delay: none for American shares,
/// each price with the time of its trade. Limits of a free key: 60 requests a minute and 30 a
/// second, of one symbol each; 50 symbols on a socket. Source: `finnhub.io/docs/api`,
/// `finnhub.io/terms-of-service`.
///
/// It covers shares and funds listed in America, which it quotes in dollars without saying so. A
/// symbol it doesn't know it answers with noughts.
public final class Finnhub implements StreamProvider {
    private static final int ON_A_SOCKET = 50;

    private static final ProviderTerms TERMS =
            new ProviderTerms(
                    "finnhub",
                    "Finnhub",
                    URI.create("https://finnhub.io/terms-of-service"),
                    DisplayRights.OWNER,
                    new DelayClass.RealTime(),
                    List.of(new Pace(60, Duration.ofMinutes(1))),
                    1,
                    KeyNeed.REQUIRED,
                    false,
                    Set.of("finnhub.io", "ws.finnhub.io"),
                    "The free plan is for personal use: not to be shown to others.",
                    LocalDate.of(2026, 11, 24));

    @Override
    public ProviderTerms terms() {
        return TERMS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Listed.american(instrument, ".");
    }

    @Override
    public List<Ask> ask(List<String> symbols, Optional<ApiKey> key) {
        if (key.isEmpty()) {
            return List.of();
        }
        return symbols.stream()
                .map(symbol ->
                        Ask.of(
                                        "https://finnhub.io/api/v1/quote?symbol="
                                                + Ask.encoded(symbol),
                                        List.of(symbol))
                                .withHeader("X-Finnhub-Token", "", key))
                .toList();
    }

    @Override
    public Map<String, QuoteAnswer> read(Ask ask, Reply reply) {
        return JsonReply.read(
                ask, reply, root -> ask.each(answer(Told.of(TERMS, ask, reply), root)));
    }

    private static QuoteAnswer answer(Told told, JsonNode root) {
        Optional<String> error = JsonReply.text(root, "error");
        if (error.isPresent()) {
            String words = Failures.start(told.ask(), error.get());
            return error.get().toLowerCase(Locale.ROOT).contains("limit")
                    ? new QuoteAnswer.QuotaSpent(Optional.empty(), words)
                    : new QuoteAnswer.NotAllowed(words);
        }
        if (!root.has("c") || !root.has("t")) {
            return told.missing("c and t");
        }
        if (root.path("t").asLong(-1) == 0) {
            return new QuoteAnswer.UnknownSymbol(told.ask().symbols().getFirst());
        }
        return told.dollars(
                JsonReply.text(root, "c"),
                JsonReply.text(root, "pc"),
                TERMS.delay(),
                Numbers.seconds(JsonReply.text(root, "t"), Listed.NEW_YORK));
    }

    @Override
    public Optional<Socket> socket(List<String> symbols, Optional<ApiKey> key) {
        List<String> few = symbols.stream().limit(ON_A_SOCKET).toList();
        return key.map(one ->
                new Socket(
                        Ask.of("wss://ws.finnhub.io", few).withQuery("token", key),
                        few.stream()
                                .map(symbol ->
                                        "{\"type\":\"subscribe\",\"symbol\":\"" + symbol + "\"}")
                                .toList()));
    }

    @Override
    public Map<String, QuoteAnswer> readMessage(String message, Instant received) {
        Optional<String> payload = Optional.of(Sha256.hex(message));
        Map<String, QuoteAnswer> answers = new LinkedHashMap<>();
        for (JsonNode trade :
                JsonReply.parsed(message).map(root -> root.path("data")).stream()
                        .flatMap(JsonNode::valueStream)
                        .toList()) {
            String symbol = trade.path("s").asString("");
            if (!symbol.isEmpty() && !symbol.contains(":")) {
                Optional<AsOf> time = Numbers.millis(JsonReply.text(trade, "t"));
                answers.put(
                        symbol,
                        Said.of(JsonReply.text(trade, "p"), "USD", TERMS.delay(), time)
                                .answer(TERMS, received, payload));
            }
        }
        return answers;
    }
}
