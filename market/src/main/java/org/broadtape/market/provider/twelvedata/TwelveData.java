package org.broadtape.market.provider.twelvedata;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.market.Exchanges;
import org.broadtape.market.Instrument;
import org.broadtape.market.provider.ApiKey;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.CurrencyPair;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.provider.ProviderTerms.KeyNeed;
import org.broadtape.market.provider.ProviderTerms.Pace;
import org.broadtape.market.provider.QuoteProvider;
import org.broadtape.market.provider.Reply;
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

/// Twelve Data's `quote`.
///
/// Terms: the free and individual plans are for personal use; showing by a business plan. Delay:
/// differs by exchange and plan and is not told in the answer, so it is indicative. Limits of a
/// free key: 8 requests a minute, 800 a day, of one symbol each. Source: `twelvedata.com/docs`,
/// `twelvedata.com/terms`, `support.twelvedata.com`.
///
/// Symbols are `AAPL:XNAS` and `EUR/USD`. Every number comes as words; a failure comes with status
/// 200 and its own `code`. London's shares come in `GBp`.
public final class TwelveData implements QuoteProvider {
    private static final ProviderTerms TERMS =
            new ProviderTerms(
                    "twelvedata",
                    "Twelve Data",
                    URI.create("https://twelvedata.com/terms"),
                    DisplayRights.OWNER,
                    new DelayClass.Indicative(),
                    List.of(new Pace(8, Duration.ofMinutes(1)), new Pace(800, Duration.ofDays(1))),
                    1,
                    KeyNeed.REQUIRED,
                    false,
                    Set.of("api.twelvedata.com"),
                    "Individual plans are for personal use: not to be shown to others.",
                    LocalDate.of(2026, 11, 24));

    @Override
    public ProviderTerms terms() {
        return TERMS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Listed.of(instrument)
                .map(one -> one.ticker() + ":" + one.mic())
                .or(() ->
                        CurrencyPair.of(instrument).map(pair -> pair.base() + "/" + pair.quote()));
    }

    @Override
    public List<Ask> ask(List<String> symbols, Optional<ApiKey> key) {
        if (key.isEmpty()) {
            return List.of();
        }
        return symbols.stream()
                .map(symbol ->
                        Ask.of(
                                        "https://api.twelvedata.com/quote?symbol=" + query(symbol),
                                        List.of(symbol))
                                .withHeader("Authorization", "apikey ", key))
                .toList();
    }

    private static String query(String symbol) {
        int colon = symbol.indexOf(':');
        return colon < 0
                ? Ask.encoded(symbol)
                : Ask.encoded(symbol.substring(0, colon))
                        + "&mic_code="
                        + Ask.encoded(symbol.substring(colon + 1));
    }

    @Override
    public Map<String, QuoteAnswer> read(Ask ask, Reply reply) {
        return JsonReply.read(
                ask, reply, root -> ask.each(answer(Told.of(TERMS, ask, reply), root)));
    }

    private static QuoteAnswer answer(Told told, JsonNode root) {
        String symbol = told.ask().symbols().getFirst();
        if (root.path("status").asString("").equals("error") || root.has("code")) {
            return trouble(told, root);
        }
        if (!root.has("symbol")) {
            return told.missing("a quote");
        }
        Optional<String> mic = JsonReply.text(root, "mic_code");
        int colon = symbol.indexOf(':');
        boolean elsewhere =
                colon > 0 && mic.isPresent() && !isSame(symbol.substring(colon + 1), mic.get());
        if (elsewhere) {
            return told.missing("a quote of " + symbol);
        }
        int slash = symbol.indexOf('/');
        Optional<String> unit =
                slash > 0
                        ? Optional.of(symbol.substring(slash + 1))
                        : JsonReply.text(root, "currency");
        ZoneId zone = mic.map(Listed::zone).orElse(ZoneOffset.UTC);
        Optional<AsOf> asOf =
                Numbers.seconds(JsonReply.text(root, "last_quote_at"), zone)
                        .or(() ->
                                Numbers.day(
                                        JsonReply.text(root, "datetime")
                                                .map(time -> time.split(" ", 2)[0]),
                                        zone));
        return told.answer(
                new Said(
                        JsonReply.text(root, "close"),
                        JsonReply.text(root, "previous_close"),
                        unit,
                        mic,
                        TERMS.delay(),
                        asOf,
                        List.of()));
    }

    private static boolean isSame(String asked, String told) {
        Optional<String> one = Exchanges.byMic(asked).map(Exchanges.Exchange::mic);
        Optional<String> other = Exchanges.byMic(told).map(Exchanges.Exchange::mic);
        return asked.equals(told) || (one.isPresent() && one.equals(other));
    }

    private static QuoteAnswer trouble(Told told, JsonNode root) {
        String words = Failures.start(told.ask(), root.path("message").asString(""));
        return switch (root.path("code").asInt(0)) {
            case 401, 403 -> new QuoteAnswer.NotAllowed(words);
            case 404 -> new QuoteAnswer.UnknownSymbol(told.ask().symbols().getFirst());
            case 429 -> new QuoteAnswer.QuotaSpent(Optional.of(Duration.ofMinutes(1)), words);
            case 500, 502, 503 -> new QuoteAnswer.Silent(words);
            default -> told.missing("a quote");
        };
    }
}
