package org.broadtape.outlet;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadtape.find.SearchDesk;
import org.broadtape.link.Ledger;
import org.broadtape.link.Links;
import org.broadtape.newsroom.Slice;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryList;
import org.broadtape.page.Pages;
import org.broadtape.page.Refusal;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The API: the sources, and the stories in ninjs, by list, by search, by change and one by one.
/// `api/openapi.json` on the class path describes it; a test holds the two together.
final class Api {
    private static final String JSON_TYPE = "application/json";

    private final Stories stories;
    private final Links links;
    private final Sources sources;
    private final SearchDesk search;
    private final Journal journal;
    private final Pages pages;
    private final Answer answer;
    private final JsonMapper json = JsonMapper.builder().build();

    Api(
            Stories stories,
            Links links,
            Sources sources,
            SearchDesk search,
            Journal journal,
            Pages pages,
            Answer answer) {
        this.stories = stories;
        this.links = links;
        this.sources = sources;
        this.search = search;
        this.journal = journal;
        this.pages = pages;
        this.answer = answer;
    }

    void open(JavalinDefaultRoutingApi routes) {
        get(routes, "/api/v1/sources", this::sources);
        get(routes, "/api/v1/stories", this::stories);
        get(routes, "/api/v1/stories/{id}", this::story);
    }

    private void get(
            JavalinDefaultRoutingApi routes,
            String path,
            java.util.function.Consumer<Context> how) {
        routes.get(path, how::accept);
        routes.options(path, answer::preflight);
    }

    private void sources(Context request) {
        Asked none = new Asked(request, Set.of("section"));
        Optional<String> section = none.words("section");
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode list = out.putArray("sources");
        sources.list().stream()
                .filter(source -> source.removed().isEmpty())
                .filter(source -> section.isEmpty() || section.equals(source.settings().section()))
                .forEach(source -> describe(list.addObject(), source, pages.base(request)));
        send(request, out);
    }

    private void describe(ObjectNode out, Source source, String base) {
        String address = base + "/sources/" + source.id();
        out.put("id", source.id().value());
        out.put("name", source.name());
        source.settings().section().ifPresent(section -> out.put("section", section));
        source.settings().rights().ifPresent(terms -> out.put("usageTerms", terms));
        out.put("stories", stories.count(source.id()));
        out.put("health", source.health().name().toLowerCase(java.util.Locale.ROOT));
        out.put("url", address);
        ObjectNode feeds = out.putObject("feeds");
        for (Form form : Form.values()) {
            feeds.put(form.ending(), address + "." + form.ending());
        }
    }

    private void stories(Context request) {
        Asked asked =
                new Asked(
                        request,
                        Set.of(
                                "source",
                                "section",
                                "language",
                                "q",
                                "copies",
                                "instrument",
                                "country",
                                "role",
                                "limit",
                                "cursor",
                                "changedAfter"));
        Optional<Asked.Since> since = asked.changedAfter();
        if (since.isPresent()) {
            changes(request, asked, since.get());
            return;
        }
        Slice<Story> part =
                asked.words("q").map(query -> found(asked, query)).orElseGet(() -> listed(asked));
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode list = out.putArray("stories");
        told(part.items(), pages.base(request)).forEach(list::add);
        part.next()
                .ifPresent(cursor -> {
                    out.put("next", cursor);
                    linkNext(request, "cursor", cursor);
                });
        send(request, out);
    }

    private List<ObjectNode> told(List<Story> stories, String base) {
        Map<StoryId, Ledger> ledgers =
                links.of(stories.stream().map(story -> story.line().id()).toList());
        return stories.stream()
                .map(story ->
                        Ninjs.of(story, Optional.ofNullable(ledgers.get(story.line().id())), base))
                .toList();
    }

    private Slice<Story> listed(Asked asked) {
        Optional<String> cursor = asked.words("cursor");
        if (cursor.isPresent() && !Stories.isCursor(cursor.get())) {
            throw Asked.wrong(
                    "cursor takes what an answer before gave as next",
                    "Leave it out to begin with the newest.");
        }
        Optional<Topic> topic = asked.topic();
        if (topic.isPresent()) {
            return linked(asked, topic.get(), cursor);
        }
        Slice<StoryLine> slice =
                stories.list(
                        new StoryList(
                                asked.source(),
                                asked.words("section"),
                                asked.words("language"),
                                asked.yes("copies", true),
                                cursor,
                                asked.limit()));
        List<Story> found = stories.all(slice.items().stream().map(StoryLine::id).toList());
        return new Slice<>(
                found.stream().filter(story -> story.sent().isPresent()).toList(), slice.next());
    }

    /// What is linked to something; the other filters then leave out of each part what they don't
    /// want.
    private Slice<Story> linked(Asked asked, Topic topic, Optional<String> cursor) {
        boolean copies = asked.yes("copies", true);
        Slice<StoryLine> slice =
                links.stories(topic.entity(), topic.roles(), cursor, asked.limit());
        List<StoryId> wanted =
                slice.items().stream()
                        .filter(line ->
                                isOf(
                                                line,
                                                asked.source(),
                                                asked.words("section"),
                                                asked.words("language"))
                                        && (copies || line.copyOf().isEmpty()))
                        .map(StoryLine::id)
                        .toList();
        return new Slice<>(
                stories.all(wanted).stream().filter(story -> story.sent().isPresent()).toList(),
                slice.next());
    }

