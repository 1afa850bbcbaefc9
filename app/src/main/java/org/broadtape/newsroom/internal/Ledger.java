package org.broadtape.newsroom.internal;

import static org.broadtape.store.tables.Tables.PICTURE;
import static org.broadtape.store.tables.Tables.STORY;
import static org.broadtape.store.tables.Tables.VERSION;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadtape.analysis.cluster.CopyIndex;
import org.broadtape.analysis.cluster.Fingerprint;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Arrival.Reason;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Delivery.Manner;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.StoryVersion.Kind;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.broadtape.store.tables.tables.records.StoryRecord;
import org.broadtape.store.tables.tables.records.VersionRecord;
import org.broadtape.wire.WireItem;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The book in which stories and versions are entered. Used by the newsroom's one pen for arrivals;
/// what the owner and the clerk change goes through its own transactions.
public final class Ledger {
    private static final Duration COPY_WITHIN = Duration.ofDays(2);
    private static final int REMEMBERED = 30_000;
    private static final int SUMMARY = 400;

    private final Database database;
    private final Journal journal;
    private final Clock clock;
    private CopyIndex copies = new CopyIndex(REMEMBERED);
    private boolean remembering;

    /// A ledger in that database.
    public Ledger(Database database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /// What one transaction has changed so far; written out at its end.
    private static final class Page {
        final Map<Key, StoryRecord> stories = new LinkedHashMap<>();
        final Map<Key, Judgement.Known> known = new LinkedHashMap<>();
        final List<StoryRecord> fresh = new ArrayList<>();
        final List<StoryRecord> changed = new ArrayList<>();
        final List<VersionRecord> versions = new ArrayList<>();
        final List<Journal.Draft> entries = new ArrayList<>();
        long lastId;
    }

    private record Key(long source, String uri) {}

    /// Enters deliveries in order and answers what each was; durable when it returns.
    public synchronized List<Arrival> enter(List<Delivery> deliveries) {
        if (!remembering) {
            remember();
        }
        return database.write(tx -> {
            journal.lock(tx);
            Page page = open(tx, deliveries);
            List<Arrival> arrivals = deliveries.stream().map(one -> enter(tx, page, one)).toList();
            tx.batchInsert(page.fresh).execute();
            tx.batchUpdate(page.changed).execute();
            tx.batchInsert(page.versions).execute();
            journal.append(tx, page.entries);
            return arrivals;
        });
    }

    /// Drops what was remembered of texts: a transaction was rolled back.
    public synchronized void forget() {
        copies = new CopyIndex(REMEMBERED);
        remembering = false;
    }

    private void remember() {
        database.read(db ->
                        db.select(STORY.ID, STORY.FINGERPRINT)
                                .from(STORY)
                                .where(STORY.FINGERPRINT.isNotNull())
                                .and(STORY.COPY_OF.isNull())
                                .orderBy(STORY.ID.desc())
                                .limit(REMEMBERED)
                                .fetch())
                .reversed()
                .forEach(row -> copies.add(row.value1(), Fingerprint.parse(row.value2())));
        remembering = true;
    }

    private Page open(DSLContext tx, List<Delivery> deliveries) {
        Page page = new Page();
        page.lastId =
                tx.select(DSL.coalesce(DSL.max(STORY.ID), 0L)).from(STORY).fetchSingle().value1();
        Map<Long, List<String>> uris =
                deliveries.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.source().value(),
                                        Collectors.mapping(
                                                one -> one.item().uri(), Collectors.toList())));
        uris.forEach((source, names) ->
                tx.selectFrom(STORY)
                        .where(STORY.SOURCE.eq(source))
                        .and(STORY.URI.in(names))
                        .forEach(row -> page.stories.put(key(row), row)));
        if (!page.stories.isEmpty()) {
            Map<Long, StoryRecord> byId =
                    page.stories.values().stream()
                            .collect(Collectors.toMap(StoryRecord::getId, row -> row));
            tx.select(VERSION.STORY, VERSION.NUMBER, VERSION.WIRE_VERSION, VERSION.DIGEST)
                    .from(VERSION)
                    .where(VERSION.STORY.in(byId.keySet()))
                    .orderBy(VERSION.STORY, VERSION.NUMBER)
                    .forEach(row -> {
                        StoryRecord story = Objects.requireNonNull(byId.get(row.value1()));
                        page.known.put(
                                key(story),
                                new Judgement.Known(
                                        StoryState.valueOf(story.getState()),
                                        Optional.ofNullable(row.value3()),
                                        row.value4(),
                                        Optional.ofNullable(story.getUpdated())
                                                .map(Instant::ofEpochMilli)));
                    });
        }
        return page;
    }

    private Arrival enter(DSLContext tx, Page page, Delivery delivery) {
        Instant now = clock.instant();
        WireItem item = delivery.item();
        Key key = new Key(delivery.source().value(), item.uri());
        Optional<StoryRecord> row = Optional.ofNullable(page.stories.get(key));
        String digest = digest(item);
        Fingerprint print = Fingerprint.of(item.headline() + "\n" + item.bodyText());
        Optional<StoryRecord> first =
                row.isPresent() ? Optional.empty() : original(tx, page, print);
        boolean repeatsOld =
                first.filter(one -> one.getFirstSeen() < now.minus(COPY_WITHIN).toEpochMilli())
                        .isPresent();
        Optional<String> older =
                repeatsOld
                        ? first.map(one ->
                                "It tells what an older story here told: \""
                                        + one.getHeadline()
                                        + "\", first seen "
                                        + Instant.ofEpochMilli(one.getFirstSeen())
                                        + ".")
                        : Optional.empty();
        Judgement judgement =
                Judgement.of(
                        delivery, Optional.ofNullable(page.known.get(key)), digest, older, now);
        return switch (judgement) {
            case Judgement.First one ->
                    begin(
                            page,
                            key,
                            delivery,
                            digest,
                            print,
                            one.hold(),
                            repeatsOld ? Optional.empty() : first,
                            now);
            case Judgement.Further one ->
                    further(
                            page,
                            key,
                            row.orElseThrow(),
                            delivery,
                            digest,
                            print,
                            one.kind(),
                            one.embargo(),
                            now);
            case Judgement.FurtherHeld one -> {
                StoryRecord story = row.orElseThrow();
                int version = version(page, story, item, digest, one.kind(), Optional.empty(), now);
                show(story, item, version, one.kind(), now);
                hold(story, one.hold());
                change(page, story);
                known(page, key, story, item, digest);
                entry(page, JournalEntry.Kind.HELD, story);
                yield new Arrival.Held(id(story), one.hold().reason(), one.hold().until());
            }
            case Judgement.Kill kill -> kill(tx, page, key, row, delivery, digest, now);
            case Judgement.Nothing nothing ->
                    new Arrival.Repeat(id(row.orElseThrow()), nothing.why());
        };
    }

    private Arrival begin(
            Page page,
            Key key,
            Delivery delivery,
            String digest,
            Fingerprint print,
            Optional<Judgement.Hold> hold,
            Optional<StoryRecord> original,
            Instant now) {
        WireItem item = delivery.item();
        StoryRecord story = blank(page, key, delivery, now);
        int version = version(page, story, item, digest, Kind.FIRST, Optional.empty(), now);
        show(story, item, version, Kind.FIRST, now);
        story.setStanding(null);
        if (!print.isThin()) {
            story.setFingerprint(print.toBytes());
        }
        page.fresh.add(story);
        page.stories.put(key, story);
        known(page, key, story, item, digest);
        if (hold.isPresent()) {
            hold(story, hold.get());
            entry(page, JournalEntry.Kind.HELD, story);
            return new Arrival.Held(id(story), hold.get().reason(), hold.get().until());
        }
        story.setState(StoryState.LIVE.name());
        original.ifPresent(first -> {
            story.setCopyOf(first.getId());
            first.setCopies(first.getCopies() + 1);
            change(page, first);
            entry(page, JournalEntry.Kind.TOUCHED, first);
        });
        if (original.isEmpty()) {
            copies.add(story.getId(), print);
        }
        entry(page, JournalEntry.Kind.FIRST_SEEN, story);
        return new Arrival.FirstSeen(id(story));
    }

    private Arrival further(
            Page page,
            Key key,
            StoryRecord story,
            Delivery delivery,
            String digest,
            Fingerprint print,
            Kind kind,
            Optional<Instant> embargo,
            Instant now) {
        WireItem item = delivery.item();
        int version = version(page, story, item, digest, kind, embargo, now);
        if (embargo.isPresent()) {
            story.setPendingVersion((long) version);
            story.setDueAt(least(story.getDueAt(), embargo.get().toEpochMilli()));
            change(page, story);
            known(page, key, story, item, digest);
            return new Arrival.Held(id(story), Reason.EMBARGO, embargo);
        }
        show(story, item, version, kind, now);
        if (!print.isThin()) {
            story.setFingerprint(print.toBytes());
            if (story.getCopyOf() == null && story.getState().equals(StoryState.LIVE.name())) {
                copies.add(story.getId(), print);
            }
        }
        boolean stillHeld = story.getState().equals(StoryState.HELD.name()) && !sendersHold(story);
        if (!stillHeld) {
            unhold(story);
        }
        change(page, story);
        known(page, key, story, item, digest);
        if (stillHeld) {
            entry(page, JournalEntry.Kind.HELD, story);
            return new Arrival.Held(id(story), Reason.valueOf(story.getHoldReason()), until(story));
        }
        if (kind == Kind.CORRECTION) {
            entry(page, JournalEntry.Kind.CORRECTED, story);
            return new Arrival.Corrected(id(story), version);
        }
        entry(page, JournalEntry.Kind.REVISED, story);
        return new Arrival.Revised(id(story), version);
    }

    private Arrival kill(
            DSLContext tx,
            Page page,
            Key key,
            Optional<StoryRecord> row,
            Delivery delivery,
            String digest,
            Instant now) {
        WireItem item = delivery.item();
        StoryRecord story = row.orElseGet(() -> blank(page, key, delivery, now));
        String headline = row.isPresent() ? story.getHeadline() : item.headline();
        int version = version(page, story, item, digest, Kind.KILL, Optional.empty(), now);
        if (row.isEmpty()) {
            show(story, item, version, Kind.KILL, now);
            page.fresh.add(story);
            page.stories.put(key, story);
        } else {
            change(page, story);
        }
        story.setCurrentVersion((long) version);
        story.setHeadline(headline);
        story.setStanding(Kind.KILL.name());
        story.setChanged(now.toEpochMilli());
        blot(tx, page, story, StoryState.KILLED);
        known(page, key, story, item, digest);
        entry(page, JournalEntry.Kind.KILLED, story);
        return new Arrival.Killed(id(story));
    }

    /// Takes every word of a story but its headlines out of the book; `secure_delete` overwrites
    /// them.
    private void blot(DSLContext tx, Page page, StoryRecord story, StoryState state) {
        copies.remove(story.getId());
        story.setState(state.name());
        story.setSummary(null);
        story.setFingerprint(null);
        story.setPendingVersion(null);
        story.setHoldReason(null);
        story.setHoldUntil(null);
        story.setHoldWords(null);
        story.setDueAt(null);
        story.setPictures(0L);
        story.setWeight(0L);
        page.versions.stream()
                .filter(one -> one.getStory().equals(story.getId()))
                .forEach(one -> one.setItem(null));
        tx.update(VERSION)
                .set(VERSION.ITEM, (String) null)
                .where(VERSION.STORY.eq(story.getId()))
                .execute();
        tx.deleteFrom(PICTURE).where(PICTURE.STORY.eq(story.getId())).execute();
    }

    private Optional<StoryRecord> original(DSLContext tx, Page page, Fingerprint print) {
        Optional<Long> id = copies.firstCopied(print);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Stream.concat(page.stories.values().stream(), page.changed.stream())
                .filter(one -> one.getId().equals(id.get()))
                .findFirst()
                .or(() -> tx.selectFrom(STORY).where(STORY.ID.eq(id.get())).fetchOptional());
    }

    private StoryRecord blank(Page page, Key key, Delivery delivery, Instant now) {
        WireItem item = delivery.item();
        boolean news = delivery.manner() == Manner.NEWS;
        Optional<Instant> own = item.published().or(item::updated).map(Stamp::at);
        StoryRecord story = new StoryRecord();
        story.setId(++page.lastId);
        story.setSource(key.source());
        story.setUri(key.uri());
        story.setState(StoryState.LIVE.name());
        story.setSection(delivery.section().orElse(null));
        story.setFirstSeen(now.toEpochMilli());
        story.setRankAt((news ? now : own.orElse(now)).toEpochMilli());
        story.setCopies(0L);
        story.setSample(delivery.manner() == Manner.SAMPLE ? 1L : 0L);
        story.setLate(news ? 0L : 1L);
        story.setKept(0L);
        story.setPictures(0L);
        story.setWeight(0L);
        return story;
    }

    private static void show(
            StoryRecord story, WireItem item, int version, Kind kind, Instant now) {
        story.setCurrentVersion((long) version);
        story.setHeadline(item.headline());
        story.setStanding(kind.name());
        story.setSummary(
                Stream.of(item.summary().orElse(""), lead(item.bodyText()))
                        .filter(words -> !words.isBlank())
                        .map(Ledger::shorten)
                        .findFirst()
                        .orElse(null));
        story.setLanguage(item.language().orElse(null));
        story.setSignals(
                item.signals().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")));
        if (item.published().isPresent() || story.getPublished() == null) {
            stamp(
                    item.published(),
                    story::setPublished,
                    story::setPublishedOffset,
                    story::setPublishedAssumed);
        }
        stamp(item.updated(), story::setUpdated, story::setUpdatedOffset, story::setUpdatedAssumed);
        story.setExpires(item.expires().map(Instant::toEpochMilli).orElse(null));
        story.setChanged(now.toEpochMilli());
        story.setDueAt(item.expires().map(Instant::toEpochMilli).orElse(null));
        story.setWeight((long) item.bodyHtml().length() + item.bodyText().length());
    }

    private interface Column {
        void set(@org.jspecify.annotations.Nullable Long value);
    }

    private static void stamp(Optional<Stamp> stamp, Column at, Column offset, Column assumed) {
        at.set(stamp.map(one -> one.at().toEpochMilli()).orElse(null));
        offset.set(stamp.map(one -> (long) one.offset().getTotalSeconds()).orElse(null));
        assumed.set(stamp.map(one -> one.zoneAssumed() ? 1L : 0L).orElse(null));
    }

    private static int version(
            Page page,
            StoryRecord story,
            WireItem item,
            String digest,
            Kind kind,
            Optional<Instant> embargo,
            Instant now) {
        long number = newest(page, story) + 1;
        VersionRecord version = new VersionRecord();
        version.setStory(story.getId());
        version.setNumber(number);
        version.setWireVersion(item.version().orElse(null));
        version.setReceived(now.toEpochMilli());
        version.setKind(kind.name());
        version.setHeadline(item.headline());
        version.setEmbargo(embargo.map(Instant::toEpochMilli).orElse(null));
        version.setDigest(digest);
        version.setItem(kind == Kind.KILL ? null : ItemCodec.write(item));
        page.versions.add(version);
        return (int) number;
    }

    private static long newest(Page page, StoryRecord story) {
        long here =
                page.versions.stream()
                        .filter(one -> one.getStory().equals(story.getId()))
                        .mapToLong(VersionRecord::getNumber)
                        .max()
                        .orElse(0);
        long before = story.getCurrentVersion() == null ? 0 : story.getCurrentVersion();
        long pending = story.getPendingVersion() == null ? 0 : story.getPendingVersion();
        return Math.max(here, Math.max(before, pending));
    }

    private static void known(Page page, Key key, StoryRecord story, WireItem item, String digest) {
        page.known.put(
                key,
                new Judgement.Known(
                        StoryState.valueOf(story.getState()),
                        item.version(),
                        digest,
                        item.updated().map(Stamp::at)));
    }

    private static void change(Page page, StoryRecord story) {
        if (Stream.concat(page.fresh.stream(), page.changed.stream())
                .noneMatch(one -> one.getId().equals(story.getId()))) {
            page.changed.add(story);
        }
    }

    private static void hold(StoryRecord story, Judgement.Hold hold) {
        story.setState(StoryState.HELD.name());
        story.setHoldReason(hold.reason().name());
        story.setHoldUntil(hold.until().map(Instant::toEpochMilli).orElse(null));
        story.setHoldWords(hold.words());
        hold.until().ifPresent(at -> story.setDueAt(least(story.getDueAt(), at.toEpochMilli())));
    }

    private static void unhold(StoryRecord story) {
        story.setState(StoryState.LIVE.name());
        story.setHoldReason(null);
        story.setHoldUntil(null);
        story.setHoldWords(null);
        story.setDueAt(story.getExpires());
    }

    /// Whether the sender, not our guard, holds it: then a further open version opens it.
    private static boolean sendersHold(StoryRecord story) {
        String reason = story.getHoldReason();
        return Reason.EMBARGO.name().equals(reason) || Reason.WITHHELD.name().equals(reason);
    }

    private static Optional<Instant> until(StoryRecord story) {
        return Optional.ofNullable(story.getHoldUntil()).map(Instant::ofEpochMilli);
    }

    private static Long least(@org.jspecify.annotations.Nullable Long one, long other) {
        return one == null ? other : Math.min(one, other);
    }

    private static void entry(Page page, JournalEntry.Kind kind, StoryRecord story) {
        page.entries.add(
                new Journal.Draft(
                        kind,
                        story.getId(),
                        story.getCurrentVersion().intValue(),
                        story.getSource()));
    }

    /// Does what is due by now; answers how many stories changed.
    public synchronized int due() {
        long now = clock.millis();
        boolean any =
                database.read(
                        db -> db.fetchExists(db.selectFrom(STORY).where(STORY.DUE_AT.le(now))));
        if (!any) {
            return 0;
        }
        return database.write(tx -> {
            journal.lock(tx);
            Page page = new Page();
            tx.selectFrom(STORY)
                    .where(STORY.DUE_AT.le(now))
                    .orderBy(STORY.DUE_AT)
                    .limit(500)
                    .forEach(story -> due(tx, page, story, now));
            tx.batchUpdate(page.changed).execute();
            journal.append(tx, page.entries);
            return page.changed.size();
        });
    }

    private void due(DSLContext tx, Page page, StoryRecord story, long now) {
        page.changed.add(story);
        story.setChanged(now);
        story.setDueAt(story.getExpires());
        if (story.getExpires() != null && story.getExpires() <= now) {
            blot(tx, page, story, StoryState.EXPIRED);
            entry(page, JournalEntry.Kind.EXPIRED, story);
            return;
        }
        if (story.getHoldUntil() != null && story.getHoldUntil() <= now) {
            if (story.getLate() == 0) {
                story.setRankAt(now);
            }
            unhold(story);
            entry(page, JournalEntry.Kind.RELEASED, story);
        }
        if (story.getPendingVersion() != null) {
            VersionRecord version =
                    tx.selectFrom(VERSION)
                            .where(VERSION.STORY.eq(story.getId()))
                            .and(VERSION.NUMBER.eq(story.getPendingVersion()))
                            .fetchSingle();
            Kind kind = Kind.valueOf(version.getKind());
            show(
                    story,
                    ItemCodec.read(version.getItem()),
                    version.getNumber().intValue(),
                    kind,
                    Instant.ofEpochMilli(now));
            story.setPendingVersion(null);
            entry(
                    page,
                    kind == Kind.CORRECTION
                            ? JournalEntry.Kind.CORRECTED
                            : JournalEntry.Kind.REVISED,
                    story);
        }
    }

    /// Removes what retention says; answers how many stories went.
    public synchronized int retain(Duration keepFor, long keepBytes) {
        long oldest = keepFor.isZero() ? Long.MIN_VALUE : clock.millis() - keepFor.toMillis();
        List<Long> gone =
                database.read(db -> {
                    List<Long> ids =
                            new ArrayList<>(
                                    db.select(STORY.ID)
                                            .from(STORY)
                                            .where(STORY.KEPT.eq(0L))
                                            .and(STORY.STATE.in("LIVE", "HELD"))
                                            .and(STORY.FIRST_SEEN.lt(oldest))
                                            .limit(500)
                                            .fetch(STORY.ID));
                    if (keepBytes > 0 && ids.isEmpty()) {
                        ids.addAll(heaviest(db, keepBytes));
                    }
                    return ids;
                });
        gone.forEach(id -> remove(new StoryId(id)));
        return gone.size();
    }

    /// How many stories retention would remove in the end.
    public int wouldRemove(Duration keepFor, long keepBytes) {
        Condition loose = STORY.KEPT.eq(0L).and(STORY.STATE.in("LIVE", "HELD"));
        return database.read(db -> {
            int old =
                    keepFor.isZero()
                            ? 0
                            : db.fetchCount(
                                    STORY,
                                    loose.and(
                                            STORY.FIRST_SEEN.lt(
                                                    clock.millis() - keepFor.toMillis())));
            if (keepBytes <= 0) {
                return old;
            }
            var weights =
                    db.select(STORY.WEIGHT).from(STORY).where(loose).orderBy(STORY.RANK_AT).fetch();
            long over =
                    db.select(DSL.coalesce(DSL.sum(STORY.WEIGHT), java.math.BigDecimal.ZERO))
                                    .from(STORY)
                                    .fetchSingle()
                                    .value1()
                                    .longValue()
                            - keepBytes;
            int heavy = 0;
            for (var row : weights) {
                if (over <= 0) {
                    break;
                }
                over -= row.value1();
                heavy++;
            }
            return Math.max(old, heavy);
        });
    }

    /// The oldest stories not kept whose going brings the sum of texts under the bound.
    private static List<Long> heaviest(DSLContext db, long keepBytes) {
        long sum =
                db.select(DSL.coalesce(DSL.sum(STORY.WEIGHT), java.math.BigDecimal.ZERO))
                        .from(STORY)
                        .fetchSingle()
                        .value1()
                        .longValue();
        List<Long> ids = new ArrayList<>();
        var oldest =
                db.select(STORY.ID, STORY.WEIGHT)
                        .from(STORY)
                        .where(STORY.KEPT.eq(0L))
                        .and(STORY.STATE.in("LIVE", "HELD"))
                        .orderBy(STORY.RANK_AT)
                        .limit(500)
                        .fetch();
        for (var row : oldest) {
            if (sum <= keepBytes) {
                break;
            }
            ids.add(row.value1());
            sum -= row.value2();
        }
        return ids;
    }

    private boolean alter(StoryId id, java.util.function.BiPredicate<Alteration, StoryRecord> how) {
        return database.write(tx -> {
            journal.lock(tx);
            Optional<StoryRecord> row =
                    tx.selectFrom(STORY).where(STORY.ID.eq(id.value())).fetchOptional();
            Page page = new Page();
            if (row.isEmpty() || !how.test(new Alteration(tx, page), row.get())) {
                return false;
            }
            row.get().setChanged(clock.millis());
            tx.batchUpdate(row.get()).execute();
            journal.append(tx, page.entries);
            return true;
        });
    }

    private record Alteration(DSLContext tx, Page page) {}

    /// Opens a held story by the owner's decision.
    public synchronized boolean release(StoryId id) {
        return alter(
                id,
                (in, story) -> {
                    if (!story.getState().equals(StoryState.HELD.name()) || sendersHold(story)) {
                        return false;
                    }
                    unhold(story);
                    entry(in.page(), JournalEntry.Kind.RELEASED, story);
                    return true;
                });
    }

    /// Keeps a story on purpose, or no longer.
    public synchronized boolean keep(StoryId id, boolean kept) {
        return alter(
                id,
                (in, story) -> {
                    story.setKept(kept ? 1L : 0L);
                    entry(in.page(), JournalEntry.Kind.TOUCHED, story);
                    return true;
                });
    }

    /// Removes a story.
    public synchronized boolean remove(StoryId id) {
        return alter(
                id,
                (in, story) -> {
                    StoryState state = StoryState.valueOf(story.getState());
                    if (state != StoryState.LIVE && state != StoryState.HELD) {
                        return false;
                    }
                    blot(in.tx(), in.page(), story, StoryState.REMOVED);
                    story.setHeadline("");
                    in.tx()
                            .update(VERSION)
                            .set(VERSION.HEADLINE, "")
                            .where(VERSION.STORY.eq(story.getId()))
                            .execute();
                    entry(in.page(), JournalEntry.Kind.REMOVED, story);
                    return true;
                });
    }

    /// Puts pictures beside a live story.
    public synchronized boolean attach(StoryId id, List<Story.Picture> pictures) {
        return alter(
                id,
                (in, story) -> {
                    if (!story.getState().equals(StoryState.LIVE.name())) {
                        return false;
                    }
                    in.tx().deleteFrom(PICTURE).where(PICTURE.STORY.eq(story.getId())).execute();
                    long place = 0;
                    for (Story.Picture one : pictures) {
                        in.tx()
                                .insertInto(PICTURE)
                                .set(PICTURE.STORY, story.getId())
                                .set(PICTURE.PLACE, place++)
                                .set(PICTURE.PATH, one.path())
                                .set(PICTURE.WIDTH, (long) one.width())
                                .set(PICTURE.HEIGHT, (long) one.height())
                                .set(PICTURE.ADDRESS, one.said().address().toString())
                                .execute();
                    }
                    story.setPictures((long) pictures.size());
                    entry(in.page(), JournalEntry.Kind.TOUCHED, story);
                    return true;
                });
    }

    private static StoryId id(StoryRecord story) {
        return new StoryId(story.getId());
    }

    private static Key key(StoryRecord story) {
        return new Key(story.getSource(), story.getUri());
    }

    private static String lead(String body) {
        int end = body.indexOf("\n\n");
        return end < 0 ? body : body.substring(0, end);
    }

    private static String shorten(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        if (line.length() <= SUMMARY) {
            return line;
        }
        int end = line.lastIndexOf(' ', SUMMARY - 2);
        return line.substring(0, end < SUMMARY / 2 ? SUMMARY - 2 : end) + " …";
    }

    /// What makes a version differ from the one before: its words, not its times, markup or links.
    private static String digest(WireItem item) {
        try {
            MessageDigest sum = MessageDigest.getInstance("SHA-256");
            for (String part :
                    List.of(
                            item.headline(),
                            item.summary().orElse(""),
                            item.bodyText(),
                            item.byline().orElse(""),
                            item.edNote().orElse(""),
                            item.rights().usageTerms().orElse(""),
                            item.pubStatus().code(),
                            item.embargoedUntil().map(Instant::toString).orElse(""),
                            item.expires().map(Instant::toString).orElse(""))) {
                sum.update(part.replaceAll("\\s+", " ").strip().getBytes(StandardCharsets.UTF_8));
                sum.update((byte) 0);
            }
            return HexFormat.of().formatHex(sum.digest(), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
