package org.broadtape.market.provider.yahoo;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.market.Instrument;
import org.broadtape.market.provider.ApiKey;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.CurrencyPair;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.provider.ProviderTerms.KeyNeed;
import org.broadtape.market.provider.ProviderTerms.Pace;
import org.broadtape.market.provider.QuoteProvider;
import org.broadtape.market.provider.Reply;
import org.broadtape.market.provider.internal.JsonReply;
import org.broadtape.market.provider.internal.Listed;
import org.broadtape.market.provider.internal.Told;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.QuoteAnswer;
import tools.jackson.databind.JsonNode;

/// Yahoo Finance's charts.
///
/// Terms: no official interface; Yahoo's terms allow personal use and no redistribution, so it is
/// off until the owner turns it on, and its prices are shown to the owner alone. Delay: the answer
/// of a chart doesn't say, so it is indicative; an answer of `quote` says in
/// `exchangeDataDelayedBy`. Limits: none stated; it answers 429 to those who ask much. Source:
/// `legal.yahoo.com`, "Terms of Service", section 2.
///
/// What it calls real time may be last Friday's: a price is as old as `regularMarketTime`. Prices
/// in London, Johannesburg and Tel Aviv come in hundredths (`GBp`, `ZAc`, `ILA`); the numbers of an
/// index come with a currency and are points.
public final class Yahoo implements QuoteProvider {
    private static final ProviderTerms TERMS =
            new ProviderTerms(
                    "yahoo",
                    "Yahoo Finance",
                    URI.create("https://legal.yahoo.com/us/en/yahoo/terms/otos/index.html"),
                    DisplayRights.OWNER,
                    new DelayClass.Indicative(),
                    List.of(new Pace(30, Duration.ofMinutes(1))),
                    1,
                    KeyNeed.NONE,
                    false,
                    Set.of("query2.finance.yahoo.com"),
                    "Unofficial; for personal use, not to be shown to others.",
                    LocalDate.of(2026, 11, 24));

    private static final Map<String, String> INDEXES =
            Map.ofEntries(
                    Map.entry("SPX", "^GSPC"),
                    Map.entry("DJI", "^DJI"),
                    Map.entry("IXIC", "^IXIC"),
                    Map.entry("NDX", "^NDX"),
                    Map.entry("RUT", "^RUT"),
                    Map.entry("VIX", "^VIX"),
                    Map.entry("FTSE", "^FTSE"),
                    Map.entry("GDAXI", "^GDAXI"),
                    Map.entry("FCHI", "^FCHI"),
                    Map.entry("AEX", "^AEX"),
                    Map.entry("IBEX", "^IBEX"),
                    Map.entry("N225", "^N225"),
                    Map.entry("HSI", "^HSI"),
                    Map.entry("BVSP", "^BVSP"));

    @Override
    public ProviderTerms terms() {
        return TERMS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return switch (instrument.type()) {
            case EQUITY, FUND -> Listed.of(instrument).map(Yahoo::symbol);
            case INDEX -> instrument.symbol().map(INDEXES::get);
            case PAIR, CURRENCY ->
                    CurrencyPair.of(instrument).map(pair -> pair.base() + pair.quote() + "=X");
            case CRYPTO ->
                    CurrencyPair.of(instrument).map(pair -> pair.base() + "-" + pair.quote());
            case COMMODITY, RATE, BOND -> Optional.empty();
        };
    }

    private static String symbol(Listed listed) {
        String ticker = listed.ticker().replaceAll("[./ ]", "-");
        int missing = listed.exchange().digits().orElse(0) - ticker.length();
        String padded =
                missing > 0 && ticker.matches("\\d+") ? "0".repeat(missing) + ticker : ticker;
        return listed.exchange().yahooSuffix().map(suffix -> padded + "." + suffix).orElse(padded);
    }

    @Override
    public List<Ask> ask(List<String> symbols, Optional<ApiKey> key) {
        return symbols.stream()
                .map(symbol ->
                        Ask.of(
                                "https://query2.finance.yahoo.com/v8/finance/chart/"
                                        + Ask.encoded(symbol)
                                        + "?range=1d&interval=1d",
                                List.of(symbol)))
                .toList();
    }

    @Override
    public Map<String, QuoteAnswer> read(Ask ask, Reply reply) {
        return JsonReply.read(ask, reply, root -> answers(Told.of(TERMS, ask, reply), root));
    }

    /// Of a chart's answer, or of one of `quote`.
    private static Map<String, QuoteAnswer> answers(Told told, JsonNode root) {
        JsonNode whole = root.has("chart") ? root.path("chart") : root.path("quoteResponse");
        String code = whole.path("error").path("code").asString("");
        if (whole.isMissingNode() || (!code.isEmpty() && !code.equals("Not Found"))) {
            return told.ask().each(told.missing("chart or quoteResponse"));
        }
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (JsonNode one : whole.path("result")) {
            JsonNode values = one.has("meta") ? one.path("meta") : one;
            found.put(values.path("symbol").asString(""), values);
        }
        Map<String, QuoteAnswer> answers = new LinkedHashMap<>();
        for (String symbol : told.ask().symbols()) {
            JsonNode values = found.get(symbol);
            answers.put(
                    symbol,
                    values == null
                            ? new QuoteAnswer.UnknownSymbol(symbol)
                            : told.answer(YahooQuote.said(values)));
        }
        return answers;
    }
}
