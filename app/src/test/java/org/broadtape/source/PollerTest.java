package org.broadtape.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadtape.testkit.StubServer.inTurn;
import static org.broadtape.testkit.StubServer.redirect;
import static org.broadtape.testkit.StubServer.reply;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.broadtape.base.Problem;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.StoryId;
import org.broadtape.store.Database;
import org.broadtape.store.TestDatabases;
import org.broadtape.testkit.StubServer;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.Reading;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.fetch.AddressGuard;
import org.broadtape.wire.fetch.Fetcher;
import org.broadtape.wire.fetch.HostPace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class PollerTest {
    private final StubServer server = StubServer.start();
    private final TestClock clock = new TestClock();
    private final List<Delivery> delivered = new ArrayList<>();
    private final Database database;
    private final Sources sources;
    private final Poller poller;

    PollerTest(TestDatabases kind, @TempDir Path folder) {
        database = kind.open(folder);
        sources = new Sources(database, clock);
        AddressGuard guard = AddressGuard.allowing(List.of("127.0.0.1"));
        Fetcher fetcher = new Fetcher(() -> guard, clock, "Broadtape test");
        Receiving receiving = new Receiving(PollerTest::read, this::receive);
        poller =
                new Poller(
                        sources,
                        fetcher,
                        receiving,
                        new Hubs(sources, fetcher, receiving, Optional::empty, clock),
                        new HostPace(HostPace.USUAL),
                        clock);
    }

    @AfterEach
    void close() {
        poller.close();
        database.close();
        server.close();
    }

    /// Reads a line an item; anything that does not begin with `feed` is no feed.
    private static Reading read(byte[] bytes, Optional<String> contentType, Optional<URI> base) {
        List<String> lines = new String(bytes, UTF_8).lines().toList();
        boolean feed = !lines.isEmpty() && lines.getFirst().equals("feed");
        return new Reading(
                feed ? Optional.of(FeedFormat.RSS_20) : Optional.empty(),
                Reading.Channel.UNSAID,
                lines.stream()
                        .filter(line -> feed && !line.equals("feed"))
                        .map(line -> WireItem.builder(line, FeedFormat.RSS_20).build())
                        .toList(),
                feed
                        ? List.of(Problem.of("odd", Problem.Severity.WARNING, "It is odd", "even"))
                        : List.of());
    }

    private List<Arrival> receive(List<Delivery> deliveries) {
        delivered.addAll(deliveries);
        return deliveries.stream()
                .<Arrival>map(ignored -> new Arrival.FirstSeen(new StoryId(1)))
                .toList();
    }

    private Source feed(String path) {
        return sources.add(
                Source.Kind.FEED, "A feed", Optional.of(server.at(path)), Source.Settings.USUAL);
    }

    private Source look(Source source) throws Exception {
        clock.advance(Duration.ofDays(2));
        poller.lookAtDue().get(30, TimeUnit.SECONDS);
        return sources.find(source.id()).orElseThrow();
    }

    @Test
    void takesTheFirstReadingAsBackNumbersAndTheNextAsNews() throws Exception {
        server.on(
                "/feed",
                inTurn(
                        reply(200, Map.of("ETag", "\"1\""), "feed\none"),
                        reply(304, Map.of(), ""),
                        reply(200, Map.of(), "feed\none\ntwo")));
        Source after = look(feed("/feed"));
        assertThat(delivered)
                .extracting(Delivery::manner)
                .containsOnly(Delivery.Manner.BACK_NUMBER);
        assertThat(after.health()).isEqualTo(Source.Health.WELL);
        assertThat(after.validators().etag()).contains("\"1\"");
        assertThat(after.nextLook().orElseThrow()).isAfter(clock.instant());
        look(after);
        assertThat(server.received().getLast().header("If-None-Match")).contains("\"1\"");
        look(after);
        assertThat(delivered.getLast().manner()).isEqualTo(Delivery.Manner.NEWS);
        assertThat(sources.looks(after.id()))
                .extracting(Look::outcome)
                .containsExactly("fetched", "not-modified", "fetched");
        assertThat(sources.troubles(after.id()).getFirst().times()).isEqualTo(2);
    }

    @Test
    void movesTheAddressOnlyWhereAFeedIsReadAtTheNewOne() throws Exception {
        server.on("/old", redirect(301, "/new"));
        server.on(
                "/new", inTurn(reply(200, Map.of(), "<html>"), reply(200, Map.of(), "feed\none")));
        Source source = look(feed("/old"));
        assertThat(source.address()).contains(server.at("/old"));
        assertThat(source.health()).isEqualTo(Source.Health.TROUBLED);
        assertThat(look(source).address()).contains(server.at("/new"));
    }

    @Test
    void stopsAtAFeedThatIsGoneAndSaysSo() throws Exception {
        server.on("/feed", reply(410, Map.of(), ""));
        Source source = look(feed("/feed"));
        assertThat(source.health()).isEqualTo(Source.Health.GONE);
        assertThat(source.nextLook()).isEmpty();
        assertThat(sources.looks(source.id()).getFirst().words()).contains("gone for good");
        look(source);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void asksOneHostOnceAMinuteHoweverManySourcesItHas() throws Exception {
        server.on("/a", reply(200, Map.of(), "feed"));
        server.on("/b", reply(200, Map.of(), "feed"));
        feed("/a");
        feed("/b");
        poller.lookAtDue().get(30, TimeUnit.SECONDS);
        assertThat(server.received()).hasSize(1);
        poller.lookAtDue().get(30, TimeUnit.SECONDS);
        assertThat(server.received()).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        poller.lookAtDue().get(30, TimeUnit.SECONDS);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void tellsFailuresByNameAndBacksOff() throws Exception {
        Source source = look(feed("/missing"));
        source = look(source);
        assertThat(source.failures()).isEqualTo(2);
        assertThat(Duration.between(clock.instant(), source.nextLook().orElseThrow()))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(30));
        assertThat(sources.troubles(source.id()).getFirst().name()).isEqualTo("not-found");
        for (int i = 0; i < 30; i++) {
            source = look(source);
        }
        assertThat(sources.looks(source.id())).hasSize(Sources.LOOKS_KEPT);
    }

    @Test
    void looksAtNothingThatIsPausedOrRemovedAndUndoesBoth() throws Exception {
        server.on("/feed", reply(200, Map.of(), "feed"));
        Source source = feed("/feed");
        sources.pause(source.id());
        look(source);
        sources.resume(source.id());
        sources.remove(source.id());
        look(source);
        assertThat(sources.list()).isEmpty();
        assertThat(server.received()).isEmpty();
        sources.restore(source.id());
        assertThat(look(source).health()).isEqualTo(Source.Health.WELL);
    }

    @Test
    void opensForItsTokenAlone() {
        Source source =
                sources.add(Source.Kind.PUSH, "A desk", Optional.empty(), Source.Settings.USUAL);
        assertThat(sources.opens(source.id(), "")).isFalse();
        String token = sources.newToken(source.id());
        assertThat(sources.opens(source.id(), token)).isTrue();
        String next = sources.newToken(source.id());
        assertThat(sources.opens(source.id(), token)).isFalse();
        assertThat(sources.opens(source.id(), next)).isTrue();
    }
}
