package org.broadtape.newsroom.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadtape.analysis.cluster.Fingerprint;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Arrival.Reason;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Dossier;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.StoryVersion.Kind;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.broadtape.store.tables.tables.records.StoryRecord;
import org.broadtape.store.tables.tables.records.VersionRecord;
import org.broadtape.wire.WireItem;

/// The book in which the newsroom's one pen enters what arrives.
public final class Ledger {
    private static final Duration COPY_WITHIN = Duration.ofDays(2);

    private final Database database;
    private final Journal journal;
    private final Clock clock;
    private final Groups groups;
    private final Archive archive;

    /// A ledger in that database.
    public Ledger(Database database, Journal journal, Clock clock, Groups groups) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
        this.groups = groups;
        this.archive = new Archive(clock, groups);
    }

    /// Enters deliveries in order and answers what each was; durable when it returns, nothing done
    /// if it throws.
    public List<Arrival> enter(List<Delivery> deliveries) {
        return write(deliveries, Ledger::key, this::enter);
    }

    /// Enters whole stories of another book, in order. Of one that is here already only versions
    /// not known are entered, as an archive's. Durable when it returns, nothing done if it throws.
    public List<Arrival> file(List<Dossier> dossiers) {
        return write(dossiers, Archive::key, this::file);
    }

    private <T> List<Arrival> write(
            List<T> brought, Function<T, Page.Key> key, BiFunction<Page, T, Arrival> enter) {
        synchronized (groups) {
            try {
                groups.remember();
                return database.write(tx -> {
                    Page page = new Page(tx, journal);
                    page.open(
                            brought.stream()
                                    .map(key)
                                    .collect(
                                            Collectors.groupingBy(
                                                    Page.Key::source,
                                                    Collectors.mapping(
                                                            Page.Key::uri, Collectors.toSet()))));
                    List<Arrival> arrivals =
                            brought.stream().map(one -> enter.apply(page, one)).toList();
                    page.close();
                    return arrivals;
                });
            } catch (RuntimeException failed) {
                groups.forget();
                throw failed;
            }
        }
    }

    private static Page.Key key(Delivery delivery) {
        return new Page.Key(delivery.source().value(), Texts.key(delivery.item().uri()));
    }

    private Arrival file(Page page, Dossier dossier) {
        Optional<StoryRecord> known = page.story(Archive.key(dossier));
        if (known.isEmpty() && Archive.isWhole(dossier)) {
            return archive.enter(page, dossier);
        }
        List<WireItem> fresh =
                known.map(story -> Archive.unknown(page.known(story), dossier))
                        .orElseGet(() -> Archive.items(dossier));
        List<Arrival> arrivals =
                fresh.stream()
                        .map(item ->
                                new Delivery(
                                        dossier.source(),
                                        item,
                                        Delivery.Manner.ARCHIVE,
                                        dossier.standing().section()))
                        .map(delivery -> enter(page, delivery))
                        .toList();
        if (known.isEmpty() && arrivals.isEmpty()) {
            return archive.enter(page, Archive.tombstone(dossier));
        }
        return arrivals.isEmpty()
                ? new Arrival.Repeat(id(known.orElseThrow()), "It is here already.")
                : arrivals.getLast();
    }

    private Arrival enter(Page page, Delivery delivery) {
        WireItem item = delivery.item();
        Page.Key key = key(delivery);
        Entry entry =
                new Entry(page, delivery, Digest.of(item), fingerprint(item), clock.instant());
        Optional<StoryRecord> known = page.story(key);
        if (known.isEmpty()) {
            return begin(entry, key);
        }
        StoryRecord story = known.get();
        Judgement judgement =
                Judgement.of(
                        delivery,
                        Optional.of(page.known(story)),
                        entry.digest(),
                        Optional.empty(),
                        entry.now());
        return switch (judgement) {
            case Judgement.First first -> throw new IllegalStateException("Known, yet new");
            case Judgement.Further one -> further(entry, story, one);
            case Judgement.FurtherHeld one -> furtherHeld(entry, story, one);
            case Judgement.Terms one -> terms(entry, story, one);
            case Judgement.Late one -> late(entry, story, one);
            case Judgement.Kill kill -> kill(entry, story);
            case Judgement.Nothing nothing -> {
                if (nothing.counts()) {
                    page.recount(story, item, entry.digest());
                }
                yield new Arrival.Repeat(id(story), nothing.why());
            }
        };
    }

    /// What is being entered, and where.
    private record Entry(
            Page page, Delivery delivery, Digest digest, Fingerprint print, Instant now) {
        WireItem item() {
            return delivery.item();
        }
    }

    private Arrival begin(Entry entry, Page.Key key) {
        Page page = entry.page();
        Optional<StoryRecord> first = groups.first(page, entry.print());
        StoryRecord story = Rows.blank(page.nextId(), key, entry.delivery(), entry.now());
        Optional<String> older = first.flatMap(one -> repeatsOld(one, story));
        Judgement judgement =
                Judgement.of(
                        entry.delivery(), Optional.empty(), entry.digest(), older, entry.now());
        page.add(story);
        if (judgement instanceof Judgement.Kill) {
            return kill(entry, story);
        }
        add(entry, story, Kind.FIRST);
        Rows.show(story, entry.item(), 1, Kind.FIRST, entry.now());
        if (!entry.print().isThin()) {
            story.setFingerprint(entry.print().toBytes());
        }
        Optional<Judgement.Hold> hold =
                judgement instanceof Judgement.First one ? one.hold() : Optional.empty();
        if (hold.isPresent()) {
            return hold(entry, story, hold.get());
        }
        Rows.unhold(story);
        first.filter(one -> older.isEmpty()).ifPresent(one -> groups.join(page, story, one));
        groups.add(story, entry.print());
        page.entry(JournalEntry.Kind.FIRST_SEEN, story);
        return new Arrival.FirstSeen(id(story));
    }

    static Optional<String> repeatsOld(StoryRecord first, StoryRecord story) {
        boolean old =
                Rows.isHeldAsOld(first)
                        || Rows.age(first) < Rows.age(story) - COPY_WITHIN.toMillis();
        return old
                ? Optional.of(
                        Rows.retold(first.getHeadline())
                                + ", first seen "
                                + Instant.ofEpochMilli(Rows.age(first))
                                + ".")
                : Optional.empty();
    }

    private Arrival hold(Entry entry, StoryRecord story, Judgement.Hold hold) {
        if (Rows.isLive(story) && story.getOpened() == 1) {
            groups.leave(entry.page(), story, false);
        }
        Rows.hold(story, hold);
        groups.add(story, entry.print());
        entry.page().entry(JournalEntry.Kind.HELD, story);
        return new Arrival.Held(id(story), hold.reason(), hold.until());
    }

    private Arrival further(Entry entry, StoryRecord story, Judgement.Further judged) {
        Page page = entry.page();
        int version = add(entry, story, judged.kind());
        if (judged.embargo().isPresent()) {
            return wait(story, version, judged.embargo().get());
        }
        show(entry, story, version, judged.kind());
        if (Rows.isHeldAsOld(story)) {
            page.entry(JournalEntry.Kind.HELD, story);
            return new Arrival.Held(id(story), Reason.OLD, Optional.empty());
        }
        Rows.unhold(story);
        groups.add(story, entry.print());
        return switch (judged.kind()) {
            case CORRECTION, REFILE -> {
                page.entry(JournalEntry.Kind.CORRECTED, story);
                yield new Arrival.Corrected(id(story), version);
            }
            case FIRST, UPDATE, KILL -> {
                page.entry(JournalEntry.Kind.REVISED, story);
                yield new Arrival.Revised(id(story), version);
            }
        };
    }

    private Arrival furtherHeld(Entry entry, StoryRecord story, Judgement.FurtherHeld judged) {
        int version = add(entry, story, judged.kind());
        Optional<Instant> until = judged.hold().until();
        if (Rows.isHeldAsOld(story) && until.isPresent()) {
            return wait(story, version, until.get());
        }
        boolean old = Rows.isHeldAsOld(story);
        show(entry, story, version, judged.kind());
        if (old) {
            entry.page().entry(JournalEntry.Kind.HELD, story);
            return new Arrival.Held(id(story), Reason.OLD, Optional.empty());
        }
        return hold(entry, story, judged.hold());
    }

    private static Arrival wait(StoryRecord story, int version, Instant until) {
        story.setPendingVersion((long) version);
        Rows.due(story, until.toEpochMilli());
        return new Arrival.Held(id(story), Reason.EMBARGO, Optional.of(until));
    }

    private static void show(Entry entry, StoryRecord story, int version, Kind kind) {
        story.setPendingVersion(null);
        Rows.show(story, entry.item(), version, kind, entry.now());
        story.setFingerprint(entry.print().isThin() ? null : entry.print().toBytes());
    }

    private Arrival terms(Entry entry, StoryRecord story, Judgement.Terms judged) {
        Page page = entry.page();
        page.reterm(story, entry.item(), entry.digest());
        int newest = page.newest(story);
        Optional<Judgement.Hold> hold = judged.hold();
        if (story.getPendingVersion() != null) {
            story.setDueAt(story.getExpires());
            Optional<Kind> shown =
                    hold.isEmpty() || hold.get().until().isPresent()
                            ? Groups.turn(page, story, entry.now())
                            : Optional.empty();
            shown.ifPresent(kind -> page.entry(JournalEntry.Kind.REVISED, story));
            return hold.isEmpty()
                    ? new Arrival.Revised(id(story), newest)
                    : new Arrival.Held(id(story), hold.get().reason(), hold.get().until());
        }
        boolean wasHeld = Rows.isHeld(story);
        boolean old = Rows.isHeldAsOld(story);
        String standing = story.getStanding();
        show(entry, story, newest, Kind.UPDATE);
        story.setStanding(standing);
        if (old) {
            return new Arrival.Held(id(story), Reason.OLD, Optional.empty());
        }
        if (hold.isPresent()) {
            return hold(entry, story, hold.get());
        }
        Rows.unhold(story);
        groups.add(story, entry.print());
        page.entry(wasHeld ? JournalEntry.Kind.RELEASED : JournalEntry.Kind.TOUCHED, story);
        return wasHeld
                ? new Arrival.Revised(id(story), newest)
                : new Arrival.Repeat(id(story), "The same words under other terms.");
    }

    private Arrival late(Entry entry, StoryRecord story, Judgement.Late judged) {
        VersionRecord version =
                Rows.version(story, entry.item(), entry.digest(), judged.kind(), entry.now());
        entry.page().insert(version, judged.number(), entry.item(), entry.digest());
        if (story.getPendingVersion() != null) {
            story.setPendingVersion(story.getPendingVersion() + 1);
        }
        if (story.getCurrentVersion() < judged.number()) {
            if (version.getEmbargo() == null) {
                Long pending = story.getPendingVersion();
                show(entry, story, judged.number(), judged.kind());
                story.setPendingVersion(pending);
                story.setDueAt(entry.now().toEpochMilli());
                entry.page().entry(JournalEntry.Kind.REVISED, story);
                return new Arrival.Revised(id(story), judged.number());
            }
        } else {
            story.setCurrentVersion(story.getCurrentVersion() + 1);
            if (Kind.FIRST.name().equals(story.getStanding())) {
                story.setStanding(Judgement.kind(Rows.signals(story)).name());
            }
            entry.page().entry(JournalEntry.Kind.TOUCHED, story);
        }
        return new Arrival.Repeat(
                id(story), "An older version, arriving late; filed in its place.");
    }

    private Arrival kill(Entry entry, StoryRecord story) {
        boolean known = story.getCurrentVersion() != null;
        String headline = known ? tellable(story) : Texts.headline(entry.item().headline());
        int version = add(entry, story, Kind.KILL);
        if (!known) {
            Rows.show(story, entry.item(), version, Kind.KILL, entry.now());
        }
        story.setCurrentVersion((long) version);
        story.setHeadline(headline);
        story.setStanding(Kind.KILL.name());
        story.setChanged(entry.now().toEpochMilli());
        groups.blot(entry.page(), story, StoryState.KILLED);
        entry.page().entry(JournalEntry.Kind.KILLED, story);
        return new Arrival.Killed(id(story));
    }

    /// The headline its tombstone may show: of a story that is held, readers don't know the words.
    private static String tellable(StoryRecord story) {
        return Rows.isHeld(story) ? "" : story.getHeadline();
    }

    private static int add(Entry entry, StoryRecord story, Kind kind) {
        return entry.page()
                .add(
                        Rows.version(story, entry.item(), entry.digest(), kind, entry.now()),
                        entry.item(),
                        entry.digest());
    }

    static Fingerprint fingerprint(WireItem item) {
        return Fingerprint.of(item.headline() + "\n" + item.bodyText());
    }

    private static StoryId id(StoryRecord story) {
        return new StoryId(story.getId());
    }
}
