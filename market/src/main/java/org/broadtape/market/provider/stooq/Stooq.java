package org.broadtape.market.provider.stooq;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadtape.base.Problem;
import org.broadtape.market.Instrument;
import org.broadtape.market.internal.CsvRows;
import org.broadtape.market.provider.ApiKey;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.provider.ProviderTerms.KeyNeed;
import org.broadtape.market.provider.ProviderTerms.Pace;
import org.broadtape.market.provider.QuoteProvider;
import org.broadtape.market.provider.Reply;
import org.broadtape.market.provider.internal.Failures;
import org.broadtape.market.provider.internal.Listed;
import org.broadtape.market.provider.internal.Numbers;
import org.broadtape.market.provider.internal.Told;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.QuoteAnswer;

/// Stooq's light quotes, comma-separated.
///
/// Terms: for private, non-commercial use; since 2026 with a key that one gets by solving a riddle.
/// Delay: not told in the answer, 15 minutes and more by its own account: indicative. Limits: so
/// many hits a day, not said how many; the answer is then 200 and `Exceeded the daily hits limit`.
/// Source: `stooq.com/db`, `stooq.com/terms`.
///
/// Symbols are `aapl.us`. It tells no unit, so only markets with a single one are covered; London,
/// where it mixes pence and pounds, is not. Its clock is Warsaw's.
public final class Stooq implements QuoteProvider {
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    private static final ProviderTerms TERMS =
            new ProviderTerms(
                    "stooq",
                    "Stooq",
                    URI.create("https://stooq.com/terms/"),
                    DisplayRights.OWNER,
                    new DelayClass.Indicative(),
                    List.of(new Pace(6, Duration.ofMinutes(1)), new Pace(200, Duration.ofDays(1))),
                    20,
                    KeyNeed.REQUIRED,
                    false,
                    Set.of("stooq.com"),
                    "For private, non-commercial use: not to be shown to others.",
                    LocalDate.of(2026, 11, 24));

    private static final Map<String, String> UNITS =
            Map.of("us", "USD", "de", "EUR", "jp", "JPY", "hk", "HKD", "hu", "HUF", "pl", "PLN");

    private static final Map<String, String> ENDINGS =
            Map.of(
                    "XNYS", "us", "XNAS", "us", "XASE", "us", "ARCX", "us", "XETR", "de", "XTKS",
                    "jp", "XHKG", "hk", "XBUD", "hu", "XWAR", "pl");

    @Override
    public ProviderTerms terms() {
        return TERMS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Listed.of(instrument)
                .filter(one -> ENDINGS.containsKey(one.mic()))
                .map(one ->
                        one.ticker().replaceAll("[./ ]", "-").toLowerCase(Locale.ROOT)
                                + "."
                                + ENDINGS.get(one.mic()));
    }

    @Override
    public List<Ask> ask(List<String> symbols, Optional<ApiKey> key) {
        if (key.isEmpty()) {
            return List.of();
        }
        List<Ask> asks = new ArrayList<>();
        for (int at = 0; at < symbols.size(); at += TERMS.symbolsPerAsk()) {
            List<String> some =
                    symbols.subList(at, Math.min(symbols.size(), at + TERMS.symbolsPerAsk()));
            String names = some.stream().map(Ask::encoded).collect(Collectors.joining("+"));
            asks.add(
                    Ask.of("https://stooq.com/q/l/?f=sd2t2ohlcv&h&e=csv&s=" + names, some)
                            .withQuery("apikey", key));
        }
        return asks;
    }

    @Override
    public Map<String, QuoteAnswer> read(Ask ask, Reply reply) {
        Optional<QuoteAnswer> failure = Failures.of(ask, reply);
        if (failure.isPresent()) {
            return ask.each(failure.get());
        }
        String text = reply.text();
        if (Failures.speaksOfQuota(text.substring(0, Math.min(text.length(), 500)))) {
            return ask.each(
                    new QuoteAnswer.QuotaSpent(Optional.empty(), Failures.start(ask, text)));
        }
        if (text.toLowerCase(Locale.ROOT).contains("apikey")) {
            return ask.each(new QuoteAnswer.NotAllowed(Failures.start(ask, text)));
        }
        return rows(Told.of(TERMS, ask, reply), text);
    }

    private static Map<String, QuoteAnswer> rows(Told told, String text) {
        List<Problem> problems = new ArrayList<>();
        CsvRows rows = new CsvRows(text, ',', problems);
        List<String> names =
                rows.next().map(CsvRows.Row::fields).orElse(List.of()).stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
        if (!names.contains("symbol") || !names.contains("close") || !names.contains("date")) {
            return told.ask()
                    .each(
                            Failures.unreadable(
                                    "reply-not-csv",
                                    Failures.start(told.ask(), text),
                                    "Symbol,Date,Time,Open,High,Low,Close,Volume"));
        }
        Map<String, QuoteAnswer> answers = new LinkedHashMap<>();
        told.ask().symbols().forEach(one -> answers.put(one, new QuoteAnswer.UnknownSymbol(one)));
        for (Optional<CsvRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            String symbol = row.get().field(names.indexOf("symbol")).toLowerCase(Locale.ROOT);
            if (answers.containsKey(symbol)) {
                answers.put(symbol, answer(told, symbol, names, row.get()));
            }
        }
        return answers;
    }

    private static QuoteAnswer answer(
            Told told, String symbol, List<String> names, CsvRows.Row row) {
        String date = row.field(names.indexOf("date"));
        if (Numbers.isBlank(date) && Numbers.isBlank(row.field(names.indexOf("close")))) {
            return new QuoteAnswer.UnknownSymbol(symbol);
        }
        String time = row.field(names.indexOf("time"));
        String unit = UNITS.getOrDefault(symbol.substring(symbol.lastIndexOf('.') + 1), "");
        return told.answer(
                Optional.of(row.field(names.indexOf("close"))),
                unit,
                Numbers.dayAndTime(date, time, WARSAW));
    }
}
