package org.broadtape.instrument.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadtape.analysis.link.Entity;
import org.broadtape.front.FrontView;
import org.broadtape.front.LineView;
import org.broadtape.instrument.InstrumentDesk;
import org.broadtape.instrument.Known;
import org.broadtape.instrument.web.EntityView.Kin;
import org.broadtape.instrument.web.EntityView.Shown;
import org.broadtape.link.EntityAddress;
import org.broadtape.link.Links;
import org.broadtape.market.Instrument;
import org.broadtape.newsroom.Slice;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.page.Frame;
import org.broadtape.page.PageCache;
import org.broadtape.page.PageCache.Made;
import org.broadtape.page.Pages;
import org.broadtape.page.Refusal;
import org.broadtape.price.Prices;
import org.broadtape.price.chart.ChartJson;
import org.broadtape.price.chart.ChartView;
import org.broadtape.price.chart.Charts;
import org.broadtape.price.chart.Choice;

/// `GET /instrument/{id}`, `/country/{code}`, `/place/{id}`, `/person/{id}`, `/body/{id}`: what is
/// known of one, and its stories by role; `?role=` for others than the usual, `?before=` for older
/// parts. `/instrument/{mic}/{symbol}` leads to the instrument listed so.
public final class EntityPage {
    private static final int LINES = 30;
    private static final int LONGEST = 300;

    private final InstrumentDesk desk;
    private final Links links;
    private final Prices prices;
    private final InstrumentChart charts;
    private final Pages pages;
    private final PageCache cache;

    /// Pages of what that desk knows and those links name.
    public EntityPage(
            InstrumentDesk desk,
            Links links,
            Prices prices,
            Charts charts,
            Pages pages,
            PageCache cache) {
        this.desk = desk;
        this.links = links;
        this.prices = prices;
        this.charts = new InstrumentChart(charts, links);
        this.pages = pages;
        this.cache = cache;
    }

    /// Serves them.
    public void open(JavalinDefaultRoutingApi routes) {
        for (Entity.Kind kind : Entity.Kind.values()) {
            String path = "/" + kind.name().toLowerCase(Locale.ROOT) + "/{id}";
            routes.get(path, request -> show(request, kind));
        }
        routes.get("/instrument/{id}/bars.json", this::bars);
        routes.get("/instrument/{mic}/{symbol}", this::lead);
    }

    private void lead(Context request) {
        List<Instrument> found =
                desk.known()
                        .master()
                        .bySymbol(
                                request.pathParam("symbol"),
                                Optional.of(request.pathParam("mic").toUpperCase(Locale.ROOT)));
        if (found.isEmpty()) {
            pages.missing(request);
            return;
        }
        request.redirect(
                EntityAddress.of(Entity.Kind.INSTRUMENT, found.getFirst().id()),
                HttpStatus.SEE_OTHER);
    }

    private void bars(Context request) {
        Frame frame = pages.frame(request, "");
        String id = request.pathParam("id");
        Optional<ChartView> view =
                id.length() > LONGEST ? Optional.empty() : charts.view(id, choice(request), frame);
        if (view.isEmpty()) {
            throw Refusal.of(
                    404,
                    "No bars of this instrument",
                    "None are kept here, or none that may be shown to you.",
                    "See the instrument's page.");
        }
        request.header(
                        "Cache-Control",
                        frame.ownerName().isPresent() ? "private, no-cache" : "max-age=60")
                .contentType("application/json; charset=utf-8")
                .result(ChartJson.of(view.get()));
    }

    /// What the address asks for, and an instrument to compare with that was typed.
    private Choice choice(Context request) {
        Choice choice =
                Choice.of(name ->
                        Optional.ofNullable(request.queryParam(name))
                                .map(String::strip)
                                .filter(value -> value.length() <= LONGEST * Choice.MOST_OTHERS));
        return parameter(request, "add")
                .flatMap(typed -> desk.known().find(typed, 1).stream().findFirst())
                .map(Entity::id)
                .map(choice::with)
                .orElse(choice);
    }

    private void show(Context request, Entity.Kind kind) {
        String id = request.pathParam("id");
        if (id.length() > LONGEST) {
            pages.missing(request);
            return;
        }
        Optional<String> before = parameter(request, "before");
        Optional<Shown> shown = Shown.of(parameter(request, "role"), kind);
        Frame frame = pages.frame(request, "");
        Known known = desk.known();
        Choice choice = choice(request);
        cache.list(
                request,
                frame,
                shown.map(Shown::name).orElse("")
                        + "\n"
                        + before.orElse("")
                        + "\n"
                        + known.version()
                        + "\n"
                        + choice.query(),
                () ->
                        known.entity(id)
                                .or(() -> links.entity(id))
                                .filter(entity -> entity.kind() == kind)
                                .flatMap(entity ->
                                        shown.map(roles ->
                                                make(frame, known, entity, roles, before, choice)))
                                .orElseGet(() -> pages.missing(frame)));
    }

    private Made make(
            Frame unnamed,
            Known known,
            Entity entity,
            Shown shown,
            Optional<String> before,
            Choice choice) {
        Slice<StoryLine> slice = links.stories(entity.id(), shown.roles(), before, LINES);
        Optional<Instrument> instrument = known.master().byId(entity.id());
        EntityView view =
                new EntityView(
                        entity,
                        instrument,
                        entity.kind() == Entity.Kind.COUNTRY
                                ? Optional.empty()
                                : entity.country().flatMap(known::entity),
                        instrument.map(one -> kin(one, known)).orElse(List.of()),
                        links.counts(entity.id()),
                        shown,
                        FrontView.days(LineView.of(slice.items(), links, unnamed)),
                        slice.next()
                                .map(cursor ->
                                        EntityAddress.of(entity)
                                                + "?role="
                                                + shown.name()
                                                + "&before="
                                                + encoded(cursor)),
                        before.isPresent(),
                        entity.kind() == Entity.Kind.INSTRUMENT
                                ? Optional.of(prices.text(entity.id(), unnamed))
                                : Optional.empty(),
                        entity.kind() == Entity.Kind.INSTRUMENT
                                ? charts.view(entity.id(), choice, unnamed)
                                : Optional.empty());
        Frame frame = unnamed.titled(entity.name()).withFeeds(feeds(entity, shown));
        return Made.of(pages.render("entity.jte", Map.of("frame", frame, "view", view)));
    }

    private static List<Kin> kin(Instrument one, Known known) {
        List<Kin> kin = new ArrayList<>();
        one.predecessors().forEach(id -> kin.add(new Kin(true, id, known.entity(id))));
        one.successors().forEach(id -> kin.add(new Kin(false, id, known.entity(id))));
        return kin;
    }

    private static List<Frame.FeedLink> feeds(Entity entity, Shown shown) {
        String path = EntityAddress.of(entity);
        String query = shown.equals(Shown.usual(entity.kind())) ? "" : "?role=" + shown.name();
        return List.of(
                new Frame.FeedLink("application/atom+xml", entity.name(), path + ".atom" + query),
                new Frame.FeedLink("application/rss+xml", entity.name(), path + ".rss" + query),
                new Frame.FeedLink("application/feed+json", entity.name(), path + ".json" + query));
    }

    private static Optional<String> parameter(Context request, String name) {
        return Optional.ofNullable(request.queryParam(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && value.length() <= 100);
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
