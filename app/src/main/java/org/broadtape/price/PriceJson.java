package org.broadtape.price;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.market.bar.Interval;
import org.broadtape.market.bar.Series;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.Passport;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.market.quote.PriceView;
import org.broadtape.market.quote.PriceView.Standing;
import org.broadtape.market.quote.Quote;
import org.broadtape.page.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Prices as JSON: no number without its passport, no gap without its reason.
public final class PriceJson {
    private PriceJson() {}

    /// Writes what may be shown of an instrument's price.
    public static void write(ObjectNode out, PriceText text, Words words) {
        out.put("instrument", text.instrument());
        switch (text.view()) {
            case PriceView.Priced(Quote quote, Standing standing) -> {
                quote(out.putObject("quote"), quote);
                standing(out.putObject("standing"), standing);
            }
            case PriceView.Empty(var blank, Optional<Quote> last) -> {
                ObjectNode reason = out.putObject("blank");
                reason.put("reason", dashed(blank.getClass().getSimpleName()));
                reason.put("words", text.reason(words).orElse(""));
                last.ifPresent(one -> quote(out.putObject("last"), one));
            }
        }
    }

    private static void quote(ObjectNode out, Quote quote) {
        PriceUnit unit = quote.passport().unit();
        out.put("price", unit.printed(quote.amount()));
        out.put("unit", unit.code());
        if (unit.parts() > 1) {
            out.put("wholes", quote.amount());
        }
        out.put("currency", unit.of());
        quote.previousClose().ifPresent(close -> out.put("previousClose", unit.printed(close)));
        quote.change().ifPresent(change -> out.put("change", change));
        passport(out.putObject("passport"), quote.passport());
    }

    private static void passport(ObjectNode out, Passport passport) {
        out.put("provider", passport.provider());
        passport.venue().ifPresent(venue -> out.put("venue", venue));
        out.put("delay", PriceText.word(passport.delay()));
        switch (passport.asOf()) {
            case AsOf.At(OffsetDateTime time) -> out.put("asOf", time.toString());
            case AsOf.Day(LocalDate day, ZoneId zone) -> {
                out.put("asOf", day.toString());
                out.put("zone", zone.toString());
            }
        }
        out.put("received", passport.received().toString());
        out.put("adjusted", dashed(passport.adjustment().name()));
        if (!passport.computedFrom().isEmpty()) {
            ArrayNode from = out.putArray("computedFrom");
            passport.computedFrom().forEach(from::add);
        }
        out.put("audience", dashed(passport.rights().audience().name()));
        passport.rights().credit().ifPresent(credit -> out.put("credit", credit));
        passport.payload().ifPresent(sum -> out.put("payload", sum));
    }

    private static void standing(ObjectNode out, Standing standing) {
        switch (standing) {
            case Standing.Current() -> out.put("state", "current");
            case Standing.Closed(Instant since, Optional<Instant> opens) -> {
                out.put("state", "closed").put("since", since.toString());
                opens.ifPresent(at -> out.put("opens", at.toString()));
            }
            case Standing.Stale(Instant since) ->
                    out.put("state", "stale").put("since", since.toString());
            case Standing.Undated() -> out.put("state", "undated");
        }
    }

    /// Writes a series: its passport, then its bars as columns of equal length, `null` where a bar
    /// lacks a number.
    public static void write(ObjectNode out, Series series, Held held) {
        out.put("instrument", series.key().instrument());
        out.put("interval", series.key().interval().code());
        out.put("unit", series.unit().code());
        out.put("currency", series.unit().of());
        ObjectNode passport = out.putObject("passport");
        passport.put("provider", held.origin().provider());
        held.origin().venue().ifPresent(venue -> passport.put("venue", venue));
        passport.put("delay", PriceText.word(held.origin().delay()));
        passport.put("adjusted", dashed(series.key().basis().adjustment().name()));
        passport.put("taken", held.takenAt().toString());
        passport.put("audience", dashed(held.origin().rights().audience().name()));
        held.origin().rights().credit().ifPresent(credit -> passport.put("credit", credit));
        Interval interval = series.key().interval();
        ArrayNode times = out.putArray(interval.isIntraday() ? "time" : "day");
        ArrayNode open = out.putArray("open");
        ArrayNode high = out.putArray("high");
        ArrayNode low = out.putArray("low");
        ArrayNode close = out.putArray("close");
        ArrayNode volume = out.putArray("volume");
        for (int at = 0; at < series.size(); at++) {
            times.add(interval.written(series.time(at)));
            add(open, series.open(at));
            add(high, series.high(at));
            add(low, series.low(at));
            close.add(series.close(at));
            add(volume, series.volume(at));
        }
    }

    private static void add(ArrayNode column, java.util.OptionalDouble number) {
        if (number.isPresent()) {
            column.add(number.getAsDouble());
        } else {
            column.addNull();
        }
    }

    private static String dashed(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }
}
