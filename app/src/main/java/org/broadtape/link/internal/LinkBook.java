package org.broadtape.link.internal;

import static org.broadtape.store.tables.Tables.LINK;
import static org.broadtape.store.tables.Tables.LINK_APPEAL;
import static org.broadtape.store.tables.Tables.LINK_CHANGE;
import static org.broadtape.store.tables.Tables.LINK_ENTITY;
import static org.broadtape.store.tables.Tables.LINK_READING;
import static org.broadtape.store.tables.Tables.LINK_RULING;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.Role;
import org.broadtape.link.Appeal;
import org.broadtape.link.Ledger;
import org.broadtape.link.Ruling;
import org.broadtape.newsroom.StoryId;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.broadtape.store.tables.tables.records.LinkEntityRecord;
import org.broadtape.store.tables.tables.records.LinkRecord;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Writes ledgers, and what the owner ruled. A story whose links are others than before is noted in
/// the journal by the same transaction, as touched: pages and programs learn of it there.
public final class LinkBook {
    private final Database database;
    private final Journal journal;
    private final Clock clock;

    /// A book in that database.
    public LinkBook(Database database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /// What was read of a story.
    ///
    /// @param version the story's version
    /// @param rankAt where the story stands in lists, milliseconds
    /// @param reader the version of who read it
    public record Reading(int version, long rankAt, String reader) {}

    /// A story that was read.
    ///
    /// @param rankAt where it stands in lists, milliseconds
    /// @param source who brought it
    public record Entry(Ledger ledger, long rankAt, long source) {}

    /// What was read of those stories; the others were not.
    public Map<StoryId, Reading> readings(Collection<StoryId> stories) {
        return database.read(db ->
                db.selectFrom(LINK_READING)
                        .where(LINK_READING.STORY.in(numbers(stories)))
                        .fetchMap(
                                row -> new StoryId(row.getStory()),
                                row ->
                                        new Reading(
                                                row.getVersion().intValue(),
                                                row.getRankAt(),
                                                row.getReader())));
    }

    /// How many stories another reader has read.
    public int stale(String reader) {
        return database.read(db -> db.fetchCount(LINK_READING, LINK_READING.READER.ne(reader)));
    }

    /// Stories another reader has read, by id, after that one.
    public List<StoryId> stale(String reader, long after, int limit) {
        return database.read(db ->
                db.select(LINK_READING.STORY)
                        .from(LINK_READING)
                        .where(LINK_READING.STORY.gt(after))
                        .and(LINK_READING.READER.ne(reader))
                        .orderBy(LINK_READING.STORY)
                        .limit(limit)
                        .fetch(row -> new StoryId(row.value1())));
    }

    /// What the owner ruled on those stories.
    public Map<StoryId, List<Ruling>> rulings(Collection<StoryId> stories) {
        return database.read(db ->
                db.selectFrom(LINK_RULING)
                        .where(LINK_RULING.STORY.in(numbers(stories)))
                        .orderBy(LINK_RULING.STORY, LINK_RULING.ENTITY)
                        .fetchGroups(
                                row -> new StoryId(row.getStory()),
                                row ->
                                        new Ruling(
                                                row.getEntity(),
                                                row.getKept() == 1,
                                                Role.valueOf(row.getRole()))));
    }

    /// Keeps a ruling in place of an earlier one.
    public void rule(StoryId story, Ruling ruling) {
        long kept = ruling.kept() ? 1L : 0L;
        database.write(db ->
                db.insertInto(LINK_RULING)
                        .set(LINK_RULING.STORY, story.value())
                        .set(LINK_RULING.ENTITY, ruling.entity())
                        .set(LINK_RULING.KEPT, kept)
                        .set(LINK_RULING.ROLE, ruling.role().name())
                        .set(LINK_RULING.AT, clock.millis())
                        .onConflict(LINK_RULING.STORY, LINK_RULING.ENTITY)
                        .doUpdate()
                        .set(LINK_RULING.KEPT, kept)
                        .set(LINK_RULING.ROLE, ruling.role().name())
                        .set(LINK_RULING.AT, clock.millis())
                        .execute());
    }

    /// Writes what was read, and forgets what can no longer be read.
    ///
    /// @param run the run whose changes of chips are to be told; empty for stories that are new
    public void write(List<Entry> read, Collection<StoryId> gone, OptionalLong run) {
        if (read.isEmpty() && gone.isEmpty()) {
            return;
        }
        boolean touched =
                database.write(tx -> {
                    journal.lock(tx);
                    List<Long> all = new ArrayList<>(numbers(gone));
                    read.forEach(one -> all.add(one.ledger().story().value()));
                    Map<Long, List<LinkRecord>> before = kept(tx, all);
                    tx.deleteFrom(LINK).where(LINK.STORY.in(all)).execute();
                    tx.deleteFrom(LINK_READING).where(LINK_READING.STORY.in(all)).execute();
                    forgetWords(tx, numbers(gone));
                    return enter(tx, read, before, run);
                });
        if (touched) {
            journal.announce();
        }
    }

    /// What readers said of a story that is withdrawn may quote it.
    private static void forgetWords(DSLContext tx, List<Long> gone) {
        tx.update(LINK_APPEAL)
                .set(LINK_APPEAL.WORDS, (String) null)
                .set(LINK_APPEAL.WANTED, (String) null)
                .set(
                        LINK_APPEAL.STATE,
                        DSL.when(
                                        LINK_APPEAL.STATE.eq(Appeal.State.OPEN.name()),
                                        Appeal.State.VOID.name())
                                .otherwise(LINK_APPEAL.STATE))
                .where(LINK_APPEAL.STORY.in(gone))
                .execute();
    }

    private boolean enter(
            DSLContext tx, List<Entry> read, Map<Long, List<LinkRecord>> before, OptionalLong run) {
        List<LinkRecord> rows = new ArrayList<>();
        List<Journal.Draft> drafts = new ArrayList<>();
        Map<String, Entity> entities = new TreeMap<>();
        for (Entry entry : read) {
            Ledger ledger = entry.ledger();
            long story = ledger.story().value();
            tx.insertInto(LINK_READING)
                    .set(LINK_READING.STORY, story)
                    .set(LINK_READING.VERSION, (long) ledger.version())
                    .set(LINK_READING.RANK_AT, entry.rankAt())
                    .set(LINK_READING.READER, ledger.reader())
                    .execute();
            List<LinkRecord> now = rows(ledger, entry.rankAt());
            rows.addAll(now);
            ledger.lines().forEach(line -> entities.put(line.entity().id(), line.entity()));
            List<LinkRecord> old = before.getOrDefault(story, List.of());
            List<LinkRecord> kept = now.stream().filter(row -> row.getKept() == 1).toList();
            if (!shown(old).equals(shown(kept))) {
                drafts.add(
                        new Journal.Draft(
                                JournalEntry.Kind.TOUCHED,
                                story,
                                ledger.version(),
                                entry.source()));
            }
            run.ifPresent(id -> tell(tx, id, story, chips(old), chips(kept)));
        }
        insert(tx, rows);
        call(tx, entities);
        journal.append(tx, drafts);
        return !drafts.isEmpty();
    }

    private static Map<Long, List<LinkRecord>> kept(DSLContext tx, List<Long> stories) {
        return tx
                .selectFrom(LINK)
                .where(LINK.STORY.in(stories))
                .and(LINK.KEPT.eq(1L))
                .orderBy(LINK.STORY, LINK.PLACE)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(LinkRecord::getStory));
    }

