package org.broadtape.link.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.link.Ledger;
import org.broadtape.link.Links;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryState;
import org.broadtape.page.Frame;
import org.broadtape.page.PageCache;
import org.broadtape.page.PageCache.Made;
import org.broadtape.page.Pages;

/// `GET /story/{id}/links`: why a story has its links: the words, the role, the rule, the weights;
/// and what was considered and rejected.
public final class WhyPage {
    private final Stories stories;
    private final Links links;
    private final Pages pages;
    private final PageCache cache;

    /// The links of that newsroom's stories.
    public WhyPage(Stories stories, Links links, Pages pages, PageCache cache) {
        this.stories = stories;
        this.links = links;
        this.pages = pages;
        this.cache = cache;
    }

    /// What `why.jte` shows.
    ///
    /// @param story whose links they are
    /// @param headline its headline; words in its place where a source sent none
    /// @param read false while the story waits to be read
    /// @param current false where an earlier version was read, and this one waits
    /// @param ruled whether the owner put something right
    /// @param kept its links
    /// @param rejected what was considered and rejected
    public record View(
            Story story,
            String headline,
            boolean read,
            boolean current,
            boolean ruled,
            List<LinkView> kept,
            List<LinkView> rejected) {
        /// Copies its lists.
        public View {
            kept = List.copyOf(kept);
            rejected = List.copyOf(rejected);
        }

        /// The story's number, for addresses.
        public String id() {
            return story.line().id().toString();
        }

        /// How many chips there are.
        public long chips() {
            return kept.stream().filter(one -> one.link().chip()).count();
        }

        /// Whether words are kept from readers by the story's terms.
        public boolean isNarrowed() {
            return current
                    && (kept.stream().anyMatch(one -> one.unshown() > 0)
                            || rejected.stream().anyMatch(one -> one.unshown() > 0));
        }
    }

    /// Serves it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/story/{id}/links", this::show);
    }

    private void show(Context request) {
        Optional<StoryId> id = StoryId.parse(request.pathParam("id"));
        if (id.isEmpty()) {
            pages.missing(request);
            return;
        }
        Frame frame = pages.frame(request, "");
        boolean owner = frame.ownerName().isPresent();
        Optional<Story> story = owner ? stories.any(id.get()) : stories.find(id.get());
        if (story.isPresent() && isGone(story.get())) {
            request.redirect("/story/" + id.get(), io.javalin.http.HttpStatus.SEE_OTHER);
            return;
        }
        cache.story(
                request,
                frame,
                "",
                id.get().value(),
                () ->
                        story.map(one -> make(frame, one, owner))
                                .orElseGet(() -> pages.missing(frame)));
    }

    private static boolean isGone(Story story) {
        StoryState state = story.line().state();
        return state != StoryState.LIVE && state != StoryState.HELD;
    }

    private Made make(Frame unnamed, Story story, boolean owner) {
        Optional<Ledger> ledger = links.ledger(story.line().id());
        String headline = headline(story, unnamed);
        Frame frame = unnamed.titled(unnamed.t("link.why.title", headline));
        View view =
                new View(
                        story,
                        headline,
                        ledger.isPresent(),
                        ledger.map(one -> one.version() == story.current().number()).orElse(true),
                        ledger.map(Ledger::isRuled).orElse(false),
                        ledger.map(one -> LinkView.of(one, one.links(), story, owner))
                                .orElse(List.of()),
                        ledger.map(one -> LinkView.of(one, one.rejected(), story, owner))
                                .orElse(List.of()));
        return new Made(
                200, pages.render("why.jte", Map.of("frame", frame, "view", view)), story.until());
    }

    private static String headline(Story story, Frame frame) {
        String headline = story.line().headline();
        return headline.isBlank() ? frame.t("front.no-headline") : headline;
    }
}
