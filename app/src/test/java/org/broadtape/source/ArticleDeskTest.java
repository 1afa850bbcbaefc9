package org.broadtape.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadtape.testkit.StubServer.reply;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.Policy;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryState;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.broadtape.store.TestDatabases;
import org.broadtape.testkit.StubServer;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;
import org.broadtape.wire.fetch.AddressGuard;
import org.broadtape.wire.fetch.Fetcher;
import org.broadtape.wire.fetch.HostPace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class ArticleDeskTest {
    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");
    private static final String HEADLINE = "Tolls rise on the long quay";
    private static final String TEASER = "The harbour board will ask more of those who land.";
    private static final String FIRST =
            "The harbour board said on Tuesday that tolls on the long quay would rise by a tenth, the first time in six years.";
    private static final String SECOND =
            "Ship owners called the step hard to bear, but most said that they would go on landing there as before.";

    @Parameter TestDatabases databases = TestDatabases.SQLITE;
    @TempDir Path folder;
    private final StubServer server = StubServer.start();
    private final TestClock clock = new TestClock();
    private Database database;
    private Journal journal;
    private Newsroom newsroom;
    private Stories stories;
    private Sources sources;
    private Source source;
    private ArticleDesk desk;
    private long followed;
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        database = databases.open(folder);
        journal = new Journal(database, clock);
        newsroom = new Newsroom(database, journal, clock);
        sources = new Sources(database, clock);
        stories = new Stories(database, clock, sources::name, Policy.AS_SAID);
        source =
                sources.add(
                        Source.Kind.PUSH,
                        "The Harbour Post",
                        Optional.empty(),
                        Source.Settings.USUAL.withArticles(true));
        desk = desk();
    }

    private ArticleDesk desk() {
        AddressGuard guard = AddressGuard.allowing(List.of("127.0.0.1"));
        return new ArticleDesk(
                database,
                stories,
                newsroom::receiveAll,
                sources,
                new Fetcher(() -> guard, clock, "Broadtape test"),
                new HostPace(ArticleDesk.PACE),
                this::pass,
                clock);
    }

    private void pass(Duration time) {
        pauses.add(time);
        clock.advance(time);
    }

    @AfterEach
    void close() {
        desk.close();
        newsroom.close();
        database.close();
        server.close();
    }

    private Arrival receive(UnaryOperator<WireItemBuilder> with) {
        WireItem item =
                with.apply(
                                WireItem.builder("post:1", FeedFormat.RSS_20)
                                        .headline(HEADLINE)
                                        .bodyText(TEASER)
                                        .bodyHtml("<p>" + TEASER + "</p>")
                                        .link(server.at("/quay"))
                                        .published(Stamp.utc(clock.instant())))
                        .build();
        Arrival arrival = newsroom.receive(Delivery.news(source.id(), item));
        follow();
        return arrival;
    }

    private StoryId story() {
        return receive(item -> item).story();
    }

    private void follow() {
        List<JournalEntry> entries = journal.after(followed, 100);
        followed = entries.isEmpty() ? followed : entries.getLast().position();
        desk.follower().follow(entries);
    }

    private void work() {
        clock.advance(ArticleDesk.PACE);
        desk.workOnDue().join();
        follow();
    }

    private Story now(StoryId id) {
        return stories.any(id).orElseThrow();
    }

    private String text(StoryId id) {
        return now(id).sent().orElseThrow().bodyText();
    }

    private List<String> troubles() {
        return sources.troubles(source.id()).stream().map(Trouble::name).toList();
    }

    private void serve(String path, String head, String... paragraphs) {
        server.on(path, reply(200, HTML, page(head, paragraphs)));
    }

    private static String page(String head, String... paragraphs) {
        return "<!doctype html><html><head><title>"
                + HEADLINE
                + "</title>"
                + head
                + "</head><body><article><h1>"
                + HEADLINE
                + "</h1><p>"
                + String.join("</p><p>", paragraphs)
                + "</p></article></body></html>";
    }

    @Test
    void readsTheArticleBehindATeaserAndSaysWhere() {
        serve("/quay", "<meta name=author content='Ida Keel'>", FIRST, SECOND);
        StoryId id = story();
        work();
        WireItem item = now(id).sent().orElseThrow();
        assertThat(item.bodyText()).isEqualTo(FIRST + "\n\n" + SECOND);
        assertThat(item.summary()).contains(TEASER);
        assertThat(item.writers()).containsExactly("Ida Keel");
        assertThat(ArticleDesk.readFrom(item)).contains("127.0.0.1");
        assertThat(now(id).current().number()).isEqualTo(2);
        work();
        assertThat(now(id).current().number()).isEqualTo(2);
    }

    @Test
    void fetchesNothingWhereItsOwnerDoesNotWantIt() {
        sources.change(
                source.id(),
                source.name(),
                Optional.empty(),
                source.settings().withArticles(false));
        story();
        work();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void fetchesNothingForAFullTextOrOneWhoseTermsForbidIt() {
        receive(item -> item.bodyText(FIRST.repeat(6)));
        receive(item ->
                item.rights(
                        new WireItem.Rights(
                                Optional.of("Headlines only. No republication."),
                                Optional.empty(),
                                Optional.empty())));
        work();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void takesTheTextAgainWhenTheFeedGoesBackToItsTeaser() {
        serve("/quay", "", FIRST, SECOND);
        StoryId id = story();
        work();
        receive(item -> item.updated(Stamp.utc(clock.instant())));
        assertThat(text(id)).isEqualTo(TEASER);
        work();
        assertThat(text(id)).isEqualTo(FIRST + "\n\n" + SECOND);
    }

    @Test
    void followsAStubToThePrintedVersionAndAnArticleToItsNextPage() {
        serve("/quay", "<link rel=alternate media=print href=/quay/print>", TEASER);
        serve("/quay/print", "<link rel=next href=/quay/print/2>", FIRST);
        serve("/quay/print/2", "", SECOND);
        StoryId id = story();
        work();
        assertThat(text(id)).isEqualTo(FIRST + "\n\n" + SECOND);
        assertThat(pauses).containsExactly(ArticleDesk.PACE, ArticleDesk.PACE);
    }

    @Test
    void takesNoTextThatIsForSubscribersAndSaysSo() {
        serve(
                "/quay",
                "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\""
                        + HEADLINE
                        + "\",\"isAccessibleForFree\":false}</script>",
                FIRST,
                SECOND);
        StoryId id = story();
        work();
        assertThat(text(id)).isEqualTo(TEASER);
        assertThat(desk.isForSubscribers(now(id))).isTrue();
    }

    @Test
    void takesNoTextThatAsksNotToBeKept() {
        serve("/quay", "<meta name=robots content=noarchive>", FIRST, SECOND);
        StoryId id = story();
        work();
        assertThat(text(id)).isEqualTo(TEASER);
        assertThat(troubles()).containsExactly("article-not-kept");
    }

    @Test
    void staysOutWhereRobotsAreNotLetIn() {
        server.on("/robots.txt", reply(200, Map.of(), "User-agent: *\nDisallow: /quay"));
        serve("/quay", "", FIRST, SECOND);
        StoryId id = story();
        work();
        assertThat(text(id)).isEqualTo(TEASER);
        assertThat(server.received()).extracting("target").containsExactly("/robots.txt");
        assertThat(troubles()).containsExactly("article-robots");
    }

    @Test
    void asksOnceWhereNoRobotIsLetInAtAll() {
        server.on("/robots.txt", reply(200, Map.of(), "User-agent: *\nDisallow: /"));
        serve("/quay", "", FIRST, SECOND);
        story();
        work();
        clock.advance(Duration.ofHours(2));
        work();
        assertThat(server.received()).extracting("target").containsExactly("/robots.txt");
        assertThat(troubles()).containsExactly("article-robots");
    }

    @Test
    void asksAgainWhereTheHostCouldNotSayWhatRobotsMayRead() {
        server.on(
                "/robots.txt",
                StubServer.inTurn(reply(503, Map.of(), ""), reply(404, Map.of(), "")));
        serve("/quay", "", FIRST, SECOND);
        StoryId id = story();
        work();
        assertThat(text(id)).isEqualTo(TEASER);
        clock.advance(Duration.ofHours(2));
        work();
        assertThat(text(id)).isEqualTo(FIRST + "\n\n" + SECOND);
    }

    @Test
    void takesNoPageOfSomethingElse() {
        String consent =
                "We and our partners set small files on your computer to learn what you read. ";
        server.on(
                "/quay",
                reply(
                        200,
                        HTML,
                        page("", consent.repeat(3), consent.repeat(2))
                                .replace(HEADLINE, "Before you go on")));
        StoryId id = story();
        work();
        assertThat(text(id)).isEqualTo(TEASER);
        assertThat(troubles()).containsExactly("article-no-fuller");
    }

    @Test
    void neverRevivesAStoryThatWasWithdrawnMeanwhile() {
        server.on(
                "/quay",
                (request, out) -> {
                    newsroom.receive(
                            Delivery.news(
                                    source.id(),
                                    WireItem.builder("post:1", FeedFormat.RSS_20)
                                            .headline(HEADLINE)
                                            .pubStatus(PubStatus.CANCELED)
                                            .build()));
                    reply(200, HTML, page("", FIRST, SECOND)).to(request, out);
                });
        StoryId id = story();
        work();
        assertThat(now(id).line().state()).isEqualTo(StoryState.KILLED);
        assertThat(now(id).sent()).isEmpty();
    }

    @Test
    void triesAgainLaterAlsoAfterARestart() {
        server.on(
                "/quay",
                StubServer.inTurn(
                        reply(503, Map.of(), ""), reply(200, HTML, page("", FIRST, SECOND))));
        StoryId id = story();
        work();
        assertThat(text(id)).isEqualTo(TEASER);
        desk.close();
        desk = desk();
        clock.advance(Duration.ofMinutes(6));
        work();
        assertThat(text(id)).isEqualTo(FIRST + "\n\n" + SECOND);
    }
}
