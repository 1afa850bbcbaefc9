package org.broadtape.price;

import static org.broadtape.store.tables.Tables.PRICE_PROVIDER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.broadtape.market.provider.ApiKey;
import org.broadtape.market.provider.ProviderTerms.KeyNeed;
import org.broadtape.market.provider.Providers;
import org.broadtape.market.provider.QuoteProvider;
import org.broadtape.store.Database;
import org.jspecify.annotations.Nullable;

/// Which providers of prices the owner wants asked, and the keys they gave him. A key that was
/// entered can be used and replaced, and is shown to nobody again.
public final class ProviderChoices {
    private final Database database;
    private final AtomicReference<List<Choice>> current;

    /// Reads what was decided before.
    public ProviderChoices(Database database) {
        this.database = database;
        this.current = new AtomicReference<>(read());
    }

    /// A decision about a provider.
    ///
    /// @param enabled whether it is wanted
    /// @param key its key; absent where none was entered
    public record Choice(QuoteProvider provider, boolean enabled, Optional<ApiKey> key) {
        /// Its id: `ecb`.
        public String id() {
            return provider.terms().id();
        }

        /// Whether it can be asked: it is wanted, and the key it needs is there.
        public boolean isAsked() {
            return enabled && (provider.terms().key() == KeyNeed.NONE || key.isPresent());
        }
    }

    /// What stands for every provider, the preferred ones first.
    public List<Choice> all() {
        return current.get();
    }

    /// What stands for one.
    public Optional<Choice> of(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// Decides about a provider.
    ///
    /// @param key as typed in, checked by [ApiKey#of]; absent leaves the one there is
    public void change(String id, boolean enabled, Optional<String> key) {
        write(id, enabled, key.map(String::strip));
    }

    /// Takes a provider's key away, and with it whether it is asked where it needs one.
    public void forgetKey(String id) {
        boolean enabled = of(id).map(Choice::enabled).orElse(false);
        database.write(db ->
                db.update(PRICE_PROVIDER)
                        .setNull(PRICE_PROVIDER.KEY)
                        .where(PRICE_PROVIDER.PROVIDER.eq(id))
                        .execute());
        write(id, enabled, Optional.empty());
    }

    private void write(String id, boolean enabled, Optional<String> key) {
        database.write(db -> {
            db.insertInto(PRICE_PROVIDER)
                    .set(PRICE_PROVIDER.PROVIDER, id)
                    .set(PRICE_PROVIDER.ENABLED, enabled ? 1L : 0L)
                    .onConflict(PRICE_PROVIDER.PROVIDER)
                    .doUpdate()
                    .set(PRICE_PROVIDER.ENABLED, enabled ? 1L : 0L)
                    .execute();
            key.ifPresent(secret ->
                    db.update(PRICE_PROVIDER)
                            .set(PRICE_PROVIDER.KEY, secret)
                            .where(PRICE_PROVIDER.PROVIDER.eq(id))
                            .execute());
            return true;
        });
        current.set(read());
    }

    private record Row(boolean enabled, @Nullable String key) {}

    private List<Choice> read() {
        Map<String, Row> rows = new HashMap<>();
        database.read(db -> db.selectFrom(PRICE_PROVIDER).fetch())
                .forEach(row ->
                        rows.put(row.getProvider(), new Row(row.getEnabled() == 1, row.getKey())));
        return Providers.all().stream()
                .map(provider -> {
                    Row row =
                            rows.getOrDefault(
                                    provider.terms().id(),
                                    new Row(provider.terms().onByDefault(), null));
                    return new Choice(
                            provider,
                            row.enabled(),
                            Optional.ofNullable(row.key()).map(ApiKey::of));
                })
                .toList();
    }
}
