package org.broadtape.wire;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.base.Stamp;
import org.broadtape.wire.internal.copy.Agencies;
import org.broadtape.wire.internal.feed.Times;
import org.broadtape.wire.internal.newsml.Sent;

/// The times of an item and what may be done with it. A time without an offset is taken in that of
/// another time of the same item, else by the clock of the agency that sent it, else as UTC, and is
/// marked as assumed in each case.
final class SentTimes {
    private final Sent sent;
    private final List<Problem> problems;
    private final Optional<ZoneId> clock;

    SentTimes(Sent sent, List<Problem> problems) {
        this.sent = sent;
        this.problems = problems;
        this.clock = clock(sent);
    }

    void addTo(WireItemBuilder item) {
        Optional<Stamp> updated = stamp(sent.updated);
        updated.ifPresent(item::updated);
        stamp(sent.published).ifPresent(item::published);
        stamp(sent.expires).map(Stamp::at).ifPresent(item::expires);
        String status = sent.status.toLowerCase(Locale.ROOT);
        Optional<Instant> embargo = stamp(sent.embargoed).map(Stamp::at);
        if (embargo.isEmpty()) {
            Instant issued = updated.map(Stamp::at).orElse(Instant.MIN);
            embargo =
                    stamp(sent.released)
                            .map(Stamp::at)
                            .filter(at -> status.equals("embargoed") || at.isAfter(issued));
        }
        embargo.ifPresent(item::embargoedUntil);
        boolean unclear = !sent.embargoed.isBlank() && embargo.isEmpty();
        item.pubStatus(unclear ? PubStatus.WITHHELD : status(status, embargo.isPresent()));
        if (unclear) {
            item.fact("embargoed", FeedItems.cut(sent.embargoed, FeedItems.NAME));
        }
    }

    /// A status that is not understood shows the least.
    private PubStatus status(String status, boolean untilThen) {
        return switch (status) {
            case "", "usable" -> PubStatus.USABLE;
            case "canceled", "cancelled" -> PubStatus.CANCELED;
            case "embargoed" -> untilThen ? PubStatus.USABLE : PubStatus.WITHHELD;
            case "withheld" -> PubStatus.WITHHELD;
            default -> {
                problems.add(
                        Problem.of(
                                "status-unknown",
                                Severity.ERROR,
                                "the status " + Problem.quote(sent.status) + " is not known",
                                "usable, withheld or canceled"));
                yield PubStatus.WITHHELD;
            }
        };
    }

    private Optional<Stamp> stamp(String words) {
        return FeedItems.stamp(
                SentItem.some(words, FeedItems.NAME).map(FeedPart.When::read), clock, problems);
    }

    private static Optional<ZoneId> clock(Sent sent) {
        Optional<ZoneId> stated =
                Stream.of(sent.updated, sent.published)
                        .flatMap(words -> Times.read(words).stream())
                        .filter(stamp -> !stamp.zoneAssumed())
                        .map(stamp -> (ZoneId) stamp.offset())
                        .findFirst();
        return stated.or(() ->
                Stream.of(sent.agency, sent.provider)
                        .flatMap(name -> Agencies.zone(name).stream())
                        .findFirst());
    }
}
