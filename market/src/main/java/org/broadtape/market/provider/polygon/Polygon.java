package org.broadtape.market.provider.polygon;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.market.Instrument;
import org.broadtape.market.provider.ApiKey;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.provider.ProviderTerms.KeyNeed;
import org.broadtape.market.provider.ProviderTerms.Pace;
import org.broadtape.market.provider.QuoteProvider;
import org.broadtape.market.provider.Reply;
import org.broadtape.market.provider.internal.JsonReply;
import org.broadtape.market.provider.internal.Listed;
import org.broadtape.market.provider.internal.Numbers;
import org.broadtape.market.provider.internal.Told;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.QuoteAnswer;
import tools.jackson.databind.JsonNode;

/// Polygon.io's bar of the last session.
///
/// Terms: individual plans are for personal use; showing and passing on by contract. Delay: the
/// free plan has the bars of sessions that have ended. Limits: 5 requests a minute with a free key,
/// of one symbol each. Source: `polygon.io/terms`, `polygon.io/docs`; the firm has renamed itself
/// Massive and kept the addresses.
///
/// It covers shares and funds listed in America, which it quotes in dollars without saying so. The
/// time of a bar is an instant of its session in New York.
public final class Polygon implements QuoteProvider {
    private static final ProviderTerms TERMS =
            new ProviderTerms(
                    "polygon",
                    "Polygon.io",
                    URI.create("https://polygon.io/terms"),
                    DisplayRights.OWNER,
                    new DelayClass.EndOfDay(),
                    List.of(new Pace(5, Duration.ofMinutes(1))),
                    1,
                    KeyNeed.REQUIRED,
                    false,
                    Set.of("api.polygon.io"),
                    "Individual plans are for personal use: not to be shown to others.",
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
                                        "https://api.polygon.io/v2/aggs/ticker/"
                                                + Ask.encoded(symbol)
                                                + "/prev?adjusted=false",
                                        List.of(symbol))
                                .withHeader("Authorization", "Bearer ", key))
                .toList();
    }

    @Override
    public Map<String, QuoteAnswer> read(Ask ask, Reply reply) {
        return JsonReply.read(
                ask, reply, root -> ask.each(answer(Told.of(TERMS, ask, reply), root)));
    }

    private static QuoteAnswer answer(Told told, JsonNode root) {
        String status = root.path("status").asString("");
        String symbol = told.ask().symbols().getFirst();
        if (status.equals("NOT_FOUND")) {
            return new QuoteAnswer.UnknownSymbol(symbol);
        }
        if (!status.equals("OK") && !status.equals("DELAYED")) {
            return told.missing("status OK");
        }
        JsonNode bars = root.path("results");
        if (bars.isEmpty()) {
            return root.path("queryCount").asInt(0) == 0
                    ? new QuoteAnswer.UnknownSymbol(symbol)
                    : new QuoteAnswer.NothingTraded("no bar");
        }
        JsonNode bar = bars.path(bars.size() - 1);
        if (!symbol.equals(JsonReply.text(bar, "T").orElse(symbol))) {
            return told.missing("a bar of " + symbol);
        }
        Optional<AsOf> day =
                Numbers.millis(JsonReply.text(bar, "t"))
                        .map(AsOf::latest)
                        .map(at ->
                                new AsOf.Day(
                                        at.atZone(Listed.NEW_YORK).toLocalDate(), Listed.NEW_YORK));
        return told.dollars(JsonReply.text(bar, "c"), Optional.empty(), TERMS.delay(), day);
    }
}
