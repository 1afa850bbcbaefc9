package org.broadtape.page;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.broadtape.store.StoreFull;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// The one place where whatever went wrong below a route becomes an answer: a page for browsers, a
/// problem (`application/problem+json`, RFC 9457) for everything else.
public final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Pages pages;

    /// Answers in those pages' frame.
    public Refusals(Pages pages) {
        this.pages = pages;
    }

    /// Takes over all exceptions.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.exception(Refusal.class, this::show);
        routes.exception(HttpResponseException.class, (e, request) -> show(plain(e), request));
        routes.exception(StoreFull.class, this::full);
        routes.exception(
                Exception.class,
                (e, request) -> {
                    LOG.error("{} {} failed", request.method(), request.path(), e);
                    show(
                            Refusal.of(
                                    500,
                                    "Something is broken here",
                                    "The fault is this site's, not yours, and has been written down.",
                                    "Try again in a minute; if it stays, tell the site's owner when and"
                                            + " where it happened."),
                            request);
                });
    }

    private void full(StoreFull full, Context request) {
        LOG.warn("{} {} was not done: the disk is full", request.method(), request.path(), full);
        show(
                Refusal.of(
                        507,
                        "The disk is full",
                        "This could not be kept; nothing was changed, and reading goes on.",
                        StoreFull.REMEDY),
                request);
    }

    /// Answers with a refusal.
    public void show(Refusal refusal, Context request) {
        boolean browser = isBrowser(request);
        if (refusal.signInHelps() && browser && request.method().equals(HandlerType.GET)) {
            String query = request.queryString();
            String next = request.path() + (query == null ? "" : "?" + query);
            request.status(303)
                    .header(
                            "Location",
                            "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8))
                    .header("Cache-Control", "no-store")
                    .result("");
            return;
        }
        request.status(refusal.status()).header("Cache-Control", "no-store");
        if (refusal.signInHelps()) {
            request.header("WWW-Authenticate", "Bearer realm=\"broadtape\"");
        }
        refusal.retryAfter()
                .ifPresent(wait -> request.header("Retry-After", "" + wait.toSeconds()));
        if (browser) {
            pages.show(
                    request,
                    "nothing.jte",
                    Map.of(
                            "frame",
                            pages.frame(request, refusal.title()),
                            "what",
                            refusal.why(),
                            "now",
                            refusal.now()));
            return;
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", refusal.title());
        problem.put("status", refusal.status());
        problem.put("detail", refusal.why() + " " + refusal.now());
        problem.put("why", refusal.why());
        problem.put("now", refusal.now());
        problem.put("instance", request.path());
        request.contentType("application/problem+json; charset=utf-8")
                .result(JSON.writeValueAsBytes(problem));
    }

    private static boolean isBrowser(Context request) {
        String accept = request.header("Accept");
        return accept != null
                && accept.contains("text/html")
                && !request.path().startsWith("/api/");
    }

    private static Refusal plain(HttpResponseException thrown) {
        String said = String.valueOf(thrown.getMessage());
        return switch (thrown.getStatus()) {
            case 404 ->
                    Refusal.of(
                            404,
                            "There is no such page",
                            "Nothing is kept at this address.",
                            "Check the address, or go back to the front page.");
            case 405 ->
                    Refusal.of(
                            405,
                            "This can't be done here",
                            "The address knows another way to be asked.",
                            "Ask it with GET, or go back to the page you came from.");
            case 413 ->
                    Refusal.of(
                            413,
                            "That is too large",
                            "More was sent than this address takes.",
                            "Send less at once.");
            default ->
                    Refusal.of(
                            thrown.getStatus(),
                            thrown.getStatus() < 500
                                    ? "This was not done"
                                    : "Something is broken here",
                            said,
                            "Go back and try again.");
        };
    }
}
