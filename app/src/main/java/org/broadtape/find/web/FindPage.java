package org.broadtape.find.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.base.Span;
import org.broadtape.find.Answer;
import org.broadtape.find.SearchDesk;
import org.broadtape.link.Links;
import org.broadtape.page.Frame;
import org.broadtape.page.Pages;
import org.broadtape.search.SearchPage.Order;

/// `GET /search`: a field, what was found with the words marked, and how to ask better. A plain
/// form, so it works without a script; its address can be kept and sent.
public final class FindPage {
    private static final int LONGEST_TITLE = 60;

    private final SearchDesk desk;
    private final Links links;
    private final Pages pages;

    /// A page over that desk.
    public FindPage(SearchDesk desk, Links links, Pages pages) {
        this.desk = desk;
        this.links = links;
        this.pages = pages;
    }

    /// Serves it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/search", this::show);
    }

    private void show(Context request) {
        String typed = Optional.ofNullable(request.queryParam("q")).orElse("").strip();
        boolean newest = "newest".equals(request.queryParam("sort"));
        Optional<String> after = Optional.ofNullable(request.queryParam("after"));
        Frame frame = frame(request, typed);
        if (typed.isEmpty()) {
            pages.show(request, "search.jte", Map.of("frame", frame, "view", SearchView.unasked()));
            return;
        }
        Answer answer = desk.search(typed, newest ? Order.NEWEST : Order.RELEVANCE, after);
        SearchView view =
                new SearchView(
                        typed,
                        newest,
                        after.isPresent(),
                        Optional.of(answer),
                        links.priced(
                                answer.found().stream().map(one -> one.story().id()).toList(),
                                frame),
                        answer.found().isEmpty() && after.isEmpty()
                                ? Wider.of(answer.query(), desk)
                                : List.of());
        String building =
                desk.building()
                        .map(progress -> frame.t("find.building", progress.done(), progress.of()))
                        .orElse("");
        pages.show(
                request, "search.jte", Map.of("frame", frame, "view", view, "building", building));
    }

    private Frame frame(Context request, String typed) {
        Frame plain = pages.frame(request, "");
        String title =
                typed.isEmpty()
                        ? plain.t("find.title")
                        : plain.t("find.title-of", shortened(typed));
        Frame frame = pages.frame(request, title);
        return typed.isEmpty() ? frame : frame.withFeeds(feeds(frame, typed));
    }

    private static List<Frame.FeedLink> feeds(Frame frame, String typed) {
        String title = frame.t("find.feed", shortened(typed));
        String query = "?q=" + encoded(typed);
        return List.of(
                new Frame.FeedLink("application/atom+xml", title, "/search.atom" + query),
                new Frame.FeedLink("application/rss+xml", title, "/search.rss" + query),
                new Frame.FeedLink("application/feed+json", title, "/search.json" + query));
    }

    private static String shortened(String typed) {
        return typed.length() <= LONGEST_TITLE
                ? typed
                : typed.substring(
                                0,
                                typed.offsetByCodePoints(0, typed.codePointCount(0, LONGEST_TITLE)))
                        + "…";
    }

    /// Words as they stand in an address.
    static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /// A text cut where its marks begin and end.
    static List<Piece> pieces(String text, List<Span> marks) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Span mark : marks) {
            if (mark.start() > at) {
                pieces.add(new Piece(text.substring(at, mark.start()), false));
            }
            pieces.add(new Piece(mark.of(text), true));
            at = mark.end();
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), false));
        }
        return pieces;
    }

    /// A piece of a text.
    ///
    /// @param marked true if it was looked for
    public record Piece(String text, boolean marked) {}
}
