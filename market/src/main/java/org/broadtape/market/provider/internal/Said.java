package org.broadtape.market.provider.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.quote.Adjustment;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.Passport;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.market.quote.Quote;
import org.broadtape.market.quote.QuoteAnswer;

/// What a provider says of one price, before anyone believes it.
///
/// @param price as written
/// @param previousClose as written; absent where it isn't told
/// @param unit as written: `GBp`
/// @param venue a MIC, where the provider says
/// @param delay how near to the market
/// @param asOf when it was true; absent where the provider doesn't say
/// @param computedFrom see [Passport]
public record Said(
        Optional<String> price,
        Optional<String> previousClose,
        Optional<String> unit,
        Optional<String> venue,
        DelayClass delay,
        Optional<AsOf> asOf,
        List<String> computedFrom) {
    /// How far a provider's clock may be before ours.
    static final Duration SKEW = Duration.ofMinutes(2);

    /// A price in a unit at a time, and no more.
    public static Said of(
            Optional<String> price, String unit, DelayClass delay, Optional<AsOf> asOf) {
        return new Said(
                price,
                Optional.empty(),
                Optional.of(unit),
                Optional.empty(),
                delay,
                asOf,
                List.of());
    }

    /// The same with the close of the session before, where it is told.
    public Said before(Optional<String> close) {
        return new Said(price, close, unit, venue, delay, asOf, computedFrom);
    }

    /// The same with the exchange it was traded on, where it is known.
    public Said at(Optional<String> mic) {
        return new Said(price, previousClose, unit, mic, delay, asOf, computedFrom);
    }

    /// The answer this is: a quote where it can be true, else what is wrong with it.
    ///
    /// @param payload the hash of what the provider sent
    public QuoteAnswer answer(ProviderTerms terms, Instant received, Optional<String> payload) {
        return answer(terms, terms.rights(), received, payload);
    }

    /// The same with rights of its own, where they are not those of the terms.
    public QuoteAnswer answer(
            ProviderTerms terms, DisplayRights rights, Instant received, Optional<String> payload) {
        String written = price.orElse("").strip();
        if (Numbers.isBlank(written)) {
            return new QuoteAnswer.NothingTraded("no price");
        }
        Optional<BigDecimal> number = Numbers.decimal(written);
        if (number.isEmpty()) {
            return Failures.unreadable("price-unreadable", written, "a number");
        }
        Optional<PriceUnit> known = unit.flatMap(PriceUnit::of);
        if (known.isEmpty()) {
            return Failures.refused(
                    "unit-unknown", unit.orElse("no unit"), "a currency of ISO 4217, GBp, ZAc");
        }
        if (number.get().signum() <= 0 && known.get().kind() != PriceUnit.Kind.PERCENT) {
            return Failures.refused("price-not-positive", written, "a price above nothing");
        }
        if (asOf.isEmpty()) {
            return Failures.refused("time-missing", "no time", "when the price was true");
        }
        if (isAhead(asOf.get(), received)) {
            return Failures.refused(
                    "time-in-future", asOf.get() + " at " + received, "a time that has been");
        }
        Passport passport =
                new Passport(
                        terms.id(),
                        venue,
                        delay,
                        asOf.get(),
                        received,
                        known.get(),
                        Adjustment.NONE,
                        computedFrom,
                        rights,
                        payload);
        Optional<BigDecimal> before =
                previousClose.flatMap(Numbers::decimal).filter(close -> close.signum() > 0);
        return new QuoteAnswer.Quoted(
                new Quote(
                        known.get().whole(number.get()), before.map(known.get()::whole), passport));
    }

    private static boolean isAhead(AsOf asOf, Instant received) {
        return switch (asOf) {
            case AsOf.At at -> at.latest().isAfter(received.plus(SKEW));
            case AsOf.Day day ->
                    day.day().isAfter(received.plus(SKEW).atZone(day.zone()).toLocalDate());
        };
    }
}
