package org.broadtape.health;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.broadtape.page.Refusal;
import org.broadtape.store.Followers;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.jspecify.annotations.Nullable;

/// `GET /metrics` in Prometheus' text format, for insiders. The registry is built when it is first
/// asked for, so that a site nobody measures pays nothing; timings count from then on.
public final class Metrics implements AutoCloseable {
    private static final int AT_ONCE = 5_000;

    private final Journal journal;
    private final Followers followers;
    private final LongSupplier failingSources;
    private final Insiders insiders;
    private final LongAdder requests = new LongAdder();
    private final Map<JournalEntry.Kind, LongAdder> arrivals =
            new EnumMap<>(JournalEntry.Kind.class);
    private long counted;
    private @Nullable JvmGcMetrics collections;
    private volatile @Nullable PrometheusMeterRegistry registry;

    /// Measures of these.
    ///
    /// @param failingSources how many sources can't be read now
    public Metrics(
            Journal journal, Followers followers, LongSupplier failingSources, Insiders insiders) {
        this.journal = journal;
        this.followers = followers;
        this.failingSources = failingSources;
        this.insiders = insiders;
        this.counted = journal.head();
        for (JournalEntry.Kind kind : JournalEntry.Kind.values()) {
            arrivals.put(kind, new LongAdder());
        }
    }

    /// Serves them.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/metrics", this::show);
    }

    /// Notes an answered request.
    public void answered(Context request, float millis) {
        requests.increment();
        MeterRegistry known = registry;
        if (known != null && !isStream(request)) {
            Endpoint matched = request.endpoints().matchedHttpEndpoint();
            Timer.builder("broadtape.http.requests")
                    .tag("route", matched == null ? "none" : matched.path)
                    .tag("method", request.method().toString())
                    .tag("status", request.statusCode() / 100 + "xx")
                    .serviceLevelObjectives(
                            Duration.ofMillis(5),
                            Duration.ofMillis(20),
                            Duration.ofMillis(50),
                            Duration.ofMillis(100),
                            Duration.ofMillis(250),
                            Duration.ofMillis(1000))
                    .register(known)
                    .record((long) (millis * 1000), TimeUnit.MICROSECONDS);
        }
    }

    /// A stream lasts as long as somebody listens; that is no time to answer.
    private static boolean isStream(Context request) {
        return request.path().equals("/events") || request.path().equals("/prices/live");
    }

    private void show(Context request) {
        if (!insiders.isOne(request)) {
            throw Refusal.signIn();
        }
        String text = scrape();
        request.header("Cache-Control", "no-store")
                .contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(text);
    }

    private synchronized String scrape() {
        PrometheusMeterRegistry known = registry;
        if (known == null) {
            known = build();
            registry = known;
        }
        count();
        return known.scrape();
    }

    /// Counts what the journal gained since the last time.
    private void count() {
        for (List<JournalEntry> news = journal.after(counted, AT_ONCE);
                !news.isEmpty();
                news = journal.after(counted, AT_ONCE)) {
            for (JournalEntry entry : news) {
                LongAdder sum = arrivals.get(entry.kind());
                if (sum != null) {
                    sum.increment();
                }
            }
            counted = news.getLast().position();
        }
    }

    private PrometheusMeterRegistry build() {
        PrometheusMeterRegistry made = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(made);
        new JvmThreadMetrics().bindTo(made);
        new ProcessorMetrics().bindTo(made);
        new UptimeMetrics().bindTo(made);
        JvmGcMetrics gc = new JvmGcMetrics();
        gc.bindTo(made);
        collections = gc;
        FunctionCounter.builder("broadtape.http.answered", requests, LongAdder::sum)
                .description("Requests answered since the start")
                .register(made);
        arrivals.forEach((kind, sum) ->
                FunctionCounter.builder("broadtape.journal.entries", sum, LongAdder::sum)
                        .description("Entries of the journal since the start")
                        .tag("kind", kind.name())
                        .register(made));
        Gauge.builder("broadtape.journal.head", journal, Journal::head).register(made);
        followers
                .positions()
                .keySet()
                .forEach(name ->
                        Gauge.builder(
                                        "broadtape.follower.behind",
                                        followers,
                                        all ->
                                                Math.max(
                                                        0,
                                                        journal.head()
                                                                - all.position(name).orElse(0L)))
                                .tag("follower", name)
                                .register(made));
        Gauge.builder("broadtape.sources.failing", failingSources, LongSupplier::getAsLong)
                .register(made);
        return made;
    }

    @Override
    public synchronized void close() {
        JvmGcMetrics gc = collections;
        if (gc != null) {
            gc.close();
        }
        PrometheusMeterRegistry known = registry;
        if (known != null) {
            known.close();
        }
    }
}