    private static List<LinkRecord> rows(Ledger ledger, long rankAt) {
        List<LinkRecord> rows = new ArrayList<>();
        for (Link line : ledger.lines()) {
            LinkRecord row = new LinkRecord();
            row.setStory(ledger.story().value());
            row.setEntity(line.entity().id());
            row.setPlace((long) rows.size());
            row.setKept(line.kept() ? 1L : 0L);
            row.setRole(line.role().name());
            row.setRelevance((long) line.relevance());
            row.setChip(line.chip() ? 1L : 0L);
            row.setRule(line.rule());
            row.setFeatures(Cells.features(line.features()));
            row.setEvidence(Cells.evidence(line.evidence()));
            row.setRankAt(rankAt);
            rows.add(row);
        }
        return rows;
    }

    /// What readers see of links, for comparing.
    private static List<String> shown(List<LinkRecord> rows) {
        return rows.stream()
                .map(row ->
                        String.join(
                                "\t",
                                row.getEntity(),
                                row.getRole(),
                                row.getRelevance().toString(),
                                row.getChip().toString(),
                                row.getRule(),
                                row.getEvidence()))
                .toList();
    }

    private static Set<String> chips(List<LinkRecord> rows) {
        return rows.stream()
                .filter(row -> row.getChip() == 1)
                .map(LinkRecord::getEntity)
                .collect(Collectors.toSet());
    }

