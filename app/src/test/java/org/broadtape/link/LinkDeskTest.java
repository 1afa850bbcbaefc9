package org.broadtape.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.Role;
import org.broadtape.base.Stamp;
import org.broadtape.link.internal.Runs;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.Policy;
import org.broadtape.newsroom.Slice;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.broadtape.store.TestDatabases;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class LinkDeskTest {
    private static final String ACME = "test:acme";

    @Parameter TestDatabases databases = TestDatabases.SQLITE;
    @TempDir Path folder;
    private final TestClock clock = new TestClock();
    private final Clipper clipper =
            new Clipper()
                    .know(
                            Clipper.instrument(ACME, "ACME", "Acme Rockets"),
                            Clipper.instrument("test:ferry", "FRRY", "Ferry Line"),
                            Clipper.country("ISL", "Island"));
    private Database database;
    private Journal journal;
    private Newsroom newsroom;
    private Stories stories;
    private Links links;
    private LinkDesk desk;
    private SourceId source;
    private long followed;

    @BeforeEach
    void open() {
        database = databases.open(folder);
        journal = new Journal(database, clock);
        newsroom = new Newsroom(database, journal, clock);
        Sources sources = new Sources(database, clock);
        stories = new Stories(database, clock, sources::name, Policy.AS_SAID);
        links = new Links(database, stories);
        desk = new LinkDesk(database, journal, stories, () -> clipper, clock);
        source =
                sources.add(Source.Kind.PUSH, "A wire", Optional.empty(), Source.Settings.USUAL)
                        .id();
    }

    @AfterEach
    void close() {
        newsroom.close();
        database.close();
    }

    private StoryId receive(String uri, UnaryOperator<WireItemBuilder> with) {
        WireItem item =
                with.apply(
                                WireItem.builder(uri, FeedFormat.RSS_20)
                                        .headline("Acme Rockets opens a yard on the Island")
                                        .bodyText("Told by " + uri + ". The Ferry Line goes there.")
                                        .published(Stamp.utc(clock.instant())))
                        .build();
        StoryId story = newsroom.receive(Delivery.news(source, item)).story();
        clock.advance(Duration.ofSeconds(1));
        follow();
        return story;
    }

    private StoryId receive(String uri) {
        return receive(uri, item -> item);
    }

    private void follow() {
        List<JournalEntry> entries = journal.after(followed, 1_000);
        while (!entries.isEmpty()) {
            followed = entries.getLast().position();
            desk.follower().follow(entries);
            entries = journal.after(followed, 1_000);
        }
        desk.follower().rest();
    }

    private List<String> chips(StoryId story) {
        return links.chips(List.of(story)).getOrDefault(story, List.of()).stream()
                .map(Chip::symbol)
                .toList();
    }

    @Test
    void keepsTheWholeLedgerOfAStoryAndNotAWordOfIt() {
        StoryId story = receive("one");
        Ledger ledger = links.ledger(story).orElseThrow();
        assertThat(ledger.version()).isEqualTo(1);
        assertThat(ledger.reader()).isEqualTo("clipper-1");
        assertThat(ledger.links())
                .extracting(line -> line.entity().name(), Link::role, Link::chip)
                .containsExactly(
                        tuple("Acme Rockets", Role.SUBJECT, true),
                        tuple("Ferry Line", Role.MENTION, false),
                        tuple("Island", Role.SUBJECT, false));
        Link first = ledger.links().getFirst();
        assertThat(first.features()).isEqualTo(Map.of("headline", 1.0));
        assertThat(first.evidence().getFirst().of(StoryTexts.of(sent(story))))
                .isEqualTo("Acme Rockets");
        assertThat(chips(story)).containsExactly("ACME");
    }

    private WireItem sent(StoryId story) {
        return stories.any(story).orElseThrow().sent().orElseThrow();
    }

    @Test
    void readsTheCurrentVersionAndTellsTheJournalOnlyWhatReadersSee() {
        StoryId story = receive("one");
        assertThat(kinds())
                .containsExactly(JournalEntry.Kind.FIRST_SEEN, JournalEntry.Kind.TOUCHED);
        receive("one", item -> item.headline("Ferry Line opens a yard").version("2"));
        assertThat(chips(story)).containsExactly("FRRY");
        receive("quiet", item -> item.headline("Nothing known").bodyText("At all."));
        assertThat(kinds().subList(2, kinds().size()))
                .containsExactly(
                        JournalEntry.Kind.REVISED,
                        JournalEntry.Kind.TOUCHED,
                        JournalEntry.Kind.FIRST_SEEN);
    }

    private List<JournalEntry.Kind> kinds() {
        return journal.after(0, 100).stream().map(JournalEntry::kind).toList();
    }

    @Test
    void whatIsWithdrawnLosesItsLinks() {
        StoryId killed = receive("killed");
        StoryId removed = receive("removed");
        StoryId expired = receive("expired", item -> item.expires(clock.instant().plusSeconds(30)));
        assertThat(links.stories(ACME, Links.ALL, Optional.empty(), 10).items()).hasSize(3);
        receive("killed", item -> item.pubStatus(PubStatus.CANCELED));
        newsroom.remove(removed);
        clock.advance(Duration.ofMinutes(1));
        assertThat(links.stories(ACME, Links.ALL, Optional.empty(), 10).items())
                .as("before the clerk has come round")
                .isEmpty();
        newsroom.tidy(Duration.ZERO, 0);
        follow();
        for (StoryId gone : List.of(killed, removed, expired)) {
            assertThat(links.ledger(gone)).isEmpty();
        }
        assertThat(links.counts(ACME)).isEmpty();
    }

    @Test
    void whatReadersDoNotSeeYetHasNoLinks() {
        StoryId story =
                receive("later", item -> item.embargoedUntil(clock.instant().plusSeconds(60)));
        assertThat(links.ledger(story)).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        newsroom.tidy(Duration.ZERO, 0);
        follow();
        assertThat(chips(story)).containsExactly("ACME");
    }

    @Test
    void listsAnEntitysStoriesByRoleInParts() {
        for (int i = 0; i < 5; i++) {
            receive("story-" + i);
        }
        StoryId gone = receive("gone");
        receive("gone", item -> item.pubStatus(PubStatus.CANCELED));
        Slice<StoryLine> first = links.stories(ACME, Links.ABOUT, Optional.empty(), 3);
        Slice<StoryLine> second = links.stories(ACME, Links.ABOUT, first.next(), 3);
        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isEmpty();
        assertThat(first.items()).extracting(StoryLine::id).doesNotContain(gone);
        assertThat(second.items())
                .extracting(StoryLine::id)
                .doesNotContainAnyElementsOf(first.items().stream().map(StoryLine::id).toList());
        assertThat(links.stories("test:ferry", Links.ABOUT, Optional.empty(), 3).items()).isEmpty();
        assertThat(links.stories("test:ferry", Set.of(Role.MENTION), Optional.empty(), 9).items())
                .hasSize(5);
        assertThat(links.counts("ISL")).isEqualTo(Map.of(Role.SUBJECT, 5));
    }

    @Test
    void anotherReaderReadsAllAgainAndWhatChangedIsTold() {
        StoryId one = receive("one");
        StoryId other = receive("other", item -> item.headline("Ferry Line sails"));
        clipper.become("clipper-2", ACME);
        desk.follower().rest();
        assertThat(chips(one)).isEmpty();
        assertThat(chips(other)).containsExactly("FRRY");
        assertThat(links.ledger(one).orElseThrow().rejected())
                .extracting(Link::rule)
                .containsExactly("common-word");
        Runs runs = new Runs(database, clock);
        Runs.Run run = runs.latest(5).getFirst();
        assertThat(run.ended()).isPresent();
        assertThat(run)
                .extracting(Runs.Run::stories, Runs.Run::done, Runs.Run::added, Runs.Run::removed)
                .containsExactly(2, 2, 0, 1);
        assertThat(runs.changes(run.id(), 0, 10))
                .containsExactly(new Runs.Change(one, ACME, false));
        desk.follower().rest();
        assertThat(runs.latest(5)).hasSize(1);
    }

    @Test
    void aStoryTheReaderBreaksOnKeepsNoOtherFromBeingReadAgain() {
        StoryId broken = receive("broken", item -> item.headline("Acme Rockets stumbles"));
        StoryId other = receive("other", item -> item.headline("Ferry Line sails"));
        clipper.become("clipper-2", ACME);
        clipper.breakOn("stumbles");
        desk.follower().rest();
        assertThat(chips(broken)).containsExactly("ACME");
        assertThat(links.ledger(broken).orElseThrow().reader()).isEqualTo("clipper-1");
        assertThat(links.ledger(other).orElseThrow().reader()).isEqualTo("clipper-2");
        assertThat(new Runs(database, clock).latest(1).getFirst().ended()).isPresent();
    }

    @Test
    void aRulingHoldsWhateverIsFoundAfterwards() {
        StoryId story = receive("one");
        desk.rule(story, new Ruling(ACME, false, Role.MENTION));
        desk.rule(story, new Ruling("test:ferry", true, Role.AFFECTED));
        assertThat(chips(story)).containsExactly("FRRY");
        Ledger ledger = links.ledger(story).orElseThrow();
        assertThat(ledger.isRuled()).isTrue();
        assertThat(ledger.rejected()).extracting(one -> one.entity().id()).containsExactly(ACME);
        clipper.become("clipper-2", "test:ferry");
        desk.follower().rest();
        assertThat(chips(story)).containsExactly("FRRY");
        receive("one", item -> item.headline("Acme Rockets, again").version("2"));
        assertThat(chips(story)).as("in a later version too").containsExactly("FRRY");
    }

    @Test
    void aRulingOnWhatWasNotFoundRestsOnItsNameOrTheHeadline() {
        clipper.know(Clipper.instrument("test:quay", "QUAY", "Quay Works"));
        StoryId story = receive("one");
        desk.rule(story, new Ruling("test:quay", true, Role.SUBJECT));
        Link line =
                links.ledger(story).orElseThrow().links().stream()
                        .filter(Link::chip)
                        .filter(one -> one.entity().id().equals("test:quay"))
                        .findFirst()
                        .orElseThrow();
        assertThat(line.evidence().getFirst().of(StoryTexts.of(sent(story))))
                .isEqualTo("Acme Rockets opens a yard on the Island");
        desk.rule(story, new Ruling("nobody:knows", true, Role.SUBJECT));
        assertThat(chips(story)).containsExactly("QUAY", "ACME");
    }
}
