package org.broadtape.market.provider.tiingo;

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

/// Tiingo's daily prices.
///
/// Terms: internal and personal use; showing and passing on by contract. Delay: the price of the
/// last session, told after it. Limits of a free key: 50 requests an hour, 1,000 a day, of one
/// symbol each. Source: `tiingo.com/documentation/end-of-day`, `tiingo.com/about/pricing`.
///
/// It covers shares and funds listed in America, which it quotes in dollars without saying so.
public final class Tiingo implements QuoteProvider {
    private static final ProviderTerms TERMS =
            new ProviderTerms(
                    "tiingo",
                    "Tiingo",
                    URI.create("https://www.tiingo.com/about/terms"),
                    DisplayRights.OWNER,
                    new DelayClass.EndOfDay(),
                    List.of(new Pace(50, Duration.ofHours(1)), new Pace(1_000, Duration.ofDays(1))),
                    1,
                    KeyNeed.REQUIRED,
                    false,
                    Set.of("api.tiingo.com"),
                    "For internal and personal use: not to be shown to others.",
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
                                        "https://api.tiingo.com/tiingo/daily/"
                                                + Ask.encoded(symbol)
                                                + "/prices",
                                        List.of(symbol))
                                .withHeader("Authorization", "Token ", key))
                .toList();
    }

    @Override
    public Map<String, QuoteAnswer> read(Ask ask, Reply reply) {
        return JsonReply.read(
                ask, reply, root -> ask.each(answer(Told.of(TERMS, ask, reply), root)));
    }

    private static QuoteAnswer answer(Told told, JsonNode root) {
        Optional<String> detail = JsonReply.text(root, "detail");
        if (detail.isPresent()) {
            return trouble(told, detail.get());
        }
        if (!root.isArray()) {
            return told.missing("a list of days");
        }
        if (root.isEmpty()) {
            return new QuoteAnswer.NothingTraded("no day");
        }
        JsonNode last = root.path(root.size() - 1);
        Optional<String> before =
                root.size() < 2
                        ? Optional.empty()
                        : JsonReply.text(root.path(root.size() - 2), "close")
                                .filter(close -> last.path("splitFactor").asDouble(1) == 1);
        Optional<String> day = JsonReply.text(last, "date").map(date -> date.split("T", 2)[0]);
        return told.dollars(
                JsonReply.text(last, "close"),
                before,
                TERMS.delay(),
                Numbers.day(day, Listed.NEW_YORK));
    }

    private static QuoteAnswer trouble(Told told, String detail) {
        String lower = detail.toLowerCase(Locale.ROOT);
        if (lower.contains("not found")) {
            return new QuoteAnswer.UnknownSymbol(told.ask().symbols().getFirst());
        }
        if (lower.contains("allocation") || Failures.speaksOfQuota(detail)) {
            return new QuoteAnswer.QuotaSpent(Optional.empty(), Failures.start(told.ask(), detail));
        }
        return lower.contains("token") || lower.contains("permission")
                ? new QuoteAnswer.NotAllowed(Failures.start(told.ask(), detail))
                : told.missing("a list of days");
    }
}
