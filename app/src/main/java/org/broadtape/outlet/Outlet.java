package org.broadtape.outlet;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.find.SearchDesk;
import org.broadtape.newsroom.Slice;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryList;
import org.broadtape.newsroom.StoryState;
import org.broadtape.page.Pages;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.broadtape.wire.NinjsWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The doors for machines: Atom feeds of the front page, a source and a search, and the stories in
/// ninjs.
public final class Outlet {
    private static final int IN_A_FEED = 50;
    private static final int CHANGES = 500;

    private final Stories stories;
    private final SearchDesk search;
    private final Journal journal;
    private final Pages pages;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    /// Doors to those stories.
    public Outlet(Stories stories, SearchDesk search, Journal journal, Pages pages, Clock clock) {
        this.stories = stories;
        this.search = search;
        this.journal = journal;
        this.pages = pages;
        this.clock = clock;
    }

    /// Opens them.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/feed.atom", request -> atom(request, StoryList.front(IN_A_FEED)));
        routes.get(
                "/sources/{id}.atom",
                request ->
                        id(request)
                                .ifPresentOrElse(
                                        id ->
                                                atom(
                                                        request,
                                                        StoryList.of(
                                                                new SourceId(id.value()),
                                                                IN_A_FEED)),
                                        () -> refuse(request, 404, "There is no such source.")));
        routes.get("/search.atom", this::searched);
        routes.get("/api/v1/stories", this::list);
        routes.get("/api/v1/stories/{id}", this::one);
    }

    private void atom(Context request, StoryList list) {
        List<Story> found =
                stories.all(stories.list(list).items().stream().map(StoryLine::id).toList());
        feed(request, found);
    }

    private void searched(Context request) {
        String query = Optional.ofNullable(request.queryParam("q")).orElse("");
        feed(request, search.newest(query, IN_A_FEED));
    }

    private void feed(Context request, List<Story> found) {
        String self =
                request.path()
                        + Optional.ofNullable(request.queryString())
                                .map(query -> "?" + query)
                                .orElse("");
        String title = pages.frame(request, "").siteName();
        request.contentType("application/atom+xml; charset=utf-8")
                .result(Atom.write(title, pages.base(request), self, found, clock.instant()));
    }

    private void list(Context request) {
        Optional<String> since = Optional.ofNullable(request.queryParam("changedAfter"));
        if (since.isPresent()) {
            changes(request, since.get());
            return;
        }
        int limit = number(request.queryParam("limit"), 50);
        StoryList list =
                new StoryList(
                        Optional.ofNullable(request.queryParam("source"))
                                .flatMap(StoryId::parse)
                                .map(id -> new SourceId(id.value())),
                        Optional.ofNullable(request.queryParam("section")),
                        Optional.ofNullable(request.queryParam("language")),
                        true,
                        Optional.ofNullable(request.queryParam("cursor")),
                        limit);
        Slice<StoryLine> part = stories.list(list);
        List<Story> found = stories.all(part.items().stream().map(StoryLine::id).toList());
        answer(request, found, part.next());
    }

    /// Stories that changed after a journal position, each once, tombstones too; `next` is the
    /// position to ask from next time.
    private void changes(Context request, String since) {
        if (!since.matches("\\d{1,18}")) {
            refuse(
                    request,
                    400,
                    "changedAfter takes a journal position, a number: 0 at first, then the answer's next.");
            return;
        }
        List<JournalEntry> entries = journal.after(Long.parseLong(since), CHANGES);
        Map<Long, StoryId> ids = new LinkedHashMap<>();
        entries.forEach(entry -> ids.put(entry.story(), new StoryId(entry.story())));
        String next = entries.isEmpty() ? since : Long.toString(entries.getLast().position());
        answer(request, stories.all(ids.values()), Optional.of(next));
    }

    private void answer(Context request, List<Story> found, Optional<String> next) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode list = out.putArray("stories");
        found.forEach(story -> list.add(ninjs(request, story)));
        next.ifPresent(cursor -> out.put("next", cursor));
        request.contentType("application/json").result(json.writeValueAsString(out));
    }

    private void one(Context request) {
        Optional<Story> story = id(request).flatMap(stories::find);
        if (story.isEmpty()) {
            refuse(request, 404, "There is no such story, or it is not open to readers.");
            return;
        }
        request.status(story.get().item().isPresent() ? 200 : 410)
                .contentType("application/json")
                .result(json.writeValueAsString(ninjs(request, story.get())));
    }

    private ObjectNode ninjs(Context request, Story story) {
        StoryLine line = story.line();
        ObjectNode out =
                story.item()
                        .map(NinjsWriter::write)
                        .orElseGet(() ->
                                NinjsWriter.tombstone(
                                        story.uri(), line.headline(), line.changed()));
        ObjectNode ours =
                out.get("broadtape") instanceof ObjectNode extension
                        ? extension
                        : out.putObject("broadtape");
        ours.put("id", line.id().value());
        ours.put("address", pages.base(request) + "/story/" + line.id());
        ours.put("state", line.state() == StoryState.LIVE ? "live" : "withdrawn");
        ours.put("version", line.version());
        ours.put("source", line.sourceName());
        ours.put("firstSeen", line.firstSeen().toString());
        ours.put("changed", line.changed().toString());
        line.copyOf().ifPresent(first -> ours.put("copyOf", first.value()));
        return out;
    }

    private void refuse(Context request, int status, String why) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("type", "about:blank").put("status", status).put("title", why);
        request.status(status)
                .contentType("application/problem+json")
                .result(json.writeValueAsString(out));
    }

    private static Optional<StoryId> id(Context request) {
        return StoryId.parse(request.pathParam("id"));
    }

    private static int number(@org.jspecify.annotations.Nullable String words, int otherwise) {
        return words != null && words.matches("\\d{1,6}") ? Integer.parseInt(words) : otherwise;
    }
}
