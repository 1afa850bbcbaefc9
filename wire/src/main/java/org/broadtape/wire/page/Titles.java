package org.broadtape.wire.page;

import java.util.Optional;
import org.jsoup.nodes.Document;

/// A page's title.
final class Titles {
    private Titles() {}

    static String of(Document page, Claims claims) {
        Optional<String> said =
                claims.text("headline")
                        .or(() -> claims.text("name"))
                        .or(() ->
                                claims.meta(
                                        "dc:title",
                                        "dcterm:title",
                                        "og:title",
                                        "twitter:title",
                                        "title",
                                        "parsely-title"));
        return said.orElseGet(page::title).replaceAll("\\s+", " ").strip();
    }
}
