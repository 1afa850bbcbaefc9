package org.broadtape.market.provider.kraken;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadtape.market.Instrument;
import org.broadtape.market.provider.ApiKey;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.CurrencyPair;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.provider.ProviderTerms.KeyNeed;
import org.broadtape.market.provider.ProviderTerms.Pace;
import org.broadtape.market.provider.Reply;
import org.broadtape.market.provider.StreamProvider;
import org.broadtape.market.provider.internal.JsonReply;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.QuoteAnswer;

/// Kraken's spot market of crypto assets.
///
/// Terms: public endpoints answer without a key; showing prices is fine, selling them on is not.
/// Delay: none, each trade with its time. Limits: one request a second and address. An error comes
/// with status 200 and a list named `error`. Source: `docs.kraken.com/api`.
///
/// Symbols are pairs in the words of its first socket, `XBT/EUR`. Its `Ticker` has no time, so the
/// last trade is asked for instead, which has one; the socket tells trades too.
public final class Kraken implements StreamProvider {
    static final ProviderTerms TERMS =
            new ProviderTerms(
                    "kraken",
                    "Kraken",
                    URI.create("https://docs.kraken.com/api/"),
                    DisplayRights.crediting("Kraken"),
                    new DelayClass.RealTime(),
                    List.of(new Pace(1, Duration.ofSeconds(1))),
                    1,
                    KeyNeed.NONE,
                    true,
                    Set.of("api.kraken.com", "ws.kraken.com"),
                    "Public market data without a key; to be shown, not to be sold on.",
                    LocalDate.of(2026, 11, 24));

    /// Assets of the built-in master that its spot market trades in dollars or euros.
    private static final Set<String> ASSETS =
            Set.of(
                    "BTC", "ETH", "XRP", "LTC", "BCH", "ADA", "DOGE", "DOT", "SOL", "AVAX", "LINK",
                    "XLM", "TRX", "SHIB", "USDT", "USDC", "TRUMP", "BNB", "XMR");

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
                .map(pair -> old(pair.base()) + "/" + pair.quote());
    }

    @Override
    public List<Ask> ask(List<String> symbols, Optional<ApiKey> key) {
        return symbols.stream()
                .map(symbol ->
                        Ask.of(
                                "https://api.kraken.com/0/public/Trades?count=1&pair="
                                        + Ask.encoded(symbol.replace("/", "")),
                                List.of(symbol)))
                .toList();
    }

    @Override
    public Map<String, QuoteAnswer> read(Ask ask, Reply reply) {
        Optional<String> payload = Optional.of(reply.payload());
        return JsonReply.read(
                ask, reply, root -> KrakenTrades.answers(ask, root, reply.received(), payload));
    }

    @Override
    public Optional<Socket> socket(List<String> symbols, Optional<ApiKey> key) {
        String names =
                symbols.stream()
                        .map(symbol -> "\"" + renamed(symbol) + "\"")
                        .collect(Collectors.joining(","));
        return Optional.of(
                new Socket(
                        Ask.of("wss://ws.kraken.com/v2", symbols),
                        List.of(
                                "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\","
                                        + "\"snapshot\":true,\"symbol\":["
                                        + names
                                        + "]}}")));
    }

    @Override
    public Map<String, QuoteAnswer> readMessage(String message, Instant received) {
        return KrakenTrades.streamed(message, received);
    }

    /// A pair in the words of its second socket: `BTC/USD` for `XBT/USD`.
    private static String renamed(String symbol) {
        int slash = symbol.indexOf('/');
        return slash < 0 ? symbol : newer(symbol.substring(0, slash)) + symbol.substring(slash);
    }

    /// An asset in Kraken's old words.
    static String old(String asset) {
        return switch (asset) {
            case "BTC" -> "XBT";
            case "DOGE" -> "XDG";
            default -> asset;
        };
    }

    private static String newer(String asset) {
        return switch (asset) {
            case "XBT" -> "BTC";
            case "XDG" -> "DOGE";
            default -> asset;
        };
    }
}
