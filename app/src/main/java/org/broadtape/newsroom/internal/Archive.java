package org.broadtape.newsroom.internal;

import static org.broadtape.store.tables.Tables.STORY;
import static org.broadtape.store.tables.Tables.VERSION;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadtape.analysis.cluster.Fingerprint;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Dossier;
import org.broadtape.newsroom.Dossier.Place;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.StoryVersion.Kind;
import org.broadtape.store.Database;
import org.broadtape.store.JournalEntry;
import org.broadtape.store.tables.tables.records.StoryRecord;
import org.broadtape.store.tables.tables.records.VersionRecord;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.WireItem;
import org.jspecify.annotations.Nullable;

/// Takes whole stories out of the book, and enters those of another book as they stood there.
public final class Archive {
    private final Clock clock;
    private final Groups groups;

    Archive(Clock clock, Groups groups) {
        this.clock = clock;
        this.groups = groups;
    }

    /// The dossiers of those stories, by id, all from one state of the database.
    ///
    /// @param allVersions false if only the current version and one that waits are wanted
    public static List<Dossier> read(Database database, List<StoryId> ids, boolean allVersions) {
        Map<Long, StoryRecord> stories = new LinkedHashMap<>();
        Map<Long, List<VersionRecord>> versions = new LinkedHashMap<>();
        database.read(db ->
                        db.select(STORY.fields())
                                .select(VERSION.fields())
                                .from(STORY)
                                .join(VERSION)
                                .on(VERSION.STORY.eq(STORY.ID))
                                .where(STORY.ID.in(ids.stream().map(StoryId::value).toList()))
                                .orderBy(STORY.ID, VERSION.NUMBER)
                                .fetch())
                .forEach(row -> {
                    StoryRecord story = row.into(STORY);
                    stories.putIfAbsent(story.getId(), story);
                    versions.computeIfAbsent(story.getId(), id -> new ArrayList<>())
                            .add(row.into(VERSION));
                });
        List<Dossier> dossiers = new ArrayList<>();
        stories.forEach((id, story) -> {
            List<Dossier.Version> wanted =
                    versions.getOrDefault(id, List.of()).stream()
                            .map(version -> version(story, version))
                            .filter(version -> allVersions || version.place() != Place.PAST)
                            .toList();
            if (!wanted.isEmpty()) {
                dossiers.add(dossier(story, wanted));
            }
        });
        return dossiers;
    }

    private static Dossier dossier(StoryRecord story, List<Dossier.Version> versions) {
        return new Dossier(
                new SourceId(story.getSource()), story.getUri(), standing(story), versions);
    }

    private static Dossier.Standing standing(StoryRecord story) {
        return new Dossier.Standing(
                StoryState.valueOf(story.getState()),
                Optional.ofNullable(story.getHoldReason())
                        .map(reason ->
                                new Story.Hold(
                                        Arrival.Reason.valueOf(reason),
                                        instant(story.getHoldUntil()),
                                        Optional.ofNullable(story.getHoldWords()).orElse(""))),
                Optional.ofNullable(story.getSection()),
                stamp(
                        story.getPublished(),
                        story.getPublishedOffset(),
                        story.getPublishedAssumed()),
                stamp(story.getUpdated(), story.getUpdatedOffset(), story.getUpdatedAssumed()),
                Instant.ofEpochMilli(story.getFirstSeen()),
                Instant.ofEpochMilli(story.getChanged()),
                Instant.ofEpochMilli(story.getRankAt()),
                story.getOpened() == 1,
                story.getSample() == 1,
                story.getLate() == 1,
                story.getKept() == 1);
    }

    private static Dossier.Version version(StoryRecord story, VersionRecord row) {
        Place place = Place.PAST;
        if (row.getNumber().equals(story.getCurrentVersion())) {
            place = Place.CURRENT;
        } else if (row.getNumber().equals(story.getPendingVersion())) {
            place = Place.PENDING;
        }
        return new Dossier.Version(
                place,
                Kind.valueOf(row.getKind()),
                Instant.ofEpochMilli(row.getReceived()),
                row.getHeadline(),
                Optional.ofNullable(row.getItem()).map(ItemCodec::read),
                new Dossier.Count(
                        Optional.ofNullable(row.getWireVersion()),
                        instant(row.getPublished()),
                        instant(row.getUpdated())),
                row.getDigest());
    }

    static Page.Key key(Dossier dossier) {
        return new Page.Key(dossier.source().value(), Texts.key(dossier.uri()));
    }

