package org.broadtape.page;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/// The response headers that hold even if a template were wrong: a strict content security policy
/// (nothing from elsewhere, no inline script or style), no sniffing, no framing, no referrer for
/// others. (With no referrer at all, browsers would send `Origin: null` with our own forms.)
public final class Safety {
    static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'; manifest-src 'self'";

    private Safety() {}

    /// Puts them on every response.
    public static void open(JavalinDefaultRoutingApi routes) {
        routes.before(Safety::head);
    }

    private static void head(Context request) {
        request.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(
                        "Permissions-Policy",
                        "interest-cohort=(), camera=(), microphone=(), geolocation=()");
    }
}
