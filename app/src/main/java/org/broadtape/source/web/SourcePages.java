package org.broadtape.source.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UploadedFile;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.broadtape.account.Accounts;
import org.broadtape.account.Viewer;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.page.Frame;
import org.broadtape.page.Pages;
import org.broadtape.source.FeedFinder;
import org.broadtape.source.Hubs;
import org.broadtape.source.Inbox;
import org.broadtape.source.Look;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;
import org.broadtape.source.Unread;
import org.broadtape.wire.discovery.FeedLinks;
import org.broadtape.wire.opml.Opml;

/// The list of sources, the health of each, and the owner's forms. Everybody may read how a source
/// is; only the owner changes anything, and only he sees whole addresses.
public final class SourcePages {
    /// What a form may carry around the list it uploads.
    private static final int FORM = 64 * 1024;

    /// How much of an upload that is too large is read away.
    private static final long DRAINED = 16_000_000;

    private static final int PROBLEMS_SHOWN = 50;
    private static final int TROUBLES_SHOWN = 10;

    /// What may have been done before a health page is shown.
    private static final Set<String> DEEDS =
            Set.of("added", "restored", "changed", "paused", "resumed", "due", "removed", "again");

    private final Sources sources;
    private final Inbox inbox;
    private final Hubs hubs;
    private final FeedFinder finder;
    private final Pages pages;
    private final Accounts accounts;
    private final StoryCounts stories;
    private final Clock clock;
    private final Imports imports;

    /// @param inbox where watched folders may lie
    /// @param stories how many stories of a source are kept
    public SourcePages(
            Sources sources,
            Inbox inbox,
            Hubs hubs,
            FeedFinder finder,
            Pages pages,
            Accounts accounts,
            StoryCounts stories,
            Clock clock) {
        this.sources = sources;
        this.inbox = inbox;
        this.hubs = hubs;
        this.finder = finder;
        this.pages = pages;
        this.accounts = accounts;
        this.stories = stories;
        this.clock = clock;
        this.imports = new Imports(clock);
    }

