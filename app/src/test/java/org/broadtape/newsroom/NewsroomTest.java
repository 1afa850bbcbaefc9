package org.broadtape.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Arrival.Reason;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.broadtape.store.TestDatabases;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.Signal;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class NewsroomTest {
    private static final SourceId WIRE = new SourceId(1);
    private static final SourceId OTHER = new SourceId(2);
    private static final String TEXT =
            "The central bank of the sample country left its rate at 3.25 percent on Monday and said"
                    + " that inflation, at 2.1 percent in September, was close to its aim.\n\n"
                    + "It was the fourth meeting in a row without a change, and all seven members of the"
                    + " board voted for it, the bank said.";

    private final TestClock clock = new TestClock();
    private final Database database;
    private final Journal journal;
    private final Newsroom newsroom;
    private final Stories stories;

    NewsroomTest(TestDatabases databases, @TempDir Path folder) {
        database = databases.open(folder);
        journal = new Journal(database, clock);
        newsroom = new Newsroom(database, journal, clock);
        stories = new Stories(database, clock, source -> "Wire " + source, Policy.AS_SAID);
    }

    @AfterEach
    void close() {
        newsroom.close();
        database.close();
    }

    @Test
    void keepsOneStoryWhenTheFeedRepeatsIt() {
        Arrival first = newsroom.receive(Delivery.news(WIRE, item("a").build()));
        Arrival again = newsroom.receive(Delivery.news(WIRE, item("a").build()));
        assertThat(first).isInstanceOf(Arrival.FirstSeen.class);
        assertThat(again).isInstanceOf(Arrival.Repeat.class);
        assertThat(again.story()).isEqualTo(first.story());
        assertThat(front()).extracting(StoryLine::headline).containsExactly("Bank holds rate");
        assertThat(stories.find(first.story()).orElseThrow().sent().orElseThrow())
                .isEqualTo(item("a").build());
    }

    @Test
    void keepsEveryVersionAndSaysWhatEachWas() {
        StoryId id = newsroom.receive(Delivery.news(WIRE, item("a").build())).story();
        assertThat(
                        newsroom.receive(
                                Delivery.news(WIRE, item("a").bodyText(TEXT + " More.").build())))
                .isEqualTo(new Arrival.Revised(id, 2));
        WireItem mended =
                item("a").bodyText(TEXT.replace("3.25", "3.50")).signal(Signal.CORRECTION).build();
        assertThat(newsroom.receive(Delivery.news(WIRE, mended)))
                .isEqualTo(new Arrival.Corrected(id, 3));
        Story story = stories.find(id).orElseThrow();
        assertThat(story.line().standing()).contains(Signal.CORRECTION);
        assertThat(story.versions())
                .extracting(StoryVersion::kind)
                .containsExactly(
                        StoryVersion.Kind.FIRST,
                        StoryVersion.Kind.UPDATE,
                        StoryVersion.Kind.CORRECTION);
        assertThat(stories.version(id, 1).orElseThrow().sent().orElseThrow().bodyText())
                .isEqualTo(TEXT);
    }

    @Test
    void neverShowsAnOlderVersionThatArrivesLate() {
        newsroom.receive(Delivery.news(WIRE, item("a").version("5").build()));
        assertThat(
                        newsroom.receive(
                                Delivery.news(
                                        WIRE, item("a").version("4").bodyText("Old.").build())))
                .isInstanceOf(Arrival.Repeat.class);
        Story story = stories.find(front().getFirst().id()).orElseThrow();
        assertThat(story.line().version()).as("the late one was filed before it").isEqualTo(2);
        assertThat(story.sent().orElseThrow().bodyText()).isEqualTo(TEXT);
    }

    @Test
    void killsEveryVersionAndLetsNothingReviveIt() {
        StoryId id = newsroom.receive(Delivery.news(WIRE, item("a").version("1").build())).story();
        newsroom.receive(Delivery.news(WIRE, item("a").version("2").bodyText(TEXT + "!").build()));
        WireItem kill = item("a").version("3").pubStatus(PubStatus.CANCELED).build();
        assertThat(newsroom.receive(Delivery.news(WIRE, kill))).isEqualTo(new Arrival.Killed(id));
        assertThat(newsroom.receive(Delivery.news(WIRE, item("a").version("4").build())))
                .isInstanceOf(Arrival.Repeat.class);
        assertThat(front()).isEmpty();
        Story tombstone = stories.find(id).orElseThrow();
        assertThat(tombstone.line().state()).isEqualTo(StoryState.KILLED);
        assertThat(tombstone.line().headline()).isEqualTo("Bank holds rate");
        assertThat(tombstone.line().summary()).isEmpty();
        assertThat(tombstone.sent()).isEmpty();
        assertThat(stories.version(id, 1).orElseThrow().sent()).isEmpty();
    }

    @Test
    void showsAnEmbargoedStoryToNobodyBeforeItsTime() {
        Instant lifts = clock.instant().plus(Duration.ofHours(3));
        Arrival held =
                newsroom.receive(Delivery.news(WIRE, item("a").embargoedUntil(lifts).build()));
        assertThat(held)
                .isEqualTo(new Arrival.Held(held.story(), Reason.EMBARGO, Optional.of(lifts)));
        assertThat(front()).isEmpty();
        assertThat(stories.find(held.story())).isEmpty();
        clock.advance(Duration.ofHours(3));
        assertThat(newsroom.tidy(Duration.ZERO, 0)).isEqualTo(1);
        assertThat(front()).hasSize(1);
        assertThat(kinds()).containsExactly(JournalEntry.Kind.HELD, JournalEntry.Kind.RELEASED);
    }

    @Test
    void keepsAnOpenVersionWhileTheNextIsUnderEmbargo() {
        StoryId id = newsroom.receive(Delivery.news(WIRE, item("a").build())).story();
        Instant lifts = clock.instant().plus(Duration.ofHours(1));
        newsroom.receive(
                Delivery.news(
                        WIRE,
                        item("a").bodyText("Secret until then.").embargoedUntil(lifts).build()));
        assertThat(stories.find(id).orElseThrow().sent().orElseThrow().bodyText()).isEqualTo(TEXT);
        assertThat(stories.version(id, 2)).isEmpty();
        clock.advance(Duration.ofHours(1));
        newsroom.tidy(Duration.ZERO, 0);
        assertThat(stories.find(id).orElseThrow().sent().orElseThrow().bodyText())
                .isEqualTo("Secret until then.");
    }

    @Test
    void endsAStoryWithItsRights() {
        WireItem item = item("a").expires(clock.instant().plus(Duration.ofDays(1))).build();
        StoryId id = newsroom.receive(Delivery.news(WIRE, item)).story();
        clock.advance(Duration.ofDays(1));
        assertThat(front()).as("before the clerk came").isEmpty();
        newsroom.tidy(Duration.ZERO, 0);
        assertThat(stories.find(id).orElseThrow().line().state()).isEqualTo(StoryState.EXPIRED);
    }

    @Test
    void groupsACopyUnderTheFirstWithItsLag() {
        StoryId first = newsroom.receive(Delivery.news(WIRE, item("a").build())).story();
        clock.advance(Duration.ofMinutes(41));
        StoryId copy =
                newsroom.receive(
                                Delivery.news(
                                        OTHER,
                                        item("b").bodyText("SAMPLETOWN (Wire) - " + TEXT).build()))
                        .story();
        assertThat(front()).extracting(StoryLine::id).containsExactly(first);
        assertThat(front().getFirst().copies()).isEqualTo(1);
        Story.Copy shown = stories.find(first).orElseThrow().copies().getFirst();
        assertThat(shown.id()).isEqualTo(copy);
        assertThat(shown.lag()).isEqualTo(Duration.ofMinutes(41));
    }

    @Test
    void takesTwoReportsFromOneTemplateForTwoStories() {
        newsroom.receive(Delivery.news(WIRE, item("a").build()));
        newsroom.receive(
                Delivery.news(
                        OTHER,
                        item("b")
                                .bodyText(TEXT.replace("3.25", "4.75").replace("2.1", "6.4"))
                                .build()));
        assertThat(front()).hasSize(2);
    }

    @Test
    void holdsAnOldAndAnUndatedStoryUntilTheOwnerLetsItThrough() {
        WireItem old = item("old").published(stamp(Duration.ofDays(-2200))).build();
        Arrival held = newsroom.receive(Delivery.news(WIRE, old));
        assertThat(held).isEqualTo(new Arrival.Held(held.story(), Reason.OLD, Optional.empty()));
        WireItem undated = WireItem.builder("u", FeedFormat.RSS_20).headline("No time").build();
        assertThat(newsroom.receive(Delivery.news(WIRE, undated)))
                .extracting("reason")
                .isEqualTo(Reason.UNDATED);
        assertThat(front()).isEmpty();
        assertThat(newsroom.release(held.story())).isTrue();
        assertThat(front()).hasSize(1);
    }

    @Test
    void holdsAnOldTextThatComesUnderANewNameAndDate() {
        newsroom.receive(Delivery.news(WIRE, item("a").build()));
        clock.advance(Duration.ofDays(6));
        WireItem risen = item("z").published(Stamp.utc(clock.instant())).build();
        assertThat(newsroom.receive(Delivery.news(OTHER, risen)))
                .extracting("reason")
                .isEqualTo(Reason.OLD);
        assertThat(stories.held(5).getFirst().held().orElseThrow().words())
                .contains("first seen 2024-10-21");
    }

    @Test
    void quotesNoHeadlineOfAStoryThatWasRemoved() {
        StoryId first = newsroom.receive(Delivery.news(WIRE, item("a").build())).story();
        clock.advance(Duration.ofDays(6));
        newsroom.receive(
                Delivery.news(OTHER, item("z").published(Stamp.utc(clock.instant())).build()));
        assertThat(stories.held(5).getFirst().held().orElseThrow().words())
                .contains("Bank holds rate");
        newsroom.remove(first);
        assertThat(stories.held(5).getFirst().held().orElseThrow().words())
                .isEqualTo("It tells what a story told that was removed.");
    }

    @Test
    void removesWhatRetentionSaysButNeverWhatWasKept() {
        StoryId gone = newsroom.receive(Delivery.news(WIRE, item("a").build())).story();
        StoryId kept =
                newsroom.receive(Delivery.news(WIRE, item("b").bodyText("Another text.").build()))
                        .story();
        newsroom.keep(kept, true);
        clock.advance(Duration.ofDays(31));
        newsroom.tidy(Duration.ofDays(30), 0);
        assertThat(front()).extracting(StoryLine::id).containsExactly(kept);
        assertThat(stories.find(gone).orElseThrow().line().state()).isEqualTo(StoryState.REMOVED);
    }

    @Test
    void letsCopiesOfAWithdrawnStoryStandAloneAndSaysSo() {
        StoryId first = newsroom.receive(Delivery.news(WIRE, item("a").build())).story();
        StoryId copy = newsroom.receive(Delivery.news(OTHER, item("b").build())).story();
        assertThat(stories.find(copy).orElseThrow().withdrawnFirst()).isEmpty();
        newsroom.receive(Delivery.news(WIRE, item("a").signal(Signal.KILL).build()));
        assertThat(front()).extracting(StoryLine::id).containsExactly(copy);
        assertThat(stories.find(copy).orElseThrow().withdrawnFirst()).contains(first);
    }

    @Test
    void putsCopiesUnderTheNextWhenTheFirstIsRemoved() {
        StoryId first = newsroom.receive(Delivery.news(WIRE, item("a").build())).story();
        StoryId second = newsroom.receive(Delivery.news(OTHER, item("b").build())).story();
        StoryId third = newsroom.receive(Delivery.news(new SourceId(3), item("c").build())).story();
        newsroom.remove(first);
        assertThat(front()).extracting(StoryLine::id).containsExactly(second);
        assertThat(stories.find(second).orElseThrow().copies())
                .extracting(Story.Copy::id)
                .containsExactly(third);
    }

    @Test
    void pagesThroughAListWithoutLossOrRepeat() {
        List<Delivery> many =
                Stream.iterate(0, n -> n + 1)
                        .limit(25)
                        .map(n -> item("s" + n).bodyText("Text number " + n).build())
                        .map(item -> Delivery.news(WIRE, item))
                        .toList();
        newsroom.receiveAll(many);
        StoryList list = StoryList.front(10);
        List<StoryId> seen = new java.util.ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Slice<StoryLine> part = stories.list(list.from(cursor));
            part.items().forEach(line -> seen.add(line.id()));
            cursor = part.next();
        } while (cursor.isPresent());
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    private List<StoryLine> front() {
        return stories.list(StoryList.front(50)).items();
    }

    private List<JournalEntry.Kind> kinds() {
        return journal.after(0, 100).stream().map(JournalEntry::kind).toList();
    }

    private Stamp stamp(Duration from) {
        return Stamp.utc(TestClock.START.plus(from));
    }

    private WireItemBuilder item(String uri) {
        return WireItem.builder(uri, FeedFormat.RSS_20)
                .headline("Bank holds rate")
                .bodyText(TEXT)
                .bodyHtml("<p>" + TEXT + "</p>")
                .published(stamp(Duration.ofHours(-1)));
    }
}
