package org.broadtape.price;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.broadtape.base.Rounds;
import org.broadtape.market.Instrument;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.Breaker;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.provider.RatePlan;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.QuoteAnswer;
import org.broadtape.price.ProviderChoices.Choice;
import org.broadtape.price.internal.QuoteBook;
import org.broadtape.store.Database;
import org.broadtape.wire.fetch.FetchOutcome;
import org.broadtape.wire.fetch.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the providers that the owner wants asked, about the instruments that readers look for. Each
/// provider has its own turn on a thread of its own: a slow one delays nobody but itself.
public final class PriceDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PriceDesk.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FLUSH_EVERY = Duration.ofSeconds(5);

    private final ProviderChoices choices;
    private final Board board;
    private final Wanted wanted;
    private final Function<String, Optional<Instrument>> instruments;
    private final Courier courier;
    private final Troubles troubles = new Troubles();
    private final Calendars calendars;
    private final Prices prices;
    private final StreamDesk streams;
    private final Clock clock;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();
    private final Rounds rounds =
            new Rounds(
                    "prices",
                    PAUSE,
                    this::round,
                    broken -> LOG.error("The price desk could not do its round", broken));
    private Instant nextFlush = Instant.MIN;
    private volatile boolean closed;

    /// A desk that does nothing until [#start] or [#workOnDue] is called.
    ///
    /// @param archive the series kept, whose last closes are prices too
    /// @param instruments finds an instrument by its id
    /// @param fetch asks the web, under the site's own guard
    /// @param folder where the owner puts files of prices
    public PriceDesk(
            Database database,
            Archive archive,
            Function<String, Optional<Instrument>> instruments,
            Function<Request, FetchOutcome> fetch,
            Path folder,
            Clock clock) {
        this.choices = new ProviderChoices(database);
        this.board = new Board(new QuoteBook(database), clock);
        this.wanted = new Wanted(clock);
        this.instruments = id -> Pairs.instrument(id).or(() -> instruments.apply(id));
        this.courier = new Courier(fetch, folder, clock);
        this.calendars = new Calendars(database);
        this.prices =
                new Prices(board, archive, wanted, choices, this.instruments, calendars, clock);
        this.streams = new StreamDesk(choices, board, wanted, this.instruments, troubles, clock);
        this.clock = clock;
    }

    /// What pages may show of what it learnt.
    public Prices prices() {
        return prices;
    }

    /// When markets trade.
    public Calendars calendars() {
        return calendars;
    }

    /// Who is asked.
    public ProviderChoices choices() {
        return choices;
    }

    /// What was answered.
    public Board board() {
        return board;
    }

    /// What is the matter with providers.
    public Troubles troubles() {
        return troubles;
    }

    /// A provider's turn: what it was asked and when, and whether it is being asked now.
    private static final class Turn {
        final Map<String, Instant> asked = new HashMap<>();
        Breaker breaker = Breaker.CLOSED;
        RatePlan plan;
        boolean inHand;

        Turn(ProviderTerms terms) {
            plan = RatePlan.of(terms);
        }

        boolean isFree(Instant now) {
            return !inHand && breaker.allows(now) && plan.allows(now);
        }
    }

    /// Lets the desk begin.
    public void start() {
        rounds.start();
        streams.start();
    }

    /// Asks at once rather than with the next round.
    public void wake() {
        rounds.wake();
    }

    private void round() {
        var _ = workOnDue();
        Instant now = clock.instant();
        if (!now.isBefore(nextFlush)) {
            nextFlush = now.plus(FLUSH_EVERY);
            board.flush();
        }
    }

    /// Begins the turn of every provider that has something to be asked and is not being asked.
    ///
    /// @return done when all turns begun here are
    public CompletableFuture<Void> workOnDue() {
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        for (Choice choice : choices.all()) {
            if (choice.isAsked() && !closed) {
                Turn turn =
                        turns.computeIfAbsent(
                                choice.id(), _ -> new Turn(choice.provider().terms()));
                due(choice, turn).ifPresent(symbols -> begun.add(begin(choice, turn, symbols)));
            }
        }
        return CompletableFuture.allOf(begun.toArray(CompletableFuture<?>[]::new));
    }

    /// What a provider is to be asked now: instruments by its symbols; absent where there is
    /// nothing or it is being asked.
    private Optional<Map<String, List<String>>> due(Choice choice, Turn turn) {
        Duration rhythm = rhythm(choice.provider().terms().delay());
        Instant now = clock.instant();
        Map<String, List<String>> symbols = new LinkedHashMap<>();
        synchronized (turn) {
            if (!turn.isFree(now)) {
                return Optional.empty();
            }
            for (String instrument : wanted.all()) {
                Instant last = turn.asked.get(instrument);
                if (last == null || !now.isBefore(last.plus(rhythm))) {
                    turn.asked.put(instrument, now);
                    instruments
                            .apply(instrument)
                            .flatMap(choice.provider()::symbol)
                            .ifPresent(symbol ->
                                    symbols.computeIfAbsent(symbol, _ -> new ArrayList<>())
                                            .add(instrument));
                }
            }
            turn.inHand = !symbols.isEmpty();
        }
        return symbols.isEmpty() ? Optional.empty() : Optional.of(symbols);
    }

    /// How often a price of a kind is asked for.
    private static Duration rhythm(DelayClass delay) {
        return switch (delay) {
            case DelayClass.RealTime _ -> Duration.ofSeconds(20);
            case DelayClass.Delayed _ -> Duration.ofMinutes(2);
            case DelayClass.Indicative _ -> Duration.ofMinutes(5);
            case DelayClass.ReferenceRate _ -> Duration.ofMinutes(30);
            case DelayClass.EndOfDay _ -> Duration.ofHours(1);
            case DelayClass.Manual _ -> Duration.ofDays(1);
        };
    }

    private CompletableFuture<Void> begin(
            Choice choice, Turn turn, Map<String, List<String>> symbols) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("prices of " + choice.id())
                .start(() -> {
                    try {
                        ask(choice, turn, symbols);
                    } catch (RuntimeException broken) {
                        LOG.error("Asking {} for prices broke", choice.id(), broken);
                    } finally {
                        synchronized (turn) {
                            turn.inHand = false;
                        }
                        done.complete(null);
                    }
                });
        return done;
    }

    private void ask(Choice choice, Turn turn, Map<String, List<String>> symbols) {
        for (Ask ask : choice.provider().ask(List.copyOf(symbols.keySet()), choice.key())) {
            if (closed || !mayGo(turn)) {
                putOff(turn, ask, symbols);
                continue;
            }
            Map<String, QuoteAnswer> answers =
                    switch (courier.carry(ask)) {
                        case Courier.Back.Came(var reply) -> choice.provider().read(ask, reply);
                        case Courier.Back.Nothing(String why) ->
                                ask.each(new QuoteAnswer.Silent(why));
                    };
            answers.forEach((symbol, answer) ->
                    symbols.getOrDefault(symbol, List.of())
                            .forEach(instrument -> board.take(instrument, choice.id(), answer)));
            note(choice.id(), turn, answers);
        }
    }

    /// Whether the provider's own pace and its health let a request go now; one that may is
    /// counted.
    private boolean mayGo(Turn turn) {
        Instant now = clock.instant();
        synchronized (turn) {
            if (!turn.breaker.allows(now) || !turn.plan.allows(now)) {
                return false;
            }
            turn.plan = turn.plan.sent(now);
            return true;
        }
    }

    /// What could not be asked now stays due.
    private static void putOff(Turn turn, Ask ask, Map<String, List<String>> symbols) {
        synchronized (turn) {
            ask.symbols()
                    .forEach(symbol ->
                            symbols.getOrDefault(symbol, List.of()).forEach(turn.asked::remove));
        }
    }

    private void note(String provider, Turn turn, Map<String, QuoteAnswer> answers) {
        Instant now = clock.instant();
        Breaker after;
        synchronized (turn) {
            turn.breaker = turn.breaker.after(answers.values(), now);
            after = turn.breaker;
        }
        if (after.failures() == 0) {
            troubles.end(provider);
            return;
        }
        answers.values().stream()
                .findFirst()
                .flatMap(PriceDesk::trouble)
                .ifPresent(why -> troubles.begin(provider, now, why, after.until()));
    }

    private static Optional<String> trouble(QuoteAnswer answer) {
        return switch (answer) {
            case QuoteAnswer.Quoted _,
                    QuoteAnswer.NothingTraded _,
                    QuoteAnswer.UnknownSymbol _,
                    QuoteAnswer.Refused _ ->
                    Optional.empty();
            case QuoteAnswer.QuotaSpent(var _, String why) -> Optional.of(why);
            case QuoteAnswer.NotAllowed(String why) -> Optional.of(why);
            case QuoteAnswer.Unreadable(var problem) -> Optional.of(problem.what());
            case QuoteAnswer.Silent(String why) -> Optional.of(why);
        };
    }

    /// Begins nothing more, and writes what was taken.
    @Override
    public void close() {
        closed = true;
        rounds.stop();
        streams.close();
        board.flush();
    }
}
