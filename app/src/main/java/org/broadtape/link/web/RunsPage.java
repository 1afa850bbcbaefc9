package org.broadtape.link.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadtape.account.Accounts;
import org.broadtape.analysis.link.Entity;
import org.broadtape.link.EntityAddress;
import org.broadtape.link.Links;
import org.broadtape.link.internal.Runs;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.page.Moment;
import org.broadtape.page.Pages;
import org.broadtape.store.Database;

/// `GET /links/runs`: the readings of all stories by a new reader, for the owner;
/// `/links/runs/{id}`: which chips one changed, by story.
public final class RunsPage {
    private static final int RUNS = 20;
    private static final int CHANGES = 200;

    private final Runs runs;
    private final Stories stories;
    private final Links links;
    private final Pages pages;
    private final Accounts accounts;

    /// The runs in that database.
    public RunsPage(
            Database database,
            Stories stories,
            Links links,
            Pages pages,
            Accounts accounts,
            Clock clock) {
        this.runs = new Runs(database, clock);
        this.stories = stories;
        this.links = links;
        this.pages = pages;
        this.accounts = accounts;
    }

    /// A run, ready for a page.
    public record Line(Runs.Run run) {
        /// When it began.
        public Moment began() {
            return Moment.of(run.began());
        }
    }

    /// What a run changed on a story.
    ///
    /// @param headline the story's; empty where readers can no longer see it
    /// @param added chips it has now and had not
    /// @param removed chips it had
    public record Changed(StoryId story, String headline, List<Named> added, List<Named> removed) {
        /// Copies its lists.
        public Changed {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /// An entity by its name.
    public record Named(String name, String href) {}

    /// Serves them.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/links/runs", this::list);
        routes.get("/links/runs/{id}", this::show);
    }

    private void list(Context request) {
        accounts.requireOwner(request);
        request.header("Cache-Control", "private, no-store");
        pages.show(
                request,
                "link-runs.jte",
                Map.of(
                        "frame",
                        pages.frameOf(request, "link.runs"),
                        "lines",
                        runs.latest(RUNS).stream().map(Line::new).toList()));
    }

    private void show(Context request) {
        accounts.requireOwner(request);
        Optional<Runs.Run> run =
                StoryId.parse(request.pathParam("id")).flatMap(id -> runs.find(id.value()));
        if (run.isEmpty()) {
            pages.missing(request);
            return;
        }
        int from =
                Optional.ofNullable(request.queryParam("from"))
                        .filter(words -> words.matches("\\d{1,7}"))
                        .map(Integer::parseInt)
                        .orElse(0);
        List<Runs.Change> all = runs.changes(run.get().id(), from, CHANGES + 1);
        request.header("Cache-Control", "private, no-store");
        pages.show(
                request,
                "link-run.jte",
                Map.of(
                        "frame",
                        pages.frameOf(request, "link.run"),
                        "line",
                        new Line(run.get()),
                        "changes",
                        byStory(all.stream().limit(CHANGES).toList()),
                        "next",
                        all.size() > CHANGES
                                ? "/links/runs/" + run.get().id() + "?from=" + (from + CHANGES)
                                : ""));
    }

    private List<Changed> byStory(List<Runs.Change> all) {
        Map<StoryId, List<Runs.Change>> grouped = new LinkedHashMap<>();
        all.forEach(one -> grouped.computeIfAbsent(one.story(), _ -> new ArrayList<>()).add(one));
        Map<StoryId, String> headlines =
                stories.lines(grouped.keySet()).stream()
                        .collect(Collectors.toMap(StoryLine::id, StoryLine::headline));
        List<Changed> changed = new ArrayList<>();
        grouped.forEach((story, changes) ->
                changed.add(
                        new Changed(
                                story,
                                headlines.getOrDefault(story, ""),
                                named(changes, true),
                                named(changes, false))));
        return changed;
    }

    private List<Named> named(List<Runs.Change> changes, boolean added) {
        return changes.stream()
                .filter(one -> one.added() == added)
                .map(one ->
                        new Named(
                                links.entity(one.entity()).map(Entity::name).orElse(one.entity()),
                                EntityAddress.of(Entity.Kind.INSTRUMENT, one.entity())))
                .toList();
    }
}
