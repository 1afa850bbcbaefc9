package org.broadtape.account.internal;

import static org.broadtape.store.tables.Tables.ACCOUNT;

import java.time.Clock;
import java.util.Optional;
import org.broadtape.store.Database;
import org.jooq.exception.DataAccessException;

/// The owner's row.
public final class Owners {
    private static final long ONLY = 1;

    private final Database database;
    private final Clock clock;
    private volatile boolean claimed;

    /// The owner in that database.
    public Owners(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.claimed = owner().isPresent();
    }

    /// Whether there is an owner. Costs nothing once there is one.
    public boolean isClaimed() {
        return claimed;
    }

    /// The owner.
    public Optional<Owner> owner() {
        return database.read(db ->
                db.selectFrom(ACCOUNT)
                        .fetchOptional()
                        .map(row -> new Owner(row.getName(), row.getPassword())));
    }

    /// Makes the owner; false if somebody else came first.
    public boolean claim(String name, String passwordHash) {
        try {
            database.write(db ->
                    db.insertInto(ACCOUNT)
                            .set(ACCOUNT.ID, ONLY)
                            .set(ACCOUNT.NAME, name)
                            .set(ACCOUNT.PASSWORD, passwordHash)
                            .set(ACCOUNT.CREATED, clock.millis())
                            .set(ACCOUNT.CHANGED, clock.millis())
                            .execute());
            claimed = true;
            return true;
        } catch (DataAccessException thrown) {
            claimed = owner().isPresent();
            if (claimed) {
                return false;
            }
            throw thrown;
        }
    }

    /// Gives the owner another password.
    public void changePassword(String passwordHash) {
        database.write(db ->
                db.update(ACCOUNT)
                        .set(ACCOUNT.PASSWORD, passwordHash)
                        .set(ACCOUNT.CHANGED, clock.millis())
                        .execute());
    }

    /// Who owns the site.
    ///
    /// @param name to sign in with
    /// @param passwordHash an argon2id hash in its usual form
    public record Owner(String name, String passwordHash) {}
}
