package org.broadtape.source;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.broadtape.base.Problem;
import org.broadtape.base.Rounds;
import org.broadtape.newsroom.SourceId;
import org.broadtape.wire.Reading;
import org.broadtape.wire.fetch.FetchOutcome;
import org.broadtape.wire.fetch.Fetcher;
import org.broadtape.wire.fetch.HostPace;
import org.broadtape.wire.fetch.PollPlan;
import org.broadtape.wire.fetch.Request;
import org.broadtape.wire.fetch.Validators;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at feeds that are due, several at once but never twice at one source, and never oftener at
/// one host than [HostPace] allows. A clerk wakes each second; closing waits for looks in hand.
public final class Poller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final int AT_ONCE = 8;
    private static final Duration LAST_GRACE = Duration.ofSeconds(20);

    private final Sources sources;
    private final Fetcher fetcher;
    private final Receiving receiving;
    private final Hubs hubs;
    private final HostPace pace;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<SourceId, CompletableFuture<Void>> inHand = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Rounds rounds =
            new Rounds(
                    "poller",
                    Duration.ofSeconds(1),
                    () -> {
                        var _ = lookAtDue();
                    },
                    broken -> LOG.error("The poller could not see what is due", broken));
    private boolean closed;

    /// A poller that does nothing until [#start] or [#lookAtDue].
    public Poller(
            Sources sources,
            Fetcher fetcher,
            Receiving receiving,
            Hubs hubs,
            HostPace pace,
            Clock clock) {
        this.sources = sources;
        this.fetcher = fetcher;
        this.receiving = receiving;
        this.hubs = hubs;
        this.pace = pace;
        this.clock = clock;
    }

    /// Lets the clerk begin.
    public void start() {
        rounds.start();
    }

    /// Begins a look at every source that is due and whose host may be asked now.
    ///
    /// @return done when all looks begun here are done
    public CompletableFuture<Void> lookAtDue() {
        return CompletableFuture.allOf(
                sources.due(100).stream()
                        .map(this::begin)
                        .flatMap(Optional::stream)
                        .toArray(CompletableFuture<?>[]::new));
    }

    private Optional<CompletableFuture<Void>> begin(Source source) {
        String host = source.address().map(URI::getAuthority).orElse("");
        lock.lock();
        try {
            if (closed || inHand.containsKey(source.id())) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            Duration wait = pace.claim(host, now);
            if (wait.isPositive()) {
                sources.putOff(source.id(), now.plus(wait));
                return Optional.empty();
            }
            CompletableFuture<Void> done = new CompletableFuture<>();
            inHand.put(source.id(), done);
            Thread.ofVirtual().name("look at " + source.id()).start(() -> run(source, done));
            return Optional.of(done);
        } finally {
            lock.unlock();
        }
    }

    private void run(Source source, CompletableFuture<Void> done) {
        try {
            places.acquire();
            try {
                look(source);
            } finally {
                places.release();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            LOG.error("Looking at source {} ({}) broke", source.id(), source.address(), broken);
            sources.putOff(source.id(), clock.instant().plus(source.settings().every()));
        } finally {
            lock.lock();
            try {
                inHand.remove(source.id());
            } finally {
                lock.unlock();
            }
            done.complete(null);
        }
    }

    private void look(Source source) {
        if (source.address().isEmpty()) {
            return;
        }
        FetchOutcome outcome =
                fetcher.fetch(Request.feed(source.address().get(), source.validators()));
        switch (outcome) {
            case FetchOutcome.Fetched fetched -> fetched(source, fetched);
            case FetchOutcome.NotModified same ->
                    settle(
                            source,
                            outcome,
                            "not-modified",
                            "Nothing new.",
                            Optional.of(
                                    new Sources.Read(
                                            same.validators().equals(Validators.NONE)
                                                    ? source.validators()
                                                    : same.validators(),
                                            source.ttl(),
                                            same.movedTo())));
            case FetchOutcome.Throttled throttled ->
                    settle(
                            source,
                            outcome,
                            "throttled",
                            "The server asks for fewer looks (" + throttled.status() + ").",
                            Optional.empty());
            case FetchOutcome.Gone ignored ->
                    settle(
                            source,
                            outcome,
                            "gone",
                            "The server says this feed is gone for good. It is not looked at again.",
                            Optional.empty());
            case FetchOutcome.Failed failed ->
                    settle(
                            source,
                            outcome,
                            failed.kind().code(),
                            failed.problem().what() + ".",
                            Optional.empty());
        }
    }

    /// A look that brought no feed.
    private void settle(
            Source source,
            FetchOutcome outcome,
            String name,
            String words,
            Optional<Sources.Read> read) {
        List<Problem> problems =
                outcome instanceof FetchOutcome.Failed failed
                        ? List.of(failed.problem())
                        : List.of();
        int failures = read.isPresent() ? 0 : source.failures() + 1;
        sources.record(
                source.id(),
                new Look(clock.instant(), name, words, 0, 0),
                problems,
                new Sources.After(
                        failures,
                        next(source, outcome, failures, source.ttl())
                                .map(at -> read.isPresent() ? hubs.next(source, at, 0) : at),
                        outcome instanceof FetchOutcome.Gone,
                        read));
    }

    private void fetched(Source source, FetchOutcome.Fetched fetched) {
        Reading reading =
                receiving.read(
                        fetched.body().bytes(),
                        fetched.contentType(),
                        Optional.of(fetched.address()));
        if (reading.format().isEmpty()) {
            // Not a feed: perhaps a page of a captive network; its address is not believed either.
            int failures = source.failures() + 1;
            sources.record(
                    source.id(),
                    new Look(
                            clock.instant(),
                            "not-a-feed",
                            "What came is no feed of a known format.",
                            0,
                            0),
                    reading.problems(),
                    new Sources.After(
                            failures,
                            Optional.of(
                                    clock.instant()
                                            .plus(plan(source, source.ttl()).backOff(failures))),
                            false,
                            Optional.empty()));
            return;
        }
        Receiving.Received received = receiving.handOver(source, reading);
        Optional<Duration> ttl = reading.channel().ttl();
        // WebSub §4: what the header says comes before what the feed says.
        boolean byHeader = !fetched.hubs().isEmpty();
        hubs.offered(
                source.id(),
                byHeader ? fetched.hubs() : reading.channel().hubs(),
                byHeader && fetched.self().isPresent() ? fetched.self() : reading.channel().self());
        sources.record(
                source.id(),
                new Look(
                        clock.instant(),
                        "fetched",
                        reading.items().size() + " items, " + received.words() + ".",
                        reading.items().size(),
                        received.fresh()),
                received.problems(),
                new Sources.After(
                        0,
                        next(source, fetched, 0, ttl)
                                .map(at -> hubs.next(source, at, received.fresh())),
                        false,
                        Optional.of(
                                new Sources.Read(fetched.validators(), ttl, fetched.movedTo()))));
    }

    private Optional<Instant> next(
            Source source, FetchOutcome outcome, int failures, Optional<Duration> ttl) {
        return plan(source, ttl).waitAfter(outcome, failures).map(clock.instant()::plus);
    }

    private static PollPlan plan(Source source, Optional<Duration> ttl) {
        return new PollPlan(source.settings().every(), PollPlan.LONGEST, ttl, source.id().value());
    }

    /// Begins no more looks and waits for those in hand, at most twenty seconds.
    @Override
    public void close() {
        rounds.stop();
        List<CompletableFuture<Void>> left;
        lock.lock();
        try {
            closed = true;
            left = List.copyOf(inHand.values());
        } finally {
            lock.unlock();
        }
        CompletableFuture<Void> all =
                CompletableFuture.allOf(left.toArray(CompletableFuture<?>[]::new));
        try {
            all.get(LAST_GRACE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException late) {
            LOG.warn("Stopped with {} looks unfinished", left.size());
        }
    }
}
