package org.broadtape.source;

import static org.broadtape.store.tables.Tables.SOURCE;
import static org.broadtape.store.tables.Tables.SOURCE_FILE;
import static org.broadtape.store.tables.Tables.SOURCE_LOOK;
import static org.broadtape.store.tables.Tables.SOURCE_PROBLEM;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.broadtape.base.Problem;
import org.broadtape.base.RandomHex;
import org.broadtape.base.Sha256;
import org.broadtape.newsroom.Licence;
import org.broadtape.newsroom.SourceId;
import org.broadtape.store.Database;
import org.broadtape.store.SharedCommit;
import org.broadtape.wire.fetch.Validators;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// All sources, with what the owner decided, how they stand, and what was wrong with them. Changes
/// are durable when a method returns.
public final class Sources {
    /// How many answers are kept of each source.
    public static final int LOOKS_KEPT = 20;

    private static final int PROBLEM_NAMES_KEPT = 50;
    private static final Duration FILES_KEPT = Duration.ofDays(366);

    private final Database database;
    private final SharedCommit pushes;
    private final Clock clock;
    private final Map<SourceId, String> names = new ConcurrentHashMap<>();
    private final Map<SourceId, Licence> licences = new ConcurrentHashMap<>();

    /// Sources in that database.
    public Sources(Database database, Clock clock) {
        this.database = database;
        this.pushes = new SharedCommit(database);
        this.clock = clock;
    }

    /// Adds a source; a feed is due at once. A feed whose address is known already, a removed one
    /// too, is not added twice: it is restored and answered.
    public Source add(
            Source.Kind kind, String name, Optional<URI> address, Source.Settings settings) {
        long now = clock.millis();
        long id =
                database.write(db -> {
                    Optional<Long> known =
                            address.flatMap(at ->
                                    db.select(SOURCE.ID)
                                            .from(SOURCE)
                                            .where(SOURCE.ADDRESS.eq(at.toString()))
                                            .fetchOptional(SOURCE.ID));
                    if (known.isPresent()) {
                        db.update(SOURCE)
                                .setNull(SOURCE.REMOVED_AT)
                                .where(SOURCE.ID.eq(known.get()))
                                .execute();
                        return known.get();
                    }
                    return db.insertInto(SOURCE)
                            .set(SOURCE.KIND, kind.name())
                            .set(SOURCE.NAME, name.isBlank() ? "A source" : name.strip())
                            .set(SOURCE.ADDRESS, address.map(URI::toString).orElse(null))
                            .set(SOURCE.SECTION, settings.section().orElse(null))
                            .set(SOURCE.ZONE, settings.zone().map(ZoneId::getId).orElse(null))
                            .set(SOURCE.RIGHTS, settings.rights().orElse(null))
                            .set(SOURCE.ARCHIVE, bit(settings.archive()))
                            .set(SOURCE.EVERY, settings.every().toMillis())
                            .set(SOURCE.PICTURES, bit(settings.pictures()))
                            .set(SOURCE.LICENCE, settings.licence().name())
                            .set(SOURCE.ARTICLES, bit(settings.articles()))
                            .set(SOURCE.PAUSED, 0L)
                            .set(SOURCE.GONE, 0L)
                            .set(SOURCE.ADDED, now)
                            .set(SOURCE.NEXT_LOOK, kind == Source.Kind.FEED ? now : null)
                            .set(SOURCE.FAILURES, 0L)
                            .set(SOURCE.READ_BEFORE, 0L)
                            .returningResult(SOURCE.ID)
                            .fetchSingle()
                            .value1();
                });
        return find(new SourceId(id)).orElseThrow();
    }

    /// A source, removed ones too.
    public Optional<Source> find(SourceId id) {
        return database.read(db ->
                db.selectFrom(SOURCE)
                        .where(SOURCE.ID.eq(id.value()))
                        .fetchOptional(Sources::source));
    }

