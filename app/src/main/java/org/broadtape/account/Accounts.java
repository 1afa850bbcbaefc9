package org.broadtape.account;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;

/// Tells who is asking, and turns away who may not.
public final class Accounts {
    /// Who sent this request.
    public Viewer viewer(Context request) {
        Viewer known = request.attribute("viewer");
        return known == null ? new Viewer.Reader() : known;
    }

    /// The owner, or a refusal that says how to sign in.
    public Viewer.Owner requireOwner(Context request) {
        return switch (viewer(request)) {
            case Viewer.Owner owner -> owner;
            case Viewer.Reader reader ->
                    throw new ForbiddenResponse("Only the owner may do this. Sign in first.");
        };
    }
}
