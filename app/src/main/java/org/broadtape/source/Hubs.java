package org.broadtape.source;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.broadtape.base.Problem;
import org.broadtape.base.RandomHex;
import org.broadtape.base.Rounds;
import org.broadtape.newsroom.SourceId;
import org.broadtape.wire.Reading;
import org.broadtape.wire.fetch.FetchOutcome;
import org.broadtape.wire.fetch.Fetcher;
import org.broadtape.wire.fetch.Limits;
import org.broadtape.wire.fetch.PollPlan;
import org.broadtape.wire.fetch.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Subscribes to the hubs that feeds offer (W3C WebSub, 2018), so that what is new comes by itself.
/// A hub must be able to reach this site, so none is asked before the site's own address is set.
///
/// While a hub sends, the feed is looked at less often, but never after the hub's promise ends; and
/// where a look finds what the hub did not send, it is looked at as usual again until the hub sends
/// the next time. Nothing is lost if a hub is silent; it only comes later.
public final class Hubs implements AutoCloseable {
    /// How long a hub is asked to send before it is asked again.
    static final Duration LEASE = Duration.ofDays(10);

    private static final Logger LOG = LoggerFactory.getLogger(Hubs.class);
    private static final Duration LONGEST_LEASE = Duration.ofDays(30);
    private static final Duration RENEWED_BEFORE = Duration.ofHours(1);
    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(10);
    private static final Duration UNCONFIRMED = Duration.ofHours(1);
    private static final Duration AFTER_REFUSAL = Duration.ofDays(1);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(15);
    private static final int STRETCH = 8;
    private static final int CHALLENGE = 2_000;

    private final Sources sources;
    private final Subscriptions subscriptions;
    private final Fetcher fetcher;
    private final Receiving receiving;
    private final Supplier<Optional<URI>> base;
    private final Clock clock;
    private final Semaphore places = new Semaphore(4);

    /// When a hub was last asked for something; not kept over a restart, after which it is asked
    /// anew.
    private final Map<SourceId, Instant> asked = new ConcurrentHashMap<>();

    /// Whose hub has sent something since the last look that found more than it had sent. Not kept
    /// either: while this site was down, a hub may have sent in vain.
    private final Map<SourceId, Instant> sending = new ConcurrentHashMap<>();

    private final Rounds rounds =
            new Rounds(
                    "hubs",
                    BETWEEN_ROUNDS,
                    () -> {
                        var _ = tend();
                    },
                    broken -> LOG.error("The hubs could not be tended", broken));

    /// @param base the address the world reaches this site at; empty while the owner has set none
    public Hubs(
            Sources sources,
            Fetcher fetcher,
            Receiving receiving,
            Supplier<Optional<URI>> base,
            Clock clock) {
        this.sources = sources;
        this.subscriptions = sources.subscriptions();
        this.fetcher = fetcher;
        this.receiving = receiving;
        this.base = base;
        this.clock = clock;
    }

    /// Lets the clerk begin.
    public void start() {
        rounds.start();
    }

    /// What is known of a source's hub, for its page.
    public Optional<Hub> of(SourceId id) {
        return subscriptions.of(id).map(Subscription::hub);
    }

    /// Takes note of the hubs that a feed names; the first is the one that is asked.
    ///
    /// @param topic the address the feed gives itself; a feed without one can't be subscribed to
    void offered(SourceId id, List<URI> hubs, Optional<URI> topic) {
        Optional<Subscription> known = subscriptions.of(id);
        if (hubs.isEmpty() || topic.isEmpty()) {
            known.ifPresent(this::unoffered);
            return;
        }
        URI hub = hubs.getFirst();
        boolean same =
                known.map(Subscription::hub)
                        .filter(one -> one.address().equals(hub) && one.topic().equals(topic.get()))
                        .isPresent();
        if (!same) {
            // The old hub's promise runs out by itself: its callback is not there any more.
            asked.remove(id);
            sending.remove(id);
            subscriptions.offered(id, hub, topic.get());
        }
    }

    private void unoffered(Subscription known) {
        switch (known.hub().state()) {
            case ACTIVE, ASKED -> {
                asked.remove(known.source());
                subscriptions.moved(known.source(), known.hub().state(), Hub.State.LEAVING);
            }
            case OFFERED, REFUSED -> subscriptions.forget(known.source());
            case LEAVING -> {
                // it will be
            }
        }
    }