    /// The source of that address, or of that kind and name where it has none; removed ones too.
    public Optional<Source> known(Source.Kind kind, String name, Optional<URI> address) {
        return database.read(db ->
                db.selectFrom(SOURCE)
                        .where(
                                address.map(at -> SOURCE.ADDRESS.eq(at.toString()))
                                        .orElseGet(() ->
                                                SOURCE.ADDRESS
                                                        .isNull()
                                                        .and(SOURCE.KIND.eq(kind.name()))
                                                        .and(SOURCE.NAME.eq(name))))
                        .orderBy(SOURCE.ID)
                        .limit(1)
                        .fetchOptional(Sources::source));
    }

    /// All sources that are not removed, by name.
    public List<Source> list() {
        return database.read(db ->
                db.selectFrom(SOURCE)
                        .where(SOURCE.REMOVED_AT.isNull())
                        .orderBy(SOURCE.NAME, SOURCE.ID)
                        .fetch(Sources::source));
    }

    /// The sources whose pictures the owner has left out, removed ones too.
    public Set<SourceId> withoutPictures() {
        return database.read(db ->
                db.select(SOURCE.ID)
                        .from(SOURCE)
                        .where(SOURCE.PICTURES.eq(0L))
                        .fetchSet(row -> new SourceId(row.value1())));
    }

    /// The sources for which the article behind a link is fetched.
    Set<SourceId> withArticles() {
        return database.read(db ->
                db.select(SOURCE.ID)
                        .from(SOURCE)
                        .where(SOURCE.ARTICLES.eq(1L))
                        .and(SOURCE.REMOVED_AT.isNull())
                        .fetchSet(row -> new SourceId(row.value1())));
    }

    /// What readers know a source by; its number where there is none. Cheap: asked for every line
    /// of a list.
    public String name(SourceId id) {
        String known = names.get(id);
        if (known != null) {
            return known;
        }
        Optional<String> name = find(id).map(Source::name);
        name.ifPresent(found -> names.put(id, found));
        return name.orElse("Source " + id);
    }

    /// What the owner may do with a source's texts. Cheap: asked for every line of a list.
    public Licence licence(SourceId id) {
        Licence known = licences.get(id);
        if (known != null) {
            return known;
        }
        Optional<Licence> licence = find(id).map(source -> source.settings().licence());
        licence.ifPresent(found -> licences.put(id, found));
        return licence.orElse(Licence.UNSTATED);
    }

    /// Feeds whose look is due, longest due first.
    List<Source> due(int limit) {
        return database.read(db ->
                db.selectFrom(SOURCE)
                        .where(SOURCE.NEXT_LOOK.le(clock.millis()))
                        .and(SOURCE.KIND.eq(Source.Kind.FEED.name()))
                        .and(SOURCE.PAUSED.eq(0L))
                        .and(SOURCE.GONE.eq(0L))
                        .and(SOURCE.REMOVED_AT.isNull())
                        .orderBy(SOURCE.NEXT_LOOK, SOURCE.ID)
                        .limit(limit)
                        .fetch(Sources::source));
    }

    /// Folders that are watched now.
    List<Source> folders() {
        return database.read(db ->
                db.selectFrom(SOURCE)
                        .where(SOURCE.KIND.eq(Source.Kind.FOLDER.name()))
                        .and(SOURCE.PAUSED.eq(0L))
                        .and(SOURCE.REMOVED_AT.isNull())
                        .and(SOURCE.ADDRESS.isNotNull())
                        .orderBy(SOURCE.ID)
                        .fetch(Sources::source));
    }

    /// Changes name, address and settings. A new address is looked at as if the source were new.
    public void change(SourceId id, String name, Optional<URI> address, Source.Settings settings) {
        database.write(db -> {
            Optional<String> before =
                    db.select(SOURCE.ADDRESS)
                            .from(SOURCE)
                            .where(SOURCE.ID.eq(id.value()))
                            .fetchOptional(SOURCE.ADDRESS);
            db.update(SOURCE)
                    .set(SOURCE.NAME, name)
                    .set(SOURCE.SECTION, settings.section().orElse(null))
                    .set(SOURCE.ZONE, settings.zone().map(ZoneId::getId).orElse(null))
                    .set(SOURCE.RIGHTS, settings.rights().orElse(null))
                    .set(SOURCE.ARCHIVE, bit(settings.archive()))
                    .set(SOURCE.EVERY, settings.every().toMillis())
                    .set(SOURCE.PICTURES, bit(settings.pictures()))
                    .set(SOURCE.LICENCE, settings.licence().name())
                    .set(SOURCE.ARTICLES, bit(settings.articles()))
                    .where(SOURCE.ID.eq(id.value()))
                    .execute();
            if (!before.equals(address.map(URI::toString)) && address.isPresent()) {
                move(db, id, address.get());
                db.update(SOURCE)
                        .set(SOURCE.GONE, 0L)
                        .set(SOURCE.FAILURES, 0L)
                        .set(SOURCE.NEXT_LOOK, clock.millis())
                        .where(SOURCE.ID.eq(id.value()))
                        .execute();
            }
            return id;
        });
        names.remove(id);
        licences.remove(id);
    }

