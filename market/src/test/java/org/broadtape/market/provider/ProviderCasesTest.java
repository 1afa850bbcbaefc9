package org.broadtape.market.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.broadtape.market.quote.QuoteAnswer;
import org.junit.jupiter.api.Test;

/// Every provider on the replies in its folder, and on those any server may send.
class ProviderCasesTest {
    private static final String COMMON = "common";
    private static final List<ProviderCase> CASES = ProviderCase.all();

    @Test
    void everyReplyIsReadAsItsExpectationSays() {
        List<String> differences = new ArrayList<>();
        for (ProviderCase one : CASES) {
            if (one.provider().equals(COMMON)) {
                continue;
            }
            QuoteProvider provider = Providers.byId(one.provider()).orElseThrow();
            List<String> told = ProviderCase.told(one.answers(provider, one.symbols()));
            if (!told.equals(one.expected())) {
                differences.add(
                        one.provider() + "/" + one.name() + ":\n" + String.join("\n", told));
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void whatAnyServerMaySendIsReadAlikeByAll() {
        Set<String> differences = new TreeSet<>();
        for (QuoteProvider provider : networked()) {
            for (ProviderCase one : CASES) {
                if (one.provider().equals(COMMON)) {
                    String symbol = anySymbol(provider);
                    String told =
                            String.join(
                                    " ", ProviderCase.told(one.answers(provider, List.of(symbol))));
                    if (one.expected().stream().noneMatch(told::endsWith)) {
                        differences.add(provider.terms().id() + "/" + one.name() + ": " + told);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void everyProviderHasASampleOfEveryAnswer() {
        Set<String> missing = new TreeSet<>();
        for (QuoteProvider provider : networked()) {
            Set<Class<?>> seen = new HashSet<>();
            for (ProviderCase one : CASES) {
                if (one.provider().equals(provider.terms().id())) {
                    one.answers(provider, one.symbols())
                            .values()
                            .forEach(answer -> seen.add(answer.getClass()));
                } else if (one.provider().equals(COMMON)) {
                    one.answers(provider, List.of(anySymbol(provider)))
                            .values()
                            .forEach(answer -> seen.add(answer.getClass()));
                }
            }
            for (Class<?> kind : QuoteAnswer.class.getPermittedSubclasses()) {
                if (!seen.contains(kind)) {
                    missing.add(provider.terms().id() + " has no " + kind.getSimpleName());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void aReplyBrokenAnywhereIsStillAnAnswerAboutEverySymbol() {
        for (ProviderCase one : CASES) {
            if (one.provider().equals(COMMON) || one.status().isEmpty()) {
                continue;
            }
            QuoteProvider provider = Providers.byId(one.provider()).orElseThrow();
            Ask ask = new Ask(URI.create("https://example.org/"), one.symbols(), Optional.empty());
            byte[] body = one.body().getBytes(StandardCharsets.UTF_8);
            int step = Math.max(1, body.length / 60);
            for (int at = 0; at < body.length; at += step) {
                byte[] cut = Arrays.copyOf(body, at);
                byte[] bent = body.clone();
                bent[at] = (byte) (bent[at] ^ 0x15);
                for (byte[] broken : List.of(cut, bent)) {
                    Reply reply =
                            new Reply(one.status().get(), one.headers(), broken, one.received());
                    assertThat(provider.read(ask, reply).keySet())
                            .as(one.provider() + "/" + one.name() + " at " + at)
                            .containsExactlyInAnyOrderElementsOf(one.symbols());
                }
            }
        }
    }

    @Test
    void noKeyIsToldAnywhere() {
        ApiKey key = ApiKey.of("s3cr3tKEYvalue");
        for (QuoteProvider provider : Providers.all()) {
            String symbol = anySymbol(provider);
            for (Ask ask : provider.ask(List.of(symbol), Optional.of(key))) {
                assertThat(ask + " " + ask.told() + " " + ask.key()).doesNotContain("s3cr3tKEY");
                if (ask.key().isEmpty()) {
                    continue;
                }
                byte[] echo = "<p>Your key s3cr3tKEYvalue".getBytes(StandardCharsets.UTF_8);
                for (int status : List.of(200, 400, 401, 403, 404, 429, 500)) {
                    Reply reply = new Reply(status, Map.of(), echo, Instant.EPOCH);
                    assertThat(provider.read(ask, reply).toString()).doesNotContain("s3cr3tKEY");
                }
            }
        }
    }

    @Test
    void aProviderCallsNoHostButThoseItNames() {
        Optional<ApiKey> key = Optional.of(ApiKey.of("k"));
        for (QuoteProvider provider : Providers.all()) {
            List<Ask> asks = new ArrayList<>(provider.ask(List.of(anySymbol(provider)), key));
            if (provider instanceof StreamProvider stream) {
                stream.socket(List.of(anySymbol(provider)), key)
                        .ifPresent(socket -> asks.add(socket.address()));
            }
            for (Ask ask : asks) {
                URI address = ask.address();
                assertThat(address.getScheme()).isIn("https", "wss", "folder");
                if (!"folder".equals(address.getScheme())) {
                    assertThat(provider.terms().hosts()).contains(address.getHost());
                }
            }
        }
    }

    private static List<QuoteProvider> networked() {
        return Providers.all().stream().filter(one -> !one.terms().hosts().isEmpty()).toList();
    }

    private static String anySymbol(QuoteProvider provider) {
        Map<String, String> first = new HashMap<>();
        for (ProviderCase one : CASES) {
            if (one.status().isPresent()) {
                first.putIfAbsent(one.provider(), one.symbols().getFirst());
            }
        }
        return first.getOrDefault(provider.terms().id(), "AAPL");
    }
}
