package org.broadtape.market.provider.alphavantage;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
import org.broadtape.market.provider.internal.Failures;
import org.broadtape.market.provider.internal.JsonReply;
import org.broadtape.market.provider.internal.Listed;
import org.broadtape.market.provider.internal.Numbers;
import org.broadtape.market.provider.internal.Told;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.QuoteAnswer;
import tools.jackson.databind.JsonNode;

/// Alpha Vantage's `GLOBAL_QUOTE`.
///
/// Terms: a free key is for personal use; showing and passing on by agreement. Delay: the price of
/// the last session, told after it; real time is for paying subscribers. Limits: 25 requests a day
/// with a free key, of one symbol each, not faster than one a second; a request too many is told
/// with status 200 in `Note` or `Information`, which may repeat the key. Source:
/// `alphavantage.co/support` and `alphavantage.co/terms_of_service`.
///
/// It tells no unit, so it covers shares and funds listed in America alone, which it quotes in
/// dollars.
public final class AlphaVantage implements QuoteProvider {
    private static final ProviderTerms TERMS =
            new ProviderTerms(
                    "alphavantage",
                    "Alpha Vantage",
                    URI.create("https://www.alphavantage.co/terms_of_service/"),
                    DisplayRights.OWNER,
                    new DelayClass.EndOfDay(),
                    List.of(new Pace(1, Duration.ofSeconds(2)), new Pace(25, Duration.ofDays(1))),
                    1,
                    KeyNeed.REQUIRED,
                    false,
                    Set.of("www.alphavantage.co"),
                    "A free key is for personal use: not to be shown to others.",
                    LocalDate.of(2026, 11, 24));

    @Override
    public ProviderTerms terms() {
        return TERMS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Listed.american(instrument, "-");
    }

    @Override
    public List<Ask> ask(List<String> symbols, Optional<ApiKey> key) {
        if (key.isEmpty()) {
            return List.of();
        }
        return symbols.stream()
                .map(symbol ->
                        Ask.of(
                                        "https://www.alphavantage.co/query?function=GLOBAL_QUOTE&symbol="
                                                + Ask.encoded(symbol),
                                        List.of(symbol))
                                .withQuery("apikey", key))
                .toList();
    }

    @Override
    public Map<String, QuoteAnswer> read(Ask ask, Reply reply) {
        return JsonReply.read(
                ask, reply, root -> ask.each(answer(Told.of(TERMS, ask, reply), root)));
    }

    private static QuoteAnswer answer(Told told, JsonNode root) {
        Optional<String> said =
                JsonReply.text(root, "Note")
                        .or(() -> JsonReply.text(root, "Information"))
                        .or(() -> JsonReply.text(root, "Error Message"));
        if (said.isPresent()) {
            return trouble(told, said.get());
        }
        JsonNode quote = root.path("Global Quote");
        if (!quote.isObject()) {
            return told.missing("Global Quote");
        }
        String symbol = told.ask().symbols().getFirst();
        if (quote.isEmpty()) {
            return new QuoteAnswer.UnknownSymbol(symbol);
        }
        if (!symbol.equalsIgnoreCase(JsonReply.text(quote, "01. symbol").orElse(symbol))) {
            return told.missing("a quote of " + symbol);
        }
        return told.dollars(
                JsonReply.text(quote, "05. price"),
                JsonReply.text(quote, "08. previous close"),
                TERMS.delay(),
                Numbers.day(JsonReply.text(quote, "07. latest trading day"), Listed.NEW_YORK));
    }

    /// `Information` tells of limits, of keys and of what is for subscribers alike.
    private static QuoteAnswer trouble(Told told, String said) {
        String words = Failures.start(told.ask(), said);
        if (Failures.speaksOfQuota(said)) {
            return new QuoteAnswer.QuotaSpent(Optional.empty(), words);
        }
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("apikey") || lower.contains("api key") || lower.contains("premium")) {
            return new QuoteAnswer.NotAllowed(words);
        }
        return lower.contains("invalid api call")
                ? new QuoteAnswer.UnknownSymbol(told.ask().symbols().getFirst())
                : told.missing("Global Quote");
    }
}
