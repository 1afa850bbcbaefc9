package org.broadtape.health;

import io.javalin.http.Context;
import java.net.InetAddress;
import org.broadtape.account.Accounts;
import org.broadtape.account.Viewer;

/// Who may see the site's measures: the owner, a program with one of his tokens, and whoever asks
/// from this very machine without a proxy in between.
public final class Insiders {
    private final Accounts accounts;

    /// Insiders of that site.
    public Insiders(Accounts accounts) {
        this.accounts = accounts;
    }

    /// Whether this request's sender is one.
    public boolean isOne(Context request) {
        return accounts.viewer(request) instanceof Viewer.Owner
                || accounts.hasToken(request)
                || isHere(request);
    }

    private static boolean isHere(Context request) {
        boolean proxied =
                request.header("X-Forwarded-For") != null
                        || request.header("Forwarded") != null
                        || request.header("X-Real-IP") != null
                        || request.header("Via") != null;
        try {
            return !proxied
                    && InetAddress.ofLiteral(request.req().getRemoteAddr()).isLoopbackAddress();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
