package org.broadtape.front;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.broadtape.link.Links;
import org.broadtape.newsroom.Slice;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryList;
import org.broadtape.page.Frame;
import org.broadtape.page.PageCache;
import org.broadtape.page.PageCache.Made;
import org.broadtape.page.Pages;

/// `GET /sources/{id}`: what a source brought, copies too, and what is known of it.
public final class SourcePage {
    private final Stories stories;
    private final Links links;
    private final Function<SourceId, Optional<Card>> cards;
    private final Pages pages;
    private final PageCache cache;

    /// Pages of sources.
    ///
    /// @param cards what is known of a source; empty where there is none
    public SourcePage(
            Stories stories,
            Links links,
            Function<SourceId, Optional<Card>> cards,
            Pages pages,
            PageCache cache) {
        this.stories = stories;
        this.links = links;
        this.cards = cards;
        this.pages = pages;
        this.cache = cache;
    }

    /// What a reader is told of a source.
    ///
    /// @param id which
    /// @param name its name
    /// @param address where it lies; absent where stories are sent here
    /// @param section its stories' section
    /// @param rights its usual terms
    public record Card(
            SourceId id,
            String name,
            Optional<URI> address,
            Optional<String> section,
            Optional<String> rights) {}

    /// What `source.jte` shows.
    ///
    /// @param days its stories by day
    /// @param count how many there are
    /// @param next the address of older ones
    /// @param later true if this is not the first part
    public record View(
            Card card, List<FrontView.Day> days, int count, Optional<String> next, boolean later) {
        /// Copies its list.
        public View {
            days = List.copyOf(days);
        }
    }

    /// Serves it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/sources/{id}", this::show);
    }

    private void show(Context request) {
        Optional<SourceId> id =
                StoryId.parse(request.pathParam("id")).map(one -> new SourceId(one.value()));
        if (id.isEmpty()) {
            pages.missing(request);
            return;
        }
        Optional<String> before = FrontPage.parameter(request, "before");
        Frame frame = pages.frame(request, "");
        cache.list(
                request,
                frame,
                before.orElse(""),
                () ->
                        cards.apply(id.get())
                                .map(card -> make(frame, card, before))
                                .orElseGet(() -> pages.missing(frame)));
    }

    private Made make(Frame unnamed, Card card, Optional<String> before) {
        Slice<StoryLine> slice =
                stories.list(StoryList.of(card.id(), FrontPage.LINES).from(before));
        View view =
                new View(
                        card,
                        FrontView.days(LineView.of(slice.items(), links, unnamed)),
                        stories.count(card.id()),
                        slice.next()
                                .map(cursor ->
                                        "/sources/"
                                                + card.id()
                                                + "?before="
                                                + FrontPage.encoded(cursor)),
                        before.isPresent());
        Frame frame = unnamed.titled(card.name()).withFeeds(Feeds.ofSource(card.id(), card.name()));
        return Made.of(pages.render("source.jte", Map.of("frame", frame, "view", view)));
    }
}
