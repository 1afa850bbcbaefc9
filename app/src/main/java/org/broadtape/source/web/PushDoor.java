package org.broadtape.source.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.PushDesk;
import org.broadtape.source.Receiving;
import org.broadtape.store.StoreFull;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.json.JsonMapper;

/// `POST /api/v1/sources/{id}/push`: any format that is read, with `Authorization: Bearer TOKEN`.
/// Answered only when all is on the disk.
public final class PushDoor {
    /// The most bytes of one push.
    public static final int BYTES = 24 * (1 << 20);

    private final PushDesk desk;
    private final JsonMapper json = new JsonMapper();

    /// A door to that desk.
    public PushDoor(PushDesk desk) {
        this.desk = desk;
    }

    /// Opens it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.post("/api/v1/sources/{id}/push", this::push);
    }

    private void push(Context request) throws IOException {
        Optional<SourceId> id =
                StoryId.parse(request.pathParam("id")).map(number -> new SourceId(number.value()));
        String given = Optional.ofNullable(request.header("Authorization")).orElse("");
        // An unknown source and a wrong token are answered alike.
        if (id.isEmpty()
                || !given.regionMatches(true, 0, "Bearer ", 0, 7)
                || !desk.opens(id.get(), given.substring(7).strip())) {
            request.header("WWW-Authenticate", "Bearer");
            refuse(request, 401, "This token does not push for this source.");
            return;
        }
        String encoding = request.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(request, 415, "Send the body without Content-Encoding.");
            return;
        }
        byte[] bytes = request.bodyInputStream().readNBytes(BYTES + 1);
        if (bytes.length > BYTES) {
            refuse(request, 413, "The body is larger than " + BYTES + " bytes.");
            return;
        }
        try {
            answer(
                    request,
                    desk.receive(id.get(), bytes, Optional.ofNullable(request.contentType())));
        } catch (StoreFull full) {
            // Sending all of it again does no harm: what was taken in is then a repeat.
            refuse(request, 507, "The disk is full. Send all of it again once there is room.");
        }
    }

    private void answer(Context request, Receiving.Received received) {
        if (received.reading().format().isEmpty()) {
            refuse(request, 415, "The body is no feed of a known format.");
            return;
        }
        List<WireItem> stories = received.stories();
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < received.arrivals().size(); i++) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("uri", stories.get(i).uri());
            item.put("story", received.arrivals().get(i).story().value());
            item.put("arrival", word(received.arrivals().get(i)));
            items.add(item);
        }
        List<Map<String, String>> problems =
                received.problems().stream()
                        .limit(100)
                        .map(problem ->
                                Map.of(
                                        "name", problem.name(),
                                        "what", problem.what(),
                                        "expected", problem.expected()))
                        .toList();
        request.contentType("application/json")
                .result(
                        json.writeValueAsString(
                                Map.of(
                                        "items", items,
                                        "noStories", noStories(received),
                                        "problems", problems)));
    }

    /// What was sent and is no story, and why.
    private static List<Map<String, String>> noStories(Receiving.Received received) {
        return received.others().stream()
                .map(item -> Map.of("uri", item.uri(), "kind", item.kind().code()))
                .toList();
    }

    private static String word(Arrival arrival) {
        return switch (arrival) {
            case Arrival.FirstSeen ignored -> "first-seen";
            case Arrival.Revised ignored -> "revised";
            case Arrival.Corrected ignored -> "corrected";
            case Arrival.Killed ignored -> "killed";
            case Arrival.Repeat ignored -> "repeat";
            case Arrival.Held ignored -> "held";
        };
    }

    private void refuse(Context request, int status, String words) {
        request.status(status)
                .contentType("application/json")
                .result(json.writeValueAsString(Map.of("status", status, "error", words)));
    }
}
