package org.broadtape.account;

import io.javalin.http.Context;
import java.util.function.BooleanSupplier;
import org.broadtape.page.Refusal;

/// Tells who is asking, and turns away who may not. Who it is was found out by
/// [org.broadtape.account.web.Gate] before any route is reached.
public final class Accounts {
    private static final String VIEWER = "viewer";
    private static final String TOKEN = "token";

    private final BooleanSupplier claimed;

    /// Accounts of a site that has its owner.
    public Accounts() {
        this(() -> true);
    }

    /// Accounts of a site.
    ///
    /// @param claimed tells whether somebody has made the owner's account; cheap
    public Accounts(BooleanSupplier claimed) {
        this.claimed = claimed;
    }

    /// Who sent this request.
    public Viewer viewer(Context request) {
        Viewer known = request.attribute(VIEWER);
        return known == null ? new Viewer.Reader() : known;
    }

    /// The owner, or a refusal that says how to sign in.
    public Viewer.Owner requireOwner(Context request) {
        return switch (viewer(request)) {
            case Viewer.Owner owner -> owner;
            case Viewer.Reader reader -> throw Refusal.signIn();
        };
    }

    /// Whether the request brought one of the owner's tokens: a feed reader or a program he let in.
    public boolean hasToken(Context request) {
        return Boolean.TRUE.equals(request.<Boolean>attribute(TOKEN));
    }

    /// True until somebody has made the owner's account.
    public boolean isUnclaimed() {
        return !claimed.getAsBoolean();
    }

    /// Says who it is; for the gate.
    public static void admit(Context request, Viewer viewer) {
        request.attribute(VIEWER, viewer);
    }

    /// Says that it brought a token; for the gate.
    public static void admitToken(Context request) {
        request.attribute(TOKEN, true);
    }
}