    /// What a search finds; the other filters then leave out of each part what they don't want.
    private Slice<Story> found(Asked asked, String query) {
        Optional<SourceId> source = asked.source();
        Optional<String> section = asked.words("section");
        Optional<String> language = asked.words("language");
        boolean copies = asked.yes("copies", true);
        Slice<Story> part = search.part(query, asked.words("cursor"), asked.limit());
        Set<StoryId> ofTopic = ofTopic(asked.topic(), part.items());
        return new Slice<>(
                part.items().stream()
                        .filter(story ->
                                isOf(story.line(), source, section, language)
                                        && (copies || story.line().copyOf().isEmpty())
                                        && ofTopic.contains(story.line().id()))
                        .toList(),
                part.next());
    }

    /// Those of the stories that are of a topic; all where none is asked for.
    private Set<StoryId> ofTopic(Optional<Topic> topic, Collection<Story> among) {
        Set<StoryId> ids =
                among.stream().map(story -> story.line().id()).collect(Collectors.toSet());
        return topic.map(wanted ->
                        links.of(ids).values().stream()
                                .filter(wanted::holds)
                                .map(Ledger::story)
                                .collect(Collectors.toSet()))
                .orElse(ids);
    }

    private static boolean isOf(
            StoryLine line,
            Optional<SourceId> source,
            Optional<String> section,
            Optional<String> language) {
        return (source.isEmpty() || source.get().equals(line.source()))
                && (section.isEmpty() || section.equals(line.section()))
                && (language.isEmpty() || language.equals(line.language()));
    }

    /// Stories that changed after a position in the journal, in the order of their last change
    /// within this part, each as it is now, and the tombstones of those that can no longer be read.
    /// One that changes again comes again in a later part: what is said last holds.
    private void changes(Context request, Asked asked, Asked.Since since) {
        for (String other : new String[] {"q", "cursor", "copies"}) {
            if (asked.words(other).isPresent()) {
                throw Asked.wrong(
                        other + " and changedAfter don't go together",
                        "Ask for changes with source, section, language and limit alone; the"
                                + " answer's next goes into changedAfter.");
            }
        }
        long position =
                switch (since) {
                    case Asked.Since.Position at -> at.value();
                    case Asked.Since.Time at -> journal.before(at.value());
                };
        List<JournalEntry> entries = journal.after(position, asked.limit());
        long next = entries.isEmpty() ? position : entries.getLast().position();
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode list = out.putArray("stories");
        changed(asked, entries, pages.base(request)).forEach(list::add);
        boolean more = entries.size() == asked.limit() && journal.head() > next;
        out.put("next", Long.toString(next));
        out.put("more", more);
        if (more) {
            linkNext(request, "changedAfter", Long.toString(next));
        }
        send(request, out);
    }

    private List<ObjectNode> changed(Asked asked, List<JournalEntry> entries, String base) {
        Optional<SourceId> source = asked.source();
        Optional<String> section = asked.words("section");
        Optional<String> language = asked.words("language");
        Set<StoryId> ids = new LinkedHashSet<>();
        for (JournalEntry entry : entries) {
            if (source.isEmpty() || source.get().value() == entry.source()) {
                StoryId id = new StoryId(entry.story());
                ids.remove(id);
                ids.add(id);
            }
        }
        Map<StoryId, Story> open = by(stories.all(ids), story -> story.line().id());
        Set<StoryId> ofTopic = ofTopic(asked.topic(), open.values());
        Map<StoryId, Ledger> ledgers = links.of(open.keySet());
        Map<StoryId, Stories.Gone> gone = by(stories.gone(ids), Stories.Gone::id);
        List<ObjectNode> out = new ArrayList<>();
        for (StoryId id : ids) {
            Optional<Story> story = Optional.ofNullable(open.get(id));
            if (story.isPresent()) {
                story.filter(one ->
                                one.sent().isEmpty()
                                        || (isOf(one.line(), Optional.empty(), section, language)
                                                && ofTopic.contains(id)))
                        .ifPresent(one ->
                                out.add(Ninjs.of(one, Optional.ofNullable(ledgers.get(id)), base)));
            } else if (gone.containsKey(id)) {
                out.add(Ninjs.of(gone.get(id), base));
            }
        }
        return out;
    }

    private static <T> Map<StoryId, T> by(Collection<T> all, Function<T, StoryId> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private void story(Context request) {
        new Asked(request, Set.of());
        Story story =
                StoryId.parse(request.pathParam("id"))
                        .flatMap(stories::find)
                        .orElseThrow(() ->
                                Refusal.of(
                                        404,
                                        "There is no such story",
                                        "No story that is open to readers has this number.",
                                        "Ask /api/v1/stories for those there are; their number is"
                                                + " broadtape.id."));
        request.status(story.sent().isPresent() ? 200 : 410);
        send(request, Ninjs.of(story, links.ledger(story.line().id()), pages.base(request)));
    }

    private void send(Context request, ObjectNode out) {
        answer.send(request, JSON_TYPE, json.writeValueAsString(out));
    }

    /// Where the next part is (RFC 8288), for programs that follow links.
    private void linkNext(Context request, String name, String value) {
        StringBuilder address = new StringBuilder(pages.base(request) + request.path() + "?");
        request.queryParamMap()
                .forEach((key, values) -> {
                    if (!key.equals(name) && !key.equals("token")) {
                        address.append(encoded(key))
                                .append('=')
                                .append(encoded(values.getFirst()))
                                .append('&');
                    }
                });
        address.append(name).append('=').append(encoded(value));
        request.header("Link", "<" + address + ">; rel=\"next\"");
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
