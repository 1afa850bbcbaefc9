package org.broadtape.newsroom.internal;

import static org.broadtape.store.tables.Tables.PICTURE;
import static org.broadtape.store.tables.Tables.STORY;
import static org.broadtape.store.tables.Tables.VERSION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadtape.analysis.cluster.CopyIndex;
import org.broadtape.analysis.cluster.Fingerprint;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.StoryVersion.Kind;
import org.broadtape.store.Database;
import org.broadtape.store.JournalEntry;
import org.broadtape.store.tables.tables.records.StoryRecord;
import org.broadtape.store.tables.tables.records.VersionRecord;

/// Which stories copy which. The texts of the latest firsts are remembered, those held as old too,
/// so that their copies are told; after a start they are read when the first delivery comes.
///
/// Whoever changes stories holds this object's monitor for the whole transaction.
public final class Groups {
    private static final int REMEMBERED = 30_000;

    private final Database database;
    private CopyIndex texts = new CopyIndex(REMEMBERED);
    private boolean remembering;

    /// Groups of the stories in that database.
    public Groups(Database database) {
        this.database = database;
    }

    /// Drops what was remembered: a transaction was rolled back.
    synchronized void forget() {
        texts = new CopyIndex(REMEMBERED);
        remembering = false;
    }

    void remember() {
        if (remembering) {
            return;
        }
        database.read(db ->
                        db.select(STORY.ID, STORY.FINGERPRINT)
                                .from(STORY)
                                .where(STORY.FINGERPRINT.isNotNull())
                                .and(STORY.COPY_OF.isNull())
                                .and(
                                        STORY.STATE
                                                .eq(StoryState.LIVE.name())
                                                .or(STORY.HOLD_REASON.eq("OLD")))
                                .orderBy(STORY.ID.desc())
                                .limit(REMEMBERED)
                                .fetch())
                .reversed()
                .forEach(row -> texts.add(row.value1(), Fingerprint.parse(row.value2())));
        remembering = true;
    }

    /// The first story here that told the same in the same words.
    Optional<StoryRecord> first(Page page, Fingerprint print) {
        return texts.firstCopied(print)
                .flatMap(page::story)
                .filter(story -> Rows.isLive(story) || Rows.isHeldAsOld(story));
    }

    /// Remembers the text of a story that is no copy.
    void add(StoryRecord story, Fingerprint print) {
        if (story.getCopyOf() == null && (Rows.isLive(story) || Rows.isHeldAsOld(story))) {
            texts.add(story.getId(), print);
        }
    }

    /// Puts a story under the first it copies.
    void join(Page page, StoryRecord story, StoryRecord first) {
        story.setCopyOf(first.getId());
        count(page, first, 1);
    }

    /// Takes a story that readers no longer see out of its group. Its copies stand under the
    /// earliest of them; if it was withdrawn, each stands alone and says so.
    void leave(Page page, StoryRecord story, boolean withdrawn) {
        texts.remove(story.getId());
        if (story.getCopyOf() != null) {
            page.story(story.getCopyOf()).ifPresent(first -> count(page, first, -1));
            story.setCopyOf(null);
        }
        if (story.getCopies() == 0) {
            return;
        }
        List<StoryRecord> copies = page.copiesOf(story.getId());
        StoryRecord head = copies.getFirst();
        for (StoryRecord copy : copies) {
            if (withdrawn) {
                copy.setFirstWithdrawn(story.getId());
            }
            boolean alone = withdrawn || copy.getId().equals(head.getId());
            copy.setCopyOf(alone ? null : head.getId());
            page.entry(JournalEntry.Kind.TOUCHED, copy);
            if (copy.getFingerprint() != null) {
                add(copy, Fingerprint.parse(copy.getFingerprint()));
            }
        }
        head.setCopies(withdrawn ? 0 : copies.size() - 1L);
        story.setCopies(0L);
    }

    private static void count(Page page, StoryRecord first, long more) {
        first.setCopies(first.getCopies() + more);
        page.entry(JournalEntry.Kind.TOUCHED, first);
    }

    /// Takes every word of a story but its headlines out of the book; on SQLite `secure_delete`
    /// overwrites them.
    void blot(Page page, StoryRecord story, StoryState state) {
        leave(page, story, state == StoryState.KILLED);
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
        page.flush();
        page.tx
                .update(VERSION)
                .set(VERSION.ITEM, (String) null)
                .where(VERSION.STORY.eq(story.getId()))
                .execute();
        page.tx.deleteFrom(PICTURE).where(PICTURE.STORY.eq(story.getId())).execute();
    }

    /// Shows the version that waits, if its time has come; else sees that the clerk looks again.
    /// Answers what it is to the one before, if it is shown now.
    static Optional<Kind> turn(Page page, StoryRecord story, Instant now) {
        if (story.getPendingVersion() == null) {
            return Optional.empty();
        }
        VersionRecord version = page.version(story, story.getPendingVersion());
        if (version.getEmbargo() != null && version.getEmbargo() > now.toEpochMilli()) {
            Rows.due(story, version.getEmbargo());
            return Optional.empty();
        }
        Kind kind = Kind.valueOf(version.getKind());
        Rows.show(story, ItemCodec.read(version.getItem()), version.getNumber(), kind, now);
        story.setPendingVersion(null);
        return Optional.of(kind);
    }
}
