package org.broadtape.outlet;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;
import org.broadtape.newsroom.Stories;
import org.broadtape.page.Frame;
import org.broadtape.page.Pages;
import org.broadtape.page.Resource;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.source.Sources;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The pages that tell people of the doors for machines, `/feeds` and `/api`, and the description
/// of the API that machines read, `/api/v1/openapi.json` (OpenAPI 3.1).
final class Guide {
    private final Stories stories;
    private final Sources sources;
    private final Pages pages;
    private final SettingsDesk site;
    private final Answer answer;
    private final String api = Resource.text("/text/api.html");
    private final String description = Resource.text("/api/openapi.json");

    Guide(Stories stories, Sources sources, Pages pages, SettingsDesk site, Answer answer) {
        this.stories = stories;
        this.sources = sources;
        this.pages = pages;
        this.site = site;
        this.answer = answer;
    }

    void open(JavalinDefaultRoutingApi routes) {
        routes.get("/feeds", this::feeds);
        routes.get("/api", this::api);
        routes.get("/api/v1/openapi.json", this::description);
        routes.options("/api/v1/openapi.json", answer::preflight);
    }

    private void feeds(Context request) {
        Frame frame = pages.frameOf(request, "outlet.feeds");
        pages.show(
                request,
                "feeds.jte",
                Map.of(
                        "frame",
                        frame,
                        "view",
                        FeedsView.of(
                                frame,
                                stories.sections(),
                                sources.list(),
                                site.current().isPrivate())));
    }

    private void api(Context request) {
        Frame frame = pages.frameOf(request, "outlet.api");
        pages.show(request, "plain.jte", Map.of("frame", frame, "html", api));
    }

    private void description(Context request) {
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode out = (ObjectNode) json.readTree(description);
        out.putArray("servers").addObject().put("url", pages.base(request));
        answer.send(request, "application/json", json.writeValueAsString(out));
    }
}
