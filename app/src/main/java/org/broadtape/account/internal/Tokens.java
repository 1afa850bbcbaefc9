package org.broadtape.account.internal;

import static org.broadtape.store.tables.Tables.ACCOUNT_TOKEN;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadtape.store.Database;

/// The owner's tokens for feed readers and programs: they may read what readers may on a private
/// site, and the site's own measures. Kept by their SHA-256.
public final class Tokens {
    /// The most tokens.
    public static final int MOST = 100;

    private static final Duration NOTED = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder()
                    .maximumSize(1000)
                    .expireAfterWrite(Duration.ofSeconds(20))
                    .build();

    /// Tokens in that database.
    public Tokens(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Makes one and answers it; it can't be read again. Empty where there are too many.
    public Optional<String> make(String name) {
        String token = "bt_" + Secret.make();
        return database.write(db -> {
            if (db.fetchCount(ACCOUNT_TOKEN) >= MOST) {
                return Optional.<String>empty();
            }
            db.insertInto(ACCOUNT_TOKEN)
                    .set(ACCOUNT_TOKEN.HASH, Secret.digest(token))
                    .set(ACCOUNT_TOKEN.NAME, name)
                    .set(ACCOUNT_TOKEN.CREATED, clock.millis())
                    .execute();
            return Optional.of(token);
        });
    }

    /// Whether it is one of them. Its use is noted about once an hour.
    public boolean opens(String token) {
        if (!token.startsWith("bt_") || token.length() > 100) {
            return false;
        }
        String hash = Secret.digest(token);
        if (known.getIfPresent(hash) != null) {
            return true;
        }
        Optional<Token> found = list().stream().filter(one -> one.hash().equals(hash)).findFirst();
        if (found.isEmpty()) {
            return false;
        }
        known.put(hash, true);
        Instant now = clock.instant();
        if (found.get().used().filter(used -> used.plus(NOTED).isAfter(now)).isEmpty()) {
            database.note(db ->
                    db.update(ACCOUNT_TOKEN)
                            .set(ACCOUNT_TOKEN.USED, now.toEpochMilli())
                            .where(ACCOUNT_TOKEN.HASH.eq(hash))
                            .execute());
        }
        return true;
    }

    /// All of them, the oldest first.
    public List<Token> list() {
        return database.read(db ->
                db.selectFrom(ACCOUNT_TOKEN)
                        .orderBy(ACCOUNT_TOKEN.CREATED)
                        .fetch(row ->
                                new Token(
                                        row.getHash(),
                                        row.getName(),
                                        Instant.ofEpochMilli(row.getCreated()),
                                        Optional.ofNullable(row.getUsed())
                                                .map(Instant::ofEpochMilli))));
    }

    /// Takes one away; at once in this process.
    public void revoke(String hash) {
        database.write(
                db -> db.deleteFrom(ACCOUNT_TOKEN).where(ACCOUNT_TOKEN.HASH.eq(hash)).execute());
        known.invalidateAll();
    }

    /// A token, without itself.
    ///
    /// @param hash names it, opens nothing
    /// @param name what the owner calls it
    /// @param created when it was made
    /// @param used when it was last used, to about an hour; absent where never
    public record Token(String hash, String name, Instant created, Optional<Instant> used) {}
}
