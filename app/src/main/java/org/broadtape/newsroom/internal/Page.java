package org.broadtape.newsroom.internal;

import static org.broadtape.store.tables.Tables.STORY;
import static org.broadtape.store.tables.Tables.VERSION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.internal.Judgement.Past;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.broadtape.store.tables.tables.records.StoryRecord;
import org.broadtape.store.tables.tables.records.VersionRecord;
import org.broadtape.wire.WireItem;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;

/// What one transaction has read and changed so far, written out together at its end: one record a
/// story, however often it is touched. A story's record is changed in place; the page sees it.
final class Page {
    /// A story's identity.
    ///
    /// @param source who brought it
    /// @param uri as kept, see [Texts#key]
    record Key(long source, String uri) {}

    final DSLContext tx;
    private final Journal journal;
    private final Map<Key, StoryRecord> byKey = new HashMap<>();
    private final Map<Long, StoryRecord> byId = new HashMap<>();
    private final Map<Long, List<Past>> pasts = new HashMap<>();
    private final List<StoryRecord> fresh = new ArrayList<>();
    private final List<VersionRecord> versions = new ArrayList<>();
    private final List<Journal.Draft> entries = new ArrayList<>();
    private long lastId = -1;

    Page(DSLContext tx, Journal journal) {
        this.tx = tx;
        this.journal = journal;
        journal.lock(tx);
    }

    /// Reads the stories of those identities, and what is known of their versions.
    void open(Map<Long, ? extends Collection<String>> uris) {
        List<Long> found = new ArrayList<>();
        uris.forEach((source, names) ->
                tx.selectFrom(STORY)
                        .where(STORY.SOURCE.eq(source))
                        .and(STORY.URI.in(names))
                        .forEach(row -> found.add(keep(row).getId())));
        if (found.isEmpty()) {
            return;
        }
        tx.select(
                        VERSION.STORY,
                        VERSION.WIRE_VERSION,
                        VERSION.PUBLISHED,
                        VERSION.UPDATED,
                        VERSION.DIGEST)
                .from(VERSION)
                .where(VERSION.STORY.in(found))
                .orderBy(VERSION.STORY, VERSION.NUMBER)
                .forEach(row ->
                        pasts(row.value1())
                                .add(
                                        new Past(
                                                Optional.ofNullable(row.value2()),
                                                Optional.ofNullable(row.value3())
                                                        .map(Instant::ofEpochMilli),
                                                Optional.ofNullable(row.value4())
                                                        .map(Instant::ofEpochMilli),
                                                Digest.parse(row.value5()))));
    }

    private StoryRecord keep(StoryRecord row) {
        StoryRecord here = byId.putIfAbsent(row.getId(), row);
        if (here != null) {
            return here;
        }
        byKey.put(new Key(row.getSource(), row.getUri()), row);
        return row;
    }

