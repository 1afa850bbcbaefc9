package org.broadtape.source;

import static org.broadtape.store.tables.Tables.SOURCE;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadtape.newsroom.SourceId;
import org.broadtape.store.Database;
import org.jooq.Record;

/// The hubs' columns of the sources' table. Changes are durable when a method returns.
final class Subscriptions {
    private final Database database;

    Subscriptions(Database database) {
        this.database = database;
    }

    /// What is known of a source's hub, of removed sources too.
    Optional<Subscription> of(SourceId id) {
        return database.read(db ->
                db.selectFrom(SOURCE)
                        .where(SOURCE.ID.eq(id.value()))
                        .and(SOURCE.HUB.isNotNull())
                        .fetchOptional(Subscriptions::subscription));
    }

    /// All there are.
    List<Subscription> all() {
        return database.read(db ->
                db.selectFrom(SOURCE)
                        .where(SOURCE.HUB.isNotNull())
                        .orderBy(SOURCE.ID)
                        .fetch(Subscriptions::subscription));
    }

    /// Notes a hub that a feed names, in place of any other.
    void offered(SourceId id, URI hub, URI topic) {
        database.write(db ->
                db.update(SOURCE)
                        .set(SOURCE.HUB, hub.toString())
                        .set(SOURCE.HUB_TOPIC, topic.toString())
                        .set(SOURCE.HUB_STATE, Hub.State.OFFERED.name())
                        .setNull(SOURCE.HUB_KEY)
                        .setNull(SOURCE.HUB_SECRET)
                        .setNull(SOURCE.HUB_UNTIL)
                        .where(SOURCE.ID.eq(id.value()))
                        .execute());
    }

    /// Notes what a hub is about to be asked, before it is: it may answer before the request ends.
    void asking(SourceId id, String callback, String secret, Hub.State state) {
        database.write(db ->
                db.update(SOURCE)
                        .set(SOURCE.HUB_KEY, callback)
                        .set(SOURCE.HUB_SECRET, secret)
                        .set(SOURCE.HUB_STATE, state.name())
                        .where(SOURCE.ID.eq(id.value()))
                        .and(SOURCE.HUB.isNotNull())
                        .execute());
    }

    /// Moves from one state to another, if it is in that one.
    boolean moved(SourceId id, Hub.State from, Hub.State to) {
        return database.write(db ->
                db.update(SOURCE)
                        .set(SOURCE.HUB_STATE, to.name())
                        .where(SOURCE.ID.eq(id.value()))
                        .and(SOURCE.HUB_STATE.eq(from.name()))
                        .execute())
                > 0;
    }

    /// The hub has confirmed.
    void active(SourceId id, Instant until) {
        database.write(db ->
                db.update(SOURCE)
                        .set(SOURCE.HUB_STATE, Hub.State.ACTIVE.name())
                        .set(SOURCE.HUB_UNTIL, until.toEpochMilli())
                        .where(SOURCE.ID.eq(id.value()))
                        .and(SOURCE.HUB.isNotNull())
                        .execute());
    }

    /// Forgets a hub.
    void forget(SourceId id) {
        database.write(db ->
                db.update(SOURCE)
                        .setNull(SOURCE.HUB)
                        .setNull(SOURCE.HUB_TOPIC)
                        .setNull(SOURCE.HUB_STATE)
                        .setNull(SOURCE.HUB_KEY)
                        .setNull(SOURCE.HUB_SECRET)
                        .setNull(SOURCE.HUB_UNTIL)
                        .where(SOURCE.ID.eq(id.value()))
                        .execute());
    }

    private static Subscription subscription(Record row) {
        return new Subscription(
                new SourceId(row.get(SOURCE.ID)),
                new Hub(
                        URI.create(row.get(SOURCE.HUB)),
                        URI.create(row.get(SOURCE.HUB_TOPIC)),
                        Hub.State.valueOf(row.get(SOURCE.HUB_STATE)),
                        Optional.ofNullable(row.get(SOURCE.HUB_UNTIL)).map(Instant::ofEpochMilli)),
                Optional.ofNullable(row.get(SOURCE.HUB_KEY)),
                Optional.ofNullable(row.get(SOURCE.HUB_SECRET)),
                row.get(SOURCE.REMOVED_AT) != null);
    }
}
