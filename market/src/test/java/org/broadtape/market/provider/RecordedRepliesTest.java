package org.broadtape.market.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.broadtape.market.quote.QuoteAnswer;
import org.broadtape.testkit.DevelopmentData;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What providers really sent, read where the development data lies.
class RecordedRepliesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static byte[] entry(String set, String end) {
        Optional<Path> zip = DevelopmentData.zip(set);
        Assumptions.assumeTrue(zip.isPresent(), () -> "no " + set + ".zip: NOT CHECKED");
        try (ZipFile file = new ZipFile(zip.orElseThrow().toFile())) {
            ZipEntry found =
                    file.stream()
                            .filter(one -> one.getName().endsWith(end))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(end));
            byte[] bytes = file.getInputStream(found).readAllBytes();
            return end.endsWith(".gz")
                    ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
                    : bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String told(String provider, String symbol, byte[] body, String received) {
        Ask ask = Ask.of("https://example.org/", List.of(symbol));
        Reply reply = new Reply(200, Map.of(), body, Instant.parse(received));
        return String.join(
                "\n", ProviderCase.told(Providers.byId(provider).orElseThrow().read(ask, reply)));
    }

    private static Map<String, QuoteAnswer> streamed(String provider, byte[] message) {
        return ((StreamProvider) Providers.byId(provider).orElseThrow())
                .readMessage(
                        new String(message, StandardCharsets.UTF_8).replaceAll(" //.*", ""),
                        Instant.parse("2026-01-05T12:00:00Z"));
    }

    @Test
    void theBanksDailyFileIsOneDayAndItsCrossesSayWhatTheyWereComputedOf() {
        byte[] day = entry("provider-openbb-cassettes", "eurofxref-daily-2024-06-26.xml");
        assertThat(told("ecb", "EURUSD", day, "2024-06-26T14:00:00Z"))
                .isEqualTo(
                        "EURUSD: quoted 1.0689, USD, of 2024-06-26 Europe/Berlin, ReferenceRate");
        assertThat(told("ecb", "USDJPY", day, "2024-06-26T14:00:00Z"))
                .isEqualTo(
                        "USDJPY: quoted 160.370, JPY, of 2024-06-26 Europe/Berlin, ReferenceRate,"
                                + " from EURUSD EURJPY");
    }

    @Test
    void alphaVantageTellsTheDayOfItsPrice() {
        assertThat(
                        told(
                                "alphavantage",
                                "MSFT",
                                entry("provider-alphavantage", "global_quote"),
                                "2018-10-07T00:00:00Z"))
                .isEqualTo(
                        "MSFT: quoted 112.1300, USD, of 2018-10-05 America/New_York, EndOfDay,"
                                + " before 112.7900");
    }

    @Test
    void polygonsBarIsOfItsSessionInNewYork() {
        assertThat(
                        told(
                                "polygon",
                                "AAPL",
                                entry("provider-polygon", "v2/aggs/ticker/AAPL/prev.json"),
                                "2022-04-27T12:00:00Z"))
                .isEqualTo("AAPL: quoted 156.8, USD, of 2022-04-26 America/New_York, EndOfDay");
    }

    @Test
    void tiingosLastRowIsTheNewestDay() {
        assertThat(
                        told(
                                "tiingo",
                                "AAPL",
                                entry("provider-openbb-cassettes", "tiingo-AAPL-excerpt.json"),
                                "2023-02-14T12:00:00Z"))
                .isEqualTo(
                        "AAPL: quoted 153.85, USD, of 2023-02-13 America/New_York, EndOfDay,"
                                + " before 151.01");
    }

    @Test
    void exchangesOfCryptoAssetsTellTheTimeOfTheirTrades() {
        assertThat(
                        told(
                                "kraken",
                                "XBT/USD",
                                entry(
                                        "provider-crypto",
                                        "kraken__dto__marketdata__example-trades-data.json"),
                                "2026-01-05T12:00:00Z"))
                .startsWith("XBT/USD: quoted ")
                .contains("USD, of 2013-11-27T19:");
        assertThat(
                        told(
                                "coinbase",
                                "BTC-USD",
                                entry(
                                        "provider-crypto",
                                        "coinbasepro__dto__marketdata__example-ticker-data.json"),
                                "2026-01-05T12:00:00Z"))
                .isEqualTo(
                        "BTC-USD: quoted 246.28000000, USD, of 2015-04-08T20:49:06.506997Z,"
                                + " RealTime");
        assertThat(
                        ProviderCase.told(
                                streamed(
                                        "kraken",
                                        entry(
                                                "provider-crypto",
                                                "xchange-stream-kraken/trades.json"))))
                .containsExactly(
                        "XBT/USD: quoted 6060.00000, USD, of 2018-08-18T17:40:57.324998Z,"
                                + " RealTime");
        assertThat(
                        ProviderCase.told(
                                streamed(
                                        "binance",
                                        entry("provider-crypto", "testTradeEvent.json"))))
                .containsExactly(
                        "BNBBTC: quoted 0.001, BTC, of 1970-01-02T10:17:36.785Z, RealTime");
        for (String other :
                List.of(
                        "xchange-stream-kraken/ticker.json",
                        "xchange-stream-kraken/subscriptionConfirmation.json",
                        "xchange-stream-kraken/orderBookMessageSnapshot.json")) {
            assertThat(streamed("kraken", entry("provider-crypto", other))).isEmpty();
        }
    }

    @Test
    void yahoosRealTimeOfASundayIsFridays() {
        assertThat(yahoo("quote-AAPL.json.gz", "AAPL", "2025-02-17T10:54:49Z"))
                .isEqualTo(
                        "AAPL: quoted 244.6, USD, of 2025-02-14T16:00-05:00, RealTime, before"
                                + " 241.53, at XNAS");
        assertThat(yahoo("quote-LDO.MI.json.gz", "LDO.MI", "2025-02-17T10:54:49Z"))
                .contains("EUR", "Delayed PT15M", "at XMIL");
    }

    @Test
    void everyRecordedAnswerOfYahooIsReadAndNoneIsOfNow() {
        Map<String, String> different = new LinkedHashMap<>();
        Optional<Path> zip = DevelopmentData.zip("provider-yahoo");
        Assumptions.assumeTrue(zip.isPresent(), "no provider-yahoo.zip: NOT CHECKED");
        try (ZipFile file = new ZipFile(zip.orElseThrow().toFile())) {
            for (String name :
                    file.stream()
                            .map(ZipEntry::getName)
                            .filter(one ->
                                    one.matches(".*/(chart|quote)-(?!.*-fields)[^/]*\\.json\\.gz"))
                            .toList()) {
                String symbol =
                        name.replaceAll(".*/(chart|quote)-", "")
                                .replaceAll("(-20\\d\\d.*|-fields.*|-BABA)?\\.json\\.gz", "");
                String told = yahoo(name, symbol, "2026-01-05T12:00:00Z");
                if (!told.matches(".*: (quoted .* of 20.*|unknown symbol|nothing traded)")) {
                    different.put(name, told);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(different).isEmpty();
    }

    private static String yahoo(String file, String symbol, String received) {
        JsonNode recorded = JSON.readTree(entry("provider-yahoo", file)).path("response");
        return told(
                "yahoo",
                symbol,
                recorded.path("bodyJson").toString().getBytes(StandardCharsets.UTF_8),
                received);
    }
}