    /// Stops looking until [#resume].
    public void pause(SourceId id) {
        set(id, true);
    }

    /// Looks again, at once.
    public void resume(SourceId id) {
        set(id, false);
        lookSoon(id);
    }

    /// Makes a feed due now, also one that was gone.
    public void lookSoon(SourceId id) {
        database.write(db ->
                db.update(SOURCE)
                        .set(SOURCE.NEXT_LOOK, clock.millis())
                        .set(SOURCE.GONE, 0L)
                        .where(SOURCE.ID.eq(id.value()))
                        .and(SOURCE.KIND.eq(Source.Kind.FEED.name()))
                        .execute());
    }

    /// Takes a source from the list; its stories stay, and [#restore] undoes it.
    public void remove(SourceId id) {
        database.write(db ->
                db.update(SOURCE)
                        .set(SOURCE.REMOVED_AT, clock.millis())
                        .where(SOURCE.ID.eq(id.value()))
                        .execute());
    }

    /// Undoes [#remove].
    public void restore(SourceId id) {
        database.write(db ->
                db.update(SOURCE)
                        .setNull(SOURCE.REMOVED_AT)
                        .where(SOURCE.ID.eq(id.value()))
                        .execute());
    }

    /// Makes a new token for pushing; the old one no longer works. Only its hash is kept, so this
    /// is the one time it can be read.
    public String newToken(SourceId id) {
        String token = "bt_" + RandomHex.of(32);
        database.write(db ->
                db.update(SOURCE)
                        .set(SOURCE.TOKEN_HASH, Sha256.hex(token))
                        .where(SOURCE.ID.eq(id.value()))
                        .execute());
        return token;
    }

    /// Whether this token pushes for this source, compared in constant time.
    public boolean opens(SourceId id, String token) {
        Optional<String> hash =
                database.read(db ->
                        db.select(SOURCE.TOKEN_HASH)
                                .from(SOURCE)
                                .where(SOURCE.ID.eq(id.value()))
                                .and(SOURCE.REMOVED_AT.isNull())
                                .fetchOptional(SOURCE.TOKEN_HASH));
        byte[] given = Sha256.hex(token).getBytes(StandardCharsets.US_ASCII);
        return hash.map(kept -> kept.getBytes(StandardCharsets.US_ASCII))
                .filter(kept -> MessageDigest.isEqual(kept, given))
                .isPresent();
    }

    /// The last answers, latest first, at most [#LOOKS_KEPT].
    public List<Look> looks(SourceId id) {
        return database.read(db ->
                db.selectFrom(SOURCE_LOOK)
                        .where(SOURCE_LOOK.SOURCE.eq(id.value()))
                        .orderBy(SOURCE_LOOK.AT.desc())
                        .fetch(Sources::look));
    }

    /// The last answer of each source that gave one, in one go for a list.
    public Map<SourceId, Look> lastLooks() {
        var last =
                DSL.select(SOURCE_LOOK.SOURCE, DSL.max(SOURCE_LOOK.AT))
                        .from(SOURCE_LOOK)
                        .groupBy(SOURCE_LOOK.SOURCE);
        return database.read(db ->
                db.selectFrom(SOURCE_LOOK)
                        .where(DSL.row(SOURCE_LOOK.SOURCE, SOURCE_LOOK.AT).in(last))
                        .fetchMap(row -> new SourceId(row.get(SOURCE_LOOK.SOURCE)), Sources::look));
    }

