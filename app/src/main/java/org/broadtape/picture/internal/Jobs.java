package org.broadtape.picture.internal;

import static org.broadtape.store.tables.Tables.PICTURE_JOB;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.store.Database;
import org.broadtape.store.tables.tables.records.PictureJobRecord;
import org.jooq.DSLContext;

/// Which pictures are wanted, which are here, and which can't be had. Every change is durable when
/// its method returns, so a restart goes on where the last run stopped.
public final class Jobs {
    private final Database database;
    private final Clock clock;

    /// The jobs in that database.
    public Jobs(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// How a job stands.
    public enum State {
        /// To be fetched.
        WANTED,
        /// Its files are here.
        KEPT,
        /// It can't be had, or not be shown.
        REFUSED
    }

    /// A picture that a story names.
    ///
    /// @param story which story
    /// @param address where the picture lies
    /// @param source who brought the story
    /// @param state how it stands
    /// @param tries how often fetching it failed
    /// @param kept its files; present where they are here
    /// @param words why it can't be had; present where that is so
    public record Job(
            StoryId story,
            URI address,
            SourceId source,
            State state,
            int tries,
            Optional<Kept> kept,
            Optional<String> words) {
        /// Whose turn it takes.
        public String host() {
            return Optional.ofNullable(address.getAuthority()).orElse("");
        }
    }

    /// The files of a picture.
    ///
    /// @param name of the large print, see [Folder]
    /// @param width of the large print in pixels
    /// @param height of the large print in pixels
    public record Kept(String name, int width, int height) {}

    /// Sees that a story's jobs are for exactly these addresses; what it has no longer is
    /// forgotten, and what is new is due at once.
    ///
    /// @return the names of pictures that nobody keeps any more
    public Set<String> want(StoryId story, SourceId source, Collection<URI> addresses) {
        List<String> wanted = addresses.stream().map(URI::toString).toList();
        return database.write(db -> {
            Set<String> left =
                    db.select(PICTURE_JOB.FILE)
                            .from(PICTURE_JOB)
                            .where(PICTURE_JOB.STORY.eq(story.value()))
                            .and(PICTURE_JOB.ADDRESS.notIn(wanted))
                            .and(PICTURE_JOB.FILE.isNotNull())
                            .fetchSet(PICTURE_JOB.FILE);
            db.deleteFrom(PICTURE_JOB)
                    .where(PICTURE_JOB.STORY.eq(story.value()))
                    .and(PICTURE_JOB.ADDRESS.notIn(wanted))
                    .execute();
            for (String address : wanted) {
                db.insertInto(PICTURE_JOB)
                        .set(PICTURE_JOB.STORY, story.value())
                        .set(PICTURE_JOB.ADDRESS, address)
                        .set(PICTURE_JOB.SOURCE, source.value())
                        .set(PICTURE_JOB.STATE, State.WANTED.name())
                        .set(PICTURE_JOB.TRIES, 0L)
                        .set(PICTURE_JOB.DUE_AT, clock.millis())
                        .onConflictDoNothing()
                        .execute();
            }
            return unkept(db, left);
        });
    }

    private static Set<String> unkept(DSLContext db, Set<String> names) {
        if (names.isEmpty()) {
            return Set.of();
        }
        Set<String> kept =
                db.select(PICTURE_JOB.FILE)
                        .from(PICTURE_JOB)
                        .where(PICTURE_JOB.FILE.in(names))
                        .fetchSet(PICTURE_JOB.FILE);
        names.removeAll(kept);
        return names;
    }

    /// Those of the stories that have jobs.
    public List<StoryId> among(Collection<StoryId> stories) {
        return database.read(db ->
                db.selectDistinct(PICTURE_JOB.STORY)
                        .from(PICTURE_JOB)
                        .where(PICTURE_JOB.STORY.in(stories.stream().map(StoryId::value).toList()))
                        .fetch(row -> new StoryId(row.value1())));
    }

    /// The stories of a source that have jobs.
    public Set<StoryId> storiesOf(SourceId source) {
        return database.read(db ->
                db.selectDistinct(PICTURE_JOB.STORY)
                        .from(PICTURE_JOB)
                        .where(PICTURE_JOB.SOURCE.eq(source.value()))
                        .fetchSet(row -> new StoryId(row.value1())));
    }

    /// A story's jobs.
    public List<Job> of(StoryId story) {
        return database.read(db ->
                db.selectFrom(PICTURE_JOB)
                        .where(PICTURE_JOB.STORY.eq(story.value()))
                        .fetch(Jobs::job));
    }

    /// Jobs to be done now, longest due first.
    public List<Job> due(int limit) {
        return database.read(db ->
                db.selectFrom(PICTURE_JOB)
                        .where(PICTURE_JOB.DUE_AT.le(clock.millis()))
                        .orderBy(PICTURE_JOB.DUE_AT, PICTURE_JOB.STORY.desc())
                        .limit(limit)
                        .fetch(Jobs::job));
    }

    /// A picture of that address that another story keeps.
    public Optional<Kept> keptFrom(URI address) {
        return database.read(db ->
                db.selectFrom(PICTURE_JOB)
                        .where(PICTURE_JOB.ADDRESS.eq(address.toString()))
                        .and(PICTURE_JOB.STATE.eq(State.KEPT.name()))
                        .limit(1)
                        .fetchOptional(Jobs::job)
                        .flatMap(Job::kept));
    }

    /// Puts jobs off, each to its time.
    ///
    /// @param until milliseconds, by job
    public void putOff(Map<Job, Long> until) {
        if (until.isEmpty()) {
            return;
        }
        database.write(db -> {
            for (Map.Entry<Job, Long> each : until.entrySet()) {
                Job job = each.getKey();
                db.update(PICTURE_JOB)
                        .set(PICTURE_JOB.DUE_AT, each.getValue())
                        .where(PICTURE_JOB.STORY.eq(job.story().value()))
                        .and(PICTURE_JOB.ADDRESS.eq(job.address().toString()))
                        .and(PICTURE_JOB.STATE.eq(State.WANTED.name()))
                        .execute();
            }
            return until.size();
        });
    }

    /// Makes a story's waiting jobs due now.
    public void hasten(StoryId story) {
        database.write(db ->
                db.update(PICTURE_JOB)
                        .set(PICTURE_JOB.DUE_AT, clock.millis())
                        .where(PICTURE_JOB.STORY.eq(story.value()))
                        .and(PICTURE_JOB.STATE.eq(State.WANTED.name()))
                        .and(PICTURE_JOB.TRIES.eq(0L))
                        .execute());
    }

    /// Its files are here. False where the job is gone: the story was withdrawn in the meantime.
    public boolean keep(Job job, Kept kept) {
        return settle(
                job,
                row -> {
                    row.setState(State.KEPT.name());
                    row.setFile(kept.name());
                    row.setWidth((long) kept.width());
                    row.setHeight((long) kept.height());
                    row.setDueAt(null);
                    row.setWords(null);
                });
    }

    /// It failed and is tried again.
    public void retry(Job job, Instant at) {
        settle(
                job,
                row -> {
                    row.setTries(job.tries() + 1L);
                    row.setDueAt(at.toEpochMilli());
                });
    }

    /// It can't be had.
    public void refuse(Job job, String words) {
        settle(
                job,
                row -> {
                    row.setState(State.REFUSED.name());
                    row.setDueAt(null);
                    row.setWords(words);
                });
    }

    private boolean settle(Job job, java.util.function.Consumer<PictureJobRecord> how) {
        return database.write(db ->
                db.selectFrom(PICTURE_JOB)
                        .where(PICTURE_JOB.STORY.eq(job.story().value()))
                        .and(PICTURE_JOB.ADDRESS.eq(job.address().toString()))
                        .fetchOptional()
                        .map(row -> {
                            how.accept(row);
                            return row.update() == 1;
                        })
                        .orElse(false));
    }

    /// The names of all pictures that some story keeps.
    public Set<String> names() {
        return database.read(db ->
                db.selectDistinct(PICTURE_JOB.FILE)
                        .from(PICTURE_JOB)
                        .where(PICTURE_JOB.FILE.isNotNull())
                        .fetchSet(PICTURE_JOB.FILE));
    }

    /// Whether some story keeps that picture.
    public boolean isKept(String name) {
        return database.read(db -> db.fetchExists(PICTURE_JOB, PICTURE_JOB.FILE.eq(name)));
    }

    /// Wants pictures anew whose files are lost; answers whose they are.
    public Set<StoryId> lost(Collection<String> names) {
        if (names.isEmpty()) {
            return Set.of();
        }
        return database.write(db -> {
            Set<StoryId> stories = new HashSet<>();
            for (String name : names) {
                db.select(PICTURE_JOB.STORY)
                        .from(PICTURE_JOB)
                        .where(PICTURE_JOB.FILE.eq(name))
                        .forEach(row -> stories.add(new StoryId(row.value1())));
                db.update(PICTURE_JOB)
                        .set(PICTURE_JOB.STATE, State.WANTED.name())
                        .set(PICTURE_JOB.TRIES, 0L)
                        .set(PICTURE_JOB.DUE_AT, clock.millis())
                        .setNull(PICTURE_JOB.FILE)
                        .where(PICTURE_JOB.FILE.eq(name))
                        .execute();
            }
            return stories;
        });
    }

    private static Job job(PictureJobRecord row) {
        return new Job(
                new StoryId(row.getStory()),
                URI.create(row.getAddress()),
                new SourceId(row.getSource()),
                State.valueOf(row.getState()),
                row.getTries().intValue(),
                Optional.ofNullable(row.getFile())
                        .map(name ->
                                new Kept(
                                        name,
                                        row.getWidth().intValue(),
                                        row.getHeight().intValue())),
                Optional.ofNullable(row.getWords()));
    }
}
