package org.broadtape.source;

import java.time.Clock;
import java.util.Optional;
import org.broadtape.newsroom.SourceId;
import org.broadtape.wire.Reading;

/// Takes in what somebody sends here himself, once his token has opened.
public final class PushDesk {
    private final Sources sources;
    private final Receiving receiving;
    private final Clock clock;

    /// A desk for those sources.
    public PushDesk(Sources sources, Receiving receiving, Clock clock) {
        this.sources = sources;
        this.receiving = receiving;
        this.clock = clock;
    }

    /// Whether this token may push for this source.
    public boolean opens(SourceId id, String token) {
        return sources.opens(id, token);
    }

    /// Reads and hands over; durable when it returns. A paused source's push is taken in as well:
    /// pausing stops looks, not deliveries.
    ///
    /// @return what came of it; a reading without format was nothing we know, and then nothing was
    ///   handed over
    public Receiving.Received receive(SourceId id, byte[] bytes, Optional<String> contentType) {
        Source source = sources.find(id).orElseThrow();
        Reading reading = receiving.read(bytes, contentType, Optional.empty());
        Receiving.Received received = receiving.handOver(source, reading);
        boolean known = reading.format().isPresent();
        int items = reading.items().size();
        String words =
                known
                        ? items + " items were sent, " + received.words() + "."
                        : "What was sent is no feed of a known format.";
        sources.record(
                id,
                new Look(
                        clock.instant(),
                        known ? "pushed" : "not-a-feed",
                        words,
                        items,
                        received.fresh()),
                received.problems());
        return received;
    }
}
