package org.broadtape.front;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.broadtape.base.Stamp;
import org.broadtape.link.Links;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.Use;
import org.broadtape.page.Frame;
import org.broadtape.page.PageCache;
import org.broadtape.page.PageCache.Made;
import org.broadtape.page.Pages;
import org.broadtape.picture.Absence;
import org.broadtape.price.AfterText;
import org.broadtape.price.Aftermaths;
import org.broadtape.price.Prices;
import org.broadtape.wire.WireItem;

/// `GET /story/{id}`: a story as it may be seen now. A withdrawn one leaves a tombstone (410); one
/// that readers don't see yet answers as if there were none, to everybody but the owner.
public final class StoryPage {
    private final Stories stories;
    private final Links links;
    private final Prices prices;
    private final Aftermaths aftermaths;
    private final Pages pages;
    private final PageCache cache;
    private final Function<Story, Optional<Absence>> absence;
    private final Predicate<Story> forSubscribers;

    /// The stories of that newsroom.
    ///
    /// @param absence why a story shows no picture
    /// @param forSubscribers whether the page behind a story's link is for subscribers
    public StoryPage(
            Stories stories,
            Links links,
            Prices prices,
            Aftermaths aftermaths,
            Pages pages,
            PageCache cache,
            Function<Story, Optional<Absence>> absence,
            Predicate<Story> forSubscribers) {
        this.absence = absence;
        this.forSubscribers = forSubscribers;
        this.stories = stories;
        this.links = links;
        this.prices = prices;
        this.aftermaths = aftermaths;
        this.pages = pages;
        this.cache = cache;
    }

    /// Serves it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/story/{id}", this::show);
    }

    private void show(Context request) {
        Optional<StoryId> id = StoryId.parse(request.pathParam("id"));
        if (id.isEmpty()) {
            pages.missing(request);
            return;
        }
        Frame frame = pages.frame(request, "");
        Optional<Made> made = Optional.empty();
        if (frame.ownerName().isPresent()) {
            made = make(frame, stories.any(id.get()));
            if (made.isEmpty()) {
                pages.missing(request);
                return;
            }
        }
        Optional<Made> ready = made;
        cache.story(
                request,
                frame,
                "",
                id.get().value(),
                () ->
                        ready.or(() -> make(frame, stories.find(id.get())))
                                .orElseGet(() -> pages.missing(frame)));
    }

    private Optional<Made> make(Frame frame, Optional<Story> found) {
        return found.map(story ->
                switch (story.line().state()) {
                    case LIVE, HELD -> page(frame, story);
                    case KILLED, EXPIRED, REMOVED -> tombstone(pages, frame, story);
                });
    }

    private Made page(Frame unnamed, Story story) {
        StoryLine line = story.line();
        boolean owner = unnamed.ownerName().isPresent();
        WireItem item = (owner ? story.sent() : story.item(Use.PAGE)).orElseThrow();
        StoryLinks shown = StoryLinks.of(links.ledger(line.id()), story, prices, unnamed);
        StoryView view =
                new StoryView(
                        story,
                        item,
                        BodyHtml.of(item, unnamed.t("front.table")),
                        owner,
                        line.copyOf()
                                .flatMap(first ->
                                        stories.lines(List.of(first)).stream().findFirst()),
                        line.state() == StoryState.HELD,
                        line.state() == StoryState.LIVE ? absence.apply(story) : Optional.empty(),
                        forSubscribers.test(story),
                        shown,
                        afters(story, shown, owner));
        Frame frame =
                unnamed.titled(view.headline(unnamed.words()))
                        .withFeeds(Feeds.ofSource(line.source(), line.sourceName()));
        byte[] html =
                pages.render(
                        "story.jte",
                        Map.of(
                                "frame",
                                frame,
                                "view",
                                view,
                                "data",
                                view.preview() ? "{}" : NewsArticle.of(view, frame)));
        return new Made(200, html, until(story, view.links()));
    }

    private List<AfterText> afters(Story story, StoryLinks shown, boolean owner) {
        Instant broke = story.line().published().map(Stamp::at).orElse(story.line().firstSeen());
        return aftermaths
                .of(
                        shown.chips().stream().map(one -> one.link().entity().id()).toList(),
                        broke,
                        owner ? Audience.OWNER : Audience.EVERYONE)
                .stream()
                .map(AfterText::new)
                .toList();
    }

    /// A page with prices on it is made anew each minute: what their passports mean changes by
    /// itself.
    private Optional<Instant> until(Story story, StoryLinks shown) {
        return shown.prices().isEmpty() ? story.until() : prices.until(story.until());
    }

    /// What is left of a story that may no longer be read: what happened to it, in words.
    static Made tombstone(Pages pages, Frame unnamed, Story story) {
        Frame frame = unnamed.titled(unnamed.t(TombstoneView.of(story).title()));
        byte[] html =
                pages.render(
                        "tombstone.jte", Map.of("frame", frame, "view", TombstoneView.of(story)));
        return new Made(410, html, Optional.empty());
    }
}
