package org.broadtape.price.live;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.broadtape.market.quote.Adjustment;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.Passport;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.market.quote.PriceView;
import org.broadtape.market.quote.Quote;

/// Prices to be told, and how tests write them: `7 by kraken`.
final class Told {
    static final Rendering PLAIN = (instrument, view) -> "<b>" + words(view) + "</b>";

    private Told() {}

    static PriceView price(int amount) {
        return price(amount, DisplayRights.EVERYONE);
    }

    static PriceView price(int amount, DisplayRights rights) {
        return new PriceView.Priced(quote(amount, rights), new PriceView.Standing.Current());
    }

    static Quote quote(int amount, DisplayRights rights) {
        Instant at = Instant.parse("2024-10-21T12:00:00Z");
        return new Quote(
                BigDecimal.valueOf(amount),
                Optional.empty(),
                new Passport(
                        "kraken",
                        Optional.empty(),
                        new DelayClass.RealTime(),
                        new AsOf.At(at.atOffset(ZoneOffset.UTC)),
                        at,
                        PriceUnit.currencyOf("USD"),
                        Adjustment.NONE,
                        List.of(),
                        rights,
                        Optional.empty()));
    }

    private static String words(PriceView view) {
        return switch (view) {
            case PriceView.Priced(Quote quote, var _) ->
                    quote.amount() + " by " + quote.passport().provider();
            case PriceView.Empty(var reason, var last) ->
                    reason.getClass().getSimpleName()
                            + last.map(quote -> ", last " + quote.amount()).orElse("");
        };
    }
}
