package org.broadtape.link;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.broadtape.analysis.link.Entity;

/// Where an entity's page is: `/instrument/…`, `/country/KOR`, `/place/…`, `/person/…`, `/body/…`.
public final class EntityAddress {
    private EntityAddress() {}

    /// The address of its page.
    public static String of(Entity entity) {
        return of(entity.kind(), entity.id());
    }

    /// The address of the page of what has that id.
    public static String of(Entity.Kind kind, String id) {
        return "/" + kind.name().toLowerCase(Locale.ROOT) + "/" + segment(id);
    }

    /// An id as it stands in a path: a colon may stay as it is (RFC 3986 §3.3).
    public static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }
}
