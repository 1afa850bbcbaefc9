package org.broadtape.health;

import static org.broadtape.store.tables.Tables.HEARTBEAT;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.broadtape.store.Database;
import org.broadtape.store.Followers;
import org.broadtape.store.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// `GET /health`: whether the process answers. `GET /health/ready`: whether it can do its work, 200
/// or 503, with what it found for the owner and his machines. Looked at most every five seconds, so
/// that asking is free.
public final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final Duration HOLDS = Duration.ofSeconds(5);
    private static final long LEAST_DISK = 100_000_000;

    private final Database database;
    private final Journal journal;
    private final Followers followers;
    private final Path folder;
    private final Clock clock;
    private final LongSupplier failingSources;
    private final Insiders insiders;
    private final JsonMapper json = new JsonMapper();
    private Optional<Found> last = Optional.empty();

    /// The health of these.
    ///
    /// @param folder whose disk must have room
    /// @param failingSources how many sources can't be read now
    public Health(
            Database database,
            Journal journal,
            Followers followers,
            Path folder,
            Clock clock,
            LongSupplier failingSources,
            Insiders insiders) {
        this.database = database;
        this.journal = journal;
        this.followers = followers;
        this.folder = folder;
        this.clock = clock;
        this.failingSources = failingSources;
        this.insiders = insiders;
    }

    /// Serves both.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/health", request -> answer(request, 200, Map.of("status", "ok")));
        routes.get("/health/ready", this::ready);
    }

    private void ready(Context request) {
        Found found = look();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("status", found.isReady() ? "ready" : "not ready");
        if (insiders.isOne(request)) {
            told.put("databaseWritable", found.writable());
            told.put("diskFreeBytes", found.diskFree());
            told.put("journalHead", found.head());
            told.put("followersBehind", found.behind());
            told.put("sourcesFailing", found.failing());
            told.put("lookedAt", found.at().toString());
        }
        answer(request, found.isReady() ? 200 : 503, told);
    }

    private void answer(Context request, int status, Map<String, ?> told) {
        request.status(status)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(json.writeValueAsBytes(told));
    }

    private synchronized Found look() {
        Instant now = clock.instant();
        Found found =
                last.filter(one -> one.at().plus(HOLDS).isAfter(now)).orElseGet(() -> find(now));
        last = Optional.of(found);
        return found;
    }

    private Found find(Instant now) {
        boolean writable = true;
        long head = 0;
        Map<String, Long> behind = new LinkedHashMap<>();
        long failing = 0;
        try {
            beat();
            long position = journal.head();
            head = position;
            followers
                    .positions()
                    .forEach((name, at) -> behind.put(name, Math.max(0, position - at)));
            failing = failingSources.getAsLong();
        } catch (RuntimeException broken) {
            LOG.warn("The database can't be written", broken);
            writable = false;
        }
        return new Found(now, writable, free(), head, behind, failing);
    }

    private void beat() {
        database.write(db ->
                db.insertInto(HEARTBEAT)
                        .set(HEARTBEAT.ID, 1L)
                        .set(HEARTBEAT.AT, clock.millis())
                        .onConflict(HEARTBEAT.ID)
                        .doUpdate()
                        .set(HEARTBEAT.AT, clock.millis())
                        .execute());
    }

    private long free() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (java.io.IOException unknown) {
            return -1;
        }
    }

    /// @param diskFree bytes; -1 where it can't be told
    /// @param behind entries of the journal each follower has still to follow
    private record Found(
            Instant at,
            boolean writable,
            long diskFree,
            long head,
            Map<String, Long> behind,
            long failing) {
        boolean isReady() {
            return writable && (diskFree < 0 || diskFree > LEAST_DISK);
        }
    }
}
