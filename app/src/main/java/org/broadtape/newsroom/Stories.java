package org.broadtape.newsroom;

import static org.broadtape.store.tables.Tables.PICTURE;
import static org.broadtape.store.tables.Tables.STORY;
import static org.broadtape.store.tables.Tables.VERSION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.internal.Archive;
import org.broadtape.newsroom.internal.ItemCodec;
import org.broadtape.store.Database;
import org.broadtape.store.tables.tables.records.StoryRecord;
import org.broadtape.store.tables.tables.records.VersionRecord;
import org.broadtape.wire.Signal;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.rights.Rights;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/// What everybody reads: stories as they may be seen now. What is embargoed, held or past its
/// rights is left out whatever the clerk has got round to.
public final class Stories {
    /// Stories read in one statement: more would hold too many texts at once.
    private static final int AT_ONCE = 200;

    private final Database database;
    private final Clock clock;
    private final Function<SourceId, String> sourceNames;
    private final Policy policy;

    /// Stories in that database.
    ///
    /// @param sourceNames tells a source's name; cheap, as it is asked for every line
    /// @param policy what may be shown of each
    public Stories(
            Database database, Clock clock, Function<SourceId, String> sourceNames, Policy policy) {
        this.database = database;
        this.clock = clock;
        this.sourceNames = sourceNames;
        this.policy = policy;
    }

    /// A part of a list, newest first, of what is open to readers.
    public Slice<StoryLine> list(StoryList list) {
        List<Condition> where = kind(list);
        where.add(STORY.STATE.eq(StoryState.LIVE.name()));
        where.add(STORY.EXPIRES.isNull().or(STORY.EXPIRES.gt(clock.millis())));
        list.before().flatMap(Stories::cursor).ifPresent(where::add);
        List<StoryLine> lines =
                database.read(db ->
                        db.select(LINE)
                                .from(STORY)
                                .where(where)
                                .orderBy(STORY.RANK_AT.desc(), STORY.ID.desc())
                                .limit(list.limit() + 1)
                                .fetchInto(STORY)
                                .map(this::line));
        if (lines.size() <= list.limit()) {
            return new Slice<>(lines, Optional.empty());
        }
        List<StoryLine> part = lines.subList(0, list.limit());
        StoryLine last = part.getLast();
        return new Slice<>(
                part, Optional.of(last.rankAt().toEpochMilli() + "-" + last.id().value()));
    }

    private static List<Condition> kind(StoryList list) {
        List<Condition> where = new ArrayList<>();
        if (!list.withCopies()) {
            where.add(STORY.COPY_OF.isNull());
        }
        list.source().ifPresent(one -> where.add(STORY.SOURCE.eq(one.value())));
        list.section().ifPresent(one -> where.add(STORY.SECTION.eq(one)));
        list.language().ifPresent(one -> where.add(STORY.LANGUAGE.eq(one)));
        return where;
    }

    /// Whether those words can be the cursor of a list.
    public static boolean isCursor(String words) {
        return words.matches("-?\\d{1,15}-\\d{1,18}");
    }

    private static Optional<Condition> cursor(String words) {
        if (!isCursor(words)) {
            return Optional.empty();
        }
        int dash = words.lastIndexOf('-');
        long rank = Long.parseLong(words.substring(0, dash));
        long id = Long.parseLong(words.substring(dash + 1));
        return Optional.of(STORY.RANK_AT.lt(rank).or(STORY.RANK_AT.eq(rank).and(STORY.ID.lt(id))));
    }

    /// A story open to readers or withdrawn; empty if there is none, it is held, or it was
    /// withdrawn before any reader saw it. A withdrawn one is a tombstone: no item, no summary.
    public Optional<Story> find(StoryId id) {
        return story(STORY.ID.eq(id.value()).and(TOLD));
    }

    /// What readers are told of: what is open, and what was and is withdrawn.
    private static final Condition TOLD =
            STORY.STATE
                    .eq(StoryState.LIVE.name())
                    .or(STORY.STATE.ne(StoryState.HELD.name()).and(STORY.OPENED.eq(1L)));

    /// A story in whatever state, for the owner's desk.
    public Optional<Story> any(StoryId id) {
        return story(STORY.ID.eq(id.value()));
    }

    private Optional<Story> story(Condition which) {
        return database.read(
                db -> db.selectFrom(STORY).where(which).fetchOptional().map(row -> story(db, row)));
    }

