package org.broadtape.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;
import org.broadtape.market.provider.ApiKey;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.provider.Reply;
import org.broadtape.market.provider.StreamProvider;
import org.broadtape.market.quote.Adjustment;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.Passport;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.market.quote.Quote;
import org.broadtape.market.quote.QuoteAnswer;
import org.broadtape.price.internal.QuoteBook;
import org.broadtape.store.Database;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamDeskTest {
    private static final Instrument COIN =
            Instrument.of(
                    "test:coin",
                    Instrument.Type.CRYPTO,
                    "Coin",
                    List.of(Listing.of(Optional.empty(), "COIN")));

    @TempDir Path folder;
    private final TestClock clock = new TestClock();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> changed = new LinkedBlockingQueue<>();
    private Database database;
    private Javalin server;
    private Board board;
    private Wanted wanted;
    private Troubles troubles;
    private StreamDesk desk;

    @BeforeEach
    void open() {
        database = Database.open("jdbc:sqlite:" + folder.resolve("test.db"));
        server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.routes.ws(
                                            "/prices",
                                            socket ->
                                                    socket.onMessage(message -> {
                                                        heard.add(message.message());
                                                        message.send("COIN 12.5");
                                                    }));
                                })
                        .start(0);
        board = new Board(new QuoteBook(database), clock);
        board.tell(changed::add);
        wanted = new Wanted(clock);
        troubles = new Troubles();
        desk =
                new StreamDesk(
                        new ProviderChoices(database),
                        board,
                        wanted,
                        id -> Optional.of(COIN).filter(one -> one.id().equals(id)),
                        troubles,
                        clock);
    }

    @AfterEach
    void close() {
        desk.close();
        server.stop();
        database.close();
    }

    private ProviderChoices.Choice choice(boolean enabled, int port) {
        return new ProviderChoices.Choice(new Ticker(port), enabled, Optional.empty());
    }

    @Test
    void takesWhatIsSaidOnTheSocketAboutWhatReadersLookFor() throws Exception {
        ProviderChoices.Choice choice = choice(true, server.port());
        wanted.look(COIN.id());
        desk.look(choice, (StreamProvider) choice.provider()).toCompletableFuture().join();
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("follow COIN");
        assertThat(changed.poll(10, TimeUnit.SECONDS)).isEqualTo(COIN.id());
        assertThat(board.sheet(COIN.id()).quotes().values())
                .extracting(Quote::amount)
                .containsExactly(new BigDecimal("12.5"));

        desk.look(choice, (StreamProvider) choice.provider()).toCompletableFuture().join();
        assertThat(heard).as("one socket is enough").isEmpty();
    }

    @Test
    void opensNoneForWhatNobodyLooksForOrTheOwnerDoesNotWant() {
        ProviderChoices.Choice unwanted = choice(false, server.port());
        desk.look(choice(true, server.port()), new Ticker(server.port()))
                .toCompletableFuture()
                .join();
        wanted.look(COIN.id());
        desk.look(unwanted, (StreamProvider) unwanted.provider()).toCompletableFuture().join();
        assertThat(heard).isEmpty();
    }

    @Test
    void saysWhatIsTheMatterAndWaitsLongerEachTime() {
        server.stop();
        ProviderChoices.Choice choice = choice(true, server.port() < 1 ? 1 : server.port());
        wanted.look(COIN.id());
        desk.look(choice, (StreamProvider) choice.provider()).toCompletableFuture().join();
        Instant first = troubles.of("ticker").orElseThrow().until().orElseThrow();
        desk.look(choice, (StreamProvider) choice.provider()).toCompletableFuture().join();
        assertThat(troubles.of("ticker").orElseThrow().until()).contains(first);
        clock.advance(Duration.ofMinutes(1));
        wanted.look(COIN.id());
        desk.look(choice, (StreamProvider) choice.provider()).toCompletableFuture().join();
        assertThat(troubles.of("ticker").orElseThrow().until().orElseThrow())
                .isAfter(clock.instant().plus(Duration.between(TestClock.START, first)));
    }

    /// A provider whose messages are a symbol and a price.
    private record Ticker(int port) implements StreamProvider {
        @Override
        public ProviderTerms terms() {
            return new ProviderTerms(
                    "ticker",
                    "Ticker",
                    URI.create("https://ticker.example/"),
                    DisplayRights.EVERYONE,
                    new DelayClass.RealTime(),
                    List.of(),
                    10,
                    ProviderTerms.KeyNeed.NONE,
                    true,
                    Set.of("localhost"),
                    "For a test.",
                    LocalDate.of(2024, 1, 1));
        }

        @Override
        public Optional<String> symbol(Instrument instrument) {
            return instrument.symbol();
        }

        @Override
        public List<Ask> ask(List<String> symbols, Optional<ApiKey> key) {
            return List.of();
        }

        @Override
        public Map<String, QuoteAnswer> read(Ask ask, Reply reply) {
            return Map.of();
        }

        @Override
        public Optional<Socket> socket(List<String> symbols, Optional<ApiKey> key) {
            return Optional.of(
                    new Socket(
                            Ask.of("ws://localhost:" + port + "/prices", symbols),
                            List.of("follow " + String.join(" ", symbols))));
        }

        @Override
        public Map<String, QuoteAnswer> readMessage(String message, Instant received) {
            int blank = message.indexOf(' ');
            return Map.of(
                    message.substring(0, blank),
                    new QuoteAnswer.Quoted(
                            new Quote(
                                    new BigDecimal(message.substring(blank + 1)),
                                    Optional.empty(),
                                    new Passport(
                                            "ticker",
                                            Optional.empty(),
                                            new DelayClass.RealTime(),
                                            new AsOf.At(received.atOffset(ZoneOffset.UTC)),
                                            received,
                                            PriceUnit.currencyOf("USD"),
                                            Adjustment.NONE,
                                            List.of(),
                                            DisplayRights.EVERYONE,
                                            Optional.empty()))));
        }
    }
}
