package org.broadtape.market.provider.kraken;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadtape.base.Sha256;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.internal.Failures;
import org.broadtape.market.provider.internal.JsonReply;
import org.broadtape.market.provider.internal.Numbers;
import org.broadtape.market.provider.internal.Said;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.QuoteAnswer;
import tools.jackson.databind.JsonNode;

/// Trades as Kraken tells them: `[price, volume, seconds, …]`, the newest last; since its second
/// socket as objects with a time in words.
final class KrakenTrades {
    private KrakenTrades() {}

    /// The answers of one reply, which is about one pair.
    static Map<String, QuoteAnswer> answers(
            Ask ask, JsonNode root, Instant received, Optional<String> payload) {
        Optional<QuoteAnswer> error = error(ask, root);
        if (error.isPresent()) {
            return ask.each(error.get());
        }
        for (Map.Entry<String, JsonNode> member : root.path("result").properties()) {
            if (member.getValue().isArray()) {
                String symbol = ask.symbols().getFirst();
                return Map.of(symbol, newest(symbol, member.getValue(), received, payload));
            }
        }
        return ask.each(
                Failures.unreadable(
                        "trades-missing",
                        Failures.start(ask, root.toString()),
                        "result holding a list of trades"));
    }

    private static Optional<QuoteAnswer> error(Ask ask, JsonNode root) {
        String errors =
                root.path("error")
                        .valueStream()
                        .flatMap(one -> JsonReply.text(one).stream())
                        .filter(one -> one.startsWith("E"))
                        .collect(Collectors.joining(", "));
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        String said = Failures.start(ask, errors);
        if (errors.contains("Unknown asset pair")) {
            return Optional.of(new QuoteAnswer.UnknownSymbol(ask.symbols().getFirst()));
        }
        if (errors.contains("Rate limit") || errors.contains("Too many requests")) {
            return Optional.of(new QuoteAnswer.QuotaSpent(Optional.empty(), said));
        }
        if (errors.startsWith("EService") || errors.contains("Internal error")) {
            return Optional.of(new QuoteAnswer.Silent(said));
        }
        return Optional.of(
                errors.startsWith("EAPI") || errors.contains("Permission denied")
                        ? new QuoteAnswer.NotAllowed(said)
                        : Failures.unreadable("error-told", said, "trades"));
    }

    /// What one message of either socket says; empty where it tells no trade.
    static Map<String, QuoteAnswer> streamed(String message, Instant received) {
        Optional<JsonNode> root = JsonReply.parsed(message);
        Optional<String> payload = Optional.of(Sha256.hex(message));
        Map<String, QuoteAnswer> answers = new LinkedHashMap<>();
        if (root.isEmpty()) {
            return answers;
        }
        JsonNode told = root.get();
        if (told.isArray() && told.path(2).asString("").equals("trade")) {
            String symbol = told.path(3).asString("");
            answers.put(symbol, newest(symbol, told.path(1), received, payload));
        }
        if (told.path("channel").asString("").equals("trade")) {
            for (JsonNode trade : told.path("data")) {
                String symbol = symbol(trade.path("symbol").asString(""));
                Optional<AsOf> time = Numbers.time(JsonReply.text(trade, "timestamp"));
                answers.put(
                        symbol,
                        answer(symbol, JsonReply.text(trade, "price"), time, received, payload));
            }
        }
        return answers;
    }

    private static QuoteAnswer newest(
            String symbol, JsonNode trades, Instant received, Optional<String> payload) {
        if (trades.isEmpty()) {
            return new QuoteAnswer.NothingTraded("no trade");
        }
        JsonNode last = trades.path(trades.size() - 1);
        Optional<AsOf> time = Numbers.seconds(JsonReply.text(last.path(2)), ZoneOffset.UTC);
        return answer(symbol, JsonReply.text(last.path(0)), time, received, payload);
    }

    private static QuoteAnswer answer(
            String symbol,
            Optional<String> price,
            Optional<AsOf> time,
            Instant received,
            Optional<String> payload) {
        String unit = symbol.substring(symbol.indexOf('/') + 1);
        return Said.of(price, unit, Kraken.TERMS.delay(), time)
                .answer(Kraken.TERMS, received, payload);
    }

    /// A pair of the second socket in the words of the first: `XBT/USD` for `BTC/USD`.
    private static String symbol(String pair) {
        List<String> halves = List.of(pair.split("/", 2));
        return halves.size() == 2 ? Kraken.old(halves.getFirst()) + "/" + halves.getLast() : pair;
    }
}
