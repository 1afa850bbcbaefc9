package org.broadtape.outlet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Role;
import org.broadtape.find.SearchDesk;
import org.broadtape.instrument.InstrumentDesk;
import org.broadtape.link.EntityAddress;
import org.broadtape.link.Links;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryList;
import org.broadtape.page.Frame;
import org.broadtape.page.Pages;
import org.broadtape.page.Refusal;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;

/// The feeds: of the front page or a section of it, of a source, of a search, of an instrument, a
/// country or whatever else stories are linked to; each as Atom, RSS and JSON Feed. What was made
/// is kept until the journal moves, a few seconds at most, since rights may end in the meantime.
final class FeedDoors {
    private static final int STORIES = 50;
    private static final int LONGEST_QUERY = 1_000;
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final long BYTES_KEPT = 8L << 20;

    private final Stories stories;
    private final Sources sources;
    private final SearchDesk search;
    private final Links links;
    private final InstrumentDesk instruments;
    private final Tape tape;
    private final Pages pages;
    private final Answer answer;
    private final Clock clock;
    private final Cache<String, Made> kept =
            Caffeine.newBuilder()
                    .maximumWeight(BYTES_KEPT)
                    .weigher((String key, Made made) -> key.length() + made.text().length() + 100)
                    .build();

    /// @param tape tells how far the journal has come
    FeedDoors(
            Stories stories,
            Sources sources,
            SearchDesk search,
            Links links,
            InstrumentDesk instruments,
            Tape tape,
            Pages pages,
            Answer answer,
            Clock clock) {
        this.stories = stories;
        this.sources = sources;
        this.search = search;
        this.links = links;
        this.instruments = instruments;
        this.tape = tape;
        this.pages = pages;
        this.answer = answer;
        this.clock = clock;
    }

    void open(JavalinDefaultRoutingApi routes) {
        for (Form form : Form.values()) {
            routes.get("/feed." + form.ending(), request -> front(request, form));
            routes.get("/sources/{id}." + form.ending(), request -> source(request, form));
            routes.get("/search." + form.ending(), request -> searched(request, form));
            for (Entity.Kind kind : Entity.Kind.values()) {
                routes.get(
                        "/" + kind.name().toLowerCase(Locale.ROOT) + "/{id}." + form.ending(),
                        request -> linked(request, form, kind));
            }
        }
    }

    private void front(Context request, Form form) {
        Optional<String> section = parameter(request, "section");
        Frame frame = pages.frame(request, "");
        StoryList list = StoryList.front(STORIES).in(section);
        String query = section.map(one -> "?section=" + encoded(one)).orElse("");
        send(
                request,
                form,
                frame,
                query,
                () ->
                        feed(
                                frame,
                                section.map(one -> frame.siteName() + ": " + one)
                                        .orElse(frame.siteName()),
                                "/" + query,
                                request.path() + query,
                                list));
    }

    private void source(Context request, Form form) {
        Source source =
                StoryId.parse(request.pathParam("id"))
                        .flatMap(id -> sources.find(new SourceId(id.value())))
                        .orElseThrow(() ->
                                Refusal.of(
                                        404,
                                        "There is no such source",
                                        "No source has this number.",
                                        "See /sources, or /api/v1/sources, for those there are."));
        Frame frame = pages.frame(request, "");
        send(
                request,
                form,
                frame,
                source.name(),
                () ->
                        feed(
                                frame,
                                source.name() + " – " + frame.siteName(),
                                "/sources/" + source.id(),
                                request.path(),
                                StoryList.of(source.id(), STORIES)));
    }

    private void linked(Context request, Form form, Entity.Kind kind) {
        String id = request.pathParam("id");
        Entity entity =
                instruments
                        .known()
                        .entity(id)
                        .or(() -> links.entity(id))
                        .filter(one -> one.kind() == kind)
                        .orElseThrow(() ->
                                Refusal.of(
                                        404,
                                        "There is no such feed",
                                        "Nothing known here has this id.",
                                        "See /instruments for what is known."));
        Optional<String> said = parameter(request, "role");
        Set<Role> roles =
                Topic.roles(said, kind)
                        .orElseThrow(() ->
                                Refusal.of(
                                        400,
                                        "There is no such role",
                                        "role takes about, any, subject, affected, actor, venue,"
                                                + " source or mention.",
                                        "Leave it out for what is usual."));
        Frame frame = pages.frame(request, "");
        String query = said.map(role -> "?role=" + role).orElse("");
        String home = EntityAddress.of(entity) + query;
        send(
                request,
                form,
                frame,
                query + entity.name(),
                () ->
                        new Feed(
                                entity.name() + " – " + frame.siteName(),
                                frame.base(),
                                frame.base() + home,
                                frame.base()
                                        + EntityAddress.of(entity)
                                        + "."
                                        + form.ending()
                                        + query,
                                entries(
                                        stories.all(
                                                links
                                                        .stories(
                                                                id,
                                                                roles,
                                                                Optional.empty(),
                                                                STORIES)
                                                        .items()
                                                        .stream()
                                                        .map(StoryLine::id)
                                                        .toList()),
                                        frame.base()),
                                List.of(),
                                clock.instant()));
    }

    private void searched(Context request, Form form) {
        String typed = Optional.ofNullable(request.queryParam("q")).orElse("").strip();
        if (typed.isEmpty() || typed.length() > LONGEST_QUERY) {
            throw Refusal.of(
                    400,
                    typed.isEmpty() ? "Nothing is looked for" : "Too long a query",
                    "A search is a feed of what its words find, at most "
                            + LONGEST_QUERY
                            + " characters of them.",
                    "Say them in the parameter q: /search." + form.ending() + "?q=rate");
        }
        Frame frame = pages.frame(request, "");
        String query = "?q=" + encoded(typed);
        send(
                request,
                form,
                frame,
                query,
                () ->
                        new Feed(
                                typed + " – " + frame.siteName(),
                                frame.base(),
                                frame.base() + "/search" + query,
                                frame.base() + request.path() + query,
                                entries(search.newest(typed, STORIES), frame.base()),
                                List.of(),
                                clock.instant()));
    }

    private Feed feed(Frame frame, String title, String home, String self, StoryList list) {
        List<Story> found =
                stories.all(stories.list(list).items().stream().map(StoryLine::id).toList());
        Instant back =
                found.size() < list.limit() ? Instant.EPOCH : found.getLast().line().rankAt();
        return new Feed(
                title,
                frame.base(),
                frame.base() + home,
                frame.base() + self,
                entries(found, frame.base()),
                stories.goneFrom(list, back),
                clock.instant());
    }

    private static List<Feed.Entry> entries(List<Story> found, String base) {
        return found.stream().flatMap(story -> Feed.Entry.of(story, base).stream()).toList();
    }

    private void send(Context request, Form form, Frame frame, String detail, Supplier<Feed> make) {
        String key = String.join("\n", request.path(), detail, frame.base(), frame.siteName());
        long position = tape.ownCursor().orElseThrow();
        Instant now = clock.instant();
        Made made = kept.getIfPresent(key);
        if (made == null || made.position() != position || !now.isBefore(made.until())) {
            made = new Made(form.write(make.get()), position, now.plus(KEPT));
            kept.put(key, made);
        }
        answer.send(request, form.mediaType(), made.text());
    }

    /// @param position how far the journal had come when it was made
    private record Made(String text, long position, Instant until) {}

    private static Optional<String> parameter(Context request, String name) {
        return Optional.ofNullable(request.queryParam(name))
                .map(String::strip)
                .filter(words -> !words.isEmpty() && words.length() <= 100);
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