    private static void tell(
            DSLContext tx, long run, long story, Set<String> before, Set<String> now) {
        Map<String, Long> changes = new LinkedHashMap<>();
        now.stream().filter(id -> !before.contains(id)).forEach(id -> changes.put(id, 1L));
        before.stream().filter(id -> !now.contains(id)).forEach(id -> changes.put(id, 0L));
        changes.forEach((entity, added) ->
                tx.insertInto(LINK_CHANGE)
                        .set(LINK_CHANGE.RUN, run)
                        .set(LINK_CHANGE.STORY, story)
                        .set(LINK_CHANGE.ENTITY, entity)
                        .set(LINK_CHANGE.ADDED, added)
                        .onConflict(LINK_CHANGE.RUN, LINK_CHANGE.STORY, LINK_CHANGE.ENTITY)
                        .doUpdate()
                        .set(LINK_CHANGE.ADDED, added)
                        .execute());
    }

    private static void insert(DSLContext tx, List<LinkRecord> rows) {
        if (rows.isEmpty()) {
            return;
        }
        BatchBindStep insert =
                tx.batch(
                        tx.insertInto(LINK)
                                .columns(LINK.fields())
                                .values(new Object[LINK.fields().length]));
        for (LinkRecord row : rows) {
            insert = insert.bind(row.intoArray());
        }
        insert.execute();
    }

    /// Keeps what entities are called; most are known by that name already.
    private static void call(DSLContext tx, Map<String, Entity> entities) {
        Map<String, LinkEntityRecord> known = new HashMap<>();
        List<String> ids = List.copyOf(entities.keySet());
        for (int at = 0; at < ids.size(); at += 500) {
            known.putAll(
                    tx.selectFrom(LINK_ENTITY)
                            .where(
                                    LINK_ENTITY.ID.in(
                                            ids.subList(at, Math.min(at + 500, ids.size()))))
                            .fetchMap(LINK_ENTITY.ID));
        }
        List<LinkEntityRecord> fresh = new ArrayList<>();
        List<LinkEntityRecord> other = new ArrayList<>();
        entities.forEach((id, entity) -> {
            LinkEntityRecord row = row(entity);
            LinkEntityRecord old = known.get(id);
            if (old == null) {
                fresh.add(row);
            } else if (!old.equals(row)) {
                other.add(row);
            }
        });
        tx.batchInsert(fresh).execute();
        tx.batchUpdate(other).execute();
    }

    private static LinkEntityRecord row(Entity entity) {
        return new LinkEntityRecord(
                entity.id(),
                entity.kind().name(),
                entity.type(),
                entity.name(),
                entity.symbol().orElse(null),
                entity.mic().orElse(null),
                entity.country().orElse(null));
    }

    private static List<Long> numbers(Collection<StoryId> stories) {
        return stories.stream().map(StoryId::value).distinct().toList();
    }
}
