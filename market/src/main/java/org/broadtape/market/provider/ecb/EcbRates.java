package org.broadtape.market.provider.ecb;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.broadtape.market.provider.internal.Failures;
import org.broadtape.market.provider.internal.Numbers;
import org.broadtape.market.provider.internal.Said;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.QuoteAnswer;

/// Euro foreign exchange reference rates of the European Central Bank.
///
/// Terms: free to use with the source named; "for information purposes only", not for transactions.
/// Delay: one rate a day, fixed about 14:15 and published about 16:00 Frankfurt time on the bank's
/// business days. Limits: none stated; the files are cached for five minutes, and once an hour is
/// plenty. Source: `ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates`.
///
/// Symbols are pairs, `EURUSD`. The bank fixes euros alone: any other pair is computed of two of
/// its rates, to six digits, and its passport says of which.
public final class EcbRates implements QuoteProvider {
    static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");

    private static final ProviderTerms TERMS =
            new ProviderTerms(
                    "ecb",
                    "European Central Bank",
                    URI.create(
                            "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/html/index.en.html"),
                    DisplayRights.crediting("European Central Bank"),
                    new DelayClass.ReferenceRate(),
                    List.of(new Pace(12, Duration.ofHours(1))),
                    1_000,
                    KeyNeed.NONE,
                    true,
                    Set.of("www.ecb.europa.eu"),
                    "Free to use with the source named; rates are for information, one each"
                            + " business day.",
                    LocalDate.of(2026, 11, 24));

    /// What the bank fixed in 2026. What it drops later it answers no more.
    private static final Set<String> FIXED =
            Set.of(
                    "EUR", "USD", "JPY", "CZK", "DKK", "GBP", "HUF", "PLN", "RON", "SEK", "CHF",
                    "ISK", "NOK", "TRY", "AUD", "BRL", "CAD", "CNY", "HKD", "IDR", "ILS", "INR",
                    "KRW", "MXN", "MYR", "NZD", "PHP", "SGD", "THB", "ZAR");

    @Override
    public ProviderTerms terms() {
        return TERMS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return CurrencyPair.of(instrument)
                .filter(pair -> FIXED.contains(pair.base()) && FIXED.contains(pair.quote()))
                .map(pair -> pair.base() + pair.quote());
    }

    /// The file of ninety days, whichever symbols: the newest day, and the one before it for the
    /// change.
    @Override
    public List<Ask> ask(List<String> symbols, Optional<ApiKey> key) {
        return symbols.isEmpty()
                ? List.of()
                : List.of(
                        Ask.of(
                                "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml",
                                symbols));
    }

    @Override
    public Map<String, QuoteAnswer> read(Ask ask, Reply reply) {
        Optional<QuoteAnswer> failure = Failures.of(ask, reply);
        if (failure.isPresent()) {
            return ask.each(failure.get());
        }
        List<DayRates> days = EcbXml.read(reply.bytes()).orElse(List.of());
        if (days.isEmpty()) {
            return ask.each(
                    Failures.unreadable(
                            "rates-not-xml",
                            Failures.start(ask, reply.text()),
                            "Cube time holding Cube currency rate"));
        }
        Optional<String> payload = Optional.of(reply.payload());
        Map<String, QuoteAnswer> answers = new LinkedHashMap<>();
        for (String symbol : ask.symbols()) {
            answers.put(symbol, answer(symbol, days, reply, payload));
        }
        return answers;
    }

    private static QuoteAnswer answer(
            String symbol, List<DayRates> days, Reply reply, Optional<String> payload) {
        Optional<DayRates.Rate> now = rate(days.getFirst(), symbol);
        if (now.isEmpty()) {
            return new QuoteAnswer.UnknownSymbol(symbol);
        }
        Optional<String> before =
                days.size() < 2
                        ? Optional.empty()
                        : rate(days.get(1), symbol).map(DayRates.Rate::written);
        String day = days.getFirst().day().toString();
        return new Said(
                        now.map(DayRates.Rate::written),
                        before,
                        Optional.of(symbol.substring(3)),
                        Optional.empty(),
                        TERMS.delay(),
                        Numbers.day(Optional.of(day), FRANKFURT),
                        now.get().from())
                .answer(TERMS, reply.received(), payload);
    }

    private static Optional<DayRates.Rate> rate(DayRates day, String symbol) {
        return symbol.length() == 6
                ? day.rate(symbol.substring(0, 3), symbol.substring(3))
                : Optional.empty();
    }
}
