package org.broadtape.sample.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.broadtape.account.Accounts;
import org.broadtape.account.Viewer;
import org.broadtape.sample.SampleEdition;

/// Serves the edition's pictures, and removes the edition when the owner says so: a form that posts
/// `token` to `/samples/remove`.
public final class SampleDoor {
    private final SampleEdition edition;
    private final Accounts accounts;

    /// The door of that edition.
    public SampleDoor(SampleEdition edition, Accounts accounts) {
        this.edition = edition;
        this.accounts = accounts;
    }

    /// Serves it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get(SampleEdition.PICTURES + "{file}", SampleDoor::picture);
        routes.post("/samples/remove", this::remove);
    }

    private static void picture(Context request) {
        byte[] bytes =
                SampleEdition.picture(request.pathParam("file"))
                        .orElseThrow(NotFoundResponse::new);
        request.contentType("image/png")
                .header("Cache-Control", "public, max-age=86400")
                .result(bytes);
    }

    private void remove(Context request) {
        Viewer.Owner owner = accounts.requireOwner(request);
        String token = Optional.ofNullable(request.formParam("token")).orElse("");
        if (!MessageDigest.isEqual(
                owner.formToken().getBytes(StandardCharsets.UTF_8),
                token.getBytes(StandardCharsets.UTF_8))) {
            throw new ForbiddenResponse("The form is stale. Load the page again.");
        }
        edition.remove();
        request.redirect("/sources", HttpStatus.SEE_OTHER);
    }
}
