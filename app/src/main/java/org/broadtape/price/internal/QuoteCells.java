package org.broadtape.price.internal;

import static org.broadtape.store.tables.Tables.PRICE_QUOTE;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.market.quote.Adjustment;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.Passport;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.market.quote.Quote;
import org.broadtape.store.tables.tables.records.PriceQuoteRecord;

/// A quote as the cells of a row, there and back without loss.
public final class QuoteCells {
    private QuoteCells() {}

    /// The row of a quote.
    static PriceQuoteRecord row(String instrument, Quote quote) {
        Passport passport = quote.passport();
        PriceQuoteRecord row = new PriceQuoteRecord();
        row.set(PRICE_QUOTE.INSTRUMENT, instrument);
        row.set(PRICE_QUOTE.PROVIDER, passport.provider());
        row.set(PRICE_QUOTE.AMOUNT, quote.amount().toPlainString());
        row.set(
                PRICE_QUOTE.PREVIOUS_CLOSE,
                quote.previousClose().map(BigDecimal::toPlainString).orElse(null));
        row.set(PRICE_QUOTE.VENUE, passport.venue().orElse(null));
        row.set(PRICE_QUOTE.DELAY, words(passport.delay()));
        row.set(PRICE_QUOTE.AS_OF, words(passport.asOf()));
        row.set(PRICE_QUOTE.RECEIVED, passport.received().toEpochMilli());
        row.set(PRICE_QUOTE.UNIT, passport.unit().code());
        row.set(PRICE_QUOTE.ADJUSTMENT, passport.adjustment().name());
        row.set(PRICE_QUOTE.COMPUTED_FROM, String.join(" ", passport.computedFrom()));
        row.set(PRICE_QUOTE.AUDIENCE, passport.rights().audience().name());
        row.set(PRICE_QUOTE.CREDIT, passport.rights().credit().orElse(null));
        row.set(PRICE_QUOTE.PAYLOAD, passport.payload().orElse(null));
        return row;
    }

    /// The quote of a row.
    static Quote quote(PriceQuoteRecord row) {
        return new Quote(
                new BigDecimal(row.getAmount()),
                Optional.ofNullable(row.getPreviousClose()).map(BigDecimal::new),
                new Passport(
                        row.getProvider(),
                        Optional.ofNullable(row.getVenue()),
                        delay(row.getDelay()),
                        asOf(row.getAsOf()),
                        Instant.ofEpochMilli(row.getReceived()),
                        PriceUnit.of(row.getUnit()).orElseThrow(),
                        Adjustment.valueOf(row.getAdjustment()),
                        row.getComputedFrom().isEmpty()
                                ? List.of()
                                : List.of(row.getComputedFrom().split(" ", -1)),
                        new DisplayRights(
                                DisplayRights.Audience.valueOf(row.getAudience()),
                                Optional.ofNullable(row.getCredit())),
                        Optional.ofNullable(row.getPayload())));
    }

    /// The words of a delay class in a file: `real-time`, `delayed PT15M`, `end-of-day`.
    public static String words(DelayClass delay) {
        return switch (delay) {
            case DelayClass.RealTime() -> "real-time";
            case DelayClass.Delayed(Duration by) -> "delayed " + by;
            case DelayClass.EndOfDay() -> "end-of-day";
            case DelayClass.ReferenceRate() -> "reference-rate";
            case DelayClass.Indicative() -> "indicative";
            case DelayClass.Manual() -> "manual";
        };
    }

    /// The inverse of [#words(DelayClass)].
    public static DelayClass delay(String words) {
        return switch (words) {
            case "real-time" -> new DelayClass.RealTime();
            case "end-of-day" -> new DelayClass.EndOfDay();
            case "reference-rate" -> new DelayClass.ReferenceRate();
            case "indicative" -> new DelayClass.Indicative();
            case "manual" -> new DelayClass.Manual();
            default ->
                    new DelayClass.Delayed(
                            Duration.parse(
                                    words.substring("delayed ".length()).toUpperCase(Locale.ROOT)));
        };
    }

    /// The words of a time: ISO 8601 with offset, or a day and its zone.
    static String words(AsOf asOf) {
        return switch (asOf) {
            case AsOf.At(OffsetDateTime time) -> time.toString();
            case AsOf.Day(LocalDate day, ZoneId zone) -> day + " " + zone;
        };
    }

    /// The inverse of [#words(AsOf)].
    static AsOf asOf(String words) {
        int blank = words.indexOf(' ');
        return blank < 0
                ? new AsOf.At(OffsetDateTime.parse(words))
                : new AsOf.Day(
                        LocalDate.parse(words.substring(0, blank)),
                        ZoneId.of(words.substring(blank + 1)));
    }
}
