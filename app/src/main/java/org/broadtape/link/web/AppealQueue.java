package org.broadtape.link.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadtape.account.Accounts;
import org.broadtape.account.Viewer;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Role;
import org.broadtape.link.Appeal;
import org.broadtape.link.Appeals;
import org.broadtape.link.EntityAddress;
import org.broadtape.link.Ledger;
import org.broadtape.link.Links;
import org.broadtape.link.Ruling;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.page.Frame;
import org.broadtape.page.Moment;
import org.broadtape.page.Pages;
import org.broadtape.page.Refusal;

/// `/appeals`: what was decided, with the reasons, for everybody; what waits, for the owner, who
/// decides there.
public final class AppealQueue {
    private static final int SHOWN = 50;
    private static final int SUGGESTED = 8;
    private static final int LONGEST_REASON = 500;

    private final Stories stories;
    private final Links links;
    private final Appeals appeals;
    private final Lookup lookup;
    private final Pages pages;
    private final Accounts accounts;

    /// Finds what words may mean.
    public interface Lookup {
        /// Entities whose names begin so, best first.
        List<Entity> find(String words, int limit);

        /// What is known under an id.
        Optional<Entity> entity(String id);
    }

    /// The queue of those appeals.
    ///
    /// @param lookup finds what a reader says is missing
    public AppealQueue(
            Stories stories,
            Links links,
            Appeals appeals,
            Lookup lookup,
            Pages pages,
            Accounts accounts) {
        this.stories = stories;
        this.links = links;
        this.appeals = appeals;
        this.lookup = lookup;
        this.pages = pages;
        this.accounts = accounts;
    }

    /// What `appeals.jte` shows.
    ///
    /// @param owner whether the owner looks
    /// @param open what waits; empty for readers
    /// @param decided what was decided
    /// @param counts how many there are in each state
    public record View(
            boolean owner,
            List<Waiting> open,
            List<Decided> decided,
            Map<Appeal.State, Integer> counts) {
        /// Copies its lists.
        public View {
            open = List.copyOf(open);
            decided = List.copyOf(decided);
            counts = counts.isEmpty() ? Map.of() : new EnumMap<>(counts);
        }

        /// How many there are in a state.
        public int count(Appeal.State state) {
            return counts.getOrDefault(state, 0);
        }
    }

    /// An appeal that waits.
    ///
    /// @param headline the story's
    /// @param link the line objected to, with its words; absent where it was not considered
    /// @param suggested what the reader may have meant
    public record Waiting(
            Appeal appeal, String headline, Optional<LinkView> link, List<Entity> suggested) {
        /// Copies its list.
        public Waiting {
            suggested = List.copyOf(suggested);
        }

        /// When it came.
        public Moment made() {
            return Moment.of(appeal.madeAt());
        }

        /// The role that is proposed: none where a link is said to be wrong.
        public String proposed() {
            return appeal.kind() == Appeal.Kind.WRONG ? "none" : "subject";
        }

        /// What can be decided: no link, or a role.
        public List<String> choices() {
            List<String> choices = new ArrayList<>(List.of("none"));
            for (Role role : Role.values()) {
                choices.add(role.name().toLowerCase(Locale.ROOT));
            }
            return choices;
        }
    }

    /// An appeal that was decided.
    ///
    /// @param story its line; absent where readers can no longer see it
    /// @param entity what it was about
    public record Decided(Appeal appeal, Optional<StoryLine> story, Optional<Entity> entity) {
        /// When.
        public Moment at() {
            return Moment.of(appeal.decidedAt().orElseThrow());
        }

        /// The key of the word for how.
        public String state() {
            return "link.appeal.state." + appeal.state().name().toLowerCase(Locale.ROOT);
        }

        /// The address of the entity's page.
        public String href() {
            return entity.map(EntityAddress::of).orElse("");
        }
    }

