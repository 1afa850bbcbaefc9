package org.broadtape.link.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.link.Appeal;
import org.broadtape.link.Appeals;
import org.broadtape.link.Ledger;
import org.broadtape.link.Links;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryState;
import org.broadtape.page.Attempts;
import org.broadtape.page.Frame;
import org.broadtape.page.Pages;
import org.broadtape.page.Refusal;
import org.broadtape.page.Visit;

/// `/story/{id}/appeal`: where a reader says that a link is wrong or missing. No account; the form
/// is sealed, and an address may send only so many.
public final class AppealForm {
    /// Objections one address may send within [#WITHIN].
    public static final int MOST = 6;

    /// The time in which an address may send so many.
    public static final Duration WITHIN = Duration.ofHours(1);

    private static final int LONGEST_ID = 300;

    private final Stories stories;
    private final Links links;
    private final Appeals appeals;
    private final Pages pages;
    private final FormSeal seal;
    private final Attempts attempts;

    /// The form before those appeals.
    public AppealForm(Stories stories, Links links, Appeals appeals, Pages pages, Clock clock) {
        this.stories = stories;
        this.links = links;
        this.appeals = appeals;
        this.pages = pages;
        this.seal = new FormSeal(clock);
        this.attempts = new Attempts(MOST, WITHIN, clock);
    }

    /// What `appeal.jte` shows.
    ///
    /// @param story the story's number
    /// @param headline its headline
    /// @param lang the language of the headline; null leaves the attribute out
    /// @param link the line objected to; absent where something is missing that was not considered
    /// @param kind what is objected to
    /// @param seal the form's seal
    public record View(
            String story,
            String headline,
            @org.jspecify.annotations.Nullable String lang,
            Optional<LinkView> link,
            Appeal.Kind kind,
            String seal) {
        /// Whether a link that is there is objected to.
        public boolean isWrong() {
            return kind == Appeal.Kind.WRONG;
        }
    }

    /// Serves it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/story/{id}/appeal", this::show);
        routes.post("/story/{id}/appeal", this::take);
    }

    private Optional<Story> story(Context request) {
        return StoryId.parse(request.pathParam("id"))
                .flatMap(stories::find)
                .filter(story -> story.line().state() == StoryState.LIVE);
    }

    private void show(Context request) {
        Optional<Story> story = story(request);
        if (story.isEmpty()) {
            pages.missing(request);
            return;
        }
        Optional<Ledger> ledger = links.ledger(story.get().line().id());
        Optional<Link> line =
                Optional.ofNullable(request.queryParam("entity"))
                        .flatMap(entity -> ledger.flatMap(one -> one.line(entity)));
        String id = story.get().line().id().toString();
        String headline = story.get().line().headline();
        Appeal.Kind kind = line.map(AppealForm::kind).orElse(Appeal.Kind.MISSING);
        Frame frame =
                pages.frameOf(
                        request,
                        "link.appeal.title." + (kind == Appeal.Kind.WRONG ? "wrong" : "missing"));
        View view =
                new View(
                        id,
                        headline.isBlank() ? frame.t("front.no-headline") : headline,
                        frame.lang(story.get().line().language()),
                        line.map(one ->
                                LinkView.of(ledger.orElseThrow(), List.of(one), story.get(), false)
                                        .getFirst()),
                        kind,
                        seal.of(id));
        request.header("Cache-Control", "no-store");
        pages.show(request, "appeal.jte", Map.of("frame", frame, "view", view));
    }

    private static Appeal.Kind kind(Link line) {
        return line.kept() ? Appeal.Kind.WRONG : Appeal.Kind.MISSING;
    }

    private void take(Context request) {
        Optional<Story> story = story(request);
        if (story.isEmpty()) {
            pages.missing(request);
            return;
        }
        StoryId id = story.get().line().id();
        if (!seal.holds(parameter(request, "seal").orElse(""), id.toString())) {
            throw Refusal.of(
                    403,
                    "This form is out of date",
                    "It was made more than a day ago, or before this site was started anew.",
                    "Open the story's page, say it once more and send it.");
        }
        Optional<String> entity =
                parameter(request, "entity").filter(words -> words.length() <= LONGEST_ID);
        Optional<Link> line =
                entity.flatMap(one -> links.ledger(id).flatMap(ledger -> ledger.line(one)));
        Optional<String> wanted = parameter(request, "wanted");
        if (line.isEmpty() && wanted.isEmpty()) {
            throw Refusal.of(
                    400,
                    "Nothing is named",
                    "An objection is about one link of the story, or names what is missing.",
                    "Go back and say which instrument, country or body you mean.");
        }
        attempts.take(Visit.of(request).counted());
        boolean taken =
                appeals.make(
                        new Appeals.Objection(
                                id,
                                line.map(AppealForm::kind).orElse(Appeal.Kind.MISSING),
                                line.map(Link::entity).map(Entity::id),
                                line.isPresent() ? Optional.empty() : wanted,
                                parameter(request, "words")));
        if (!taken) {
            throw Refusal.of(
                    503,
                    "Too many objections wait",
                    "The owner has not decided those that came before.",
                    "Try again in a few days.");
        }
        request.redirect("/story/" + id + "/appeal/sent", HttpStatus.SEE_OTHER);
    }

    private static Optional<String> parameter(Context request, String name) {
        return Optional.ofNullable(request.formParam(name))
                .map(String::strip)
                .filter(words -> !words.isEmpty());
    }
}
