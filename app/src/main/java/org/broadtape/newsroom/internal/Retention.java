package org.broadtape.newsroom.internal;

import static org.broadtape.store.tables.Tables.STORY;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryState;
import org.broadtape.store.Database;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Which stories are to go, by their age here and by the bytes of their texts. What was kept on
/// purpose is never among them.
public final class Retention {
    private static final int ROUND = 500;

    private final Database database;
    private final Clock clock;

    /// Retention of the stories in that database.
    public Retention(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Removes up to one round of what is to go; answers how many stories went.
    ///
    /// @param keepFor stories first seen longer ago go; zero keeps all
    /// @param keepBytes the most bytes of text, the oldest go first; 0 keeps all
    /// @param remove takes one story away; false if it was gone
    public int retain(Duration keepFor, long keepBytes, Predicate<StoryId> remove) {
        List<Long> gone = database.read(db -> going(db, keepFor, keepBytes, ROUND));
        return (int) gone.stream().map(StoryId::new).filter(remove).count();
    }

    /// How many stories retention would remove in the end.
    public int wouldRemove(Duration keepFor, long keepBytes) {
        return database.read(db -> going(db, keepFor, keepBytes, Integer.MAX_VALUE)).size();
    }

    private List<Long> going(DSLContext db, Duration keepFor, long keepBytes, int limit) {
        Set<Long> going = new LinkedHashSet<>();
        if (!keepFor.isZero()) {
            going.addAll(older(db, clock.millis() - keepFor.toMillis(), limit));
        }
        if (keepBytes > 0 && going.size() < limit) {
            going.addAll(heaviest(db, keepBytes, limit));
        }
        return going.stream().limit(limit).toList();
    }

    private static Condition loose() {
        return STORY.KEPT
                .eq(0L)
                .and(STORY.STATE.in(StoryState.LIVE.name(), StoryState.HELD.name()));
    }

    private static List<Long> older(DSLContext db, long than, int limit) {
        return db.select(STORY.ID)
                .from(STORY)
                .where(loose().and(STORY.FIRST_SEEN.lt(than)))
                .orderBy(STORY.FIRST_SEEN)
                .limit(limit)
                .fetch(STORY.ID);
    }

    /// The oldest stories whose going brings the sum of texts under the bound.
    private static List<Long> heaviest(DSLContext db, long keepBytes, int limit) {
        long over =
                db.select(DSL.sum(STORY.WEIGHT))
                                .from(STORY)
                                .fetchOptional(row -> Optional.ofNullable(row.value1()))
                                .flatMap(one -> one)
                                .orElse(BigDecimal.ZERO)
                                .longValue()
                        - keepBytes;
        List<Long> ids = new ArrayList<>();
        if (over <= 0) {
            return ids;
        }
        var oldest =
                db.select(STORY.ID, STORY.WEIGHT)
                        .from(STORY)
                        .where(loose())
                        .orderBy(STORY.RANK_AT)
                        .limit(limit)
                        .fetch();
        for (var row : oldest) {
            if (over <= 0) {
                break;
            }
            ids.add(row.value1());
            over -= row.value2();
        }
        return ids;
    }
}
