package org.broadtape.setting;

import static org.broadtape.store.tables.Tables.SETTING;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.broadtape.store.Database;
import org.jooq.Record2;

/// Keeps the owner's settings; [#current] costs nothing, [#change] is durable when it returns.
public final class SettingsDesk {
    private final Database database;
    private final AtomicReference<SiteSettings> current;

    /// Reads what was decided before.
    public SettingsDesk(Database database) {
        this.database = database;
        this.current = new AtomicReference<>(read());
    }

    /// The settings in force.
    public SiteSettings current() {
        return current.get();
    }

    /// Puts new settings in force.
    public void change(SiteSettings settings) {
        database.write(db -> {
            db.deleteFrom(SETTING).execute();
            write(settings)
                    .forEach((name, value) ->
                            db.insertInto(SETTING)
                                    .set(SETTING.NAME, name)
                                    .set(SETTING.VALUE, value)
                                    .execute());
            return settings;
        });
        current.set(settings);
    }

    private SiteSettings read() {
        Map<String, String> rows =
                database.read(db ->
                        db.select(SETTING.NAME, SETTING.VALUE)
                                .from(SETTING)
                                .fetchMap(Record2::value1, Record2::value2));
        SiteSettings unset = SiteSettings.DEFAULT;
        return new SiteSettings(
                rows.getOrDefault("site-name", unset.siteName()),
                Optional.ofNullable(rows.get("base-address")).map(URI::create),
                lines(rows.get("trusted-proxies")),
                "1".equals(rows.get("private")),
                lines(rows.get("allowed-hosts")),
                Optional.ofNullable(rows.get("keep-for")).map(Duration::parse),
                rows.containsKey("keep-bytes")
                        ? OptionalLong.of(Long.parseLong(rows.get("keep-bytes")))
                        : OptionalLong.empty(),
                Optional.ofNullable(rows.get("contact")),
                Optional.ofNullable(rows.get("country")));
    }

    private static Map<String, String> write(SiteSettings settings) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("site-name", settings.siteName());
        settings.baseAddress().ifPresent(base -> rows.put("base-address", base.toString()));
        rows.put("trusted-proxies", String.join("\n", settings.trustedProxies()));
        rows.put("private", settings.isPrivate() ? "1" : "0");
        rows.put("allowed-hosts", String.join("\n", settings.allowedHosts()));
        settings.keepFor().ifPresent(keep -> rows.put("keep-for", keep.toString()));
        settings.keepBytes().ifPresent(bytes -> rows.put("keep-bytes", Long.toString(bytes)));
        settings.contact().ifPresent(contact -> rows.put("contact", contact));
        settings.country().ifPresent(country -> rows.put("country", country));
        return rows;
    }

    private static List<String> lines(@org.jspecify.annotations.Nullable String value) {
        return value == null || value.isBlank() ? List.of() : value.lines().toList();
    }
}