    /// When to look at a feed again, its hub considered.
    ///
    /// @param planned when it would be without a hub
    /// @param fresh how many new or changed stories the look brought
    Instant next(Source source, Instant planned, int fresh) {
        Instant now = clock.instant();
        if (fresh > 0) {
            sending.remove(source.id());
        }
        Optional<Instant> until =
                subscriptions
                        .of(source.id())
                        .map(Subscription::hub)
                        .filter(hub -> hub.state() == Hub.State.ACTIVE)
                        .flatMap(Hub::until)
                        .filter(end -> end.isAfter(now));
        if (until.isEmpty() || !sending.containsKey(source.id())) {
            return planned;
        }
        return stretched(source, planned, until.get());
    }

    private Instant stretched(Source source, Instant planned, Instant until) {
        Duration wait = source.settings().every().multipliedBy(STRETCH);
        Duration most = wait.compareTo(PollPlan.LONGEST) > 0 ? PollPlan.LONGEST : wait;
        Instant late = clock.instant().plus(most);
        Instant wished = late.isAfter(planned) ? late : planned;
        return wished.isAfter(until) && until.isAfter(planned) ? until : wished;
    }

    /// Asks the hubs that are to be asked now.
    ///
    /// @return done when all have answered
    public CompletableFuture<Void> tend() {
        List<CompletableFuture<Void>> asks = new ArrayList<>();
        for (Subscription one : subscriptions.all()) {
            switch (wanted(one)) {
                case NOTHING -> {
                    // all is well
                }
                case FORGET -> forget(one);
                case SUBSCRIBE -> asks.add(inBackground(() -> subscribe(one)));
                case UNSUBSCRIBE -> asks.add(inBackground(() -> unsubscribe(one)));
            }
        }
        return CompletableFuture.allOf(asks.toArray(CompletableFuture<?>[]::new));
    }

    private enum Wanted {
        NOTHING,
        SUBSCRIBE,
        UNSUBSCRIBE,
        FORGET
    }

    private Wanted wanted(Subscription one) {
        Hub hub = one.hub();
        boolean reachable = base.get().isPresent();
        if (one.removed() && hub.state() != Hub.State.LEAVING) {
            boolean sends = hub.state() == Hub.State.ACTIVE || hub.state() == Hub.State.ASKED;
            return sends && reachable ? Wanted.UNSUBSCRIBE : Wanted.FORGET;
        }
        if (!reachable) {
            return hub.state() == Hub.State.LEAVING ? Wanted.FORGET : Wanted.NOTHING;
        }
        return switch (hub.state()) {
            case OFFERED -> Wanted.SUBSCRIBE;
            case ASKED -> silentFor(one, UNCONFIRMED) ? Wanted.SUBSCRIBE : Wanted.NOTHING;
            case REFUSED -> silentFor(one, AFTER_REFUSAL) ? Wanted.SUBSCRIBE : Wanted.NOTHING;
            case ACTIVE ->
                    (ends(hub) || !isOurs(one)) && silentFor(one, BETWEEN_RENEWALS)
                            ? Wanted.SUBSCRIBE
                            : Wanted.NOTHING;
            case LEAVING -> {
                if (!asked.containsKey(one.source())) {
                    yield Wanted.UNSUBSCRIBE;
                }
                yield silentFor(one, UNCONFIRMED) ? Wanted.FORGET : Wanted.NOTHING;
            }
        };
    }

    private boolean ends(Hub hub) {
        return hub.until()
                .filter(end -> end.isAfter(clock.instant().plus(RENEWED_BEFORE)))
                .isEmpty();
    }

    /// Whether the hub sends to where this site is reached now.
    private boolean isOurs(Subscription one) {
        return one.callback().filter(at -> at.startsWith(place(one.source()))).isPresent();
    }

    private boolean silentFor(Subscription one, Duration wait) {
        Instant last = asked.get(one.source());
        return last == null || !clock.instant().isBefore(last.plus(wait));
    }

    private String place(SourceId id) {
        return base.get().map(URI::toString).orElse("").replaceFirst("/+$", "")
                + "/websub/"
                + id
                + "/";
    }

