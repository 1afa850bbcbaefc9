package org.broadtape.picture.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.broadtape.picture.PictureDesk;
import org.broadtape.picture.PictureDesk.Shown;

/// `GET /media/{name}`: a picture of a story that is open to readers; 404 from the moment no such
/// story shows it. A name stands for the same bytes for ever, so browsers may keep it; caches that
/// serve many people ask again soon, for a withdrawn picture must not live on in them.
public final class PictureDoor {
    private static final Duration BROWSER = Duration.ofDays(7);
    private static final Duration SHARED = Duration.ofMinutes(5);

    private final PictureDesk desk;
    private final Clock clock;

    /// A door before that desk.
    public PictureDoor(PictureDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /// Serves them.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get(PictureDesk.PLACE + "{name}", this::show);
    }

    private void show(Context request) throws IOException {
        String name = request.pathParam("name");
        Shown shown = desk.shown(name).orElseThrow(NotFoundResponse::new);
        String etag = "\"" + name + "\"";
        if (request.res().getHeader("Cache-Control") == null) {
            Duration left = Duration.between(clock.instant(), shown.until());
            request.header(
                    "Cache-Control",
                    "public, max-age="
                            + shorter(BROWSER, left)
                            + ", s-maxage="
                            + shorter(SHARED, left)
                            + ", immutable");
        }
        request.header("ETag", etag).header("X-Content-Type-Options", "nosniff");
        String known = request.header("If-None-Match");
        if (known != null && known.contains(etag)) {
            request.status(304);
            return;
        }
        request.contentType(shown.contentType()).result(shown.bytes());
    }

    private static long shorter(Duration usual, Duration left) {
        return Math.max(0, Math.min(usual.toSeconds(), left.toSeconds()));
    }
}
