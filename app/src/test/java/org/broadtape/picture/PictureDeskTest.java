package org.broadtape.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadtape.testkit.StubServer.inTurn;
import static org.broadtape.testkit.StubServer.redirect;
import static org.broadtape.testkit.StubServer.reply;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.Policy;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;
import org.broadtape.source.Trouble;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.broadtape.store.TestDatabases;
import org.broadtape.testkit.StubServer;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.Signal;
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
class PictureDeskTest {
    private static final Map<String, String> JPEG = Map.of("Content-Type", "image/jpeg");

    @Parameter TestDatabases databases = TestDatabases.SQLITE;
    @TempDir Path folder;
    private final StubServer server = StubServer.start();
    private final TestClock clock = new TestClock();
    private Database database;
    private Journal journal;
    private Newsroom newsroom;
    private Stories stories;
    private Sources sources;
    private PictureDesk desk;
    private SourceId source;
    private long followed;

    @BeforeEach
    void open() {
        database = databases.open(folder);
        journal = new Journal(database, clock);
        newsroom = new Newsroom(database, journal, clock);
        sources = new Sources(database, clock);
        stories = new Stories(database, clock, sources::name, Policy.AS_SAID);
        desk = desk();
        source =
                sources.add(Source.Kind.PUSH, "A wire", Optional.empty(), Source.Settings.USUAL)
                        .id();
    }

    private PictureDesk desk() {
        AddressGuard guard = AddressGuard.allowing(List.of("127.0.0.1"));
        return new PictureDesk(
                database,
                stories,
                newsroom,
                sources,
                new Fetcher(() -> guard, clock, "Broadtape test"),
                new HostPace(PictureDesk.PACE),
                folder.resolve("media"),
                clock);
    }

    @AfterEach
    void close() {
        desk.close();
        newsroom.close();
        database.close();
        server.close();
    }

    private StoryId receive(String uri, UnaryOperator<WireItemBuilder> with) {
        WireItem item =
                with.apply(
                                WireItem.builder(uri, FeedFormat.RSS_20)
                                        .headline("Ships sail again from " + uri)
                                        .published(Stamp.utc(clock.instant())))
                        .build();
        StoryId story =
                newsroom.receive(new Delivery(source, item, Delivery.Manner.NEWS, Optional.empty()))
                        .story();
        follow();
        return story;
    }

    private StoryId pictured(String uri, String path) {
        return receive(uri, item -> item.pictures(List.of(picture(path))));
    }

    private WireItem.Picture picture(String path) {
        return picture(path, WireItem.Rights.UNSAID, Optional.of("The harbour of " + path));
    }

