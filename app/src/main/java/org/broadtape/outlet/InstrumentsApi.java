package org.broadtape.outlet;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Role;
import org.broadtape.instrument.InstrumentDesk;
import org.broadtape.link.EntityAddress;
import org.broadtape.link.Links;
import org.broadtape.market.Instrument;
import org.broadtape.market.InstrumentMaster;
import org.broadtape.market.Listing;
import org.broadtape.page.Pages;
import org.broadtape.page.Refusal;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The API's instruments: all in their order, those whose names or symbols begin as typed, and one
/// by its id. CUSIPs and RICs are licensed to whoever has them and are told to nobody.
final class InstrumentsApi {
    private static final int FARTHEST = 10_000_000;

    private final InstrumentDesk desk;
    private final Links links;
    private final Pages pages;
    private final Answer answer;
    private final JsonMapper json = JsonMapper.builder().build();

    InstrumentsApi(InstrumentDesk desk, Links links, Pages pages, Answer answer) {
        this.desk = desk;
        this.links = links;
        this.pages = pages;
        this.answer = answer;
    }

    void open(JavalinDefaultRoutingApi routes) {
        routes.get("/api/v1/instruments", this::list);
        routes.options("/api/v1/instruments", answer::preflight);
        routes.get("/api/v1/instruments/{id}", this::one);
        routes.options("/api/v1/instruments/{id}", answer::preflight);
    }

    private void list(Context request) {
        Asked asked = new Asked(request, Set.of("q", "id", "symbol", "limit", "cursor"));
        int limit = asked.limit();
        int from = asked.words("cursor").map(InstrumentsApi::place).orElse(0);
        List<Instrument> all = found(asked, from + limit + 1);
        List<Instrument> part = all.subList(Math.min(from, all.size()), all.size());
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode list = out.putArray("instruments");
        part.stream()
                .limit(limit)
                .forEach(one -> describe(list.addObject(), one, pages.base(request)));
        if (part.size() > limit) {
            out.put("next", Integer.toString(from + limit));
        }
        answer.send(request, "application/json", json.writeValueAsString(out));
    }

    private static int place(String words) {
        if (!words.matches("\\d{1,8}") || Integer.parseInt(words) > FARTHEST) {
            throw Asked.wrong(
                    "cursor takes what an answer before gave as next",
                    "Leave it out to begin with the first.");
        }
        return Integer.parseInt(words);
    }

    private List<Instrument> found(Asked asked, int limit) {
        InstrumentMaster master = desk.known().master();
        long named =
                List.of("q", "id", "symbol").stream()
                        .filter(name -> asked.words(name).isPresent())
                        .count();
        if (named > 1) {
            throw Asked.wrong(
                    "q, id and symbol don't go together",
                    "Ask by one of them, or by none for all.");
        }
        Optional<String> id = asked.words("id");
        if (id.isPresent()) {
            return master.byId(id.get()).stream().toList();
        }
        Optional<String> symbol = asked.words("symbol");
        if (symbol.isPresent()) {
            return bySymbol(master, symbol.get());
        }
        return asked.words("q")
                .map(words -> master.complete(words, limit))
                .orElseGet(() -> master.all().stream().limit(limit).toList());
    }

    /// `META`, or `XNAS:META` for what is listed there.
    private static List<Instrument> bySymbol(InstrumentMaster master, String words) {
        int colon = words.indexOf(':');
        return colon < 0
                ? master.bySymbol(words, Optional.empty())
                : master.bySymbol(
                        words.substring(colon + 1),
                        Optional.of(words.substring(0, colon).toUpperCase(Locale.ROOT)));
    }

    private void one(Context request) {
        new Asked(request, Set.of());
        Instrument one =
                desk.instrument(request.pathParam("id"))
                        .orElseThrow(() ->
                                Refusal.of(
                                        404,
                                        "There is no such instrument",
                                        "Nothing known here has this id.",
                                        "Ask /api/v1/instruments?q= for what there is."));
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        describe(out, one, pages.base(request));
        ObjectNode stories = out.putObject("stories");
        for (Map.Entry<Role, Integer> count : links.counts(one.id()).entrySet()) {
            stories.put(word(count.getKey()), count.getValue());
        }
        answer.send(request, "application/json", json.writeValueAsString(out));
    }

    private static void describe(ObjectNode out, Instrument one, String base) {
        out.put("id", one.id());
        out.put("type", word(one.type()));
        out.put("name", one.name());
        one.symbol().ifPresent(symbol -> out.put("symbol", symbol));
        one.main().flatMap(Listing::mic).ifPresent(mic -> out.put("mic", mic));
        one.country().ifPresent(country -> out.put("country", country));
        one.currency().ifPresent(currency -> out.put("currency", currency));
        one.issuer().ifPresent(issuer -> out.put("issuer", issuer));
        ObjectNode ids = out.putObject("ids");
        one.ids().isin().ifPresent(value -> ids.put("isin", value));
        one.ids().figi().ifPresent(value -> ids.put("figi", value));
        one.ids().cik().ifPresent(value -> ids.put("cik", value));
        one.ids().lei().ifPresent(value -> ids.put("lei", value));
        ArrayNode names = out.putArray("names");
        for (Instrument.Name name : one.names()) {
            ObjectNode called = names.addObject();
            called.put("text", name.text()).put("sort", word(name.sort()));
            time(called, name.from(), name.until());
        }
        ArrayNode listings = out.putArray("listings");
        for (Listing listing : one.listings()) {
            ObjectNode place = listings.addObject();
            place.put("symbol", listing.ticker());
            listing.mic().ifPresent(mic -> place.put("mic", mic));
            listing.currency().ifPresent(currency -> place.put("currency", currency));
            time(place, listing.from(), listing.until());
        }
        kin(out, "predecessors", one.predecessors());
        kin(out, "successors", one.successors());
        time(out, one.from(), one.until());
        String address = base + EntityAddress.of(Entity.Kind.INSTRUMENT, one.id());
        out.put("url", address);
        ObjectNode feeds = out.putObject("feeds");
        for (Form form : Form.values()) {
            feeds.put(form.ending(), address + "." + form.ending());
        }
    }

    private static void kin(ObjectNode out, String name, List<String> ids) {
        if (!ids.isEmpty()) {
            ArrayNode all = out.putArray(name);
            ids.forEach(all::add);
        }
    }

    private static void time(ObjectNode out, Optional<LocalDate> from, Optional<LocalDate> until) {
        from.ifPresent(day -> out.put("from", day.toString()));
        until.ifPresent(day -> out.put("until", day.toString()));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
