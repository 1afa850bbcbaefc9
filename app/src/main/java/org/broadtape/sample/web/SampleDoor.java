package org.broadtape.sample.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import org.broadtape.sample.SampleEdition;

/// Serves the edition's pictures, which lie beside its stories on the class path.
public final class SampleDoor {
    private SampleDoor() {}

    /// Serves them.
    public static void open(JavalinDefaultRoutingApi routes) {
        routes.get(SampleEdition.PICTURES + "{file}", SampleDoor::picture);
    }

    private static void picture(Context request) {
        byte[] bytes =
                SampleEdition.picture(request.pathParam("file")).orElseThrow(NotFoundResponse::new);
        request.contentType("image/png")
                .header("Cache-Control", "public, max-age=86400")
                .result(bytes);
    }
}
