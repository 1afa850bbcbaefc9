package org.broadtape.front;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.link.Ledger;
import org.broadtape.link.web.LinkView;
import org.broadtape.newsroom.Story;
import org.broadtape.page.Frame;
import org.broadtape.price.PriceText;
import org.broadtape.price.Prices;

/// What a story is about, as its page shows it.
///
/// @param read false while it waits to be read
/// @param chips instruments it is about, with the words that say so
/// @param others countries, places, persons, bodies, and instruments in other roles
/// @param rejected how many others were considered and rejected
/// @param ruled whether the owner put something right
/// @param prices of the chips, by the instrument's id
public record StoryLinks(
        boolean read,
        List<LinkView> chips,
        List<LinkView> others,
        int rejected,
        boolean ruled,
        Map<String, PriceText> prices) {
    private static final int MOST = 12;

    /// Copies its lists.
    public StoryLinks {
        chips = List.copyOf(chips);
        others = List.copyOf(others);
        prices = Map.copyOf(prices);
    }

    static StoryLinks of(Optional<Ledger> found, Story story, Prices prices, Frame frame) {
        if (found.isEmpty()) {
            return new StoryLinks(false, List.of(), List.of(), 0, false, Map.of());
        }
        boolean owner = frame.ownerName().isPresent();
        Ledger ledger = found.get();
        List<Link> chips = ledger.links().stream().filter(Link::chip).toList();
        List<Link> others = ledger.links().stream().filter(link -> !link.chip()).toList();
        return new StoryLinks(
                true,
                LinkView.of(ledger, chips, story, owner),
                LinkView.of(ledger, others, story, owner),
                ledger.rejected().size(),
                ledger.isRuled(),
                prices.texts(chips.stream().map(link -> link.entity().id()).toList(), frame));
    }

    /// Countries, places, persons and bodies, the most relevant of them.
    public List<LinkView> topics() {
        return others.stream()
                .filter(one -> one.link().entity().kind() != Entity.Kind.INSTRUMENT)
                .limit(MOST)
                .toList();
    }

    /// Instruments that are named and not what it is about.
    public List<LinkView> named() {
        return others.stream().filter(LinkView::isInstrument).limit(MOST).toList();
    }

    /// Whether there is anything to tell of: links, or what was rejected.
    public boolean isTold() {
        return !chips.isEmpty() || !others.isEmpty() || rejected > 0;
    }
}
