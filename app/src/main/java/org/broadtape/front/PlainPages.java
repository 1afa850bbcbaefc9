package org.broadtape.front;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;
import org.broadtape.page.Frame;
import org.broadtape.page.Pages;
import org.broadtape.page.Resource;

/// The pages that are only text: about the site, its risk disclosure, the keys. The texts are
/// `text/about.html` and `text/risk.html` on the class path, written by this project.
public final class PlainPages {
    private final Pages pages;
    private final String about = Resource.text("/text/about.html");
    private final String risk = Resource.text("/text/risk.html");

    /// Pages in that frame.
    public PlainPages(Pages pages) {
        this.pages = pages;
    }

    /// Serves them.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/about", request -> show(request, "front.about", about));
        routes.get("/risk", request -> show(request, "front.risk", risk));
        routes.get("/keys", this::keys);
    }

    private void show(Context request, String title, String html) {
        Frame frame = pages.frame(request, "");
        frame = frame.titled(frame.t(title, frame.siteName()));
        pages.show(request, "plain.jte", Map.of("frame", frame, "html", html));
    }

    private void keys(Context request) {
        Frame frame = pages.frameOf(request, "page.keys");
        pages.show(request, "keys.jte", Map.of("frame", frame));
    }
}
