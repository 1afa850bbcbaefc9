package org.broadtape.price;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.PriceView;
import org.broadtape.page.Frame;

/// What may be shown of prices, to whom, at this moment. Everything that shows a price asks here.
public final class Prices {
    /// How long what a passport means now may be told unchanged: markets open and close on minutes.
    private static final Duration HOLDS = Duration.ofMinutes(1);

    private final Board board;
    private final Clock clock;

    /// Prices on that board.
    public Prices(Board board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    /// What may be shown of an instrument's price.
    public PriceView view(String instrument, Audience reader) {
        return board.view(instrument, reader, clock.instant());
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
