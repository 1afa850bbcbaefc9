package org.broadtape.page;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// The stylesheet, the scripts and the icon, from `static/` on the class path. Served under their
/// digest, so that a browser may keep them for ever.
public final class Assets {
    private static final Map<String, String> TYPES =
            Map.of(
                    "broadtape.css", "text/css; charset=utf-8",
                    "broadtape.js", "text/javascript; charset=utf-8",
                    "icon.svg", "image/svg+xml");

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final String digest;

    /// Reads all assets; there are few and they are small.
    public Assets() {
        MessageDigest sum = sha256();
        TYPES.keySet().stream()
                .sorted()
                .forEach(name -> {
                    byte[] bytes = read(name);
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

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/static/" + name)) {
            if (in == null) {
                throw new IllegalStateException("No such asset: static/" + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
