package org.broadtape.newsroom.internal;

import static org.broadtape.store.tables.Tables.PICTURE;
import static org.broadtape.store.tables.Tables.STORY;
import static org.broadtape.store.tables.Tables.VERSION;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.broadtape.analysis.cluster.Fingerprint;
import org.broadtape.newsroom.Arrival.Reason;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.StoryVersion.Kind;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.broadtape.store.tables.tables.records.StoryRecord;
import org.broadtape.store.tables.tables.records.VersionRecord;
import org.broadtape.wire.rights.Rights;

/// What the clerk does when its time has come, and what the owner decides about one story.
public final class Upkeep {
    private static final int ROUND = 500;

    private final Database database;
    private final Journal journal;
    private final Clock clock;
    private final Groups groups;

    /// Upkeep of the stories in that database.
    public Upkeep(Database database, Journal journal, Clock clock, Groups groups) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
        this.groups = groups;
    }

    /// Does what is due by now; answers how many stories were looked at.
    public int due() {
        Instant now = clock.instant();
        boolean any =
                database.read(db ->
                        db.fetchExists(
                                db.selectFrom(STORY).where(STORY.DUE_AT.le(now.toEpochMilli()))));
        if (!any) {
            return 0;
        }
        return write(page -> {
            List<Long> ids =
                    page.tx
                            .select(STORY.ID)
                            .from(STORY)
                            .where(STORY.DUE_AT.le(now.toEpochMilli()))
                            .orderBy(STORY.DUE_AT)
                            .limit(ROUND)
                            .fetch(STORY.ID);
            ids.forEach(id -> due(page, page.story(id).orElseThrow(), now));
            return ids.size();
        });
    }

    /// Reads the terms of stories that came before terms were read; answers how many there were.
    public int unread() {
        boolean any =
                database.read(
                        db -> db.fetchExists(db.selectFrom(STORY).where(STORY.RIGHTS.isNull())));
        if (!any) {
            return 0;
        }
        return database.write(tx -> {
            Map<Long, String> items =
                    tx.select(STORY.ID, VERSION.ITEM)
                            .from(STORY)
                            .join(VERSION)
                            .on(VERSION.STORY.eq(STORY.ID))
                            .and(VERSION.NUMBER.eq(STORY.CURRENT_VERSION))
                            .where(STORY.RIGHTS.isNull())
                            .limit(ROUND)
                            .fetchMap(STORY.ID, VERSION.ITEM);
            items.forEach((id, item) ->
                    tx.update(STORY)
                            .set(
                                    STORY.RIGHTS,
                                    item == null ? "" : Rights.of(ItemCodec.read(item)).code())
                            .where(STORY.ID.eq(id))
                            .execute());
            return items.size();
        });
    }

    private void due(Page page, StoryRecord story, Instant now) {
        story.setChanged(now.toEpochMilli());
        story.setDueAt(story.getExpires());
        if (story.getExpires() != null && story.getExpires() <= now.toEpochMilli()) {
            groups.blot(page, story, StoryState.EXPIRED);
            page.entry(JournalEntry.Kind.EXPIRED, story);
            return;
        }
        if (story.getHoldUntil() != null) {
            if (story.getHoldUntil() <= now.toEpochMilli()) {
                if (story.getLate() == 0) {
                    story.setRankAt(now.toEpochMilli());
                }
                open(story);
                page.entry(JournalEntry.Kind.RELEASED, story);
            } else {
                Rows.due(story, story.getHoldUntil());
            }
        }
        Groups.turn(page, story, now)
                .filter(kind -> Rows.isLive(story))
                .ifPresent(kind -> page.entry(told(kind), story));
    }

    private void open(StoryRecord story) {
        Rows.unhold(story);
        if (story.getFingerprint() != null) {
            groups.add(story, Fingerprint.parse(story.getFingerprint()));
        }
    }

    private static JournalEntry.Kind told(Kind kind) {
        return switch (kind) {
            case CORRECTION, REFILE -> JournalEntry.Kind.CORRECTED;
            case FIRST, UPDATE, KILL -> JournalEntry.Kind.REVISED;
        };
    }

    /// Opens a held story by the owner's decision. What its sender holds, nobody opens; a version
    /// under embargo waits for its time. One that is let through stands in lists where its own time
    /// puts it, not at the top.
    public boolean release(StoryId id) {
        return alter(
                id,
                (page, story) -> {
                    if (!Rows.isHeld(story) || Rows.isHeldBySender(story)) {
                        return false;
                    }
                    VersionRecord current = page.version(story, story.getCurrentVersion());
                    if (current.getEmbargo() != null && current.getEmbargo() > clock.millis()) {
                        Rows.hold(
                                story,
                                new Judgement.Hold(
                                        Reason.EMBARGO,
                                        Optional.of(Instant.ofEpochMilli(current.getEmbargo())),
                                        "Its sender forbids showing it before then."));
                        page.entry(JournalEntry.Kind.HELD, story);
                        return true;
                    }
                    if (story.getPublished() != null) {
                        story.setRankAt(Math.min(story.getRankAt(), story.getPublished()));
                    }
                    open(story);
                    Groups.turn(page, story, clock.instant());
                    page.entry(JournalEntry.Kind.RELEASED, story);
                    return true;
                });
    }

    /// Keeps a story on purpose, or no longer.
    public boolean keep(StoryId id, boolean kept) {
        return alter(
                id,
                (page, story) -> {
                    story.setKept(kept ? 1L : 0L);
                    page.entry(JournalEntry.Kind.TOUCHED, story);
                    return true;
                });
    }

    /// Removes a story: its words, and its headlines too.
    public boolean remove(StoryId id) {
        return alter(
                id,
                (page, story) -> {
                    if (!Rows.isLive(story) && !Rows.isHeld(story)) {
                        return false;
                    }
                    String quoted = Rows.retold(story.getHeadline());
                    story.setHeadline("");
                    groups.blot(page, story, StoryState.REMOVED);
                    page.tx
                            .update(VERSION)
                            .set(VERSION.HEADLINE, "")
                            .where(VERSION.STORY.eq(story.getId()))
                            .execute();
                    page.tx
                            .update(STORY)
                            .set(STORY.HOLD_WORDS, "It tells what a story told that was removed.")
                            .where(STORY.STATE.eq(StoryState.HELD.name()))
                            .and(STORY.HOLD_WORDS.startsWith(quoted))
                            .execute();
                    page.entry(JournalEntry.Kind.REMOVED, story);
                    return true;
                });
    }

    /// Puts pictures beside a live story.
    public boolean attach(StoryId id, List<Story.Picture> pictures) {
        return alter(
                id,
                (page, story) -> {
                    if (!Rows.isLive(story)) {
                        return false;
                    }
                    page.tx.deleteFrom(PICTURE).where(PICTURE.STORY.eq(story.getId())).execute();
                    long place = 0;
                    for (Story.Picture one : pictures) {
                        page.tx
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
                    page.entry(JournalEntry.Kind.TOUCHED, story);
                    return true;
                });
    }

    private boolean alter(StoryId id, BiPredicate<Page, StoryRecord> how) {
        return write(page -> {
            Optional<StoryRecord> story = page.story(id.value());
            if (story.isEmpty() || !how.test(page, story.get())) {
                return false;
            }
            story.get().setChanged(clock.millis());
            return true;
        });
    }

    private <T> T write(java.util.function.Function<Page, T> work) {
        synchronized (groups) {
            try {
                return database.write(tx -> {
                    Page page = new Page(tx, journal);
                    T done = work.apply(page);
                    page.close();
                    return done;
                });
            } catch (RuntimeException failed) {
                groups.forget();
                throw failed;
            }
        }
    }
}
