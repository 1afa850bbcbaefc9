package org.broadtape.link;

import static org.broadtape.store.tables.Tables.LINK_APPEAL;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadtape.link.Appeal.Kind;
import org.broadtape.link.Appeal.State;
import org.broadtape.newsroom.StoryId;
import org.broadtape.store.Database;
import org.broadtape.store.tables.tables.records.LinkAppealRecord;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Where a reader objects and the owner decides. What is decided changes the story's links at once,
/// holds for later readings, and becomes a case that training and tests can read.
public final class Appeals {
    /// The most words of a reader kept, in units.
    public static final int WORDS = 500;

    /// The most units of what a reader says is missing.
    public static final int WANTED = 120;

    /// The most objections that wait for the owner.
    public static final int WAITING = 1_000;

    private static final int OF_A_STORY = 20;

    private final Database database;
    private final Links links;
    private final LinkDesk desk;
    private final CaseFile cases;
    private final Clock clock;

    /// Appeals in that database.
    ///
    /// @param cases what takes down what was decided
    public Appeals(Database database, Links links, LinkDesk desk, CaseFile cases, Clock clock) {
        this.database = database;
        this.links = links;
        this.desk = desk;
        this.cases = cases;
        this.clock = clock;
    }

    /// What a reader sends.
    ///
    /// @param entity what it is about, by its id
    /// @param wanted what is missing, where that has no id
    /// @param words what else he says
    public record Objection(
            StoryId story,
            Kind kind,
            Optional<String> entity,
            Optional<String> wanted,
            Optional<String> words) {
        /// Bounds what was typed.
        public Objection {
            wanted = wanted.flatMap(typed -> bounded(typed, WANTED));
            words = words.flatMap(typed -> bounded(typed, WORDS));
        }

        private static Optional<String> bounded(String typed, int most) {
            String plain = typed.replaceAll("\\p{Cntrl}+", " ").strip();
            if (plain.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    plain.length() <= most
                            ? plain
                            : plain.substring(
                                    0,
                                    Character.isHighSurrogate(plain.charAt(most - 1))
                                            ? most - 1
                                            : most));
        }
    }

    /// Takes an objection; one that waits already is counted once more.
    ///
    /// @return false where too many wait
    public boolean make(Objection one) {
        return database.write(db -> {
            Condition same =
                    LINK_APPEAL
                            .STORY
                            .eq(one.story().value())
                            .and(LINK_APPEAL.STATE.eq(State.OPEN.name()))
                            .and(LINK_APPEAL.KIND.eq(one.kind().name()))
                            .and(is(LINK_APPEAL.ENTITY, one.entity()))
                            .and(is(LINK_APPEAL.WANTED, one.wanted()));
            int counted =
                    db.update(LINK_APPEAL)
                            .set(LINK_APPEAL.TIMES, LINK_APPEAL.TIMES.plus(1L))
                            .where(same)
                            .execute();
            if (counted > 0) {
                return true;
            }
            Condition open = LINK_APPEAL.STATE.eq(State.OPEN.name());
            if (db.fetchCount(LINK_APPEAL, open) >= WAITING
                    || db.fetchCount(
                                    LINK_APPEAL,
                                    open.and(LINK_APPEAL.STORY.eq(one.story().value())))
                            >= OF_A_STORY) {
                return false;
            }
            db.insertInto(LINK_APPEAL)
                    .set(LINK_APPEAL.STORY, one.story().value())
                    .set(LINK_APPEAL.KIND, one.kind().name())
                    .set(LINK_APPEAL.ENTITY, one.entity().orElse(null))
                    .set(LINK_APPEAL.WANTED, one.wanted().orElse(null))
                    .set(LINK_APPEAL.WORDS, one.words().orElse(null))
                    .set(LINK_APPEAL.TIMES, 1L)
                    .set(LINK_APPEAL.MADE_AT, clock.millis())
                    .set(LINK_APPEAL.STATE, State.OPEN.name())
                    .execute();
            return true;
        });
    }

