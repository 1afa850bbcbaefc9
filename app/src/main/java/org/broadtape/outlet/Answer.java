package org.broadtape.outlet;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import org.broadtape.page.Tag;
import org.broadtape.setting.SettingsDesk;

/// How machines are answered: with a tag of what they are given, so that whoever has it already is
/// told so in a line (RFC 9110 §13.1.2), and open to scripts of other sites where the site is open
/// to everybody.
final class Answer {
    private final SettingsDesk site;

    Answer(SettingsDesk site) {
        this.site = site;
    }

    /// Sends words, or says that the asker has them already.
    void send(Context request, String mediaType, String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        open(request);
        request.contentType(mediaType).header("Vary", "Accept-Encoding, Cookie, Authorization");
        if (!site.current().isPrivate()) {
            request.header("Cache-Control", "no-cache");
        }
        if (request.statusCode() == 200 && Tag.of(bytes).isHeld(request)) {
            return;
        }
        request.result(bytes);
    }

    /// Lets scripts of other sites read the answer, on a site that everybody may read.
    void open(Context request) {
        if (!site.current().isPrivate()) {
            request.header("Access-Control-Allow-Origin", "*")
                    .header("Access-Control-Expose-Headers", "ETag, Link, Retry-After")
                    .header("Cross-Origin-Resource-Policy", "cross-origin");
        }
    }

    /// Answers a script of another site that asks beforehand whether it may (Fetch Standard, CORS
    /// preflight).
    void preflight(Context request) {
        open(request);
        request.status(204)
                .header("Access-Control-Allow-Methods", "GET, HEAD")
                .header("Access-Control-Allow-Headers", "If-None-Match, Authorization")
                .header("Access-Control-Max-Age", "86400");
    }
}
