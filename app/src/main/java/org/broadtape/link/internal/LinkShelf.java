package org.broadtape.link.internal;

import static org.broadtape.store.tables.Tables.LINK;
import static org.broadtape.store.tables.Tables.LINK_ENTITY;
import static org.broadtape.store.tables.Tables.LINK_READING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.Role;
import org.broadtape.link.Ledger;
import org.broadtape.newsroom.StoryId;
import org.broadtape.store.Database;
import org.broadtape.store.tables.tables.records.LinkReadingRecord;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Reads ledgers back.
public final class LinkShelf {
    private final Database database;

    /// Ledgers in that database.
    public LinkShelf(Database database) {
        this.database = database;
    }

    /// Where a story stands in a list.
    ///
    /// @param rankAt milliseconds
    public record Place(long rankAt, StoryId story) {
        /// The inverse of [#toString]; empty where the words are none.
        public static Optional<Place> parse(String words) {
            if (!words.matches("-?\\d{1,15}-[1-9]\\d{0,17}")) {
                return Optional.empty();
            }
            int dash = words.lastIndexOf('-');
            return Optional.of(
                    new Place(
                            Long.parseLong(words.substring(0, dash)),
                            new StoryId(Long.parseLong(words.substring(dash + 1)))));
        }

        @Override
        public String toString() {
            return rankAt + "-" + story;
        }
    }

    /// The ledgers of those stories; a story that was not read is absent.
    ///
    /// @param keptOnly whether what was rejected is left out
    public Map<StoryId, Ledger> ledgers(Collection<StoryId> stories, boolean keptOnly) {
        List<Long> ids = stories.stream().map(StoryId::value).toList();
        return database.read(db -> {
            Map<Long, LinkReadingRecord> readings =
                    db.selectFrom(LINK_READING)
                            .where(LINK_READING.STORY.in(ids))
                            .fetchMap(LINK_READING.STORY);
            Map<Long, List<Link>> lines = new HashMap<>();
            db.select()
                    .from(LINK)
                    .join(LINK_ENTITY)
                    .on(LINK_ENTITY.ID.eq(LINK.ENTITY))
                    .where(LINK.STORY.in(ids))
                    .and(keptOnly ? LINK.KEPT.eq(1L) : DSL.noCondition())
                    .orderBy(LINK.STORY, LINK.PLACE)
                    .forEach(row ->
                            lines.computeIfAbsent(row.get(LINK.STORY), _ -> new ArrayList<>())
                                    .add(link(row)));
            Map<StoryId, Ledger> ledgers = new HashMap<>();
            readings.forEach((id, reading) -> {
                StoryId story = new StoryId(id);
                ledgers.put(
                        story,
                        new Ledger(
                                story,
                                reading.getVersion().intValue(),
                                reading.getReader(),
                                lines.getOrDefault(id, List.of())));
            });
            return ledgers;
        });
    }

    /// The links of those stories that are shown as chips; stories without any are absent.
    public Map<StoryId, List<Link>> chips(Collection<StoryId> stories) {
        Map<StoryId, List<Link>> chips = new HashMap<>();
        database.read(db ->
                        db.select()
                                .from(LINK)
                                .join(LINK_ENTITY)
                                .on(LINK_ENTITY.ID.eq(LINK.ENTITY))
                                .where(LINK.STORY.in(stories.stream().map(StoryId::value).toList()))
                                .and(LINK.CHIP.eq(1L))
                                .orderBy(LINK.STORY, LINK.PLACE)
                                .fetch())
                .forEach(row ->
                        chips.computeIfAbsent(
                                        new StoryId(row.get(LINK.STORY)), _ -> new ArrayList<>())
                                .add(link(row)));
        return chips;
    }

    /// Where stories of an entity stand, newest first.
    public List<Place> places(String entity, Set<Role> roles, Optional<Place> before, int limit) {
        List<Condition> where = new ArrayList<>();
        where.add(LINK.ENTITY.eq(entity));
        where.add(LINK.KEPT.eq(1L));
        if (roles.size() < Role.values().length) {
            where.add(LINK.ROLE.in(roles.stream().map(Enum::name).toList()));
        }
        before.ifPresent(at ->
                where.add(
                        LINK.RANK_AT
                                .lt(at.rankAt())
                                .or(
                                        LINK.RANK_AT
                                                .eq(at.rankAt())
                                                .and(LINK.STORY.lt(at.story().value())))));
        return database.read(db ->
                db.select(LINK.RANK_AT, LINK.STORY)
                        .from(LINK)
                        .where(where)
                        .orderBy(LINK.RANK_AT.desc(), LINK.STORY.desc())
                        .limit(limit)
                        .fetch(row -> new Place(row.value1(), new StoryId(row.value2()))));
    }

    /// In how many stories an entity stands in each role.
    public Map<Role, Integer> counts(String entity) {
        return database.read(db ->
                db.select(LINK.ROLE, DSL.count())
                        .from(LINK)
                        .where(LINK.ENTITY.eq(entity))
                        .and(LINK.KEPT.eq(1L))
                        .groupBy(LINK.ROLE)
                        .fetchMap(row -> Role.valueOf(row.value1()), row -> row.value2()));
    }

    /// What links call an entity.
    public Optional<Entity> entity(String id) {
        return database.read(db ->
                db.select()
                        .from(LINK_ENTITY)
                        .where(LINK_ENTITY.ID.eq(id))
                        .fetchOptional(LinkShelf::entity));
    }

    /// Entities of a kind by the number of newer stories they are linked to.
    public List<Entity> most(Entity.Kind kind, Instant since, int limit) {
        return database.read(db ->
                db.select(LINK_ENTITY.fields())
                        .from(LINK)
                        .join(LINK_ENTITY)
                        .on(LINK_ENTITY.ID.eq(LINK.ENTITY))
                        .where(LINK_ENTITY.KIND.eq(kind.name()))
                        .and(LINK.KEPT.eq(1L))
                        .and(kind == Entity.Kind.INSTRUMENT ? LINK.CHIP.eq(1L) : DSL.noCondition())
                        .and(LINK.RANK_AT.ge(since.toEpochMilli()))
                        .groupBy(LINK_ENTITY.fields())
                        .orderBy(DSL.count().desc(), LINK_ENTITY.NAME)
                        .limit(limit)
                        .fetch(LinkShelf::entity));
    }

    private static Link link(Record row) {
        return new Link(
                entity(row),
                row.get(LINK.KEPT) == 1,
                Role.valueOf(row.get(LINK.ROLE)),
                row.get(LINK.RELEVANCE).intValue(),
                row.get(LINK.CHIP) == 1,
                row.get(LINK.RULE),
                Cells.features(row.get(LINK.FEATURES)),
                Cells.evidence(row.get(LINK.EVIDENCE)));
    }

    private static Entity entity(Record row) {
        return new Entity(
                row.get(LINK_ENTITY.ID),
                Entity.Kind.valueOf(row.get(LINK_ENTITY.KIND)),
                row.get(LINK_ENTITY.TYPE),
                row.get(LINK_ENTITY.NAME),
                Optional.ofNullable(row.get(LINK_ENTITY.SYMBOL)),
                Optional.ofNullable(row.get(LINK_ENTITY.MIC)),
                Optional.ofNullable(row.get(LINK_ENTITY.COUNTRY)),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
