package org.broadtape.page;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.broadtape.base.Sha256;

/// The stylesheet, the scripts and the icon, from `static/` on the class path, and uPlot from where
/// its own archive has it. Served under their digest, so that a browser may keep them for ever.
public final class Assets {
    private static final Map<String, String> TYPES =
            Map.of(
                    "broadtape.css", "text/css; charset=utf-8",
                    "broadtape.js", "text/javascript; charset=utf-8",
                    "price-chart.js", "text/javascript; charset=utf-8",
                    "uplot.css", "text/css; charset=utf-8",
                    "uplot.js", "text/javascript; charset=utf-8",
                    "icon.svg", "image/svg+xml");

    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private static final Map<String, String> ELSEWHERE =
            Map.of("uplot.css", UPLOT + "uPlot.min.css", "uplot.js", UPLOT + "uPlot.iife.min.js");

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final String digest;

    /// Reads all assets; there are few and they are small.
    public Assets() {
        MessageDigest sum = Sha256.begin();
        TYPES.keySet().stream()
                .sorted()
                .forEach(name -> {
                    byte[] bytes = Resource.bytes(ELSEWHERE.getOrDefault(name, "/static/" + name));
                    sum.update(bytes);
                    files.put(name, bytes);
                });
        digest = HexFormat.of().formatHex(sum.digest()).substring(0, 12);
    }

    /// The digest over all of them, the folder in their addresses:
    /// `/static/<digest>/broadtape.css`.
    public String digest() {
        return digest;
    }

    /// Serves them.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/static/{digest}/{name}", this::serve);
    }

    private void serve(Context request) {
        byte[] bytes = files.get(request.pathParam("name"));
        if (bytes == null) {
            throw new NotFoundResponse();
        }
        request.contentType(TYPES.getOrDefault(request.pathParam("name"), "text/plain"))
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .result(bytes);
    }
}