    private CompletableFuture<Void> inBackground(Runnable ask) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("ask a hub")
                .start(() -> {
                    try {
                        places.acquire();
                        try {
                            ask.run();
                        } finally {
                            places.release();
                        }
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException broken) {
                        LOG.error("Asking a hub broke", broken);
                    } finally {
                        done.complete(null);
                    }
                });
        return done;
    }

    private void subscribe(Subscription one) {
        SourceId id = one.source();
        asked.put(id, clock.instant());
        boolean renewal = one.hub().state() == Hub.State.ACTIVE && isOurs(one);
        // The same address and secret while they last: what is under way meanwhile stays readable.
        String callback = renewal ? one.callback().orElseThrow() : place(id) + secret();
        String secret = renewal ? one.secret().orElseThrow() : secret();
        boolean lasts =
                renewal
                        && one.hub()
                                .until()
                                .filter(end -> end.isAfter(clock.instant()))
                                .isPresent();
        subscriptions.asking(id, callback, secret, lasts ? Hub.State.ACTIVE : Hub.State.ASKED);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("hub.mode", "subscribe");
        form.put("hub.topic", one.hub().topic().toString());
        form.put("hub.callback", callback);
        form.put("hub.secret", secret);
        form.put("hub.lease_seconds", Long.toString(LEASE.toSeconds()));
        Optional<String> failure = posted(one, form);
        if (failure.isPresent()) {
            subscriptions.moved(id, Hub.State.ASKED, Hub.State.REFUSED);
            sources.trouble(
                    id,
                    Problem.of(
                            "hub-refused",
                            Problem.Severity.WARNING,
                            "The hub "
                                    + one.hub().address()
                                    + " took no subscription: "
                                    + failure.get(),
                            "202; the feed is looked at as usual"));
        }
    }

    private void unsubscribe(Subscription one) {
        SourceId id = one.source();
        asked.put(id, clock.instant());
        sending.remove(id);
        if (one.hub().state() != Hub.State.LEAVING) {
            subscriptions.moved(id, one.hub().state(), Hub.State.LEAVING);
        }
        if (one.callback().isEmpty()) {
            forget(one);
            return;
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("hub.mode", "unsubscribe");
        form.put("hub.topic", one.hub().topic().toString());
        form.put("hub.callback", one.callback().get());
        if (posted(one, form).isPresent()) {
            forget(one);
        }
    }

    private void forget(Subscription one) {
        asked.remove(one.source());
        sending.remove(one.source());
        subscriptions.forget(one.source());
    }

    /// @return why it was not taken; empty where it was
    private Optional<String> posted(Subscription one, Map<String, String> form) {
        return switch (fetcher.fetch(Request.post(one.hub().address(), form, Limits.SHORT))) {
            case FetchOutcome.Fetched ignored -> Optional.empty();
            case FetchOutcome.NotModified ignored -> Optional.of("it answers 304");
            case FetchOutcome.Throttled busy -> Optional.of("it answers " + busy.status());
            case FetchOutcome.Gone ignored -> Optional.of("it answers 410");
            case FetchOutcome.Failed failed -> Optional.of(failed.problem().what());
        };
    }

    private static String secret() {
        return RandomHex.of(32);
    }

    /// A hub's question whether this site meant it (WebSub §5.3), or its word that it refuses
    /// (§5.2).
    ///
    /// @param mode `hub.mode`
    /// @param topic `hub.topic`
    /// @param challenge `hub.challenge`, what to answer with
    /// @param lease `hub.lease_seconds`
    public record Question(
            String mode, String topic, Optional<String> challenge, Optional<String> lease) {}

    /// Answers a hub's question.
    ///
    /// @return the words of the answer; empty where this site asked for no such thing (404)
    public Optional<String> answer(SourceId id, String key, Question question) {
        Optional<Subscription> found =
                subscriptions
                        .of(id)
                        .filter(one -> one.opens(key))
                        .filter(one -> one.hub().topic().toString().equals(question.topic()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Subscription one = found.get();
        Optional<String> challenge =
                question.challenge().filter(words -> words.length() <= CHALLENGE);
        boolean leaving = one.removed() || one.hub().state() == Hub.State.LEAVING;
        return switch (question.mode()) {
            case "subscribe" -> {
                if (leaving || challenge.isEmpty()) {
                    yield Optional.empty();
                }
                subscriptions.active(id, clock.instant().plus(lease(question)));
                yield challenge;
            }
            case "unsubscribe" -> {
                if (!leaving || challenge.isEmpty()) {
                    yield Optional.empty();
                }
                forget(one);
                yield challenge;
            }
            case "denied" -> {
                denied(one);
                yield Optional.of("");
            }
            default -> Optional.empty();
        };
    }

    private void denied(Subscription one) {
        sending.remove(one.source());
        asked.put(one.source(), clock.instant());
        subscriptions.moved(one.source(), one.hub().state(), Hub.State.REFUSED);
        sources.trouble(
                one.source(),
                Problem.of(
                        "hub-refused",
                        Problem.Severity.WARNING,
                        "The hub " + one.hub().address() + " refused the subscription",
                        "its consent; the feed is looked at as usual"));
    }

    private static Duration lease(Question question) {
        Duration said =
                question.lease()
                        .filter(seconds -> seconds.matches("[0-9]{1,9}"))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .filter(Duration::isPositive)
                        .orElse(Duration.ofDays(1));
        return said.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : said;
    }

    /// What became of something a hub sent.
    public enum Sent {
        /// It was taken in, durably.
        TAKEN,
        /// It was not taken in. The hub is not told why, so that nobody learns a secret by trying.
        IGNORED,
        /// Nothing is wanted at that address any more.
        GONE,
        /// Nothing was ever wanted there.
        UNKNOWN
    }

    /// Takes in what a hub sends (WebSub §7, §8).
    ///
    /// @param signature the header `X-Hub-Signature`
    public Sent receive(
            SourceId id,
            String key,
            byte[] content,
            Optional<String> contentType,
            Optional<String> signature) {
        Optional<Subscription> found = subscriptions.of(id).filter(one -> one.opens(key));
        Optional<Source> source = sources.find(id);
        if (found.isEmpty() || source.isEmpty()) {
            return Sent.UNKNOWN;
        }
        Subscription one = found.get();
        if (one.removed() || one.hub().state() == Hub.State.LEAVING) {
            return Sent.GONE;
        }
        return switch (one.judged(signature, content)) {
            case STRONG -> taken(source.get(), one, content, contentType);
            case WEAK -> {
                // Known to be sent, not known to be whole: the feed itself is asked.
                sources.hasten(id);
                yield Sent.IGNORED;
            }
            case MISSING -> {
                doubted(one, "signed nothing", "X-Hub-Signature, as it was given a secret");
                yield Sent.IGNORED;
            }
            case WRONG -> {
                doubted(one, "signed wrongly", "X-Hub-Signature with sha256, sha384 or sha512");
                yield Sent.IGNORED;
            }
        };
    }

    private void doubted(Subscription one, String what, String expected) {
        sources.trouble(
                one.source(),
                Problem.of(
                        "hub-signature",
                        Problem.Severity.ERROR,
                        "Somebody who knows the hub's way in " + what + "; it was not taken in",
                        expected));
    }

    private Sent taken(
            Source source, Subscription one, byte[] content, Optional<String> contentType) {
        Reading reading = receiving.read(content, contentType, Optional.of(one.hub().topic()));
        if (reading.format().isEmpty()) {
            sources.hasten(source.id());
            return Sent.IGNORED;
        }
        Receiving.Received received = receiving.handOver(source, reading);
        Instant now = clock.instant();
        sending.put(source.id(), now);
        sources.record(
                source.id(),
                new Look(
                        now,
                        "pushed",
                        "The hub sent "
                                + reading.items().size()
                                + " items, "
                                + received.words()
                                + ".",
                        reading.items().size(),
                        received.fresh()),
                received.problems());
        Instant until = one.hub().until().orElse(now);
        if (one.hub().state() == Hub.State.ACTIVE
                && until.isAfter(now)
                && source.nextLook().isPresent()) {
            sources.putOff(source.id(), stretched(source, source.nextLook().get(), until));
        }
        return Sent.TAKEN;
    }

    /// Asks no more hubs.
    @Override
    public void close() {
        rounds.stop();
    }
}
