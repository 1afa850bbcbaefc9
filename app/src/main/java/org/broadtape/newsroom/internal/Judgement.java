package org.broadtape.newsroom.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.newsroom.Arrival.Reason;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Delivery.Manner;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.StoryVersion.Kind;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.Signal;
import org.broadtape.wire.WireItem;

/// Decides what a delivery is, from what is known of its story and nothing else.
public sealed interface Judgement {
    /// News older than this when it comes is an old story.
    Duration OLD = Duration.ofDays(7);

    /// A time may lie so far ahead of ours before it counts as the future: clocks differ.
    Duration AHEAD = Duration.ofMinutes(15);

    /// A first version, open or held.
    record First(Optional<Hold> hold) implements Judgement {}

    /// A further version; under embargo it waits beside the current one.
    record Further(Kind kind, Optional<Instant> embargo) implements Judgement {}

    /// A further version of a story nobody has seen yet, or one whose sender withholds it now.
    record FurtherHeld(Kind kind, Hold hold) implements Judgement {}

    /// The sender withdraws the story.
    record Kill() implements Judgement {}

    /// Nothing to do.
    record Nothing(String why) implements Judgement {}

    /// Why and until when a story is held.
    record Hold(Reason reason, Optional<Instant> until, String words) {}

    /// What is known of a story that has been here before.
    ///
    /// @param state what readers may see of it
    /// @param version the wire's version of its newest version
    /// @param digest of its newest version's content
    /// @param updated the wire's time of its newest version
    record Known(
            StoryState state, Optional<String> version, String digest, Optional<Instant> updated) {}

    /// The judgement on a delivery.
    ///
    /// @param known its story, if it has been here
    /// @param digest of the delivered content
    /// @param older words about an older story here that it repeats, if there is one
    static Judgement of(
            Delivery delivery,
            Optional<Known> known,
            String digest,
            Optional<String> older,
            Instant now) {
        WireItem item = delivery.item();
        boolean kill =
                item.pubStatus() == PubStatus.CANCELED || item.signals().contains(Signal.KILL);
        if (known.isEmpty()) {
            return kill ? new Kill() : new First(hold(delivery, older, now));
        }
        Known story = known.get();
        switch (story.state()) {
            case KILLED -> {
                return new Nothing("The story was withdrawn; nothing revives it.");
            }
            case REMOVED -> {
                return new Nothing("The story was removed here.");
            }
            case LIVE, HELD, EXPIRED -> {}
        }
        if (kill) {
            return new Kill();
        }
        int order = compare(item, story);
        if (order < 0) {
            return new Nothing("An older version, arriving late.");
        }
        if (digest.equals(story.digest())) {
            return new Nothing("It says nothing that was not known.");
        }
        Kind kind = kind(item);
        Optional<Hold> held = senderHold(item, now);
        if (held.isPresent()) {
            boolean embargo = held.get().reason() == Reason.EMBARGO;
            return embargo && story.state() == StoryState.LIVE
                    ? new Further(kind, held.get().until())
                    : new FurtherHeld(kind, held.get());
        }
        return new Further(kind, Optional.empty());
    }

    /// What a further version is to the one before it, by the wire's own signs.
    static Kind kind(WireItem item) {
        if (item.signals().contains(Signal.CORRECTION)) {
            return Kind.CORRECTION;
        }
        return item.signals().contains(Signal.REFILE) ? Kind.REFILE : Kind.UPDATE;
    }

    private static Optional<Hold> hold(Delivery delivery, Optional<String> older, Instant now) {
        WireItem item = delivery.item();
        Optional<Hold> senders = senderHold(item, now);
        if (senders.isPresent()) {
            return senders;
        }
        boolean trusted = delivery.manner() == Manner.ARCHIVE || delivery.manner() == Manner.SAMPLE;
        if (item.undated()) {
            return trusted
                    ? Optional.empty()
                    : held(
                            Reason.UNDATED,
                            "Its source says no time, so it can't be told from an old story.");
        }
        Instant time = item.published().or(item::updated).orElseThrow().at();
        if (time.isAfter(now.plus(AHEAD))) {
            return Optional.of(
                    new Hold(
                            Reason.FUTURE,
                            Optional.of(time),
                            "Its time lies ahead of ours: " + time + "."));
        }
        if (delivery.manner() != Manner.NEWS) {
            return Optional.empty();
        }
        if (older.isPresent()) {
            return held(Reason.OLD, older.get());
        }
        Instant newest = item.updated().or(item::published).orElseThrow().at();
        if (newest.isBefore(now.minus(OLD))) {
            return held(
                    Reason.OLD,
                    "It came as news but is dated " + newest + ", more than seven days before.");
        }
        return Optional.empty();
    }

    private static Optional<Hold> senderHold(WireItem item, Instant now) {
        if (item.embargoedUntil().filter(now::isBefore).isPresent()) {
            return Optional.of(
                    new Hold(
                            Reason.EMBARGO,
                            item.embargoedUntil(),
                            "Its sender forbids showing it before then."));
        }
        return item.pubStatus() == PubStatus.WITHHELD
                ? held(Reason.WITHHELD, "Its sender withholds it.")
                : Optional.empty();
    }

    private static Optional<Hold> held(Reason reason, String words) {
        return Optional.of(new Hold(reason, Optional.empty(), words));
    }

    /// Less than 0 where the item is older than what is known, by version number, else by its time.
    private static int compare(WireItem item, Known story) {
        if (item.version().isPresent() && story.version().isPresent()) {
            return compareVersions(item.version().get(), story.version().get());
        }
        if (item.updated().isPresent() && story.updated().isPresent()) {
            return item.updated().get().at().compareTo(story.updated().get()) < 0 ? -1 : 0;
        }
        return 0;
    }

    private static int compareVersions(String one, String other) {
        if (isNumber(one) && isNumber(other)) {
            return Long.compare(Long.parseLong(one), Long.parseLong(other));
        }
        return one.toLowerCase(Locale.ROOT).compareTo(other.toLowerCase(Locale.ROOT));
    }

    private static boolean isNumber(String words) {
        return !words.isEmpty()
                && words.length() <= 18
                && words.chars().allMatch(unit -> unit >= '0' && unit <= '9');
    }
}
