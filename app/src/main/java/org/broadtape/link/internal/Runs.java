package org.broadtape.link.internal;

import static org.broadtape.store.tables.Tables.LINK_CHANGE;
import static org.broadtape.store.tables.Tables.LINK_RUN;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadtape.newsroom.StoryId;
import org.broadtape.store.Database;
import org.broadtape.store.tables.tables.records.LinkRunRecord;
import org.jooq.impl.DSL;

/// Readings of all stories by a new reader: how far each is, and which chips it changed.
public final class Runs {
    private final Database database;
    private final Clock clock;

    /// Runs in that database.
    public Runs(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A run.
    ///
    /// @param reader the version of who reads
    /// @param ended absent while it goes on
    /// @param stories how many there were to be read when it began
    /// @param done how many of them were
    /// @param added chips it added
    /// @param removed chips it took away
    public record Run(
            long id,
            String reader,
            Instant began,
            Optional<Instant> ended,
            int stories,
            int done,
            int added,
            int removed) {}

    /// A chip a run changed.
    ///
    /// @param added false where it was taken away
    public record Change(StoryId story, String entity, boolean added) {}

    /// Goes on with the reader's run, or begins one; others that were under way are over.
    public Run begin(String reader, int stories) {
        long id =
                database.write(db -> {
                    db.update(LINK_RUN)
                            .set(LINK_RUN.ENDED, clock.millis())
                            .where(LINK_RUN.ENDED.isNull())
                            .and(LINK_RUN.READER.ne(reader))
                            .execute();
                    return db.select(LINK_RUN.ID)
                            .from(LINK_RUN)
                            .where(LINK_RUN.ENDED.isNull())
                            .fetchOptional(LINK_RUN.ID)
                            .orElseGet(() ->
                                    db.insertInto(LINK_RUN)
                                            .set(LINK_RUN.READER, reader)
                                            .set(LINK_RUN.BEGAN, clock.millis())
                                            .set(LINK_RUN.STORIES, (long) stories)
                                            .set(LINK_RUN.DONE, 0L)
                                            .returning(LINK_RUN.ID)
                                            .fetchSingle()
                                            .getId());
                });
        return find(id).orElseThrow();
    }

    /// Notes that so many more were read.
    public void advance(long run, int stories) {
        database.write(db ->
                db.update(LINK_RUN)
                        .set(LINK_RUN.DONE, LINK_RUN.DONE.plus((long) stories))
                        .where(LINK_RUN.ID.eq(run))
                        .execute());
    }

    /// Notes that all were read.
    public void end(long run) {
        database.write(db ->
                db.update(LINK_RUN)
                        .set(LINK_RUN.ENDED, clock.millis())
                        .where(LINK_RUN.ID.eq(run))
                        .execute());
    }

    /// A run.
    public Optional<Run> find(long id) {
        return database.read(
                db -> db.selectFrom(LINK_RUN).where(LINK_RUN.ID.eq(id)).fetchOptional(this::run));
    }

    /// The latest runs, the latest first.
    public List<Run> latest(int limit) {
        return database.read(db ->
                db.selectFrom(LINK_RUN).orderBy(LINK_RUN.ID.desc()).limit(limit).fetch(this::run));
    }

    /// The chips a run changed, the newest story first.
    public List<Change> changes(long run, int offset, int limit) {
        return database.read(db ->
                db.selectFrom(LINK_CHANGE)
                        .where(LINK_CHANGE.RUN.eq(run))
                        .orderBy(LINK_CHANGE.STORY.desc(), LINK_CHANGE.ENTITY)
                        .limit(limit)
                        .offset(offset)
                        .fetch(row ->
                                new Change(
                                        new StoryId(row.getStory()),
                                        row.getEntity(),
                                        row.getAdded() == 1)));
    }

    private Run run(LinkRunRecord row) {
        var chips =
                database.read(db ->
                        db.select(LINK_CHANGE.ADDED, DSL.count())
                                .from(LINK_CHANGE)
                                .where(LINK_CHANGE.RUN.eq(row.getId()))
                                .groupBy(LINK_CHANGE.ADDED)
                                .fetchMap(one -> one.value1() == 1, one -> one.value2()));
        return new Run(
                row.getId(),
                row.getReader(),
                Instant.ofEpochMilli(row.getBegan()),
                Optional.ofNullable(row.getEnded()).map(Instant::ofEpochMilli),
                row.getStories().intValue(),
                row.getDone().intValue(),
                chips.getOrDefault(true, 0),
                chips.getOrDefault(false, 0));
    }
}