    private static Condition is(org.jooq.Field<String> field, Optional<String> value) {
        return value.map(field::eq).orElseGet(field::isNull);
    }

    /// What waits for the owner, the oldest first.
    public List<Appeal> open(int limit) {
        return database.read(db ->
                db.selectFrom(LINK_APPEAL)
                        .where(LINK_APPEAL.STATE.eq(State.OPEN.name()))
                        .orderBy(LINK_APPEAL.ID)
                        .limit(limit)
                        .fetch(Appeals::appeal));
    }

    /// What was decided, the latest first.
    public List<Appeal> decided(int limit) {
        return database.read(db ->
                db.selectFrom(LINK_APPEAL)
                        .where(LINK_APPEAL.STATE.in(State.UPHELD.name(), State.REJECTED.name()))
                        .orderBy(LINK_APPEAL.DECIDED_AT.desc(), LINK_APPEAL.ID.desc())
                        .limit(limit)
                        .fetch(Appeals::appeal));
    }

    /// One of them.
    public Optional<Appeal> find(long id) {
        return database.read(db ->
                db.selectFrom(LINK_APPEAL)
                        .where(LINK_APPEAL.ID.eq(id))
                        .fetchOptional(Appeals::appeal));
    }

    /// How many there are in each state; states without any are absent.
    public Map<State, Integer> counts() {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        database.read(db ->
                        db.select(LINK_APPEAL.STATE, DSL.count())
                                .from(LINK_APPEAL)
                                .groupBy(LINK_APPEAL.STATE)
                                .fetch())
                .forEach(row -> counts.put(State.valueOf(row.value1()), row.value2()));
        return counts;
    }

    /// Decides for the reader: the links of the story are as ruled from now on.
    ///
    /// @return false where it is not open
    public boolean uphold(long id, Ruling ruling, String reason) {
        Optional<Appeal> appeal = find(id).filter(one -> one.state() == State.OPEN);
        if (appeal.isEmpty()) {
            return false;
        }
        StoryId story = appeal.get().story();
        Optional<Ledger> before = links.ledger(story);
        desk.rule(story, ruling);
        before.ifPresent(ledger -> cases.take(appeal.get(), ledger, ruling, clock.instant()));
        return decide(id, State.UPHELD, Optional.of(ruling.entity()), reason);
    }

    /// Decides that the links stay as they are.
    ///
    /// @return false where it is not open
    public boolean reject(long id, String reason) {
        Optional<Appeal> appeal = find(id).filter(one -> one.state() == State.OPEN);
        if (appeal.isEmpty()) {
            return false;
        }
        appeal.get()
                .entity()
                .ifPresent(entity ->
                        links.ledger(appeal.get().story())
                                .ifPresent(ledger ->
                                        cases.take(
                                                appeal.get(),
                                                ledger,
                                                ledger.standing(entity),
                                                clock.instant())));
        return decide(id, State.REJECTED, appeal.get().entity(), reason);
    }

    private boolean decide(long id, State state, Optional<String> entity, String reason) {
        return database.write(db ->
                db.update(LINK_APPEAL)
                                .set(LINK_APPEAL.STATE, state.name())
                                .set(LINK_APPEAL.ENTITY, entity.orElse(null))
                                .set(LINK_APPEAL.DECIDED_AT, clock.millis())
                                .set(LINK_APPEAL.REASON, reason)
                                .where(LINK_APPEAL.ID.eq(id))
                                .and(LINK_APPEAL.STATE.eq(State.OPEN.name()))
                                .execute()
                        > 0);
    }

    private static Appeal appeal(LinkAppealRecord row) {
        return new Appeal(
                Objects.requireNonNull(row.getId()),
                new StoryId(row.getStory()),
                Kind.valueOf(row.getKind()),
                Optional.ofNullable(row.getEntity()),
                Optional.ofNullable(row.getWanted()),
                Optional.ofNullable(row.getWords()),
                row.getTimes().intValue(),
                Instant.ofEpochMilli(row.getMadeAt()),
                State.valueOf(row.getState()),
                Optional.ofNullable(row.getDecidedAt()).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.getReason()));
    }
}
