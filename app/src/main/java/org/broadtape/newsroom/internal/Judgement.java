package org.broadtape.newsroom.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Arrival.Reason;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Delivery.Manner;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.StoryVersion.Kind;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.Signal;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.rights.Rights;
import org.broadtape.wire.rights.Term;

/// Decides what a delivery is, from what is known of its story and nothing else.
sealed interface Judgement {
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

    /// The newest version in the same words under other terms: an embargo moved, rights that end at
    /// another time, usage terms, withheld or no longer.
    record Terms(Optional<Hold> hold) implements Judgement {}

    /// An older version that arrives after a newer one: filed in its place, never current.
    ///
    /// @param number the place it takes, from 1
    record Late(int number, Kind kind) implements Judgement {}

    /// The sender withdraws the story.
    record Kill() implements Judgement {}

    /// Nothing to do.
    ///
    /// @param counts true if the wire counts it as newer than what is known, though it says nothing
    ///   new: what lies between, arriving after it, is late
    record Nothing(String why, boolean counts) implements Judgement {}

    /// Why and until when a story is held.
    record Hold(Reason reason, Optional<Instant> until, String words) {}

    /// What is known of a story that has been here before.
    ///
    /// @param state what readers may see of it
    /// @param opened true if readers have ever seen it
    /// @param versions all its versions, oldest first; never empty
    record Known(StoryState state, boolean opened, List<Past> versions) {
        public Known {
            versions = List.copyOf(versions);
        }
    }

    /// A version that was here before.
    ///
    /// @param version as the wire counts
    /// @param published the wire's time of first publication, as this version told it
    /// @param updated the wire's time of this version
    /// @param digest of its content
    record Past(
            Optional<String> version,
            Optional<Instant> published,
            Optional<Instant> updated,
            Digest digest) {}

    /// The judgement on a delivery.
    ///
    /// @param known its story, if it has been here
    /// @param digest of the delivered content
    /// @param older words about an older story here that it repeats, if there is one
    static Judgement of(
            Delivery delivery,
            Optional<Known> known,
            Digest digest,
            Optional<String> older,
            Instant now) {
        WireItem item = delivery.item();
        Set<Signal> signals = item.signals();
        boolean kill = isKill(item);
        if (known.isEmpty()) {
            return kill ? new Kill() : new First(hold(delivery, older, now));
        }
        Known story = known.get();
        switch (story.state()) {
            case KILLED -> {
                return nothing("The story was withdrawn; nothing revives it.");
            }
            case REMOVED -> {
                return nothing("The story was removed here.");
            }
            case LIVE, HELD, EXPIRED -> {}
        }
        if (kill) {
            return new Kill();
        }
        Past newest = story.versions().getLast();
        int order = compare(item, newest);
        if (order < 0) {
            return late(item, story, digest);
        }
        if (digest.words().equals(newest.digest().words())) {
            return digest.equals(newest.digest())
                    ? new Nothing("It says nothing that was not known.", order > 0)
                    : new Terms(opening(delivery, story, now));
        }
        if (order == 0 && delivery.manner() != Manner.FULLER && repeats(story, digest)) {
            return nothing("The words of an older version, again.");
        }
        Kind kind = kind(signals);
        Optional<Hold> held = opening(delivery, story, now);
        if (held.isPresent()) {
            boolean embargo = held.get().reason() == Reason.EMBARGO;
            return embargo && story.state() == StoryState.LIVE
                    ? new Further(kind, held.get().until())
                    : new FurtherHeld(kind, held.get());
        }
        return new Further(kind, Optional.empty());
    }

    /// Whether its sender withdraws the story with it.
    static boolean isKill(WireItem item) {
        return item.pubStatus() == PubStatus.CANCELED || item.signals().contains(Signal.KILL);
    }

    private static Judgement late(WireItem item, Known story, Digest digest) {
        if (story.state() == StoryState.EXPIRED || repeats(story, digest)) {
            return nothing("An older version, arriving late.");
        }
        int number = 1;
        while (compare(item, story.versions().get(number - 1)) >= 0) {
            number++;
        }
        return new Late(number, kind(item.signals()));
    }

    private static boolean repeats(Known story, Digest digest) {
        return story.versions().stream()
                .anyMatch(past -> past.digest().words().equals(digest.words()));
    }

    private static Nothing nothing(String why) {
        return new Nothing(why, false);
    }

    /// What a further version is to the one before it, by the wire's own signs.
    static Kind kind(Set<Signal> signals) {
        if (signals.contains(Signal.CORRECTION)) {
            return Kind.CORRECTION;
        }
        return signals.contains(Signal.REFILE) ? Kind.REFILE : Kind.UPDATE;
    }

    /// Why a further version can't open its story: its sender forbids it, or nobody has seen the
    /// story yet and the guard has not let it by.
    private static Optional<Hold> opening(Delivery delivery, Known story, Instant now) {
        return story.opened()
                ? senderHold(delivery.item(), now)
                : hold(delivery, Optional.empty(), now);
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
        if (time.isBefore(now.minus(OLD))) {
            return held(
                    Reason.OLD,
                    "It came as news but is dated " + time + ", more than seven days before.");
        }
        return Optional.empty();
    }

    /// Why the sender himself forbids showing an item now.
    static Optional<Hold> senderHold(WireItem item, Instant now) {
        if (item.embargoedUntil().filter(now::isBefore).isPresent()) {
            return Optional.of(
                    new Hold(
                            Reason.EMBARGO,
                            item.embargoedUntil(),
                            "Its sender forbids showing it before then."));
        }
        if (item.pubStatus() == PubStatus.WITHHELD) {
            return held(Reason.WITHHELD, "Its sender withholds it.");
        }
        return Rights.of(item)
                .words(Set.of(Term.NOT_PUBLIC))
                .flatMap(words ->
                        held(Reason.WITHHELD, "Its terms keep it from the public: " + words));
    }

    private static Optional<Hold> held(Reason reason, String words) {
        return Optional.of(new Hold(reason, Optional.empty(), words));
    }

    /// Less than 0 where the item is older than a version known, more where it is newer: by version
    /// number, else by the time of the version; 0 where nothing tells. A publication time set back
    /// tells nothing: sources mend it.
    private static int compare(WireItem item, Past past) {
        if (item.version().isPresent() && past.version().isPresent()) {
            int order = compareVersions(item.version().get(), past.version().get());
            if (order != 0) {
                return order;
            }
        }
        if (item.updated().isPresent() && past.updated().isPresent()) {
            return item.updated().get().at().compareTo(past.updated().get());
        }
        Optional<Instant> time = item.updated().or(item::published).map(Stamp::at);
        Optional<Instant> before = past.updated().or(past::published);
        boolean later = time.isPresent() && before.isPresent() && time.get().isAfter(before.get());
        return later ? 1 : 0;
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