    /// Whether it can be entered as it stands: readers may see no story without its text, and none
    /// that its sender withdraws.
    static boolean isWhole(Dossier dossier) {
        return switch (dossier.standing().state()) {
            case LIVE, HELD ->
                    dossier.versions().stream()
                            .allMatch(version ->
                                    version.item().isPresent()
                                            && !Judgement.isKill(version.item().get()));
            case KILLED, EXPIRED, REMOVED -> true;
        };
    }

    /// A story of which nothing but its headlines came: withdrawn.
    static Dossier tombstone(Dossier dossier) {
        return new Dossier(
                dossier.source(),
                dossier.uri(),
                dossier.standing().withdrawn(),
                dossier.versions());
    }

    static List<WireItem> items(Dossier dossier) {
        return dossier.versions().stream()
                .map(Dossier.Version::item)
                .flatMap(Optional::stream)
                .toList();
    }

    /// What a story that is here does not have yet: versions in words it never had, the newest in
    /// other terms, its withdrawal.
    static List<WireItem> unknown(Judgement.Known known, Dossier dossier) {
        Digest newest = known.versions().getLast().digest();
        Set<String> words =
                known.versions().stream()
                        .map(past -> past.digest().words())
                        .collect(Collectors.toSet());
        List<WireItem> unknown = new ArrayList<>();
        for (WireItem item : items(dossier)) {
            Digest digest = Digest.of(item);
            boolean otherTerms = digest.words().equals(newest.words()) && !digest.equals(newest);
            if (otherTerms || !words.contains(digest.words())) {
                unknown.add(item);
            }
        }
        if (dossier.standing().state() == StoryState.KILLED && known.state() != StoryState.KILLED) {
            unknown.add(
                    WireItem.builder(dossier.uri(), FeedFormat.NINJS)
                            .headline(dossier.versions().getLast().headline())
                            .pubStatus(PubStatus.CANCELED)
                            .build());
        }
        return unknown;
    }

    /// Enters a story that is not in the book yet, as it stood where it comes from. What its sender
    /// forbids is judged again by our clock.
    Arrival enter(Page page, Dossier dossier) {
        Instant now = clock.instant();
        StoryRecord story = blank(page.nextId(), key(dossier), dossier, now);
        page.add(story);
        boolean current = false;
        for (Dossier.Version version : dossier.versions()) {
            long number = page.add(row(story, version, now), past(version));
            if (!current) {
                show(story, number, version);
                current = version.place() == Place.CURRENT;
            } else if (version.place() == Place.PENDING) {
                story.setPendingVersion(number);
            }
        }
        stamps(story, dossier);
        story.setChanged(earlier(dossier.standing().changed(), now));
        return switch (dossier.standing().state()) {
            case LIVE, HELD -> open(page, story, dossier, now);
            case KILLED, EXPIRED, REMOVED -> close(page, story, dossier);
        };
    }

    private static StoryRecord blank(long id, Page.Key key, Dossier dossier, Instant now) {
        StoryRecord story = new StoryRecord();
        story.setId(id);
        story.setSource(key.source());
        story.setUri(key.uri());
        story.setState(dossier.standing().state().name());
        story.setSection(dossier.standing().section().map(Texts::clean).orElse(null));
        story.setFirstSeen(earlier(dossier.standing().firstSeen(), now));
        story.setRankAt(earlier(dossier.standing().rankAt(), now));
        story.setSignals("");
        story.setCopies(0L);
        story.setOpened(dossier.standing().opened() ? 1L : 0L);
        story.setSample(dossier.standing().sample() ? 1L : 0L);
        story.setLate(dossier.standing().late() ? 1L : 0L);
        story.setKept(dossier.standing().kept() ? 1L : 0L);
        story.setPictures(0L);
        story.setWeight(0L);
        return story;
    }

    private static VersionRecord row(StoryRecord story, Dossier.Version version, Instant now) {
        VersionRecord row = new VersionRecord();
        row.setStory(story.getId());
        row.setWireVersion(version.count().version().map(Texts::clean).orElse(null));
        row.setPublished(version.count().published().map(Instant::toEpochMilli).orElse(null));
        row.setUpdated(version.count().updated().map(Instant::toEpochMilli).orElse(null));
        row.setReceived(earlier(version.received(), now));
        row.setKind(version.kind().name());
        row.setHeadline(Texts.headline(version.headline()));
        row.setEmbargo(
                version.item()
                        .flatMap(WireItem::embargoedUntil)
                        .filter(now::isBefore)
                        .map(Instant::toEpochMilli)
                        .orElse(null));
        row.setDigest(digest(version).toString());
        row.setItem(version.item().map(ItemCodec::write).orElse(null));
        return row;
    }

