package org.broadtape.front;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.StoryVersion;
import org.broadtape.page.Frame;
import org.broadtape.page.PageCache;
import org.broadtape.page.PageCache.Made;
import org.broadtape.page.Pages;

/// `GET /story/{id}/versions`: every version with its three clocks; `/story/{id}/versions/1..2`:
/// what changed from one to the other.
public final class VersionsPage {
    private static final Pattern PAIR = Pattern.compile("([1-9]\\d{0,5})\\.\\.([1-9]\\d{0,5})");

    private final Stories stories;
    private final Pages pages;
    private final PageCache cache;

    /// The versions of that newsroom's stories.
    public VersionsPage(Stories stories, Pages pages, PageCache cache) {
        this.stories = stories;
        this.pages = pages;
        this.cache = cache;
    }

    /// Serves both.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/story/{id}/versions", request -> show(request, ""));
        routes.get(
                "/story/{id}/versions/{pair}", request -> show(request, request.pathParam("pair")));
    }

    private void show(Context request, String pair) {
        Optional<StoryId> id = StoryId.parse(request.pathParam("id"));
        Matcher numbers = PAIR.matcher(pair);
        boolean understood = pair.isEmpty() || numbers.matches();
        if (id.isEmpty() || !understood) {
            pages.missing(request);
            return;
        }
        Frame frame = pages.frame(request, "");
        cache.story(
                request,
                frame,
                "",
                id.get().value(),
                () ->
                        stories.find(id.get())
                                .flatMap(story ->
                                        story.line().state() != StoryState.LIVE
                                                ? Optional.of(
                                                        StoryPage.tombstone(pages, frame, story))
                                                : pair.isEmpty()
                                                        ? Optional.of(all(frame, story))
                                                        : difference(
                                                                frame,
                                                                story,
                                                                Integer.parseInt(numbers.group(1)),
                                                                Integer.parseInt(numbers.group(2))))
                                .orElseGet(() -> pages.missing(frame)));
    }

    private Made all(Frame unnamed, Story story) {
        VersionsView view = VersionsView.of(story, number -> version(story, number));
        Frame frame = unnamed.titled(unnamed.t("front.versions.title", story.line().headline()));
        return new Made(
                200,
                pages.render("versions.jte", Map.of("frame", frame, "view", view)),
                story.until());
    }

    private Optional<Made> difference(Frame unnamed, Story story, int before, int after) {
        return version(story, before)
                .flatMap(earlier ->
                        version(story, after)
                                .flatMap(later -> DifferenceView.of(story, earlier, later)))
                .map(view -> {
                    Frame frame =
                            unnamed.titled(
                                    unnamed.t(
                                            "front.difference.title",
                                            Integer.toString(before),
                                            Integer.toString(after),
                                            story.line().headline()));
                    return new Made(
                            200,
                            pages.render("difference.jte", Map.of("frame", frame, "view", view)),
                            story.until());
                });
    }

    private Optional<StoryVersion> version(Story story, int number) {
        return stories.version(story.line().id(), number);
    }
}