    /// Serves it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/appeals", this::show);
        routes.post("/appeals/{id}", this::decide);
        routes.get("/story/{id}/appeal/sent", this::sent);
    }

    private void sent(Context request) {
        Frame frame = pages.frameOf(request, "link.appeal.sent");
        String story = StoryId.parse(request.pathParam("id")).map(StoryId::toString).orElse("1");
        pages.show(request, "appeal-sent.jte", Map.of("frame", frame, "story", story));
    }

    private void show(Context request) {
        boolean owner = accounts.viewer(request) instanceof Viewer.Owner;
        Frame frame = pages.frameOf(request, "link.appeals");
        request.header("Cache-Control", owner ? "private, no-store" : "no-cache");
        pages.show(
                request,
                "appeals.jte",
                Map.of(
                        "frame",
                        frame,
                        "view",
                        new View(
                                owner,
                                owner ? waiting(frame) : List.of(),
                                decided(),
                                appeals.counts())));
    }

    private List<Waiting> waiting(Frame frame) {
        List<Waiting> waiting = new ArrayList<>();
        for (Appeal appeal : appeals.open(SHOWN)) {
            Optional<Story> story = stories.any(appeal.story());
            Optional<Ledger> ledger = links.ledger(appeal.story());
            Optional<LinkView> link =
                    story.flatMap(one ->
                            ledger.flatMap(all ->
                                    appeal.entity()
                                            .flatMap(all::line)
                                            .map(line ->
                                                    LinkView.of(all, List.of(line), one, true)
                                                            .getFirst())));
            waiting.add(
                    new Waiting(
                            appeal,
                            story.map(one -> one.line().headline())
                                    .filter(words -> !words.isBlank())
                                    .orElseGet(() -> frame.t("front.no-headline")),
                            link,
                            appeal.wanted()
                                    .map(words -> lookup.find(words, SUGGESTED))
                                    .orElse(List.of())));
        }
        return waiting;
    }

    private List<Decided> decided() {
        List<Appeal> all = appeals.decided(SHOWN);
        Map<StoryId, StoryLine> lines =
                stories.lines(all.stream().map(Appeal::story).distinct().toList()).stream()
                        .collect(Collectors.toMap(StoryLine::id, line -> line));
        return all.stream()
                .map(one ->
                        new Decided(
                                one,
                                Optional.ofNullable(lines.get(one.story())),
                                one.entity()
                                        .flatMap(id ->
                                                links.entity(id).or(() -> lookup.entity(id)))))
                .toList();
    }

    private void decide(Context request) {
        if (!(accounts.viewer(request) instanceof Viewer.Owner)) {
            throw Refusal.signIn();
        }
        long id =
                StoryId.parse(request.pathParam("id"))
                        .map(StoryId::value)
                        .orElseThrow(AppealQueue::none);
        Appeal appeal =
                appeals.find(id)
                        .filter(one -> one.state() == Appeal.State.OPEN)
                        .orElseThrow(AppealQueue::none);
        String reason = words(request, "reason");
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Refusal.of(
                    400,
                    "A decision needs a reason",
                    "Readers see it beside the decision; it has at most "
                            + LONGEST_REASON
                            + " characters.",
                    "Go back, say in a sentence why, and decide again.");
        }
        boolean done =
                words(request, "decision").equals("reject")
                        ? appeals.reject(id, reason)
                        : appeals.uphold(id, ruling(request, appeal), reason);
        if (!done) {
            throw none();
        }
        request.redirect("/appeals", HttpStatus.SEE_OTHER);
    }

    private Ruling ruling(Context request, Appeal appeal) {
        String entity = appeal.entity().orElseGet(() -> words(request, "entity"));
        boolean known = lookup.entity(entity).isPresent() || links.entity(entity).isPresent();
        if (!known) {
            throw Refusal.of(
                    400,
                    "Nothing has this id",
                    "What a story is linked to must be known here.",
                    "Choose one of those named, or import it first under /instruments/import.");
        }
        String role = words(request, "role");
        if (role.equals("none")) {
            return new Ruling(entity, false, Role.MENTION);
        }
        for (Role one : Role.values()) {
            if (one.name().equalsIgnoreCase(role)) {
                return new Ruling(entity, true, one);
            }
        }
        throw Refusal.of(
                400,
                "No such role",
                "A link has one of six roles.",
                "Choose one and decide again.");
    }

    private static String words(Context request, String name) {
        return Optional.ofNullable(request.formParam(name)).orElse("").strip();
    }

    private static Refusal none() {
        return Refusal.of(
                404,
                "There is no such objection",
                "It was decided already, or its story was withdrawn.",
                "See /appeals for what waits.");
    }
}
