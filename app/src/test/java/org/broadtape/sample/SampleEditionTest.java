package org.broadtape.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.broadtape.newsroom.Arrival.Reason;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.Policy;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryList;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.StoryVersion;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleEditionTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final TestClock clock = new TestClock();
    private final Database database;
    private final Sources sources;
    private final Newsroom newsroom;
    private final Stories stories;
    private final SampleEdition edition;

    SampleEditionTest(@TempDir Path folder) {
        database = Database.open("jdbc:sqlite:" + folder.resolve("test.db"));
        sources = new Sources(database, clock);
        newsroom = new Newsroom(database, new Journal(database, clock), clock);
        stories = new Stories(database, clock, sources::name, Policy.AS_SAID);
        edition = new SampleEdition(sources, newsroom, stories, clock);
    }

    @BeforeEach
    void set() {
        clock.set(NOW);
    }

    @AfterEach
    void close() {
        newsroom.close();
        database.close();
    }

    @Test
    void opensAnEmptySiteOnce() {
        assertThat(edition.openOnFirstStart()).isTrue();
        assertThat(edition.isPresent()).isTrue();
        int count = stories.count();
        assertThat(count).isEqualTo(30);
        assertThat(edition.openOnFirstStart()).isFalse();
        assertThat(stories.count()).isEqualTo(count);
        assertThat(sources.list())
                .extracting(Source::name)
                .containsExactly("Broadtape sample", "Broadtape sample, second wire");
    }

    @Test
    void leavesASiteAloneThatHasASourceOfItsOwn() {
        sources.add(
                Source.Kind.FEED,
                "Own",
                Optional.of(URI.create("https://feed.example/rss")),
                Source.Settings.USUAL);
        assertThat(edition.openOnFirstStart()).isFalse();
        assertThat(stories.count()).isZero();
    }

    @Test
    void labelsEveryStoryAndBeginsWithTheWelcome() {
        edition.openOnFirstStart();
        var front = stories.list(StoryList.front(50)).items();
        assertThat(front).isNotEmpty().allMatch(StoryLine::sample);
        assertThat(front.getFirst().headline()).startsWith("Read this first");
        assertThat(stories.sections())
                .containsExactly("companies", "economies", "markets", "politics", "this site");
    }

    @Test
    void showsEachThingThatCanBecomeOfAStory() {
        edition.openOnFirstStart();

        assertThat(standing("seoul-summons").versions())
                .extracting(StoryVersion::kind)
                .containsExactly(StoryVersion.Kind.FIRST, StoryVersion.Kind.UPDATE);
        assertThat(standing("uk-leaves").line().version()).isEqualTo(2);

        Story corrected = standing("euro-first-rate");
        assertThat(corrected.versions())
                .extracting(StoryVersion::kind)
                .containsExactly(StoryVersion.Kind.FIRST, StoryVersion.Kind.CORRECTION);
        assertThat(corrected.sent().orElseThrow().bodyText())
                .contains("1.1789")
                .doesNotContain("1.1798");
        assertThat(corrected.sent().orElseThrow().edNote().orElseThrow()).contains("1.1798");

        Story killed = standing("withdrawn");
        assertThat(killed.line().state()).isEqualTo(StoryState.KILLED);
        assertThat(killed.sent()).isEmpty();
        assertThat(killed.versions()).allMatch(version -> version.sent().isEmpty());

        Story held = standing("under-embargo");
        assertThat(held.line().state()).isEqualTo(StoryState.HELD);
        assertThat(held.held().orElseThrow().reason()).isEqualTo(Reason.EMBARGO);
        assertThat(held.held().orElseThrow().until()).contains(NOW.plus(Duration.ofHours(20)));
    }

    @Test
    void opensTheEmbargoedStoryWhenItsTimeComes() {
        edition.openOnFirstStart();
        clock.advance(Duration.ofHours(20));
        newsroom.tidy(Duration.ZERO, 0);
        assertThat(standing("under-embargo").line().state()).isEqualTo(StoryState.LIVE);
    }

    @Test
    void groupsTheExactAndTheNearCopyUnderTheirFirst() {
        edition.openOnFirstStart();
        for (String first : new String[] {"fed-half-point", "meta-dividend"}) {
            Story copy = standing("second:" + first);
            assertThat(copy.line().copyOf()).contains(standing(first).line().id());
            assertThat(standing(first).copies())
                    .singleElement()
                    .satisfies(one ->
                            assertThat(one.sourceName())
                                    .isEqualTo("Broadtape sample, second wire"));
        }
        assertThat(standing("fed-half-point").line().version()).isEqualTo(2);
        assertThat(standing("second:fed-half-point").line().version()).isEqualTo(1);
    }

    @Test
    void showsThePicturesItBrings() {
        edition.openOnFirstStart();
        assertThat(standing("snb-floor").pictures())
                .extracting(Story.Picture::path)
                .containsExactly("/media/sample/eur-chf-2014-2015.png");
        assertThat(standing("snb-floor").line().hasPicture()).isTrue();
    }

    @Test
    void goesAtOnceAndDoesNotComeBack() {
        edition.openOnFirstStart();
        assertThat(edition.remove()).isEqualTo(31);
        assertThat(stories.count()).isZero();
        assertThat(stories.held(10)).isEmpty();
        assertThat(sources.list()).isEmpty();
        assertThat(edition.isPresent()).isFalse();
        assertThat(edition.openOnFirstStart()).isFalse();
        assertThat(edition.remove()).isZero();
    }

    private Story standing(String slug) {
        return stories.idsAfter(0, 100).stream()
                .flatMap(id -> stories.any(id).stream())
                .filter(story -> story.uri().equals("urn:broadtape:sample:" + slug))
                .findFirst()
                .orElseThrow();
    }
}