    /// Those of the stories that readers once could see and no longer can, whatever the reason; for
    /// whoever must tell those who have them. What never was open is not among them.
    public List<Gone> gone(Collection<StoryId> ids) {
        return gone(
                List.of(STORY.ID.in(ids.stream().map(StoryId::value).toList())),
                Math.max(1, ids.size()));
    }

    /// Those that would stand in the list if readers could still see them, back to where a part of
    /// it ends, newest first.
    ///
    /// @param back the place in time where that part ends
    public List<Gone> goneFrom(StoryList list, Instant back) {
        List<Condition> where = kind(list);
        where.add(STORY.RANK_AT.ge(back.toEpochMilli()));
        return gone(where, list.limit());
    }

    private List<Gone> gone(List<Condition> which, int limit) {
        return database.read(db ->
                db.select(STORY.ID, STORY.URI, STORY.STATE, STORY.CHANGED, STORY.EXPIRES)
                        .from(STORY)
                        .where(which)
                        .and(STORY.OPENED.eq(1L))
                        .and(
                                STORY.STATE
                                        .ne(StoryState.LIVE.name())
                                        .or(STORY.EXPIRES.le(clock.millis())))
                        .orderBy(STORY.RANK_AT.desc(), STORY.ID.desc())
                        .limit(limit)
                        .fetch(row -> {
                            StoryState state = StoryState.valueOf(row.value3());
                            boolean overdue = state == StoryState.LIVE;
                            return new Gone(
                                    new StoryId(row.value1()),
                                    row.value2(),
                                    overdue ? StoryState.EXPIRED : state,
                                    Instant.ofEpochMilli(overdue ? row.value5() : row.value4()));
                        }));
    }

    /// A story that readers once could see and no longer can: by what it is known, never its words.
    ///
    /// @param uri its identity within its source
    /// @param state why: held (again), killed, expired or removed
    /// @param changed since when
    public record Gone(StoryId id, String uri, StoryState state, Instant changed) {}

    /// One version of a story that readers may see; empty where there is none or it is under
    /// embargo.
    public Optional<StoryVersion> version(StoryId id, int number) {
        return find(id).flatMap(story ->
                database.read(db ->
                        db.selectFrom(VERSION)
                                .where(VERSION.STORY.eq(id.value()))
                                .and(VERSION.NUMBER.eq((long) number))
                                .fetchOptional()
                                .filter(row -> isOpen(row, story.line().version()))
                                .map(row -> version(row, story.line()))));
    }

    /// The lines of those stories that readers may see, in the order asked for.
    public List<StoryLine> lines(Collection<StoryId> ids) {
        Map<Long, StoryLine> found =
                database.read(db ->
                        db
                                .select(LINE)
                                .from(STORY)
                                .where(STORY.ID.in(ids.stream().map(StoryId::value).toList()))
                                .and(STORY.STATE.eq(StoryState.LIVE.name()))
                                .and(STORY.EXPIRES.isNull().or(STORY.EXPIRES.gt(clock.millis())))
                                .fetchInto(STORY)
                                .stream()
                                .collect(Collectors.toMap(StoryRecord::getId, this::line)));
        return ids.stream()
                .filter(id -> found.containsKey(id.value()))
                .map(id -> found.get(id.value()))
                .toList();
    }

    /// Whole stories as [#find] tells them, in the order asked for; for indexes, feeds and the API.
    public List<Story> all(Collection<StoryId> ids) {
        Map<Long, Story> found = new HashMap<>();
        List<Long> asked = ids.stream().map(StoryId::value).distinct().toList();
        for (int at = 0; at < asked.size(); at += AT_ONCE) {
            List<Long> part = asked.subList(at, Math.min(at + AT_ONCE, asked.size()));
            database.read(db -> whole(db, part))
                    .forEach(story -> found.put(story.line().id().value(), story));
        }
        return ids.stream()
                .filter(id -> found.containsKey(id.value()))
                .map(id -> found.get(id.value()))
                .toList();
    }

    /// The stories first, then their versions: what a story's row names is there then.
    private List<Story> whole(DSLContext db, List<Long> ids) {
        List<StoryRecord> rows = db.selectFrom(STORY).where(STORY.ID.in(ids)).and(TOLD).fetch();
        Map<Long, List<VersionRecord>> versions =
                db
                        .selectFrom(VERSION)
                        .where(VERSION.STORY.in(ids))
                        .orderBy(VERSION.STORY, VERSION.NUMBER)
                        .fetch()
                        .stream()
                        .collect(Collectors.groupingBy(VersionRecord::getStory));
        return rows.stream()
                .map(row -> story(db, row, versions.getOrDefault(row.getId(), List.of())))
                .toList();
    }