    private WireItem.Picture picture(
            String path, WireItem.Rights rights, Optional<String> caption) {
        return new WireItem.Picture(
                server.at(path),
                caption,
                Optional.of("Own drawing"),
                false,
                Optional.empty(),
                rights,
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private void follow() {
        List<JournalEntry> entries = journal.after(followed, 1_000);
        while (!entries.isEmpty()) {
            followed = entries.getLast().position();
            desk.follower().follow(entries);
            entries = journal.after(followed, 1_000);
        }
    }

    /// Lets time pass in small steps, and the desk work in each.
    private void work(int steps, Duration step) throws Exception {
        for (int i = 0; i < steps; i++) {
            clock.advance(step);
            desk.workOnDue().get(60, TimeUnit.SECONDS);
            follow();
        }
    }

    private void work() throws Exception {
        work(4, Duration.ofSeconds(3));
    }

    private List<Story.Picture> pictures(StoryId story) {
        return stories.any(story).orElseThrow().pictures();
    }

    private String fileName(StoryId story) {
        return pictures(story).getFirst().path().substring(PictureDesk.PLACE.length());
    }

    private List<Path> files() throws IOException {
        Path media = folder.resolve("media");
        if (!Files.exists(media)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(media)) {
            return all.toList();
        }
    }

    private List<String> troubles() {
        return sources.troubles(source).stream().map(Trouble::name).toList();
    }

    private void kill(String uri) {
        receive(uri, item -> item.pubStatus(PubStatus.CANCELED).signal(Signal.KILL));
    }

    @Test
    void fetchesALiveStorysPictureMakesItSmallAndServesIt() throws Exception {
        server.on("/a.jpg", reply(200, JPEG, Drawn.as("jpeg", 2_400, 1_600)));
        StoryId story = pictured("one", "/a.jpg");
        assertThat(pictures(story)).isEmpty();
        work();
        assertThat(pictures(story)).hasSize(1);
        Story.Picture picture = pictures(story).getFirst();
        assertThat(picture.width()).isEqualTo(960);
        assertThat(picture.height()).isEqualTo(640);
        assertThat(picture.said().caption()).contains("The harbour of /a.jpg");
        PictureDesk.Shown large = desk.shown(fileName(story)).orElseThrow();
        assertThat(large.contentType()).isEqualTo("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(large.bytes())).getWidth()).isEqualTo(960);
        BufferedImage small =
                ImageIO.read(
                        new ByteArrayInputStream(
                                desk.shown(fileName(story).replace(".jpg", "-480.jpg"))
                                        .orElseThrow()
                                        .bytes()));
        assertThat(small.getWidth()).isEqualTo(480);
        assertThat(small.getHeight()).isEqualTo(320);
        assertThat(server.received()).hasSize(1);
        assertThat(stories.lines(List.of(story)).getFirst().hasPicture()).isTrue();
    }

    @Test
    void neverMakesAPictureLarger() throws Exception {
        server.on("/small.png", reply(200, Map.of(), Drawn.as("png", 200, 100)));
        StoryId story = pictured("one", "/small.png");
        work();
        assertThat(pictures(story).getFirst().width()).isEqualTo(200);
        assertThat(files()).hasSize(1);
    }

    @Test
    void takesAKilledStorysPictureAwayFileAndAddress() throws Exception {
        server.on("/a.jpg", reply(200, JPEG, Drawn.as("jpeg", 1_200, 800)));
        StoryId story = pictured("one", "/a.jpg");
        work();
        String name = fileName(story);
        assertThat(desk.shown(name)).isPresent();
        WireItem kill =
                WireItem.builder("one", FeedFormat.RSS_20)
                        .headline("Ships sail again from one")
                        .pubStatus(PubStatus.CANCELED)
                        .build();
        newsroom.receive(new Delivery(source, kill, Delivery.Manner.NEWS, Optional.empty()));
        assertThat(desk.shown(name)).as("at once, before the desk hears of it").isEmpty();
        follow();
        assertThat(files()).isEmpty();
        work();
        assertThat(files()).isEmpty();
    }

    @Test
    void takesARemovedStorysPictureAway() throws Exception {
        server.on("/a.jpg", reply(200, JPEG, Drawn.as("jpeg", 1_200, 800)));
        StoryId story = pictured("one", "/a.jpg");
        work();
        newsroom.remove(story);
        follow();
        assertThat(files()).isEmpty();
    }

    @Test
    void showsAPictureNoLongerThanItsStorysRightsLast() throws Exception {
        server.on("/a.jpg", reply(200, JPEG, Drawn.as("jpeg", 1_200, 800)));
        Instant end = clock.instant().plus(Duration.ofHours(2));
        StoryId story =
                receive("one", item -> item.pictures(List.of(picture("/a.jpg"))).expires(end));
        work();
        String name = fileName(story);
        assertThat(desk.shown(name).orElseThrow().until()).isEqualTo(end);
        clock.advance(Duration.ofHours(3));
        assertThat(desk.shown(name)).isEmpty();
        newsroom.tidy(Duration.ZERO, 0);
        follow();
        assertThat(files()).isEmpty();
    }

    @Test
    void twoStoriesShareAPictureUntilTheLastIsGone() throws Exception {
        server.on("/a.jpg", reply(200, JPEG, Drawn.as("jpeg", 1_200, 800)));
        StoryId one = pictured("one", "/a.jpg");
        StoryId two = pictured("two", "/a.jpg");
        work();
        assertThat(fileName(one)).isEqualTo(fileName(two));
        assertThat(server.received()).as("asked for once").hasSize(1);
        String name = fileName(one);
        kill("one");
        assertThat(desk.shown(name)).isPresent();
        assertThat(files()).hasSize(2);
        kill("two");
        assertThat(desk.shown(name)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void anEmbargoedStorysPictureIsNeitherFetchedNorSeenBeforeItsTime() throws Exception {
        server.on("/a.jpg", reply(200, JPEG, Drawn.as("jpeg", 1_200, 800)));
        Instant opens = clock.instant().plus(Duration.ofHours(1));
        StoryId story =
                receive(
                        "one",
                        item -> item.pictures(List.of(picture("/a.jpg"))).embargoedUntil(opens));
        work();
        assertThat(server.received()).isEmpty();
        clock.advance(Duration.ofHours(2));
        newsroom.tidy(Duration.ZERO, 0);
        follow();
        work();
        assertThat(desk.shown(fileName(story))).isPresent();
    }

    @Test
    void aRedirectToAPrivateAddressIsRefused() throws Exception {
        server.on("/a.jpg", redirect(302, "http://10.0.0.1/secret.jpg"));
        StoryId story = pictured("one", "/a.jpg");
        work();
        assertThat(pictures(story)).isEmpty();
        assertThat(troubles()).containsExactly("picture-address-refused");
    }

    @Test
    void aPictureOfFourHundredMillionPixelsIsRefusedByItsHead() throws Exception {
        server.on("/bomb.png", reply(200, JPEG, Drawn.bomb(20_000, 20_000)));
        StoryId story = pictured("one", "/bomb.png");
        work();
        assertThat(pictures(story)).isEmpty();
        assertThat(troubles()).containsExactly("picture-too-large");
        assertThat(sources.troubles(source).getFirst().what())
                .contains("20000 by 20000 pixels", "/bomb.png");
    }

    @Test
    void whatIsNoPictureIsNamed() throws Exception {
        server.on("/page.jpg", reply(200, JPEG, "<!doctype html><html><title>Sorry</title>"))
                .on(
                        "/drawing.svg",
                        reply(
                                200,
                                Map.of("Content-Type", "image/svg+xml"),
                                "<svg><script/></svg>"));
        StoryId page = pictured("one", "/page.jpg");
        work();
        assertThat(sources.troubles(source).getFirst().what()).contains("an HTML page");
        StoryId drawing = pictured("two", "/drawing.svg");
        work();
        assertThat(sources.troubles(source).getFirst().what()).contains("SVG");
        assertThat(pictures(page)).isEmpty();
        assertThat(pictures(drawing)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void aServerInTroubleIsAskedAgainLaterAndGivenUpInTheEnd() throws Exception {
        server.on(
                        "/late.jpg",
                        inTurn(
                                reply(503, Map.of(), ""),
                                reply(200, JPEG, Drawn.as("jpeg", 600, 400))))
                .on("/never.jpg", reply(404, Map.of(), ""));
        StoryId late = pictured("one", "/late.jpg");
        StoryId never = pictured("two", "/never.jpg");
        work();
        assertThat(pictures(late)).isEmpty();
        work(3, Duration.ofMinutes(2));
        assertThat(pictures(late)).hasSize(1);
        assertThat(troubles()).isEmpty();
        work(60, Duration.ofHours(1));
        assertThat(pictures(never)).isEmpty();
        assertThat(troubles()).containsExactly("picture-not-found");
        assertThat(server.received().stream().filter(one -> one.target().equals("/never.jpg")))
                .hasSize(5);
    }

    @Test
    void oneHostIsAskedForOnePictureAtATime() throws Exception {
        for (int i = 0; i < 5; i++) {
            server.on("/" + i + ".jpg", reply(200, JPEG, Drawn.as("jpeg", 100 + i, 100)));
            pictured("story " + i, "/" + i + ".jpg");
        }
        desk.workOnDue().get(60, TimeUnit.SECONDS);
        assertThat(server.received()).hasSize(1);
        desk.workOnDue().get(60, TimeUnit.SECONDS);
        assertThat(server.received()).hasSize(1);
        clock.advance(PictureDesk.PACE);
        desk.workOnDue().get(60, TimeUnit.SECONDS);
        assertThat(server.received()).hasSize(2);
        work(5, PictureDesk.PACE);
        assertThat(server.received()).hasSize(5);
    }

    @Test
    void aRestartFetchesWhatWasLeft() throws Exception {
        server.on("/a.jpg", reply(200, JPEG, Drawn.as("jpeg", 600, 400)));
        StoryId story = pictured("one", "/a.jpg");
        desk.close();
        desk.workOnDue().get(60, TimeUnit.SECONDS);
        assertThat(server.received()).isEmpty();
        desk = desk();
        work();
        assertThat(pictures(story)).hasSize(1);
    }

    @Test
    void aStoryKilledWhileItsPictureIsOnTheWayKeepsNone() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        byte[] bytes = Drawn.as("jpeg", 600, 400);
        server.on(
                "/a.jpg",
                (request, out) -> {
                    asked.countDown();
                    try {
                        if (!killed.await(30, TimeUnit.SECONDS)) {
                            throw new IOException("Nobody killed it");
                        }
                    } catch (InterruptedException stop) {
                        throw new IOException(stop);
                    }
                    reply(200, JPEG, bytes).to(request, out);
                });
        StoryId story = pictured("one", "/a.jpg");
        var work = desk.workOnDue();
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        kill("one");
        killed.countDown();
        work.get(60, TimeUnit.SECONDS);
        assertThat(pictures(story)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void termsThatForbidAPictureAreKept() throws Exception {
        server.on("/a.jpg", reply(200, JPEG, Drawn.as("jpeg", 600, 400)));
        WireItem.Rights terms =
                new WireItem.Rights(
                        Optional.of("Editorial use only. NO INTERNET USE."),
                        Optional.empty(),
                        Optional.empty());
        StoryId story =
                receive(
                        "one",
                        item -> item.pictures(List.of(picture("/a.jpg", terms, Optional.empty()))));
        work();
        assertThat(server.received()).isEmpty();
        assertThat(pictures(story)).isEmpty();
    }

    @Test
    void aSourceWhosePicturesTheOwnerLeavesOutShowsNoneUntilHeThinksOtherwise() throws Exception {
        server.on("/a.jpg", reply(200, JPEG, Drawn.as("jpeg", 600, 400)));
        StoryId story = pictured("one", "/a.jpg");
        work();
        String name = fileName(story);
        Source.Settings usual = Source.Settings.USUAL;
        sources.change(
                source,
                "A wire",
                Optional.empty(),
                new Source.Settings(
                        usual.section(),
                        usual.zone(),
                        usual.rights(),
                        usual.archive(),
                        usual.every(),
                        false,
                        usual.licence(),
                        usual.articles()));
        desk.heedSettings();
        assertThat(pictures(story)).isEmpty();
        assertThat(desk.shown(name)).isEmpty();
        assertThat(files()).isEmpty();
        StoryId later = pictured("two", "/a.jpg");
        work();
        assertThat(pictures(later)).isEmpty();
        sources.change(source, "A wire", Optional.empty(), usual);
        desk.heedSettings();
        work();
        assertThat(pictures(story)).hasSize(1);
        assertThat(pictures(later)).hasSize(1);
    }

    @Test
    void aRevisionThatDropsAPictureTakesItAway() throws Exception {
        server.on("/a.jpg", reply(200, JPEG, Drawn.as("jpeg", 600, 400)))
                .on("/b.jpg", reply(200, JPEG, Drawn.as("jpeg", 700, 400)));
        StoryId story = pictured("one", "/a.jpg");
        work();
        String before = fileName(story);
        clock.advance(Duration.ofMinutes(10));
        receive(
                "one",
                item ->
                        item.headline("Ships sail, and more")
                                .updated(Stamp.utc(clock.instant()))
                                .pictures(List.of(picture("/b.jpg"))));
        assertThat(pictures(story)).isEmpty();
        work();
        assertThat(pictures(story).getFirst().width()).isEqualTo(700);
        assertThat(desk.shown(before)).isEmpty();
    }

    @Test
    void sweepsFilesThatNobodyKeepsAndFetchesAnewWhatIsLost() throws Exception {
        server.on("/a.jpg", reply(200, JPEG, Drawn.as("jpeg", 600, 400)));
        StoryId story = pictured("one", "/a.jpg");
        work();
        String name = fileName(story);
        Path media = folder.resolve("media");
        Path orphan = Files.write(media.resolve("0".repeat(64) + ".jpg"), new byte[] {1});
        Files.setLastModifiedTime(orphan, java.nio.file.attribute.FileTime.from(Instant.EPOCH));
        Path fresh = Files.write(media.resolve("1".repeat(64) + ".jpg"), new byte[] {1});
        Files.setLastModifiedTime(fresh, java.nio.file.attribute.FileTime.from(clock.instant()));
        Files.delete(media.resolve(name));
        assertThat(desk.sweep()).isEqualTo(1);
        assertThat(orphan).doesNotExist();
        assertThat(fresh).exists();
        follow();
        assertThat(pictures(story)).isEmpty();
        work();
        assertThat(fileName(story)).isEqualTo(name);
        assertThat(media.resolve(name)).exists();
    }

    @Test
    void namesThatLeadOutOfTheFolderLeadNowhere() throws Exception {
        for (String name : List.of("../broadtape.db", "x.jpg", "", "0".repeat(64) + ".html")) {
            assertThat(desk.shown(name)).as(name).isEmpty();
        }
    }

    @Test
    void oneOfManySizesIsEnough() throws Exception {
        server.on("/a.jpg", reply(200, JPEG, Drawn.as("jpeg", 600, 400)))
                .on("/other.jpg", reply(200, JPEG, Drawn.as("jpeg", 500, 400)));
        List<WireItem.Picture> named = new ArrayList<>();
        named.add(picture("/a.jpg", WireItem.Rights.UNSAID, Optional.empty()));
        named.add(picture("/a-large.jpg", WireItem.Rights.UNSAID, Optional.empty()));
        named.add(picture("/other.jpg"));
        StoryId story = receive("one", item -> item.pictures(named));
        work();
        assertThat(pictures(story)).extracting(Story.Picture::width).containsExactly(600, 500);
        assertThat(server.received()).hasSize(2);
        URI unused = server.at("/a-large.jpg");
        assertThat(server.received()).noneMatch(one -> unused.getPath().equals(one.target()));
    }
}
