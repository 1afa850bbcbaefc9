package org.broadtape.front;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.link.Links;
import org.broadtape.newsroom.Slice;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryList;
import org.broadtape.page.Frame;
import org.broadtape.page.PageCache;
import org.broadtape.page.Pages;

/// `GET /`: what is new, newest first, by day; `?section=` for one section, `?before=` for older
/// parts.
public final class FrontPage {
    /// Stories on one page.
    static final int LINES = 30;

    private static final int LONGEST_PARAMETER = 100;

    private final Stories stories;
    private final Links links;
    private final Pages pages;
    private final PageCache cache;

    /// The front page of that newsroom.
    public FrontPage(Stories stories, Links links, Pages pages, PageCache cache) {
        this.stories = stories;
        this.links = links;
        this.pages = pages;
        this.cache = cache;
    }

    /// Serves it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/", this::show);
    }

    private void show(Context request) {
        Optional<String> section = parameter(request, "section");
        Optional<String> before = parameter(request, "before");
        Frame frame = pages.frame(request, "");
        cache.list(
                request,
                frame,
                section.orElse("") + "\n" + before.orElse(""),
                () -> make(frame, section, before));
    }

    private PageCache.Made make(Frame unnamed, Optional<String> section, Optional<String> before) {
        FrontView view = view(unnamed, section, before);
        String title = section.orElse(before.isPresent() ? unnamed.t("front.older-title") : "");
        Frame frame = unnamed.titled(title).withFeeds(Feeds.ofFront(unnamed, section));
        return PageCache.Made.of(pages.render("front.jte", Map.of("frame", frame, "view", view)));
    }

    private FrontView view(Frame frame, Optional<String> section, Optional<String> before) {
        Slice<StoryLine> slice = stories.list(StoryList.front(LINES).in(section).from(before));
        List<LineView> lines =
                LineView.of(slice.items(), links, frame).stream().map(this::withCopies).toList();
        boolean led = before.isEmpty() && !lines.isEmpty();
        return new FrontView(
                led ? Optional.of(lead(lines.getFirst())) : Optional.empty(),
                FrontView.days(led ? lines.subList(1, lines.size()) : lines),
                section,
                stories.sections(),
                slice.next().map(cursor -> address(section, cursor)),
                before.isPresent());
    }

    private LineView withCopies(LineView line) {
        return line.line().copies() == 0
                ? line
                : line.with(
                        stories.find(line.line().id()).map(Story::copies).orElse(List.of()),
                        Optional.empty());
    }

    private LineView lead(LineView line) {
        if (!line.line().hasPicture()) {
            return line;
        }
        return line.with(
                line.copies(),
                stories.find(line.line().id())
                        .flatMap(story -> story.pictures().stream().findFirst()));
    }

    private static String address(Optional<String> section, String cursor) {
        return "/?"
                + section.map(one -> "section=" + encoded(one) + "&").orElse("")
                + "before="
                + encoded(cursor);
    }

    /// Words as they stand in an address.
    static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    static Optional<String> parameter(Context request, String name) {
        return Optional.ofNullable(request.queryParam(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST_PARAMETER);
    }
}