    /// Those of the stories that are open to readers and whose wire names pictures, whole. The
    /// samples bring their own pictures and are left out.
    public List<Story> pictured(Collection<StoryId> ids) {
        List<Long> found =
                database.read(db ->
                        db.select(STORY.ID)
                                .from(STORY)
                                .join(VERSION)
                                .on(VERSION.STORY.eq(STORY.ID))
                                .and(VERSION.NUMBER.eq(STORY.CURRENT_VERSION))
                                .where(STORY.ID.in(ids.stream().map(StoryId::value).toList()))
                                .and(STORY.STATE.eq(StoryState.LIVE.name()))
                                .and(STORY.SAMPLE.eq(0L))
                                .and(VERSION.ITEM.like("%\"pictures\":[{%"))
                                .fetch(STORY.ID));
        return found.stream()
                .flatMap(id -> any(new StoryId(id)).stream())
                .filter(story -> story.line().state() == StoryState.LIVE)
                .toList();
    }

    /// Until when readers may see a picture this site keeps; empty where no story open to readers
    /// shows it, [Instant#MAX] where nothing ends that.
    ///
    /// @param path where it is served, `/media/…`
    public Optional<Instant> shownUntil(String path) {
        List<Optional<Instant>> ends =
                database.read(db ->
                        db.select(STORY.EXPIRES)
                                .from(PICTURE)
                                .join(STORY)
                                .on(STORY.ID.eq(PICTURE.STORY))
                                .where(PICTURE.PATH.eq(path))
                                .and(STORY.STATE.eq(StoryState.LIVE.name()))
                                .and(STORY.EXPIRES.isNull().or(STORY.EXPIRES.gt(clock.millis())))
                                .limit(100)
                                .fetch(row -> instant(row.value1())));
        return ends.stream().map(end -> end.orElse(Instant.MAX)).max(Instant::compareTo);
    }

    /// Stories with ids after that one, by id, in whatever state; for exports.
    public List<StoryId> idsAfter(long id, int limit) {
        return database.read(db ->
                db.select(STORY.ID)
                        .from(STORY)
                        .where(STORY.ID.gt(id))
                        .orderBy(STORY.ID)
                        .limit(limit)
                        .fetch(row -> new StoryId(row.value1())));
    }

    /// All that is kept of those stories, in whatever state, by id: for moving them elsewhere.
    ///
    /// @param allVersions false if only the current version and one that waits are wanted
    public List<Dossier> dossiers(List<StoryId> ids, boolean allVersions) {
        return Archive.read(database, ids, allVersions);
    }

    /// The same story as it may leave this site, each version as far as its terms allow.
    public Dossier forExport(Dossier story) {
        Instant first = story.standing().firstSeen();
        List<Dossier.Version> versions =
                story.versions().stream()
                        .map(version ->
                                version.with(
                                        version.item()
                                                .map(item ->
                                                        allowance(item, story.source(), first)
                                                                .part(Use.EXPORT)
                                                                .of(item))))
                        .toList();
        return new Dossier(story.source(), story.uri(), story.standing(), versions);
    }

    /// The story that came last, whatever its state.
    public Optional<StoryId> newest() {
        return database.read(db ->
                db.select(STORY.ID)
                        .from(STORY)
                        .orderBy(STORY.ID.desc())
                        .limit(1)
                        .fetchOptional(row -> new StoryId(row.value1())));
    }

    /// Stories that are held, for the owner's desk, newest first.
    public List<Story> held(int limit) {
        return database.read(db ->
                db
                        .select(LINE)
                        .from(STORY)
                        .where(STORY.STATE.eq(StoryState.HELD.name()))
                        .orderBy(STORY.ID.desc())
                        .limit(limit)
                        .fetchInto(STORY)
                        .stream()
                        .map(row -> story(db, row))
                        .toList());
    }

    /// How many stories of a source readers may see.
    public int count(SourceId source) {
        return database.read(db ->
                db.fetchCount(
                        STORY,
                        STORY.SOURCE.eq(source.value()),
                        STORY.STATE.eq(StoryState.LIVE.name())));
    }

    /// How many stories of each source readers may see; sources without any are absent.
    public Map<SourceId, Integer> counts() {
        return database.read(db ->
                db.select(STORY.SOURCE, DSL.count())
                        .from(STORY)
                        .where(STORY.STATE.eq(StoryState.LIVE.name()))
                        .groupBy(STORY.SOURCE)
                        .fetchMap(row -> new SourceId(row.value1()), Record2::value2));
    }

    /// How many stories readers may see.
    public int count() {
        return database.read(db -> db.fetchCount(STORY, STORY.STATE.eq(StoryState.LIVE.name())));
    }