    /// What has been wrong with it, latest first.
    public List<Trouble> troubles(SourceId id) {
        return database.read(db ->
                db.selectFrom(SOURCE_PROBLEM)
                        .where(SOURCE_PROBLEM.SOURCE.eq(id.value()))
                        .orderBy(SOURCE_PROBLEM.LAST_AT.desc(), SOURCE_PROBLEM.NAME)
                        .fetch(Sources::trouble));
    }

    /// The latest problems of all sources that are not removed, latest first, each kind of a source
    /// once.
    public List<Met> latestTroubles(int limit) {
        return database.read(db ->
                db.select(SOURCE_PROBLEM.fields())
                        .select(SOURCE.ID, SOURCE.KIND, SOURCE.NAME)
                        .from(SOURCE_PROBLEM)
                        .join(SOURCE)
                        .on(SOURCE.ID.eq(SOURCE_PROBLEM.SOURCE))
                        .where(SOURCE.REMOVED_AT.isNull())
                        .orderBy(
                                SOURCE_PROBLEM.LAST_AT.desc(),
                                SOURCE_PROBLEM.SOURCE,
                                SOURCE_PROBLEM.NAME)
                        .limit(limit)
                        .fetch(row ->
                                new Met(
                                        new SourceId(row.get(SOURCE.ID)),
                                        Source.Kind.valueOf(row.get(SOURCE.KIND)),
                                        row.get(SOURCE.NAME),
                                        trouble(row))));
    }

    /// A problem and whose it was.
    public record Met(SourceId source, Source.Kind kind, String name, Trouble trouble) {}

    private static Trouble trouble(Record row) {
        return new Trouble(
                row.get(SOURCE_PROBLEM.NAME),
                row.get(SOURCE_PROBLEM.TIMES),
                Instant.ofEpochMilli(row.get(SOURCE_PROBLEM.LAST_AT)),
                row.get(SOURCE_PROBLEM.WHAT),
                row.get(SOURCE_PROBLEM.EXPECTED));
    }

    /// Records a look and all that follows from it, in one transaction.
    void record(SourceId id, Look look, List<Problem> problems, After after) {
        database.write(db -> {
            db.update(SOURCE)
                    .set(SOURCE.FAILURES, (long) after.failures())
                    .set(SOURCE.NEXT_LOOK, after.nextLook().map(Instant::toEpochMilli).orElse(null))
                    .set(SOURCE.GONE, bit(after.gone()))
                    .where(SOURCE.ID.eq(id.value()))
                    .execute();
            after.read()
                    .ifPresent(read -> {
                        db.update(SOURCE)
                                .set(SOURCE.READ_BEFORE, 1L)
                                .set(SOURCE.ETAG, read.validators().etag().orElse(null))
                                .set(
                                        SOURCE.LAST_MODIFIED,
                                        read.validators().lastModified().orElse(null))
                                .set(SOURCE.TTL, read.ttl().map(Duration::toMillis).orElse(null))
                                .where(SOURCE.ID.eq(id.value()))
                                .execute();
                        read.movedTo().ifPresent(to -> move(db, id, to));
                    });
            note(db, id, look, problems);
            return id;
        });
    }

    /// Records what came without a look: a push, a file.
    void record(SourceId id, Look look, List<Problem> problems) {
        pushes.write(db -> {
            db.update(SOURCE).set(SOURCE.READ_BEFORE, 1L).where(SOURCE.ID.eq(id.value())).execute();
            note(db, id, look, problems);
        });
    }

    /// Records what was wrong besides its looks: with a picture, an article's page.
    public void report(SourceId id, List<Problem> problems) {
        database.write(db -> {
            note(db, id.value(), clock.millis(), problems);
            return id;
        });
    }

    /// Puts a look off: its host was asked a moment ago.
    void putOff(SourceId id, Instant until) {
        database.write(db ->
                db.update(SOURCE)
                        .set(SOURCE.NEXT_LOOK, until.toEpochMilli())
                        .where(SOURCE.ID.eq(id.value()))
                        .execute());
    }

    /// Whether a file of those bytes was taken in before.
    boolean tookFile(SourceId id, String digest) {
        return database.read(db ->
                db.fetchExists(
                        SOURCE_FILE,
                        SOURCE_FILE.SOURCE.eq(id.value()).and(SOURCE_FILE.DIGEST.eq(digest))));
    }

