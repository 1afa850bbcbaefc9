package org.broadtape.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.broadtape.base.Problem;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.PriceView;
import org.broadtape.price.internal.QuoteBook;
import org.broadtape.store.Database;
import org.broadtape.store.TestDatabases;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.fetch.Body;
import org.broadtape.wire.fetch.FetchOutcome;
import org.broadtape.wire.fetch.Headers;
import org.broadtape.wire.fetch.Request;
import org.broadtape.wire.fetch.Validators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class PriceDeskTest {
    private static final String EURUSD = "fx:EURUSD";
    private static final Instrument BITCOIN =
            Instrument.of(
                    "test:bitcoin",
                    Instrument.Type.CRYPTO,
                    "Bitcoin",
                    List.of(
                            new Listing(
                                    Optional.empty(),
                                    "BTC",
                                    Optional.empty(),
                                    Optional.of("USD"),
                                    Optional.empty(),
                                    Optional.empty())));

    @Parameter TestDatabases databases = TestDatabases.SQLITE;
    @TempDir Path folder;
    private final TestClock clock = new TestClock();
    private final Map<String, Function<Request, FetchOutcome>> hosts = new ConcurrentHashMap<>();
    private final List<URI> asked = new ArrayList<>();
    private Database database;
    private PriceDesk desk;

    @BeforeEach
    void open() {
        clock.set(Instant.parse("2024-06-21T15:00:00Z"));
        database = databases.open(folder);
        desk = desk();
        hosts.put("www.ecb.europa.eu", _ -> body(rates("2024-06-21", "1.0688")));
    }

    @AfterEach
    void close() {
        desk.close();
        database.close();
    }

    private PriceDesk desk() {
        return new PriceDesk(
                database,
                Archive.of(database, folder, clock),
                id -> Optional.of(BITCOIN).filter(one -> one.id().equals(id)),
                this::fetch,
                folder,
                clock);
    }

    private FetchOutcome fetch(Request request) {
        synchronized (asked) {
            asked.add(request.address());
        }
        return hosts.getOrDefault(request.address().getHost(), _ -> silent("nobody is there"))
                .apply(request);
    }

    private static FetchOutcome silent(String why) {
        return new FetchOutcome.Failed(
                FetchOutcome.Kind.CONNECT,
                Problem.of("no-connection", Problem.Severity.FATAL, why, "an answer"),
                OptionalInt.empty());
    }

    private static FetchOutcome body(String text) {
        URI from = URI.create("https://www.ecb.europa.eu/");
        return new FetchOutcome.Fetched(
                200,
                new Body(text.getBytes(StandardCharsets.UTF_8)),
                from,
                Optional.empty(),
                new Validators(Optional.empty(), Optional.empty()),
                Optional.of("text/xml"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Headers.none());
    }

    private static String rates(String day, String dollars) {
        return """
        <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" \
        xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><Cube>\
        <Cube time="%s"><Cube currency="USD" rate="%s"/></Cube>\
        <Cube time="2024-06-20"><Cube currency="USD" rate="1.0719"/></Cube>\
        </Cube></gesmes:Envelope>\
        """
                .formatted(day, dollars);
    }

    private PriceView view(String instrument) {
        return desk.prices().view(instrument, Audience.EVERYONE);
    }

    @Test
    void asksForWhatReadersLookAtAndKeepsTheAnswer() {
        assertThat(view(EURUSD)).isInstanceOf(PriceView.Empty.class);
        desk.workOnDue().join();
        PriceView.Priced priced = (PriceView.Priced) view(EURUSD);
        assertThat(priced.quote().amount()).isEqualByComparingTo("1.0688");
        assertThat(priced.quote().passport().provider()).isEqualTo("ecb");

        desk.workOnDue().join();
        assertThat(asked).as("not again so soon").hasSize(1);
        clock.advance(Duration.ofHours(1));
        desk.workOnDue().join();
        assertThat(asked).hasSize(2);

        desk.close();
        desk = desk();
        assertThat(view(EURUSD)).as("after a restart").isInstanceOf(PriceView.Priced.class);
    }

    @Test
    void asksNobodyWhomTheOwnerDoesNotWant() {
        desk.choices().change("ecb", false, Optional.empty());
        var _ = view(EURUSD);
        desk.workOnDue().join();
        assertThat(asked).isEmpty();
        assertThat(view(EURUSD)).isInstanceOf(PriceView.Empty.class);
    }

    @Test
    void keepsTheLastGoodPriceWhenAProviderFallsSilentAndSaysSo() {
        var _ = view(EURUSD);
        desk.workOnDue().join();
        hosts.put("www.ecb.europa.eu", _ -> silent("too slow"));
        clock.advance(Duration.ofHours(1));
        desk.workOnDue().join();
        assertThat(desk.board().sheet(EURUSD).quotes()).containsKey("ecb");
        assertThat(desk.board().sheet(EURUSD).silences().values())
                .extracting(QuoteBook.Entry.Silence::provider, QuoteBook.Entry.Silence::why)
                .contains(tuple("ecb", "too slow"));
        assertThat(desk.troubles().of("ecb").orElseThrow().why()).isEqualTo("too slow");

        hosts.put("www.ecb.europa.eu", _ -> body(rates("2024-06-24", "1.0730")));
        clock.advance(Duration.ofDays(3));
        var _ = view(EURUSD);
        desk.workOnDue().join();
        assertThat(desk.troubles().of("ecb")).isEmpty();
        assertThat(desk.board().sheet(EURUSD).silences()).doesNotContainKey("ecb");
    }

    @Test
    void aSlowProviderDelaysNoOther() {
        CompletableFuture<FetchOutcome> never = new CompletableFuture<>();
        desk.choices().change("kraken", true, Optional.empty());
        hosts.put("api.kraken.com", _ -> never.join());
        var _ = view(BITCOIN.id());
        var _ = view(EURUSD);
        CompletableFuture<Void> all = desk.workOnDue();
        while (desk.board().sheet(EURUSD).quotes().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(all.isDone()).isFalse();
        never.complete(silent("at last"));
        all.join();
    }
}