    Optional<StoryRecord> story(Key key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Optional<StoryRecord> story(long id) {
        StoryRecord here = byId.get(id);
        return here != null
                ? Optional.of(here)
                : tx.selectFrom(STORY).where(STORY.ID.eq(id)).fetchOptional().map(this::keep);
    }

    /// The stories that copy one, in the order they were seen.
    List<StoryRecord> copiesOf(long first) {
        flush();
        List<Long> ids =
                tx.select(STORY.ID)
                        .from(STORY)
                        .where(STORY.COPY_OF.eq(first))
                        .orderBy(STORY.FIRST_SEEN, STORY.ID)
                        .fetch(STORY.ID);
        return ids.stream().map(id -> story(id).orElseThrow()).toList();
    }

    Judgement.Known known(StoryRecord story) {
        return new Judgement.Known(
                StoryState.valueOf(story.getState()), story.getOpened() == 1, pasts(story.getId()));
    }

    private List<Past> pasts(long story) {
        return pasts.computeIfAbsent(story, id -> new ArrayList<>());
    }

    /// An id no story has.
    long nextId() {
        if (lastId < 0) {
            lastId =
                    tx.select(DSL.coalesce(DSL.max(STORY.ID), 0L))
                            .from(STORY)
                            .fetchSingle()
                            .value1();
        }
        return ++lastId;
    }

    void add(StoryRecord story) {
        fresh.add(keep(story));
    }

    /// Adds a version after all others; answers its number.
    int add(VersionRecord version, WireItem item, Digest digest) {
        return add(version, past(item, digest));
    }

    /// Adds a version that the wire counts so after all others; answers its number.
    int add(VersionRecord version, Past past) {
        List<Past> known = pasts(version.getStory());
        known.add(past);
        version.setNumber((long) known.size());
        versions.add(version);
        return known.size();
    }

    /// Adds a version before others, which move up by one.
    void insert(VersionRecord version, int number, WireItem item, Digest digest) {
        flush();
        long story = version.getStory();
        tx.update(VERSION)
                .set(VERSION.NUMBER, VERSION.NUMBER.plus(1L).neg())
                .where(VERSION.STORY.eq(story))
                .and(VERSION.NUMBER.ge((long) number))
                .execute();
        tx.update(VERSION)
                .set(VERSION.NUMBER, VERSION.NUMBER.neg())
                .where(VERSION.STORY.eq(story))
                .and(VERSION.NUMBER.lt(0L))
                .execute();
        version.setNumber((long) number);
        versions.add(version);
        pasts(story).add(number - 1, past(item, digest));
    }

    /// Counts the newest version as what the wire counts it now; its words stay.
    void recount(StoryRecord story, WireItem item, Digest digest) {
        flush();
        Past past = past(item, digest);
        List<Past> known = pasts(story.getId());
        int number = known.size();
        known.set(number - 1, past);
        tx.update(VERSION)
                .set(VERSION.WIRE_VERSION, past.version().orElse(null))
                .set(VERSION.PUBLISHED, past.published().map(Instant::toEpochMilli).orElse(null))
                .set(VERSION.UPDATED, past.updated().map(Instant::toEpochMilli).orElse(null))
                .set(VERSION.DIGEST, digest.toString())
                .where(VERSION.STORY.eq(story.getId()))
                .and(VERSION.NUMBER.eq((long) number))
                .execute();
    }

    /// Puts the newest version under other terms.
    void reterm(StoryRecord story, WireItem item, Digest digest) {
        recount(story, item, digest);
        tx.update(VERSION)
                .set(VERSION.ITEM, ItemCodec.write(item))
                .set(VERSION.EMBARGO, item.embargoedUntil().map(Instant::toEpochMilli).orElse(null))
                .where(VERSION.STORY.eq(story.getId()))
                .and(VERSION.NUMBER.eq((long) newest(story)))
                .execute();
    }

    int newest(StoryRecord story) {
        return pasts(story.getId()).size();
    }

    VersionRecord version(StoryRecord story, long number) {
        flush();
        return tx.selectFrom(VERSION)
                .where(VERSION.STORY.eq(story.getId()))
                .and(VERSION.NUMBER.eq(number))
                .fetchSingle();
    }

    private static Past past(WireItem item, Digest digest) {
        return new Past(
                item.version().map(Texts::clean),
                item.published().map(Stamp::at),
                item.updated().map(Stamp::at),
                digest);
    }

    void entry(JournalEntry.Kind kind, StoryRecord story) {
        entries.add(
                new Journal.Draft(
                        kind,
                        story.getId(),
                        Objects.requireNonNull(story.getCurrentVersion()).intValue(),
                        story.getSource()));
    }

    /// Writes out stories and versions changed so far, so that statements see them.
    void flush() {
        if (!fresh.isEmpty()) {
            insert(STORY, fresh);
            fresh.forEach(story -> story.changed(false));
            fresh.clear();
        }
        List<StoryRecord> changed = byId.values().stream().filter(StoryRecord::changed).toList();
        if (!changed.isEmpty()) {
            tx.batchUpdate(changed).execute();
            changed.forEach(story -> story.changed(false));
        }
        if (!versions.isEmpty()) {
            insert(VERSION, versions);
            versions.clear();
        }
    }

    /// One statement with many rows of values: made once, where `batchInsert` makes it for each.
    private <R extends TableRecord<R>> void insert(Table<R> table, List<R> rows) {
        BatchBindStep insert =
                tx.batch(
                        tx.insertInto(table)
                                .columns(table.fields())
                                .values(new Object[table.fields().length]));
        for (R row : rows) {
            insert = insert.bind(row.intoArray());
        }
        insert.execute();
    }

    /// Writes out all, the journal last; answers whether there was anything to tell.
    boolean close() {
        flush();
        journal.append(tx, entries);
        return !entries.isEmpty();
    }
}
