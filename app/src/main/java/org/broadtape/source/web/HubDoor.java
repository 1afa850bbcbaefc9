package org.broadtape.source.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.Optional;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.Hubs;
import org.broadtape.store.StoreFull;

/// `/websub/{id}/{key}`: where hubs ask whether a subscription is meant, and send what is new. The
/// key is known to the hub alone.
public final class HubDoor {
    private final Hubs hubs;

    /// A door for those hubs.
    public HubDoor(Hubs hubs) {
        this.hubs = hubs;
    }

    /// Opens it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/websub/{id}/{key}", this::question);
        routes.post("/websub/{id}/{key}", this::sent);
    }

    private void question(Context request) {
        Optional<String> answer =
                source(request)
                        .flatMap(id ->
                                hubs.answer(
                                        id,
                                        request.pathParam("key"),
                                        new Hubs.Question(
                                                asked(request, "hub.mode").orElse(""),
                                                asked(request, "hub.topic").orElse(""),
                                                asked(request, "hub.challenge"),
                                                asked(request, "hub.lease_seconds"))));
        plain(request, answer.isPresent() ? 200 : 404, answer.orElse("Nothing was asked for."));
    }

    private void sent(Context request) throws IOException {
        Optional<SourceId> id = source(request);
        String encoding = request.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            plain(request, 415, "Send the content without Content-Encoding.");
            return;
        }
        byte[] content = request.bodyInputStream().readNBytes(PushDoor.BYTES + 1);
        if (content.length > PushDoor.BYTES) {
            plain(request, 413, "The content is larger than " + PushDoor.BYTES + " bytes.");
            return;
        }
        if (id.isEmpty()) {
            plain(request, 404, "Nothing is wanted here.");
            return;
        }
        try {
            switch (hubs.receive(
                    id.get(),
                    request.pathParam("key"),
                    content,
                    Optional.ofNullable(request.contentType()),
                    Optional.ofNullable(request.header("X-Hub-Signature")))) {
                case TAKEN, IGNORED -> plain(request, 202, "");
                case GONE -> plain(request, 410, "Nothing is wanted here any more.");
                case UNKNOWN -> plain(request, 404, "Nothing is wanted here.");
            }
        } catch (StoreFull full) {
            plain(request, 507, "The disk is full. Send it again once there is room.");
        }
    }

    private static Optional<SourceId> source(Context request) {
        return StoryId.parse(request.pathParam("id")).map(number -> new SourceId(number.value()));
    }

    private static Optional<String> asked(Context request, String name) {
        return Optional.ofNullable(request.queryParam(name));
    }

    /// A challenge is echoed, so it must never be taken for a page.
    private static void plain(Context request, int status, String words) {
        request.status(status)
                .contentType("text/plain; charset=utf-8")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .result(words);
    }
}