    /// Serves them.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/sources", this::list);
        routes.get("/sources.opml", this::opml);
        routes.get("/sources/{id}/health", this::health);
        routes.get("/sources/{id}/edit", this::edit);
        routes.post("/sources", this::add);
        routes.post("/sources/import", this::take);
        routes.post("/sources/import/{key}", this::takeShown);
        routes.post("/sources/import/{key}/undo", this::undoImport);
        routes.post("/sources/{id}/edit", this::change);
        routes.post("/sources/{id}/token", this::token);
        deed(
                routes,
                "again",
                "again",
                id ->
                        sources.find(id)
                                .filter(source -> source.kind() == Source.Kind.FOLDER)
                                .flatMap(Source::address)
                                .ifPresent(Unread::again));
        deed(routes, "pause", "paused", sources::pause);
        deed(routes, "resume", "resumed", sources::resume);
        deed(routes, "look", "due", sources::lookSoon);
        deed(routes, "remove", "removed", sources::remove);
        deed(routes, "restore", "restored", sources::restore);
    }

    /// How a source is, in one word: a key of the page's words.
    public static String state(Source source) {
        if (source.removed().isPresent()) {
            return "removed";
        }
        return source.kind() == Source.Kind.SAMPLE
                ? "sample"
                : source.health().name().toLowerCase(Locale.ROOT);
    }

    /// In what way it brings stories: a key of the page's words.
    public static String kind(Source source) {
        return source.kind().name().toLowerCase(Locale.ROOT);
    }

    /// The sign beside that word.
    public static String sign(Source source) {
        if (source.removed().isPresent()) {
            return "status-kill";
        }
        return switch (source.health()) {
            case NEW, PAUSED -> "status-held";
            case WELL -> "status-good";
            case TROUBLED -> "status-stale";
            case GONE -> "status-kill";
        };
    }

    private void list(Context request) {
        Frame frame = pages.frameOf(request, "source.title");
        Optional<String> done =
                number(request, "added")
                        .map(added ->
                                frame.t(
                                        "source.import.done",
                                        added,
                                        number(request, "known").orElse(0)))
                        .or(() ->
                                number(request, "undone")
                                        .map(gone -> frame.t("source.import.undone", gone)));
        showList(request, frame, SourceForm.EMPTY, done, List.of());
    }

    private void showList(
            Context request,
            Frame frame,
            SourceForm form,
            Optional<String> done,
            List<String> importProblems) {
        Map<SourceId, Look> last = sources.lastLooks();
        Map<SourceId, Integer> counts = stories.all();
        List<SourceRow> rows =
                sources.list().stream()
                        .map(source ->
                                new SourceRow(
                                        source,
                                        counts.getOrDefault(source.id(), 0),
                                        Optional.ofNullable(last.get(source.id())),
                                        isDue(source)))
                        .toList();
        SourcesView view =
                new SourcesView(
                        rows,
                        sources.latestTroubles(TROUBLES_SHOWN),
                        isOwner(request),
                        inbox.root().toString(),
                        form,
                        done,
                        Optional.ofNullable(request.queryParam("import"))
                                .filter(key -> isOwner(request) && imports.isUndoable(key)),
                        importProblems);
        show(request, "sources.jte", frame, view);
    }

    private boolean isDue(Source source) {
        return source.nextLook().filter(at -> at.isAfter(clock.instant())).isEmpty();
    }

    private void opml(Context request) {
        boolean owner = isOwner(request);
        List<Opml.Feed> feeds =
                sources.list().stream()
                        .flatMap(source -> source.asFeed().stream())
                        .filter(feed -> owner || Discretion.isOpen(feed.address().toString()))
                        .toList();
        Frame frame = pages.frameOf(request, "source.title");
        request.contentType("text/x-opml; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"sources.opml\"")
                .result(Opml.write(frame.heading(), feeds));
    }

    private void health(Context request) {
        Source source = asked(request);
        Optional<String> done =
                Optional.ofNullable(request.queryParam("done"))
                        .filter(DEEDS::contains)
                        .map(deed -> pages.frame(request, "").t("source.done." + deed));
        showHealth(request, source, Optional.empty(), done);
    }

    private void showHealth(
            Context request, Source source, Optional<String> token, Optional<String> done) {
        Frame frame = pages.frameOf(request, "source.health.title", source.name());
        HealthView view =
                new HealthView(
                        source,
                        stories.of(source.id()),
                        sources.looks(source.id()),
                        sources.troubles(source.id()),
                        isOwner(request) ? unread(source) : List.of(),
                        hubs.of(source.id()),
                        isDue(source),
                        isOwner(request),
                        token,
                        done);
        show(request, "source-health.jte", frame, view);
    }

    private static List<Unread> unread(Source source) {
        return source.kind() == Source.Kind.FOLDER
                ? source.address().map(Unread::in).orElse(List.of())
                : List.of();
    }

    private void edit(Context request) {
        accounts.requireOwner(request);
        Source source = asked(request);
        showEdit(request, source, SourceForm.of(source, inbox));
    }

    private void showEdit(Context request, Source source, SourceForm form) {
        Frame frame = pages.frameOf(request, "source.edit.title", source.name());
        request.header("Cache-Control", "no-store");
        pages.show(
                request,
                "source-edit.jte",
                Map.of(
                        "frame",
                        frame,
                        "source",
                        source,
                        "form",
                        form,
                        "inbox",
                        inbox.root().toString()));
    }

    private void add(Context request) {
        owner(request);
        Frame frame = pages.frameOf(request, "source.title");
        SourceForm form = SourceForm.sent(request).checked(frame.words(), inbox);
        form = unless(known(form, Optional.empty()), form, frame);
        if (form.problems().isEmpty() && form.isFeed() && !form.unseen()) {
            switch (finder.find(form.uri(inbox).orElseThrow())) {
                case FeedFinder.Found.Feed feed -> {
                    form = form.at(feed.address());
                    form = unless(known(form, Optional.empty()), form, frame);
                }
                case FeedFinder.Found.Choice choice -> {
                    showChoice(request, frame, form, choice.offers());
                    return;
                }
                case FeedFinder.Found.Nothing nothing ->
                        form =
                                form.with(
                                        "address",
                                        frame.t(
                                                "source.problem.no-feed",
                                                nothing.tried().stream()
                                                        .map(URI::toString)
                                                        .collect(Collectors.joining(", "))));
                case FeedFinder.Found.Unanswered unanswered ->
                        form =
                                form.with(
                                        "address",
                                        frame.t("source.problem.unanswered", unanswered.why()));
            }
        }
        if (!form.problems().isEmpty()) {
            request.status(HttpStatus.UNPROCESSABLE_CONTENT);
            showList(request, frame, form, Optional.empty(), List.of());
            return;
        }
        long now = clock.millis();
        Source source =
                sources.add(form.made(), form.shownName(), form.uri(inbox), form.settings());
        boolean restored = source.added().toEpochMilli() < now;
        request.redirect(place(source, restored ? "restored" : "added"), HttpStatus.SEE_OTHER);
    }

    private void showChoice(
            Context request, Frame frame, SourceForm form, List<FeedLinks.Offer> offers) {
        request.header("Cache-Control", "no-store");
        pages.show(
                request,
                "source-choice.jte",
                Map.of(
                        "frame",
                        frame.titled(frame.t("source.choice.title")),
                        "form",
                        form,
                        "offers",
                        offers));
    }

    private void change(Context request) {
        owner(request);
        Source source = asked(request);
        Frame frame = pages.frameOf(request, "source.edit.title", source.name());
        // The kind is not in the form: a source stays what it is.
        SourceForm form = SourceForm.sent(request).of(source.kind()).checked(frame.words(), inbox);
        form = unless(known(form, Optional.of(source.id())), form, frame);
        if (!form.problems().isEmpty()) {
            request.status(HttpStatus.UNPROCESSABLE_CONTENT);
            showEdit(request, source, form);
            return;
        }
        sources.change(
                source.id(),
                form.shownName(),
                form.uri(inbox).or(source::address),
                form.settings());
        request.redirect(place(source, "changed"), HttpStatus.SEE_OTHER);
    }

    /// The source that has this form's address already.
    private Optional<Source> known(SourceForm form, Optional<SourceId> itself) {
        return form.uri(inbox)
                .flatMap(at ->
                        sources.list().stream()
                                .filter(source -> source.address().equals(Optional.of(at)))
                                .filter(source -> !Optional.of(source.id()).equals(itself))
                                .findFirst());
    }

    private static SourceForm unless(Optional<Source> known, SourceForm form, Frame frame) {
        return known.map(source ->
                        form.with("address", frame.t("source.problem.known", source.name())))
                .orElse(form);
    }

    private void take(Context request) throws IOException {
        accounts.requireOwner(request);
        Frame frame = pages.frameOf(request, "source.title");
        // Looked at before the body is read: a form of unknown or great length is not taken in.
        if (request.contentLength() < 0 || request.contentLength() > Opml.BYTES + FORM) {
            // A browser that is still sending would miss the answer, so some of it is read away.
            request.bodyInputStream().skip(DRAINED);
            request.status(HttpStatus.CONTENT_TOO_LARGE);
            refuse(request, frame, frame.t("source.import.large", Opml.BYTES / 1_000_000));
            return;
        }
        owner(request);
        UploadedFile file = request.uploadedFile("list");
        if (file == null || file.size() == 0) {
            request.status(HttpStatus.UNPROCESSABLE_CONTENT);
            refuse(request, frame, frame.t("source.import.none"));
            return;
        }
        byte[] bytes;
        try (InputStream in = file.content()) {
            bytes = in.readNBytes(Opml.BYTES + 1);
        }
        take(request, frame, Opml.read(bytes));
    }

    /// Shows what the list would add; nothing is added before the owner says so.
    private void take(Context request, Frame frame, Opml.Listing listing) {
        List<String> problems =
                listing.problems().stream()
                        .limit(PROBLEMS_SHOWN)
                        .map(one -> frame.t("source.import.problem", one.what(), one.expected()))
                        .toList();
        if (listing.feeds().isEmpty()) {
            request.status(HttpStatus.UNPROCESSABLE_CONTENT);
            showList(request, frame, SourceForm.EMPTY, Optional.empty(), problems);
            return;
        }
        Set<URI> before = addresses();
        Map<Boolean, List<Opml.Feed>> byKnown =
                listing.feeds().stream()
                        .collect(Collectors.partitioningBy(one -> before.contains(one.address())));
        request.header("Cache-Control", "no-store");
        pages.show(
                request,
                "source-import.jte",
                Map.of(
                        "frame",
                        frame.titled(frame.t("source.preview.title")),
                        "key",
                        imports.keep(listing),
                        "fresh",
                        byKnown.getOrDefault(false, List.of()),
                        "known",
                        byKnown.getOrDefault(true, List.of()),
                        "problems",
                        problems));
    }

    private Set<URI> addresses() {
        Set<URI> all = new HashSet<>();
        sources.list().forEach(source -> source.address().ifPresent(all::add));
        return all;
    }

    private void takeShown(Context request) {
        owner(request);
        String key = request.pathParam("key");
        Optional<Opml.Listing> listing = imports.take(key);
        if (listing.isEmpty()) {
            Frame frame = pages.frameOf(request, "source.title");
            request.status(HttpStatus.CONFLICT);
            refuse(request, frame, frame.t("source.import.expired"));
            return;
        }
        Set<URI> before = addresses();
        List<SourceId> added = new ArrayList<>();
        for (Opml.Feed feed : listing.get().feeds()) {
            if (before.add(feed.address())) {
                added.add(
                        sources.add(
                                        Source.Kind.FEED,
                                        feed.name(),
                                        Optional.of(feed.address()),
                                        Source.Settings.USUAL.inSection(feed.section()))
                                .id());
            }
        }
        imports.added(key, listing.get(), added);
        int known = listing.get().feeds().size() - added.size();
        request.redirect(
                "/sources?added=" + added.size() + "&known=" + known + "&import=" + key,
                HttpStatus.SEE_OTHER);
    }

    private void undoImport(Context request) {
        owner(request);
        Optional<List<SourceId>> added = imports.undo(request.pathParam("key"));
        if (added.isEmpty()) {
            Frame frame = pages.frameOf(request, "source.title");
            request.status(HttpStatus.CONFLICT);
            refuse(request, frame, frame.t("source.import.expired"));
            return;
        }
        added.get().forEach(sources::remove);
        request.redirect("/sources?undone=" + added.get().size(), HttpStatus.SEE_OTHER);
    }

    private void refuse(Context request, Frame frame, String words) {
        showList(request, frame, SourceForm.EMPTY, Optional.empty(), List.of(words));
    }

    /// The token is in the answer to the form and nowhere else: it can't be asked for again.
    private void token(Context request) {
        owner(request);
        Source source = asked(request);
        if (source.kind() != Source.Kind.PUSH) {
            throw new NotFoundResponse();
        }
        showHealth(request, source, Optional.of(sources.newToken(source.id())), Optional.empty());
    }

    private void deed(
            JavalinDefaultRoutingApi routes, String path, String done, Consumer<SourceId> act) {
        routes.post(
                "/sources/{id}/" + path,
                request -> {
                    owner(request);
                    Source source = asked(request);
                    act.accept(source.id());
                    request.redirect(place(source, done), HttpStatus.SEE_OTHER);
                });
    }

    private static String place(Source source, String done) {
        return "/sources/" + source.id() + "/health?done=" + done;
    }

    private void show(Context request, String template, Frame frame, Object view) {
        request.header("Cache-Control", "no-store");
        pages.show(request, template, Map.of("frame", frame, "view", view));
    }

    /// The source a path names. A removed one is there for the owner alone.
    private Source asked(Context request) {
        return StoryId.parse(request.pathParam("id"))
                .flatMap(number -> sources.find(new SourceId(number.value())))
                .filter(source -> source.removed().isEmpty() || isOwner(request))
                .orElseThrow(NotFoundResponse::new);
    }

    private boolean isOwner(Context request) {
        return accounts.viewer(request) instanceof Viewer.Owner;
    }

    /// Lets the owner pass, with a form that was shown to him.
    private void owner(Context request) {
        Viewer.Owner owner = accounts.requireOwner(request);
        String given = Optional.ofNullable(request.formParam("token")).orElse("");
        if (!MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8),
                owner.formToken().getBytes(StandardCharsets.UTF_8))) {
            throw new ForbiddenResponse(
                    "This form is of another session. Go back, reload the page and send it again.");
        }
    }

    private static Optional<Integer> number(Context request, String name) {
        return Optional.ofNullable(request.queryParam(name))
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf);
    }
}