    /// Sections that have stories, by name.
    public List<String> sections() {
        return database.read(db ->
                db.selectDistinct(STORY.SECTION)
                        .from(STORY)
                        .where(STORY.SECTION.isNotNull())
                        .orderBy(STORY.SECTION)
                        .fetch(STORY.SECTION));
    }

    private Story story(DSLContext db, StoryRecord row) {
        return story(
                db,
                row,
                db.selectFrom(VERSION)
                        .where(VERSION.STORY.eq(row.getId()))
                        .orderBy(VERSION.NUMBER)
                        .fetch());
    }

    private Story story(DSLContext db, StoryRecord row, List<VersionRecord> rows) {
        StoryLine line = line(row);
        VersionRecord current =
                rows.stream()
                        .filter(one -> one.getNumber().equals(row.getCurrentVersion()))
                        .findFirst()
                        .orElseThrow();
        StoryVersion shown = version(current, line);
        return new Story(
                line,
                row.getUri(),
                shown,
                rows.stream()
                        .filter(one -> isOpen(one, row.getCurrentVersion()))
                        .map(Stories::outline)
                        .toList(),
                Optional.ofNullable(row.getHoldReason())
                        .map(reason ->
                                new Story.Hold(
                                        Arrival.Reason.valueOf(reason),
                                        instant(row.getHoldUntil()),
                                        row.getHoldWords())),
                row.getCopies() == 0 ? List.of() : copies(db, row),
                shown.sent().map(item -> pictures(db, row, item)).orElse(List.of()),
                Optional.ofNullable(row.getFirstWithdrawn()).map(StoryId::new));
    }

    /// A version waiting for its time is newer than the current one; an older one may have been
    /// overtaken before its time, or while its sender withheld it.
    private boolean isOpen(VersionRecord version, long current) {
        boolean passed = version.getNumber() < current;
        return version.getNumber() <= current
                && (version.getEmbargo() == null || version.getEmbargo() <= clock.millis())
                && !(passed
                        && version.getItem() != null
                        && ItemCodec.isWithheld(version.getItem()));
    }

    private List<Story.Copy> copies(DSLContext db, StoryRecord first) {
        return db.select(LINE)
                .from(STORY)
                .where(STORY.COPY_OF.eq(first.getId()))
                .and(STORY.STATE.eq(StoryState.LIVE.name()))
                .orderBy(STORY.FIRST_SEEN)
                .limit(100)
                .fetchInto(STORY)
                .map(row ->
                        new Story.Copy(
                                new StoryId(row.getId()),
                                sourceNames.apply(new SourceId(row.getSource())),
                                row.getHeadline(),
                                lag(first, row),
                                row.getCurrentVersion().intValue()));
    }

    /// By when they were seen here; of two back numbers that tells nothing, so by their own times.
    private static Duration lag(StoryRecord first, StoryRecord copy) {
        boolean late = first.getLate() == 1 && copy.getLate() == 1;
        long lag =
                late
                        ? copy.getRankAt() - first.getRankAt()
                        : copy.getFirstSeen() - first.getFirstSeen();
        return Duration.ofMillis(Math.max(0, lag));
    }

