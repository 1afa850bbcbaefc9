package org.broadtape.outlet;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.Interval;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.Quote;
import org.broadtape.page.Frame;
import org.broadtape.page.Pages;
import org.broadtape.page.Refusal;
import org.broadtape.price.Archive;
import org.broadtape.price.BarLines;
import org.broadtape.price.PriceJson;
import org.broadtape.price.PriceText;
import org.broadtape.price.Prices;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The API's prices: `GET /api/v1/quotes?ids=` and `/api/v1/instruments/{id}/bars`, each also as
/// `.csv`. What a provider's terms keep from a reader is kept from his programs; the owner's token
/// sees what the owner sees.
final class PricesApi {
    private static final int MOST = 100;

    private final Prices prices;
    private final Archive archive;
    private final Pages pages;
    private final Answer answer;
    private final JsonMapper json = JsonMapper.builder().build();

    PricesApi(Prices prices, Archive archive, Pages pages, Answer answer) {
        this.prices = prices;
        this.archive = archive;
        this.pages = pages;
        this.answer = answer;
    }

    void open(JavalinDefaultRoutingApi routes) {
        routes.get("/api/v1/quotes", this::quotes);
        routes.get("/api/v1/quotes.csv", this::quotesCsv);
        routes.get("/api/v1/instruments/{id}/bars", this::bars);
        routes.get("/api/v1/instruments/{id}/bars.csv", this::barsCsv);
        for (String path :
                List.of(
                        "/api/v1/quotes",
                        "/api/v1/quotes.csv",
                        "/api/v1/instruments/{id}/bars",
                        "/api/v1/instruments/{id}/bars.csv")) {
            routes.options(path, answer::preflight);
        }
    }

    private void quotes(Context request) {
        Frame frame = pages.frame(request, "");
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode list = out.putArray("quotes");
        for (PriceText text : asked(request, frame)) {
            PriceJson.write(list.addObject(), text, frame.words());
        }
        answer.send(request, "application/json", json.writeValueAsString(out));
    }

    private List<PriceText> asked(Context request, Frame frame) {
        Asked asked = new Asked(request, Set.of("ids"));
        List<String> ids =
                asked.words("ids")
                        .map(words -> Arrays.stream(words.split(",", -1)).distinct().toList())
                        .orElse(List.of());
        if (ids.isEmpty() || ids.size() > MOST || ids.contains("")) {
            throw Asked.wrong(
                    "ids takes 1 to " + MOST + " instruments' ids with commas between them",
                    "Ask /api/v1/instruments?q= for ids.");
        }
        Map<String, PriceText> texts = prices.texts(ids, frame);
        return ids.stream()
                .flatMap(id -> java.util.Optional.ofNullable(texts.get(id)).stream())
                .toList();
    }

    private void quotesCsv(Context request) {
        Frame frame = pages.frame(request, "");
        StringBuilder out =
                new StringBuilder(
                        "instrument,price,unit,currency,change,provider,venue,delay,as_of,adjusted,standing,blank\r\n");
        for (PriceText text : asked(request, frame)) {
            out.append(BarLines.cell(text.instrument())).append(',');
            text.quote()
                    .ifPresentOrElse(
                            quote ->
                                    out.append(line(quote))
                                            .append(',')
                                            .append(
                                                    BarLines.cell(
                                                            text.standing(frame.words())
                                                                    .orElse("")))
                                            .append(','),
                            () ->
                                    out.append(",,,,,,,,,,")
                                            .append(
                                                    BarLines.cell(
                                                            text.reason(frame.words())
                                                                    .orElse(""))));
            out.append("\r\n");
        }
        answer.send(request, "text/csv; charset=utf-8", out.toString());
    }

    private static String line(Quote quote) {
        var passport = quote.passport();
        return String.join(
                ",",
                passport.unit().printed(quote.amount()).toPlainString(),
                passport.unit().code(),
                passport.unit().of(),
                quote.change().map(change -> change.toPlainString()).orElse(""),
                BarLines.cell(passport.provider()),
                passport.venue().orElse(""),
                PriceText.word(passport.delay()),
                switch (passport.asOf()) {
                    case AsOf.At(var time) -> time.toString();
                    case AsOf.Day(var day, var _) -> day.toString();
                },
                passport.adjustment().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private void bars(Context request) {
        Archive.Shown shown = shown(request);
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        PriceJson.write(out, shown.series(), shown.held());
        answer.send(request, "application/json", json.writeValueAsString(out));
    }

    private void barsCsv(Context request) {
        Archive.Shown shown = shown(request);
        StringBuilder out = new StringBuilder(64 * shown.series().size());
        BarLines.write(out, shown.series(), shown.held());
        answer.send(request, "text/csv; charset=utf-8", BarLines.HEAD + out);
    }

    private Archive.Shown shown(Context request) {
        Asked asked = new Asked(request, Set.of("basis", "interval", "from", "to"));
        Basis basis =
                switch (asked.words("basis").orElse("split")) {
                    case "raw" -> Basis.RAW;
                    case "split" -> Basis.SPLIT_ADJUSTED;
                    case "total" -> Basis.TOTAL_RETURN;
                    default ->
                            throw Asked.wrong(
                                    "basis takes raw, split or total", "Leave it out for split.");
                };
        Interval interval =
                Interval.of(asked.words("interval").orElse("1d"))
                        .filter(one -> one == Interval.DAY || one.isIntraday())
                        .orElseThrow(() ->
                                Asked.wrong(
                                        "interval takes 1m, 5m, 15m, 30m, 1h or 1d",
                                        "Leave it out for days."));
        boolean owner = pages.frame(request, "").ownerName().isPresent();
        Archive.Shown whole =
                archive.bars(
                                request.pathParam("id"),
                                interval,
                                basis,
                                owner ? Audience.OWNER : Audience.EVERYONE)
                        .orElseThrow(() ->
                                Refusal.of(
                                        404,
                                        "There are no bars",
                                        "No such bars of this instrument are kept on this basis, or"
                                                + " their provider does not license them for display.",
                                        "The owner takes bars in with import prices."));
        LocalDate from = day(asked, "from", LocalDate.of(1600, 1, 1));
        LocalDate to = day(asked, "to", LocalDate.of(2399, 12, 31));
        return new Archive.Shown(
                whole.series()
                        .between(
                                time(interval, from),
                                Math.max(time(interval, from), last(interval, to))),
                whole.held(),
                whole.leftOut());
    }

    /// A day's first time, as an interval counts; of shorter bars, in UTC.
    private static long time(Interval interval, LocalDate day) {
        return interval.isIntraday()
                ? day.atStartOfDay(ZoneOffset.UTC).toEpochSecond()
                : day.toEpochDay();
    }

    private static long last(Interval interval, LocalDate day) {
        return time(interval, day.plusDays(1)) - 1;
    }

    private static LocalDate day(Asked asked, String name, LocalDate otherwise) {
        try {
            return asked.words(name).map(LocalDate::parse).orElse(otherwise);
        } catch (DateTimeException wrong) {
            throw Asked.wrong(name + " takes a day, 2024-06-21", "Leave it out for all.");
        }
    }
}