    /// Remembers a file that was taken in.
    void takenFile(SourceId id, String digest, String name) {
        database.write(db ->
                db.insertInto(SOURCE_FILE)
                        .set(SOURCE_FILE.SOURCE, id.value())
                        .set(SOURCE_FILE.DIGEST, digest)
                        .set(SOURCE_FILE.NAME, name)
                        .set(SOURCE_FILE.AT, clock.millis())
                        .onConflictDoNothing()
                        .execute());
    }

    /// Forgets files taken in more than a year ago; what they brought would still be a repeat.
    void forgetFiles() {
        database.write(db ->
                db.deleteFrom(SOURCE_FILE)
                        .where(SOURCE_FILE.AT.lt(clock.millis() - FILES_KEPT.toMillis()))
                        .execute());
    }

    /// The hubs of these sources.
    Subscriptions subscriptions() {
        return new Subscriptions(database);
    }

    /// Makes a feed due now, if it is looked at at all: there is word that it has something new.
    void hasten(SourceId id) {
        database.write(db ->
                db.update(SOURCE)
                        .set(SOURCE.NEXT_LOOK, clock.millis())
                        .where(SOURCE.ID.eq(id.value()))
                        .and(SOURCE.NEXT_LOOK.isNotNull())
                        .execute());
    }

    /// Notes a problem that no look brought.
    void trouble(SourceId id, Problem problem) {
        database.write(db -> {
            note(db, id.value(), clock.millis(), List.of(problem));
            return id;
        });
    }

    private void note(DSLContext db, SourceId id, Look look, List<Problem> problems) {
        long source = id.value();
        db.insertInto(SOURCE_LOOK)
                .set(SOURCE_LOOK.SOURCE, source)
                .set(SOURCE_LOOK.AT, lookTime(db, source, look.at().toEpochMilli()))
                .set(SOURCE_LOOK.OUTCOME, look.outcome())
                .set(SOURCE_LOOK.WORDS, look.words())
                .set(SOURCE_LOOK.ITEMS, (long) look.items())
                .set(SOURCE_LOOK.FRESH, (long) look.fresh())
                .execute();
        List<Long> kept =
                db.select(SOURCE_LOOK.AT)
                        .from(SOURCE_LOOK)
                        .where(SOURCE_LOOK.SOURCE.eq(source))
                        .orderBy(SOURCE_LOOK.AT.desc())
                        .limit(LOOKS_KEPT)
                        .fetch(SOURCE_LOOK.AT);
        db.deleteFrom(SOURCE_LOOK)
                .where(SOURCE_LOOK.SOURCE.eq(source))
                .and(SOURCE_LOOK.AT.lt(kept.getLast()))
                .execute();
        note(db, source, look.at().toEpochMilli(), problems);
    }

    private static void note(DSLContext db, long source, long now, List<Problem> problems) {
        count(problems)
                .forEach((name, counted) -> {
                    int changed =
                            db.update(SOURCE_PROBLEM)
                                    .set(
                                            SOURCE_PROBLEM.TIMES,
                                            SOURCE_PROBLEM.TIMES.plus(counted.times()))
                                    .set(SOURCE_PROBLEM.LAST_AT, now)
                                    .set(SOURCE_PROBLEM.WHAT, counted.example().what())
                                    .set(SOURCE_PROBLEM.EXPECTED, counted.example().expected())
                                    .where(SOURCE_PROBLEM.SOURCE.eq(source))
                                    .and(SOURCE_PROBLEM.NAME.eq(name))
                                    .execute();
                    if (changed == 0) {
                        db.insertInto(SOURCE_PROBLEM)
                                .set(SOURCE_PROBLEM.SOURCE, source)
                                .set(SOURCE_PROBLEM.NAME, name)
                                .set(SOURCE_PROBLEM.TIMES, counted.times())
                                .set(SOURCE_PROBLEM.LAST_AT, now)
                                .set(SOURCE_PROBLEM.WHAT, counted.example().what())
                                .set(SOURCE_PROBLEM.EXPECTED, counted.example().expected())
                                .execute();
                    }
                });
    }

