package org.broadtape.newsroom.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Arrival.Reason;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Delivery.Manner;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.StoryVersion.Kind;
import org.broadtape.store.tables.tables.records.StoryRecord;
import org.broadtape.store.tables.tables.records.VersionRecord;
import org.broadtape.wire.Signal;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.rights.Rights;
import org.jspecify.annotations.Nullable;

/// How a story's row says what it is.
final class Rows {
    private Rows() {}

    /// A story nothing is known of yet but who brought it and when.
    static StoryRecord blank(long id, Page.Key key, Delivery delivery, Instant now) {
        boolean news = delivery.manner() == Manner.NEWS;
        Instant own =
                delivery.item().published().or(delivery.item()::updated).map(Stamp::at).orElse(now);
        Instant rank = news || own.isAfter(now) ? now : own;
        StoryRecord story = new StoryRecord();
        story.setId(id);
        story.setSource(key.source());
        story.setUri(key.uri());
        story.setState(StoryState.LIVE.name());
        story.setSection(delivery.section().map(Texts::clean).orElse(null));
        story.setFirstSeen(now.toEpochMilli());
        story.setRankAt(rank.toEpochMilli());
        story.setCopies(0L);
        story.setOpened(0L);
        story.setSample(delivery.manner() == Manner.SAMPLE ? 1L : 0L);
        story.setLate(news ? 0L : 1L);
        story.setKept(0L);
        story.setPictures(0L);
        story.setWeight(0L);
        return story;
    }

    static VersionRecord version(
            StoryRecord story, WireItem item, Digest digest, Kind kind, Instant now) {
        VersionRecord version = new VersionRecord();
        version.setStory(story.getId());
        version.setWireVersion(item.version().map(Texts::clean).orElse(null));
        version.setPublished(millis(item.published()));
        version.setUpdated(millis(item.updated()));
        version.setReceived(now.toEpochMilli());
        version.setKind(kind.name());
        version.setHeadline(Texts.headline(item.headline()));
        version.setEmbargo(
                item.embargoedUntil()
                        .filter(now::isBefore)
                        .map(Instant::toEpochMilli)
                        .orElse(null));
        version.setDigest(digest.toString());
        version.setItem(kind == Kind.KILL ? null : ItemCodec.write(item));
        return version;
    }

    /// Makes a version the current one.
    static void show(StoryRecord story, WireItem item, long version, Kind kind, Instant now) {
        story.setCurrentVersion(version);
        story.setHeadline(Texts.headline(item.headline()));
        story.setStanding(version == 1 && kind != Kind.KILL ? Kind.FIRST.name() : kind.name());
        story.setSummary(
                Stream.of(item.summary().orElse(""), Texts.lead(item.bodyText()))
                        .filter(words -> !words.isBlank())
                        .map(Texts::summary)
                        .findFirst()
                        .orElse(null));
        story.setLanguage(item.language().map(Texts::clean).orElse(null));
        story.setSignals(
                item.signals().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")));
        if (story.getPublished() == null || isFirst(story, item)) {
            stamp(
                    item.published(),
                    story::setPublished,
                    story::setPublishedOffset,
                    story::setPublishedAssumed);
        }
        stamp(item.updated(), story::setUpdated, story::setUpdatedOffset, story::setUpdatedAssumed);
        story.setExpires(item.expires().map(Instant::toEpochMilli).orElse(null));
        story.setDueAt(story.getExpires());
        story.setChanged(now.toEpochMilli());
        story.setRights(Rights.of(item).code());
        story.setWeight((long) item.bodyHtml().length() + item.bodyText().length());
    }

    /// Whether a further version tells when its story was first published. Agencies repeat the
    /// version's own time there on an update, and nothing was first published after it was here.
    private static boolean isFirst(StoryRecord story, WireItem item) {
        if (item.published().isEmpty()) {
            return false;
        }
        Instant said = item.published().get().at();
        boolean later = said.toEpochMilli() > Objects.requireNonNull(story.getPublished());
        boolean own = item.updated().map(Stamp::at).filter(said::equals).isPresent();
        boolean afterwards = said.minus(Judgement.AHEAD).toEpochMilli() > story.getFirstSeen();
        return !later || !(own || afterwards);
    }

    /// What its current version says about the one before.
    static Set<Signal> signals(StoryRecord story) {
        return Arrays.stream(story.getSignals().split(" "))
                .filter(name -> !name.isEmpty())
                .map(Signal::valueOf)
                .collect(Collectors.toSet());
    }

    static void hold(StoryRecord story, Judgement.Hold hold) {
        story.setState(StoryState.HELD.name());
        story.setHoldReason(hold.reason().name());
        story.setHoldUntil(hold.until().map(Instant::toEpochMilli).orElse(null));
        story.setHoldWords(hold.words());
        hold.until().ifPresent(at -> due(story, at.toEpochMilli()));
    }

    /// How the hold of a story begins that tells what one of that headline told before.
    static String retold(String headline) {
        return "It tells what an older story here told: \"" + headline + "\"";
    }

    static void unhold(StoryRecord story) {
        story.setState(StoryState.LIVE.name());
        story.setOpened(1L);
        story.setHoldReason(null);
        story.setHoldUntil(null);
        story.setHoldWords(null);
        story.setDueAt(story.getExpires());
    }

    /// Sees that the clerk looks at it by then.
    static void due(StoryRecord story, long at) {
        story.setDueAt(story.getDueAt() == null ? at : Math.min(story.getDueAt(), at));
    }

    static boolean isLive(StoryRecord story) {
        return story.getState().equals(StoryState.LIVE.name());
    }

    static boolean isHeld(StoryRecord story) {
        return story.getState().equals(StoryState.HELD.name());
    }

    /// Whether the guard took it for an old story: only the owner opens it, whatever comes after.
    static boolean isHeldAsOld(StoryRecord story) {
        return isHeld(story) && Reason.OLD.name().equals(story.getHoldReason());
    }

    /// Whether the sender, not our guard, holds it.
    static boolean isHeldBySender(StoryRecord story) {
        String reason = story.getHoldReason();
        return isHeld(story)
                && (Reason.EMBARGO.name().equals(reason) || Reason.WITHHELD.name().equals(reason));
    }

    /// The earliest time known of it, milliseconds: a back number is as old as it says.
    static long age(StoryRecord story) {
        return story.getLate() == 1
                ? Math.min(story.getFirstSeen(), story.getRankAt())
                : story.getFirstSeen();
    }

    static Optional<Instant> until(StoryRecord story) {
        return Optional.ofNullable(story.getHoldUntil()).map(Instant::ofEpochMilli);
    }

    static Reason reason(StoryRecord story) {
        return Reason.valueOf(Objects.requireNonNull(story.getHoldReason()));
    }

    /// Where a time is set.
    interface Column {
        void set(@Nullable Long value);
    }

    private static @Nullable Long millis(Optional<Stamp> stamp) {
        return stamp.map(one -> one.at().toEpochMilli()).orElse(null);
    }

    static void stamp(Optional<Stamp> stamp, Column at, Column offset, Column assumed) {
        at.set(millis(stamp));
        offset.set(stamp.map(one -> (long) one.offset().getTotalSeconds()).orElse(null));
        assumed.set(stamp.map(one -> one.zoneAssumed() ? 1L : 0L).orElse(null));
    }
}
