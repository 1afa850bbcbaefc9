package org.broadtape.market.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.Passport;
import org.broadtape.market.quote.Quote;
import org.broadtape.market.quote.QuoteAnswer;

/// A reply with what must be read in it: `name.reply` beside `name.expect`. A reply's first line is
/// its status, or `message` for one of a socket; then headers, of which `Symbols` and `Received`
/// are ours; an empty line; the body. An expectation has a line for each symbol.
///
/// @param provider the folder it lies in; `common` for replies of any provider
record ProviderCase(
        String provider,
        String name,
        Optional<Integer> status,
        Map<String, String> headers,
        String body,
        List<String> expected) {
    ProviderCase {
        headers = Map.copyOf(headers);
        expected = List.copyOf(expected);
    }

    static List<ProviderCase> all() {
        URL folder = ProviderCase.class.getResource("/org/broadtape/market/provider");
        if (folder == null) {
            throw new IllegalStateException("No cases");
        }
        try (Stream<Path> files = Files.walk(Path.of(folder.toURI()))) {
            return files.filter(file -> file.toString().endsWith(".reply"))
                    .sorted()
                    .map(ProviderCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProviderCase read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            int blank = lines.contains("") ? lines.indexOf("") : lines.size();
            Map<String, String> headers = new LinkedHashMap<>();
            for (String line : lines.subList(1, blank)) {
                headers.put(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip());
            }
            String body =
                    String.join(
                            "\n", lines.subList(Math.min(blank + 1, lines.size()), lines.size()));
            String name = file.getFileName().toString().replace(".reply", "");
            Path beside = file.resolveSibling(name + ".expect");
            return new ProviderCase(
                    String.valueOf(file.getName(file.getNameCount() - 2)),
                    name,
                    lines.getFirst().equals("message")
                            ? Optional.empty()
                            : Optional.of(Integer.valueOf(lines.getFirst())),
                    headers,
                    body,
                    Files.exists(beside) ? Files.readAllLines(beside) : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    List<String> symbols() {
        return Arrays.stream(headers.getOrDefault("Symbols", "").split(",", -1))
                .map(String::strip)
                .toList();
    }

    Reply reply() {
        return new Reply(
                status.orElse(200), headers, body.getBytes(StandardCharsets.UTF_8), received());
    }

    Instant received() {
        return Instant.parse(headers.getOrDefault("Received", "2026-01-05T12:00:00Z"));
    }

    /// What a provider makes of it.
    Map<String, QuoteAnswer> answers(QuoteProvider by, List<String> symbols) {
        if (status.isPresent()) {
            Ask ask =
                    new Ask(java.net.URI.create("https://example.org/"), symbols, Optional.empty());
            return by.read(ask, reply());
        }
        return ((StreamProvider) by).readMessage(body, received());
    }

    static List<String> told(Map<String, QuoteAnswer> answers) {
        List<String> lines = new ArrayList<>();
        answers.forEach((symbol, answer) -> lines.add(symbol + ": " + told(answer)));
        return lines;
    }

    static String told(QuoteAnswer answer) {
        return switch (answer) {
            case QuoteAnswer.Quoted(Quote quote) -> told(quote);
            case QuoteAnswer.NothingTraded _ -> "nothing traded";
            case QuoteAnswer.UnknownSymbol _ -> "unknown symbol";
            case QuoteAnswer.QuotaSpent spent ->
                    "quota spent" + spent.retryAfter().map(wait -> ", wait " + wait).orElse("");
            case QuoteAnswer.NotAllowed _ -> "not allowed";
            case QuoteAnswer.Refused refused -> "refused, " + refused.problem().name();
            case QuoteAnswer.Unreadable bad -> "unreadable, " + bad.problem().name();
            case QuoteAnswer.Silent _ -> "silent";
        };
    }

    private static String told(Quote quote) {
        Passport passport = quote.passport();
        String asOf =
                switch (passport.asOf()) {
                    case AsOf.At at -> at.time().toString();
                    case AsOf.Day day when passport.provider().equals("folder") ->
                            day.day().toString();
                    case AsOf.Day day -> day.day() + " " + day.zone();
                };
        return Stream.of(
                        Optional.of("quoted " + quote.amount().toPlainString()),
                        Optional.of(passport.unit().code()),
                        Optional.of("of " + asOf),
                        Optional.of(
                                passport.delay()
                                        .toString()
                                        .replaceAll("\\[(by=)?]?|]", " ")
                                        .strip()),
                        quote.previousClose()
                                .map(BigDecimal::toPlainString)
                                .map(close -> "before " + close),
                        passport.venue().map(mic -> "at " + mic),
                        Optional.of(passport.rights().audience())
                                .filter(who -> passport.provider().equals("folder"))
                                .map(who -> "for " + who),
                        Optional.of(passport.computedFrom())
                                .filter(from -> !from.isEmpty())
                                .map(from -> "from " + String.join(" ", from)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }
}
