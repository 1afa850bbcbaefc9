package org.broadtape.outlet;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.broadtape.account.Accounts;
import org.broadtape.account.Viewer;
import org.broadtape.newsroom.StoryId;
import org.broadtape.page.Pages;
import org.broadtape.page.Refusal;
import org.broadtape.page.Visit;
import org.broadtape.setting.SettingsDesk;

/// `GET /events`: the live tape as server-sent events. `?section=` and `?source=` tell only of
/// those; `?after=` or the header `Last-Event-ID` goes on where somebody stopped listening.
final class EventsDoor {
    private static final Duration COME_BACK = Duration.ofSeconds(30);
    private static final int LONGEST_NUMBER = 18;

    private final Tape tape;
    private final Pages pages;
    private final Accounts accounts;
    private final SettingsDesk site;

    /// A door to that tape.
    EventsDoor(Tape tape, Pages pages, Accounts accounts, SettingsDesk site) {
        this.tape = tape;
        this.pages = pages;
        this.accounts = accounts;
        this.site = site;
    }

    /// Opens it.
    void open(JavalinDefaultRoutingApi routes) {
        routes.get("/events", this::listen);
    }

    private void listen(Context request) {
        Listener.Wish wish = wish(request);
        if (!tape.isOpenTo(wish.who())) {
            throw full();
        }
        HttpServletResponse answer = request.res();
        answer.setContentType("text/event-stream;charset=utf-8");
        answer.setHeader("Cache-Control", "no-store");
        answer.setHeader("X-Accel-Buffering", "no");
        if (request.method().equals(HandlerType.HEAD)) {
            return;
        }
        try {
            if (!tape.play(wish, answer.getOutputStream())) {
                throw full();
            }
        } catch (IOException left) {
            // He is no longer there; that is how most streams end.
        }
    }

    private Listener.Wish wish(Context request) {
        boolean insider =
                accounts.viewer(request) instanceof Viewer.Owner || accounts.hasToken(request);
        BooleanSupplier welcome = () -> insider || !site.current().isPrivate();
        return new Listener.Wish(
                Visit.of(request).counted(),
                pages.base(request),
                Optional.ofNullable(request.queryParam("section")).filter(one -> !one.isBlank()),
                source(request),
                after(request),
                welcome);
    }

    private static Optional<Long> source(Context request) {
        return Optional.ofNullable(request.queryParam("source"))
                .map(words ->
                        StoryId.parse(words)
                                .map(StoryId::value)
                                .orElseThrow(() ->
                                        Refusal.of(
                                                400,
                                                "Not a source's number",
                                                "The parameter source takes a number.",
                                                "See /api/v1/sources for the sources and their"
                                                        + " numbers.")));
    }

    /// The header is the browser's own and knows better than the address it was first opened with.
    private static Optional<Long> after(Context request) {
        return Optional.ofNullable(request.header("Last-Event-ID"))
                .filter(EventsDoor::isPosition)
                .or(() -> Optional.ofNullable(request.queryParam("after")))
                .map(words -> {
                    if (!isPosition(words)) {
                        throw Refusal.of(
                                400,
                                "Not a position",
                                "The parameter after takes the id of the last event heard, a"
                                        + " number.",
                                "Leave it out to hear only what is new.");
                    }
                    return Long.parseLong(words);
                });
    }

    private static boolean isPosition(String words) {
        return !words.isEmpty()
                && words.length() <= LONGEST_NUMBER
                && words.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Refusal full() {
        return Refusal.of(
                503,
                "Too many are listening",
                "The live tape takes a bounded number of listeners, and that is reached.",
                "Come back in "
                        + COME_BACK.toSeconds()
                        + " seconds, or ask /api/v1/stories?changedAfter= now and then.");
    }
}
