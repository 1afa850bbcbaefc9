package org.broadtape.source;

import static org.broadtape.store.tables.Tables.ARTICLE_JOB;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.store.Database;
import org.broadtape.store.tables.tables.records.ArticleJobRecord;

/// Which articles are to be fetched, and what became of the others. Every change is durable when
/// its method returns, so a restart goes on where the last run stopped.
final class ArticleJobs {
    private final Database database;
    private final Clock clock;

    ArticleJobs(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// How a job stands.
    enum State {
        /// To be fetched.
        WANTED,
        /// Its text is in the newsroom.
        READ,
        /// Its page is for subscribers.
        PAID,
        /// It can't be had, or not be taken.
        REFUSED
    }

    /// The article of a version of a story.
    ///
    /// @param version the story's version it was wanted for
    /// @param tries how often fetching it failed
    record Job(StoryId story, SourceId source, int version, URI address, State state, int tries) {
        /// Whose turn it takes.
        String host() {
            return Optional.ofNullable(address.getAuthority()).orElse("");
        }
    }

    /// Wants the article of a version, at once; nothing where it is wanted or settled already.
    void want(StoryId story, SourceId source, int version, URI address) {
        database.write(db -> {
            db.deleteFrom(ARTICLE_JOB)
                    .where(ARTICLE_JOB.STORY.eq(story.value()))
                    .and(ARTICLE_JOB.VERSION.lt((long) version))
                    .execute();
            return db.insertInto(ARTICLE_JOB)
                    .set(ARTICLE_JOB.STORY, story.value())
                    .set(ARTICLE_JOB.SOURCE, source.value())
                    .set(ARTICLE_JOB.VERSION, (long) version)
                    .set(ARTICLE_JOB.ADDRESS, address.toString())
                    .set(ARTICLE_JOB.STATE, State.WANTED.name())
                    .set(ARTICLE_JOB.TRIES, 0L)
                    .set(ARTICLE_JOB.DUE_AT, clock.millis())
                    .onConflictDoNothing()
                    .execute();
        });
    }

    /// Forgets what was wanted for a story.
    void forget(StoryId story) {
        database.write(db ->
                db.deleteFrom(ARTICLE_JOB).where(ARTICLE_JOB.STORY.eq(story.value())).execute());
    }

    /// A story's job.
    Optional<Job> of(StoryId story) {
        return database.read(db ->
                db.selectFrom(ARTICLE_JOB)
                        .where(ARTICLE_JOB.STORY.eq(story.value()))
                        .fetchOptional(ArticleJobs::job));
    }

    /// Jobs to be done now, longest due first.
    List<Job> due(int limit) {
        return database.read(db ->
                db.selectFrom(ARTICLE_JOB)
                        .where(ARTICLE_JOB.DUE_AT.le(clock.millis()))
                        .orderBy(ARTICLE_JOB.DUE_AT, ARTICLE_JOB.STORY.desc())
                        .limit(limit)
                        .fetch(ArticleJobs::job));
    }

    /// Puts jobs off, each to its time.
    void putOff(Map<Job, Instant> until) {
        if (until.isEmpty()) {
            return;
        }
        database.write(db -> {
            until.forEach((job, at) ->
                    db.update(ARTICLE_JOB)
                            .set(ARTICLE_JOB.DUE_AT, at.toEpochMilli())
                            .where(ARTICLE_JOB.STORY.eq(job.story().value()))
                            .and(ARTICLE_JOB.STATE.eq(State.WANTED.name()))
                            .execute());
            return until.size();
        });
    }

    /// It failed and is tried again.
    void retry(Job job, Instant at) {
        database.write(db ->
                db.update(ARTICLE_JOB)
                        .set(ARTICLE_JOB.TRIES, job.tries() + 1L)
                        .set(ARTICLE_JOB.DUE_AT, at.toEpochMilli())
                        .where(ARTICLE_JOB.STORY.eq(job.story().value()))
                        .and(ARTICLE_JOB.VERSION.eq((long) job.version()))
                        .execute());
    }

    /// It is done with, in one way or another.
    void settle(Job job, State state) {
        database.write(db ->
                db.update(ARTICLE_JOB)
                        .set(ARTICLE_JOB.STATE, state.name())
                        .setNull(ARTICLE_JOB.DUE_AT)
                        .where(ARTICLE_JOB.STORY.eq(job.story().value()))
                        .and(ARTICLE_JOB.VERSION.eq((long) job.version()))
                        .execute());
    }

    private static Job job(ArticleJobRecord row) {
        return new Job(
                new StoryId(row.getStory()),
                new SourceId(row.getSource()),
                row.getVersion().intValue(),
                URI.create(row.getAddress()),
                State.valueOf(row.getState()),
                row.getTries().intValue());
    }
}
