package org.broadtape.source;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Delivery;
import org.broadtape.wire.ItemKind;
import org.broadtape.wire.Reading;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;

/// The way of bytes from a source into the newsroom, the same for a look, a push and a file: read,
/// fill in what the owner said for the silent, hand over. Items that are no stories (plans, lists,
/// concepts, lone pictures) are told of and not handed over.
public final class Receiving {
    /// Items handed over in one go, so that the newsroom's transactions stay short.
    private static final int BATCH = 200;

    private final FeedReader reader;
    private final Intake intake;

    /// @param reader reads what came
    /// @param intake takes the items in
    public Receiving(FeedReader reader, Intake intake) {
        this.reader = reader;
        this.intake = intake;
    }

    /// What came of some bytes.
    ///
    /// @param reading what was read; without format it was nothing we know
    /// @param arrivals one for each story among its items, in their order
    public record Received(Reading reading, List<Arrival> arrivals) {
        /// Copies its list.
        public Received {
            arrivals = List.copyOf(arrivals);
        }

        /// The items that were handed over, in their order.
        public List<WireItem> stories() {
            return reading.items().stream().filter(Receiving::isStory).toList();
        }

        /// The items that are no stories and were not handed over, in their order.
        public List<WireItem> others() {
            return reading.items().stream().filter(item -> !isStory(item)).toList();
        }

        /// What came of the items, in plain words: `3 new or changed; 2 of them held from readers
        /// (2 without a date); 1 of the items is no story (1 planning)`.
        String words() {
            HeldBack held = new HeldBack();
            arrivals.forEach(held::add);
            NoStories others = new NoStories();
            others().forEach(others::add);
            return fresh() + " new or changed" + held.words() + others.words();
        }

        /// How many were new or changed stories.
        public int fresh() {
            return (int) arrivals.stream().filter(Arrival::isFresh).count();
        }

        /// All problems, of the input and of its items.
        public List<Problem> problems() {
            List<Problem> all = new ArrayList<>(reading.problems());
            reading.items().forEach(item -> all.addAll(item.problems()));
            return all;
        }
    }

    /// Reads the bytes without handing anything over.
    Reading read(byte[] bytes, Optional<String> contentType, Optional<URI> base) {
        return reader.read(bytes, contentType, base);
    }

    /// Hands over what was read; durable when it returns.
    Received handOver(Source source, Reading reading) {
        List<WireItem> stories = reading.items().stream().filter(Receiving::isStory).toList();
        List<Arrival> arrivals = new ArrayList<>(stories.size());
        for (int at = 0; at < stories.size(); at += BATCH) {
            List<Delivery> deliveries =
                    stories.subList(at, Math.min(at + BATCH, stories.size())).stream()
                            .map(item -> delivery(source, reading, item))
                            .toList();
            arrivals.addAll(intake.receive(deliveries));
        }
        return new Received(reading, arrivals);
    }

    private static boolean isStory(WireItem item) {
        return item.kind() == ItemKind.NEWS;
    }

    private static Delivery delivery(Source source, Reading reading, WireItem item) {
        return new Delivery(
                source.id(),
                completed(source, reading, item),
                manner(source),
                source.settings().section());
    }

    private static Delivery.Manner manner(Source source) {
        if (source.settings().archive()) {
            return Delivery.Manner.ARCHIVE;
        }
        return switch (source.kind()) {
            case FEED -> source.readBefore() ? Delivery.Manner.NEWS : Delivery.Manner.BACK_NUMBER;
            case FOLDER, PUSH -> Delivery.Manner.NEWS;
            case SAMPLE -> Delivery.Manner.SAMPLE;
        };
    }

    /// The item with the zone and the rights that the owner gave for those that name none.
    private static WireItem completed(Source source, Reading reading, WireItem item) {
        Source.Settings settings = source.settings();
        boolean silent =
                item.rights().equals(WireItem.Rights.UNSAID)
                        && reading.channel().rights().equals(WireItem.Rights.UNSAID);
        WireItem.Rights rights =
                silent && settings.rights().isPresent()
                        ? new WireItem.Rights(settings.rights(), Optional.empty(), Optional.empty())
                        : item.rights();
        Optional<Stamp> published = zoned(item.published(), settings.zone());
        Optional<Stamp> updated = zoned(item.updated(), settings.zone());
        if (rights.equals(item.rights())
                && published.equals(item.published())
                && updated.equals(item.updated())) {
            return item;
        }
        WireItemBuilder completed = item.toBuilder().rights(rights);
        published.ifPresent(completed::published);
        updated.ifPresent(completed::updated);
        return completed.build();
    }

    /// A time without a zone is read in the owner's zone for this source; it stays an assumption.
    static Optional<Stamp> zoned(Optional<Stamp> stamp, Optional<ZoneId> zone) {
        return stamp.map(
                said -> said.zoneAssumed() && zone.isPresent() ? assumed(said, zone.get()) : said);
    }

    private static Stamp assumed(Stamp said, ZoneId zone) {
        var local = said.local().toLocalDateTime().atZone(zone);
        return new Stamp(local.toInstant(), local.getOffset(), true);
    }
}