    private static List<Story.Picture> pictures(DSLContext db, StoryRecord row, WireItem item) {
        if (row.getPictures() == 0) {
            return List.of();
        }
        Map<String, WireItem.Picture> said =
                item.pictures().stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one.address().toString(),
                                        one -> one,
                                        (one, again) -> one));
        return db
                .selectFrom(PICTURE)
                .where(PICTURE.STORY.eq(row.getId()))
                .orderBy(PICTURE.PLACE)
                .fetch()
                .stream()
                .filter(one -> said.containsKey(one.getAddress()))
                .map(one ->
                        new Story.Picture(
                                one.getPath(),
                                one.getWidth().intValue(),
                                one.getHeight().intValue(),
                                Objects.requireNonNull(said.get(one.getAddress()))))
                .toList();
    }

    private static StoryVersion outline(VersionRecord row) {
        StoryVersion.Kind kind = StoryVersion.Kind.valueOf(row.getKind());
        return new StoryVersion(
                row.getNumber().intValue(),
                Instant.ofEpochMilli(row.getReceived()),
                inPlace(kind, row.getNumber()),
                row.getHeadline(),
                Optional.empty(),
                Allowance.ALL);
    }

    /// A version that came late stands before one that came first.
    private static StoryVersion.Kind inPlace(StoryVersion.Kind kind, long number) {
        return switch (kind) {
            case KILL -> kind;
            case FIRST -> number == 1 ? kind : StoryVersion.Kind.UPDATE;
            case UPDATE, CORRECTION, REFILE -> number == 1 ? StoryVersion.Kind.FIRST : kind;
        };
    }

    private StoryVersion version(VersionRecord row, StoryLine line) {
        StoryVersion outline = outline(row);
        StoryState state = line.state();
        boolean gone =
                state == StoryState.KILLED
                        || state == StoryState.EXPIRED
                        || state == StoryState.REMOVED;
        Optional<WireItem> sent =
                gone ? Optional.empty() : Optional.ofNullable(row.getItem()).map(ItemCodec::read);
        return new StoryVersion(
                outline.number(),
                outline.received(),
                outline.kind(),
                outline.headline(),
                sent,
                sent.map(item -> allowance(item, line.source(), line.firstSeen()))
                        .orElse(Allowance.ALL));
    }

    private Allowance allowance(WireItem item, SourceId source, Instant firstSeen) {
        Instant since = item.published().map(Stamp::at).orElse(firstSeen);
        return policy.of(Rights.of(item), source, since, clock.instant());
    }

    /// The columns of a line: all but the fingerprint, which is only for the ledger.
    private static final List<Field<?>> LINE =
            Arrays.<Field<?>>stream(STORY.fields())
                    .filter(field -> !field.equals(STORY.FINGERPRINT))
                    .collect(Collectors.toList());

    private StoryLine line(StoryRecord row) {
        SourceId source = new SourceId(row.getSource());
        StoryState state = StoryState.valueOf(row.getState());
        if (state == StoryState.LIVE
                && row.getExpires() != null
                && row.getExpires() <= clock.millis()) {
            state = StoryState.EXPIRED;
        }
        Part part = pagePart(row, source);
        return new StoryLine(
                new StoryId(row.getId()),
                source,
                sourceNames.apply(source),
                state,
                row.getHeadline(),
                Optional.ofNullable(row.getStanding()).flatMap(Stories::standing),
                Optional.ofNullable(row.getSummary())
                        .filter(words ->
                                row.getExpires() == null || row.getExpires() > clock.millis())
                        .flatMap(part::words),
                Optional.ofNullable(row.getSection()),
                Optional.ofNullable(row.getLanguage()),
                stamp(row.getPublished(), row.getPublishedOffset(), row.getPublishedAssumed()),
                stamp(row.getUpdated(), row.getUpdatedOffset(), row.getUpdatedAssumed()),
                Instant.ofEpochMilli(row.getFirstSeen()),
                Instant.ofEpochMilli(row.getChanged()),
                Instant.ofEpochMilli(row.getRankAt()),
                row.getCurrentVersion().intValue(),
                row.getCopies().intValue(),
                Optional.ofNullable(row.getCopyOf()).map(StoryId::new),
                row.getSample() == 1,
                row.getLate() == 1,
                row.getKept() == 1,
                row.getPictures() > 0 && part == Part.TEXT,
                row.getSignals().isEmpty()
                        ? List.of()
                        : Arrays.stream(row.getSignals().split(" ")).map(Signal::valueOf).toList());
    }

    /// How much of it a list may show; of one whose terms were not looked at yet, the least.
    private Part pagePart(StoryRecord row, SourceId source) {
        if (row.getRights() == null) {
            return Part.HEADLINE;
        }
        long since = row.getPublished() == null ? row.getFirstSeen() : row.getPublished();
        return policy.of(
                        Rights.parse(row.getRights()),
                        source,
                        Instant.ofEpochMilli(since),
                        clock.instant())
                .part(Use.PAGE);
    }

    private static Optional<Signal> standing(String kind) {
        return switch (StoryVersion.Kind.valueOf(kind)) {
            case FIRST -> Optional.empty();
            case UPDATE -> Optional.of(Signal.UPDATE);
            case CORRECTION -> Optional.of(Signal.CORRECTION);
            case REFILE -> Optional.of(Signal.REFILE);
            case KILL -> Optional.of(Signal.KILL);
        };
    }

    private static Optional<Instant> instant(@org.jspecify.annotations.Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    private static Optional<Stamp> stamp(
            @org.jspecify.annotations.Nullable Long at,
            @org.jspecify.annotations.Nullable Long offset,
            @org.jspecify.annotations.Nullable Long assumed) {
        if (at == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Stamp(
                        Instant.ofEpochMilli(at),
                        ZoneOffset.ofTotalSeconds(offset == null ? 0 : offset.intValue()),
                        assumed != null && assumed == 1));
    }
}
