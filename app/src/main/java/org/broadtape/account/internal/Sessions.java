package org.broadtape.account.internal;

import static org.broadtape.store.tables.Tables.ACCOUNT;
import static org.broadtape.store.tables.Tables.ACCOUNT_SESSION;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadtape.store.Database;
import org.jooq.Record;

/// Browsers that are signed in: a row for each, under the SHA-256 of a 256-bit token that only the
/// browser has. A session ends when it was not used for two weeks, and after ninety days anyway.
public final class Sessions {
    /// The longest a session lasts.
    public static final Duration LONGEST = Duration.ofDays(90);

    /// The longest a session lasts unused.
    public static final Duration IDLE = Duration.ofDays(14);

    private static final Duration NOTED = Duration.ofMinutes(10);
    private static final int MOST = 50;
    private static final int AGENT = 200;

    private final Database database;
    private final Clock clock;
    private final Cache<String, Session> known =
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterWrite(Duration.ofSeconds(20))
                    .build();

    /// Sessions in that database.
    public Sessions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Opens one, and answers its token.
    ///
    /// @param agent what the browser says it is
    public String open(String address, String agent) {
        String token = Secret.make();
        long now = clock.millis();
        database.write(db -> {
            db.deleteFrom(ACCOUNT_SESSION)
                    .where(ACCOUNT_SESSION.CREATED.lt(now - LONGEST.toMillis()))
                    .or(ACCOUNT_SESSION.SEEN.lt(now - IDLE.toMillis()))
                    .execute();
            return db.insertInto(ACCOUNT_SESSION)
                    .set(ACCOUNT_SESSION.HASH, Secret.digest(token))
                    .set(ACCOUNT_SESSION.CREATED, now)
                    .set(ACCOUNT_SESSION.SEEN, now)
                    .set(ACCOUNT_SESSION.ADDRESS, address)
                    .set(ACCOUNT_SESSION.AGENT, shortened(agent))
                    .execute();
        });
        return token;
    }

    /// The session of a token; empty where there is none or it has ended. Its use is noted now and
    /// then.
    public Optional<Session> find(String token) {
        String hash = Secret.digest(token);
        Session session = known.getIfPresent(hash);
        if (session == null) {
            session = read(hash).orElse(null);
        }
        Instant now = clock.instant();
        if (session == null || session.hasEnded(now)) {
            return Optional.empty();
        }
        if (Duration.between(session.seen(), now).compareTo(NOTED) > 0) {
            session = session.seenAt(now);
            database.note(db ->
                    db.update(ACCOUNT_SESSION)
                            .set(ACCOUNT_SESSION.SEEN, now.toEpochMilli())
                            .where(ACCOUNT_SESSION.HASH.eq(hash))
                            .execute());
        }
        known.put(hash, session);
        return Optional.of(session);
    }

    private Optional<Session> read(String hash) {
        return database.read(db ->
                db.select(ACCOUNT_SESSION.fields())
                        .select(ACCOUNT.NAME)
                        .from(ACCOUNT_SESSION)
                        .crossJoin(ACCOUNT)
                        .where(ACCOUNT_SESSION.HASH.eq(hash))
                        .fetchOptional(Sessions::session));
    }

    /// Sessions that have not ended, the last used first.
    public List<Session> list() {
        Instant now = clock.instant();
        return database.read(db ->
                db
                        .select(ACCOUNT_SESSION.fields())
                        .select(ACCOUNT.NAME)
                        .from(ACCOUNT_SESSION)
                        .crossJoin(ACCOUNT)
                        .orderBy(ACCOUNT_SESSION.SEEN.desc())
                        .limit(MOST)
                        .fetch(Sessions::session)
                        .stream()
                        .filter(session -> !session.hasEnded(now))
                        .toList());
    }

    /// Whether the owner has signed in from that address and still is.
    public boolean knows(String address) {
        return database.read(
                db -> db.fetchExists(ACCOUNT_SESSION, ACCOUNT_SESSION.ADDRESS.eq(address)));
    }

    /// Ends one.
    public void close(String hash) {
        database.write(db ->
                db.deleteFrom(ACCOUNT_SESSION).where(ACCOUNT_SESSION.HASH.eq(hash)).execute());
        known.invalidate(hash);
    }

    /// Ends all but one.
    public void closeOthers(String hash) {
        database.write(db ->
                db.deleteFrom(ACCOUNT_SESSION).where(ACCOUNT_SESSION.HASH.ne(hash)).execute());
        known.invalidateAll();
    }

    private static Session session(Record row) {
        return new Session(
                row.get(ACCOUNT_SESSION.HASH),
                row.get(ACCOUNT.NAME),
                Instant.ofEpochMilli(row.get(ACCOUNT_SESSION.CREATED)),
                Instant.ofEpochMilli(row.get(ACCOUNT_SESSION.SEEN)),
                row.get(ACCOUNT_SESSION.ADDRESS),
                row.get(ACCOUNT_SESSION.AGENT));
    }

    private static String shortened(String agent) {
        String clean = agent.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.length() <= AGENT ? clean : clean.substring(0, AGENT);
    }

    /// A browser that is signed in.
    ///
    /// @param hash of its token; names it, opens nothing
    /// @param owner the owner's name
    /// @param created when it signed in
    /// @param seen when it last asked for something, to about ten minutes
    /// @param address where it signed in from
    /// @param agent what it said it is
    public record Session(
            String hash,
            String owner,
            Instant created,
            Instant seen,
            String address,
            String agent) {
        boolean hasEnded(Instant now) {
            return created.plus(LONGEST).isBefore(now) || seen.plus(IDLE).isBefore(now);
        }

        Session seenAt(Instant now) {
            return new Session(hash, owner, created, now, address, agent);
        }
    }
}