    /// Two answers within one millisecond are told apart by a millisecond.
    private static long lookTime(DSLContext db, long source, long wanted) {
        Long last =
                db.select(DSL.max(SOURCE_LOOK.AT))
                        .from(SOURCE_LOOK)
                        .where(SOURCE_LOOK.SOURCE.eq(source))
                        .fetchSingle()
                        .value1();
        return last == null ? wanted : Math.max(wanted, last + 1);
    }

    private static Map<String, Counted> count(List<Problem> problems) {
        Map<String, Counted> counted = new LinkedHashMap<>();
        for (Problem problem : problems) {
            if (counted.size() < PROBLEM_NAMES_KEPT || counted.containsKey(problem.name())) {
                counted.merge(
                        problem.name(),
                        new Counted(1, problem),
                        (before, one) -> new Counted(before.times() + 1, one.example()));
            }
        }
        return counted;
    }

    private record Counted(long times, Problem example) {}

    /// How a source stands after a look.
    ///
    /// @param nextLook absent where there is none
    /// @param read what is kept of an answer that was read; absent where it failed
    record After(int failures, Optional<Instant> nextLook, boolean gone, Optional<Read> read) {}

    /// What is kept of an answer.
    ///
    /// @param movedTo the address to ask from now on
    record Read(Validators validators, Optional<Duration> ttl, Optional<URI> movedTo) {}

    private static void move(DSLContext db, SourceId id, URI to) {
        db.update(SOURCE)
                .set(SOURCE.ADDRESS, to.toString())
                .setNull(SOURCE.ETAG)
                .setNull(SOURCE.LAST_MODIFIED)
                .where(SOURCE.ID.eq(id.value()))
                .execute();
    }

    private void set(SourceId id, boolean paused) {
        database.write(db ->
                db.update(SOURCE)
                        .set(SOURCE.PAUSED, bit(paused))
                        .where(SOURCE.ID.eq(id.value()))
                        .execute());
    }

    private static long bit(boolean value) {
        return value ? 1 : 0;
    }

    private static Look look(Record row) {
        return new Look(
                Instant.ofEpochMilli(row.get(SOURCE_LOOK.AT)),
                row.get(SOURCE_LOOK.OUTCOME),
                row.get(SOURCE_LOOK.WORDS),
                row.get(SOURCE_LOOK.ITEMS).intValue(),
                row.get(SOURCE_LOOK.FRESH).intValue());
    }

    private static Source source(Record row) {
        return new Source(
                new SourceId(row.get(SOURCE.ID)),
                Source.Kind.valueOf(row.get(SOURCE.KIND)),
                row.get(SOURCE.NAME),
                Optional.ofNullable(row.get(SOURCE.ADDRESS)).map(URI::create),
                new Source.Settings(
                        Optional.ofNullable(row.get(SOURCE.SECTION)),
                        Optional.ofNullable(row.get(SOURCE.ZONE)).map(ZoneId::of),
                        Optional.ofNullable(row.get(SOURCE.RIGHTS)),
                        row.get(SOURCE.ARCHIVE) == 1,
                        Duration.ofMillis(row.get(SOURCE.EVERY)),
                        row.get(SOURCE.PICTURES) == 1,
                        Licence.valueOf(row.get(SOURCE.LICENCE)),
                        row.get(SOURCE.ARTICLES) == 1),
                row.get(SOURCE.PAUSED) == 1,
                row.get(SOURCE.GONE) == 1,
                Optional.ofNullable(row.get(SOURCE.REMOVED_AT)).map(Instant::ofEpochMilli),
                Instant.ofEpochMilli(row.get(SOURCE.ADDED)),
                Optional.ofNullable(row.get(SOURCE.NEXT_LOOK)).map(Instant::ofEpochMilli),
                row.get(SOURCE.FAILURES).intValue(),
                row.get(SOURCE.READ_BEFORE) == 1,
                new Validators(
                        Optional.ofNullable(row.get(SOURCE.ETAG)),
                        Optional.ofNullable(row.get(SOURCE.LAST_MODIFIED))),
                Optional.ofNullable(row.get(SOURCE.TTL)).map(Duration::ofMillis));
    }
}