    private static Judgement.Past past(Dossier.Version version) {
        Dossier.Count count = version.count();
        return new Judgement.Past(
                count.version().map(Texts::clean),
                count.published(),
                count.updated(),
                digest(version));
    }

    /// Of what is here the digest is reckoned; of what is gone it is taken on trust.
    private static Digest digest(Dossier.Version version) {
        return version.item().map(Digest::of).orElseGet(() -> Digest.parse(version.digest()));
    }

    private static void show(StoryRecord story, long number, Dossier.Version version) {
        if (version.item().isPresent()) {
            Rows.show(story, version.item().get(), number, version.kind(), version.received());
            return;
        }
        story.setCurrentVersion(number);
        story.setHeadline(Texts.headline(version.headline()));
        story.setStanding(version.kind().name());
    }

    private static void stamps(StoryRecord story, Dossier dossier) {
        dossier.standing()
                .published()
                .ifPresent(at ->
                        Rows.stamp(
                                Optional.of(at),
                                story::setPublished,
                                story::setPublishedOffset,
                                story::setPublishedAssumed));
        dossier.standing()
                .updated()
                .ifPresent(at ->
                        Rows.stamp(
                                Optional.of(at),
                                story::setUpdated,
                                story::setUpdatedOffset,
                                story::setUpdatedAssumed));
    }

    private Arrival open(Page page, StoryRecord story, Dossier dossier, Instant now) {
        WireItem item = dossier.current().item().orElseThrow();
        Fingerprint print = Ledger.fingerprint(item);
        if (!print.isThin()) {
            story.setFingerprint(print.toBytes());
        }
        Optional<StoryRecord> first = groups.first(page, print);
        Optional<Judgement.Hold> hold =
                Judgement.senderHold(item, now)
                        .or(() ->
                                dossier.standing()
                                        .hold()
                                        .filter(one -> one.until().map(now::isBefore).orElse(true))
                                        .map(one ->
                                                new Judgement.Hold(
                                                        one.reason(), one.until(), one.words())));
        if (hold.isEmpty() && story.getLate() == 0) {
            dossier.standing()
                    .hold()
                    .flatMap(Story.Hold::until)
                    .ifPresent(lifted -> story.setRankAt(lifted.toEpochMilli()));
        }
        StoryId id = new StoryId(story.getId());
        if (hold.isPresent()) {
            Rows.hold(story, hold.get());
            groups.add(story, print);
            page.entry(JournalEntry.Kind.HELD, story);
            due(page, story, now);
            return new Arrival.Held(id, hold.get().reason(), hold.get().until());
        }
        Rows.unhold(story);
        first.filter(one -> Ledger.repeatsOld(one, story).isEmpty())
                .ifPresent(one -> groups.join(page, story, one));
        groups.add(story, print);
        page.entry(JournalEntry.Kind.TOUCHED, story);
        due(page, story, now);
        return new Arrival.FirstSeen(id);
    }

    /// A version that waits is looked at by the clerk, at once if its time has come.
    private static void due(Page page, StoryRecord story, Instant now) {
        if (story.getPendingVersion() != null) {
            VersionRecord waits = page.version(story, story.getPendingVersion());
            Rows.due(story, waits.getEmbargo() == null ? now.toEpochMilli() : waits.getEmbargo());
        }
    }

    private Arrival close(Page page, StoryRecord story, Dossier dossier) {
        if (dossier.standing().state() == StoryState.REMOVED) {
            story.setHeadline("");
        }
        groups.blot(page, story, dossier.standing().state());
        StoryId id = new StoryId(story.getId());
        return switch (dossier.standing().state()) {
            case EXPIRED -> {
                page.entry(JournalEntry.Kind.EXPIRED, story);
                yield new Arrival.Repeat(id, "Its rights have ended; only its tombstone is kept.");
            }
            case REMOVED -> {
                page.entry(JournalEntry.Kind.REMOVED, story);
                yield new Arrival.Repeat(id, "It was removed; only its tombstone is kept.");
            }
            case LIVE, HELD, KILLED -> {
                page.entry(JournalEntry.Kind.KILLED, story);
                yield new Arrival.Killed(id);
            }
        };
    }

    private static long earlier(Instant claimed, Instant now) {
        return Math.min(claimed.toEpochMilli(), now.toEpochMilli());
    }

    private static Optional<Instant> instant(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    private static Optional<Stamp> stamp(
            @Nullable Long at, @Nullable Long offset, @Nullable Long assumed) {
        return instant(at)
                .map(time ->
                        new Stamp(
                                time,
                                ZoneOffset.ofTotalSeconds(offset == null ? 0 : offset.intValue()),
                                assumed != null && assumed == 1));
    }
}
