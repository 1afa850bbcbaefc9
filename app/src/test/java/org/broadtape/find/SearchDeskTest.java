package org.broadtape.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.broadtape.newsroom.StoryState;
import org.broadtape.search.SearchPage.Order;
import org.broadtape.store.Followers;
import org.broadtape.store.JournalEntry.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchDeskTest {
    @TempDir Path folder;
    private Newsstand stand;

    @BeforeEach
    void open() {
        stand = new Newsstand(folder);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void findsAStoryWithItsWordsMarked() throws IOException {
        try (SearchDesk desk = stand.desk()) {
            stand.publish(1, "Ferry returns", "The harbour authority said so.");
            stand.publish(2, "Nothing else", "Nothing at all.");
            stand.follow(desk);
            Answer answer = desk.search("ferry harbour", Order.RELEVANCE, Optional.empty());
            assertThat(answer.total()).isEqualTo(1);
            Answer.Found found = answer.found().getFirst();
            assertThat(found.story().id().value()).isEqualTo(1);
            assertThat(found.headlineMarks().getFirst().of("Ferry returns")).isEqualTo("Ferry");
            assertThat(found.extract().marks().getFirst().of(found.extract().text()))
                    .isEqualTo("harbour");
        }
    }

    @Test
    void losesAStoryThatIsWithdrawnExpiredHeldOrRemoved() throws IOException {
        try (SearchDesk desk = stand.desk()) {
            for (long id = 1; id <= 5; id++) {
                stand.publish(id, "Ferry number " + id, "Body.");
            }
            stand.follow(desk);
            stand.turn(1, StoryState.KILLED, Kind.KILLED);
            stand.turn(2, StoryState.EXPIRED, Kind.EXPIRED);
            stand.turn(3, StoryState.HELD, Kind.HELD);
            stand.turn(4, StoryState.REMOVED, Kind.REMOVED);
            stand.follow(desk);
            assertThat(desk.search("ferry", Order.NEWEST, Optional.empty()).total()).isEqualTo(1);
            assertThat(ids(desk, "ferry")).containsExactly(5L);
        }
    }

    @Test
    void findsAStoryOnceItsEmbargoLifts() throws IOException {
        try (SearchDesk desk = stand.desk()) {
            stand.publish(1, "Ferry returns", "Body.");
            stand.turn(1, StoryState.HELD, Kind.HELD);
            stand.follow(desk);
            assertThat(ids(desk, "ferry")).isEmpty();
            stand.turn(1, StoryState.LIVE, Kind.RELEASED);
            stand.follow(desk);
            assertThat(ids(desk, "ferry")).containsExactly(1L);
        }
    }

    @Test
    void showsNoStoryThatWasWithdrawnBeforeTheIndexHeardOfIt() throws IOException {
        try (SearchDesk desk = stand.desk()) {
            stand.publish(1, "Ferry returns", "Body.");
            stand.follow(desk);
            stand.turnUnheard(1, StoryState.KILLED);
            assertThat(ids(desk, "ferry")).isEmpty();
            assertThat(desk.newest("ferry", 10)).isEmpty();
        }
    }

    @Test
    void showsNoStoryPastItsExpiryThoughNobodyWroteSo() throws IOException {
        try (SearchDesk desk = stand.desk()) {
            stand.publish(
                    1,
                    Newsstand.item(1, "Ferry returns", "Body.")
                            .expires(stand.clock.instant().plus(Duration.ofHours(1)))
                            .build());
            stand.follow(desk);
            assertThat(ids(desk, "ferry")).containsExactly(1L);
            stand.clock.advance(Duration.ofHours(1));
            assertThat(ids(desk, "ferry")).isEmpty();
            assertThat(desk.search("ferry", Order.NEWEST, Optional.empty()).total()).isZero();
        }
    }

    @Test
    void givesTheNewestForAFeed() throws IOException {
        try (SearchDesk desk = stand.desk()) {
            for (long id = 1; id <= 30; id++) {
                stand.clock.advance(Duration.ofMinutes(1));
                stand.publish(id, "Ferry number " + id, "Body.");
            }
            stand.follow(desk);
            stand.turnUnheard(30, StoryState.KILLED);
            assertThat(desk.newest("ferry", 3).stream().map(story -> story.line().id().value()))
                    .containsExactly(29L, 28L, 27L);
        }
    }

    @Test
    void goesOnWhereItStoodAndTakesEntriesTwice() throws IOException {
        stand.publish(1, "Ferry returns", "Body.");
        try (SearchDesk desk = stand.desk()) {
            stand.follow(desk);
        }
        stand.publish(2, "Ferry leaves", "Body.");
        try (SearchDesk desk = stand.desk()) {
            assertThat(desk.building()).isEmpty();
            desk.follower().follow(stand.journal.after(0, 10));
            desk.follower().follow(stand.journal.after(0, 10));
            desk.refresh();
            assertThat(ids(desk, "ferry")).containsExactlyInAnyOrder(1L, 2L);
        }
    }

    @Test
    void buildsAMissingIndexFromTheJournalAndSaysHowFarItIs() throws IOException {
        for (long id = 1; id <= 8; id++) {
            stand.publish(id, "Ferry number " + id, "Body.");
        }
        try (SearchDesk desk = stand.desk()) {
            stand.follow(desk);
        }
        try (Stream<Path> files = Files.list(folder.resolve("index"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        try (SearchDesk desk = stand.desk()) {
            desk.follower().follow(stand.journal.after(0, 3));
            assertThat(desk.building().orElseThrow()).hasToString("Progress[done=3, of=8]");
            desk.follower().follow(stand.journal.after(3, 10));
            desk.refresh();
            assertThat(desk.building()).isEmpty();
            assertThat(ids(desk, "ferry")).hasSize(8);
        }
    }

    @Test
    void readsTheJournalItselfWhereEntriesWerePassedOver() throws IOException {
        for (long id = 1; id <= 8; id++) {
            stand.publish(id, "Ferry number " + id, "Body.");
        }
        try (SearchDesk desk = stand.desk()) {
            desk.follower().follow(stand.journal.after(6, 10));
            desk.refresh();
            assertThat(ids(desk, "ferry")).hasSize(8);
        }
    }

    @Test
    void buildsAgainWhenTold() throws IOException {
        try (SearchDesk desk = stand.desk()) {
            stand.publish(1, "Ferry returns", "Body.");
            stand.follow(desk);
            desk.rebuild();
            desk.refresh();
            assertThat(ids(desk, "ferry")).containsExactly(1L);
        }
    }

    @Test
    void leavesOutAStoryThatCanNotBeReadAndTakesTheOthers() throws IOException {
        for (long id = 1; id <= 3; id++) {
            stand.publish(id, "Ferry number " + id, "Body.");
        }
        stand.spoil(2);
        try (SearchDesk desk = stand.desk()) {
            assertThatThrownBy(() -> desk.follower().follow(stand.journal.after(0, 10)))
                    .hasMessageContaining("spoilt");
            assertThat(desk.follower().ownCursor()).hasValue(3);
            desk.refresh();
            assertThat(ids(desk, "ferry")).containsExactlyInAnyOrder(1L, 3L);
        }
    }

    @Test
    void followsOnAThreadOfItsOwn() throws IOException {
        try (SearchDesk desk = stand.desk();
                Followers followers = new Followers(stand.database, stand.journal, stand.clock)) {
            followers.start(desk.follower());
            stand.publish(1, "Ferry returns", "Body.");
            await(() -> !ids(desk, "ferry").isEmpty());
            stand.turn(1, StoryState.KILLED, Kind.KILLED);
            await(() -> desk.search("ferry", Order.NEWEST, Optional.empty()).total() == 0);
        }
    }

    private static List<Long> ids(SearchDesk desk, String typed) {
        return desk.search(typed, Order.NEWEST, Optional.empty()).found().stream()
                .map(found -> found.story().id().value())
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
