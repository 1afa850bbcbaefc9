package org.broadtape.price;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Stamp;
import org.broadtape.market.move.Aftermath;
import org.broadtape.page.Moment;
import org.broadtape.page.Words;

/// What a price did after a story, as a page words it.
///
/// @param told what
public record AfterText(Aftermaths.Told told) {
    /// A line: after how long, the close, the move, and the market's over the same sessions.
    ///
    /// @param when `after 5 sessions, 28 Jun 2024`
    /// @param close with its unit
    /// @param move with its sign
    /// @param way `up`, `down` or `flat`
    /// @param market the market's move; absent where it is not known
    public record Line(
            String when, String close, String move, String way, Optional<String> market) {}

    /// When the market could first answer, in words: it was open, or it opened then.
    public String broke(Words words) {
        Aftermath after = told.told();
        if (after.inHours()) {
            return words.say("price.after.open");
        }
        Moment opens =
                Moment.of(Stamp.of(after.session().open().atZone(told.zone()).toOffsetDateTime()));
        return words.say("price.after.closed", opens.text(words));
    }

    /// The close all moves count from.
    public String base(Words words) {
        Aftermath.Close base = told.told().base();
        return words.say("price.after.base", price(base, words), day(base, words));
    }

    /// The moves; empty while the first session is not over.
    public List<Line> lines(Words words) {
        List<Line> lines = new ArrayList<>();
        for (Aftermath.Step step : told.told().steps()) {
            BigDecimal move = BigDecimal.valueOf(step.move());
            lines.add(
                    new Line(
                            words.say(
                                    step.sessions() == 1 ? "price.after.one" : "price.after.more",
                                    step.sessions(),
                                    day(step.close(), words)),
                            price(step.close(), words),
                            PriceText.percent(move, words.locale()),
                            PriceText.way(move),
                            market(step).map(share -> PriceText.percent(share, words.locale()))));
        }
        return lines;
    }

    private Optional<BigDecimal> market(Aftermath.Step step) {
        return told.market()
                .filter(one -> one.told().base().day().equals(told.told().base().day()))
                .flatMap(one ->
                        one.told().steps().stream()
                                .filter(other -> other.close().day().equals(step.close().day()))
                                .findFirst())
                .map(other -> BigDecimal.valueOf(other.move()));
    }

    /// What the market is told by; absent where it is not known.
    public Optional<String> market() {
        return told.market().map(Aftermaths.Market::name);
    }

    /// Where the closes come from.
    public String origin(Words words) {
        Origin origin = told.held().origin();
        List<String> parts = new ArrayList<>();
        parts.add(PriceText.delay(origin.delay(), words));
        origin.venue().ifPresent(parts::add);
        parts.add(words.say("price.adjusted.splits"));
        parts.add(
                origin.rights()
                        .credit()
                        .orElseGet(() -> PriceText.provider(origin.provider(), words)));
        return String.join(" · ", parts);
    }

    private String price(Aftermath.Close close, Words words) {
        return PriceText.plain(BigDecimal.valueOf(close.price()), told.unit(), words.locale())
                + "\u00a0"
                + told.unit().code();
    }

    private static String day(Aftermath.Close close, Words words) {
        return Moment.of(close.day().atStartOfDay().toInstant(ZoneOffset.UTC)).day(words);
    }
}
