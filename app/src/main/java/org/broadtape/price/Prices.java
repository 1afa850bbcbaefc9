package org.broadtape.price;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.broadtape.market.Instrument;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.PriceView;
import org.broadtape.market.quote.Pricing;
import org.broadtape.market.quote.Pricing.Heard;
import org.broadtape.market.quote.Pricing.Situation;
import org.broadtape.market.quote.Pricing.Trouble;
import org.broadtape.market.quote.Pricing.Trouble.Kind;
import org.broadtape.market.quote.Quote;
import org.broadtape.page.Frame;
import org.broadtape.price.internal.QuoteBook.Entry;

/// What may be shown of prices, to whom, at this moment. Everything that shows a price asks here,
/// and by asking has the instrument asked for.
public final class Prices {
    /// How long what a passport means now may be told unchanged: markets open and close on minutes.
    private static final Duration HOLDS = Duration.ofMinutes(1);

    private final Board board;
    private final Archive archive;
    private final Wanted wanted;
    private final ProviderChoices choices;
    private final Function<String, Optional<Instrument>> instruments;
    private final Calendars calendars;
    private final Clock clock;

    Prices(
            Board board,
            Archive archive,
            Wanted wanted,
            ProviderChoices choices,
            Function<String, Optional<Instrument>> instruments,
            Calendars calendars,
            Clock clock) {
        this.board = board;
        this.archive = archive;
        this.wanted = wanted;
        this.choices = choices;
        this.instruments = instruments;
        this.calendars = calendars;
        this.clock = clock;
    }

    /// What may be shown of an instrument's price.
    public PriceView view(String instrument, Audience reader) {
        wanted.look(instrument);
        return peek(instrument, reader);
    }

    /// The same without having the instrument asked for.
    public PriceView peek(String instrument, Audience reader) {
        Optional<Instrument> one = instruments.apply(instrument);
        Board.Sheet sheet = board.sheet(instrument);
        List<Heard> heard = new ArrayList<>();
        for (ProviderChoices.Choice choice : choices.all()) {
            Optional<Quote> good = Optional.ofNullable(sheet.quotes().get(choice.id()));
            Optional<Entry.Silence> silence =
                    Optional.ofNullable(sheet.silences().get(choice.id()));
            boolean covers =
                    choice.isAsked()
                            && !choice.provider().terms().hosts().isEmpty()
                            && silence.filter(Prices::isUnknown).isEmpty()
                            && one.flatMap(choice.provider()::symbol).isPresent();
            if (covers || (choice.isAsked() && good.isPresent())) {
                heard.add(new Heard(choice.id(), good, silence.map(Prices::trouble)));
            }
        }
        archive.lastClose(instrument, one.flatMap(calendars::of))
                .ifPresent(quote ->
                        heard.add(
                                new Heard(
                                        quote.passport().provider(),
                                        Optional.of(quote),
                                        Optional.empty())));
        return Pricing.judge(
                new Situation(
                        one.flatMap(calendars::of),
                        one.flatMap(Pricing::currencyOf),
                        one.flatMap(Instrument::until),
                        Optional.empty(),
                        heard,
                        reader,
                        clock.instant()));
    }

    /// Whether the provider said that it doesn't know the instrument.
    private static boolean isUnknown(Entry.Silence silence) {
        return silence.kind().equals("unknown-symbol");
    }

    private static Trouble trouble(Entry.Silence silence) {
        Kind kind =
                switch (silence.kind()) {
                    case "nothing-traded", "unknown-symbol" -> Kind.NOTHING_TRADED;
                    case "refused" -> Kind.REFUSED;
                    default -> Kind.SILENT;
                };
        return new Trouble(silence.since(), kind, silence.why());
    }

    /// The price of an instrument as a page's reader may see it.
    public PriceText text(String instrument, Frame frame) {
        return new PriceText(instrument, view(instrument, reader(frame)));
    }

    /// The prices of instruments as a page's reader may see them, by id; none is missing.
    public Map<String, PriceText> texts(Collection<String> instruments, Frame frame) {
        Map<String, PriceText> texts = new HashMap<>();
        for (String instrument : instruments) {
            texts.computeIfAbsent(instrument, one -> text(one, frame));
        }
        return texts;
    }

    private static Audience reader(Frame frame) {
        return frame.ownerName().isPresent() ? Audience.OWNER : Audience.EVERYONE;
    }

    /// Until when a page with prices on it may be kept.
    ///
    /// @param others until when it may be kept for other reasons; absent for no such reason
    public Optional<Instant> until(Optional<Instant> others) {
        Instant mine = clock.instant().plus(HOLDS);
        return Optional.of(others.filter(mine::isAfter).orElse(mine));
    }
}
