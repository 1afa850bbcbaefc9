package org.broadtape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.Policy;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.StoryId;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.setting.SiteSettings;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClerkTest {
    @TempDir Path folder;

    private final TestClock clock = new TestClock();
    private Database database;
    private Newsroom newsroom;
    private Stories stories;
    private SettingsDesk site;
    private Clerk clerk;

    @BeforeEach
    void open() {
        database = Database.open("jdbc:sqlite:" + folder.resolve("clerk.db"));
        newsroom = new Newsroom(database, new Journal(database, clock), clock);
        stories = new Stories(database, clock, source -> "Wire " + source, Policy.AS_SAID);
        site = new SettingsDesk(database);
        clerk = new Clerk(newsroom, site, clock);
    }

    @AfterEach
    void close() {
        clerk.close();
        newsroom.close();
        database.close();
    }

    @Test
    void liftsAnEmbargoInTheRoundAfterItsTime() {
        newsroom.receive(
                Delivery.news(
                        new SourceId(1),
                        WireItem.builder("a", FeedFormat.NINJS)
                                .headline("A")
                                .published(Stamp.utc(clock.instant()))
                                .embargoedUntil(clock.instant().plusSeconds(30))
                                .build()));
        clerk.round();
        assertThat(stories.count()).isZero();
        clock.advance(Duration.ofSeconds(30));
        clerk.round();
        assertThat(stories.count()).isEqualTo(1);
    }

    @Test
    void removesNothingWhereNobodySaidHowLongToKeep() {
        receive("a");
        clock.advance(Duration.ofDays(20_000));
        clerk.round();
        assertThat(stories.count()).isEqualTo(1);
    }

    @Test
    void looksOnceAMinuteForWhatRetentionRemoves() {
        keepFor(Duration.ofDays(30));
        StoryId old = receive("old");
        clock.advance(Duration.ofSeconds(20));
        StoryId next = receive("next");
        clock.advance(Duration.ofDays(30).minusSeconds(19));
        clerk.round();
        assertThat(isLive(old)).as("older than thirty days").isFalse();
        clerk.round();
        clock.advance(Duration.ofSeconds(30));
        clerk.round();
        assertThat(isLive(next)).as("within the minute").isTrue();
        clock.advance(Duration.ofSeconds(30));
        clerk.round();
        assertThat(isLive(next)).as("a minute later").isFalse();
    }

    @Test
    void goesOnRoundAfterRoundWhileThereIsMoreToRemove() {
        IntStream.range(0, 1_200).forEach(number -> receive("s" + number));
        keepFor(Duration.ofDays(30));
        clock.advance(Duration.ofDays(31));
        clerk.round();
        assertThat(stories.count()).isBetween(1, 1_199);
        clerk.round();
        clerk.round();
        assertThat(stories.count()).isZero();
    }

    @Test
    void worksOnAThreadOfItsOwnUntilClosed() {
        receive("a");
        keepFor(Duration.ofDays(1));
        clock.advance(Duration.ofDays(2));
        clerk.start();
        await(() -> stories.count() == 0);
        clerk.close();
        receive("b");
        assertThat(stories.count()).isEqualTo(1);
    }

    private StoryId receive(String uri) {
        return newsroom.receive(
                        Delivery.news(
                                new SourceId(1),
                                WireItem.builder(uri, FeedFormat.NINJS)
                                        .headline(uri)
                                        .published(Stamp.utc(clock.instant()))
                                        .build()))
                .story();
    }

    private boolean isLive(StoryId story) {
        return !stories.lines(List.of(story)).isEmpty();
    }

    private void keepFor(Duration time) {
        SiteSettings unset = SiteSettings.DEFAULT;
        site.change(
                new SiteSettings(
                        unset.siteName(),
                        unset.baseAddress(),
                        unset.trustedProxies(),
                        unset.isPrivate(),
                        unset.allowedHosts(),
                        Optional.of(time),
                        OptionalLong.empty(),
                        unset.contact(),
                        unset.country()));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
