package org.broadtape.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadtape.testkit.StubServer.redirect;
import static org.broadtape.testkit.StubServer.reply;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.broadtape.source.FeedFinder.Found;
import org.broadtape.testkit.StubServer;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.discovery.FeedLinks;
import org.broadtape.wire.fetch.AddressGuard;
import org.broadtape.wire.fetch.Fetcher;
import org.broadtape.wire.fetch.HostPace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedFinderTest {
    private static final String FEED =
            "<rss version='2.0'><channel><title>T</title></channel></rss>";
    private static final String LINK =
            "<link rel='alternate' type='application/rss+xml' title='%s' href='%s'>";

    private final StubServer server = StubServer.start();
    private final TestClock clock = new TestClock();
    private final HostPace pace = new HostPace(HostPace.USUAL);
    private final FeedFinder finder = finder();

    private FeedFinder finder() {
        AddressGuard guard = AddressGuard.allowing(List.of("127.0.0.1"));
        return new FeedFinder(
                new Fetcher(() -> guard, clock, "Broadtape test"),
                (bytes, type, at) -> Feeds.read(bytes),
                pace,
                clock);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void page(String links) {
        server.on("/", reply(200, Map.of("Content-Type", "text/html"), "<!doctype html>" + links));
    }

    private List<String> asked() {
        return server.received().stream().map(StubServer.Received::target).toList();
    }

    @Test
    void takesAFeedForWhatItIs() {
        server.on("/f", reply(200, Map.of(), FEED));
        assertThat(finder.find(server.at("/f"))).isEqualTo(new Found.Feed(server.at("/f")));
        server.on("/old", redirect(301, "/f"));
        assertThat(finder.find(server.at("/old"))).isEqualTo(new Found.Feed(server.at("/f")));
        server.on("/today", redirect(302, "/f"));
        assertThat(finder.find(server.at("/today"))).isEqualTo(new Found.Feed(server.at("/today")));
    }

    @Test
    void takesTheOneFeedThatAPageOffers() {
        page(LINK.formatted("All", "/news.xml"));
        assertThat(finder.find(server.at("/"))).isEqualTo(new Found.Feed(server.at("/news.xml")));
        assertThat(asked()).containsExactly("/");
    }

    @Test
    void offersTheFeedsOfAPageToChooseFrom() {
        page(LINK.formatted("All", "/a") + LINK.formatted("Markets", "/b"));
        assertThat(finder.find(server.at("/")))
                .isEqualTo(
                        new Found.Choice(
                                List.of(
                                        new FeedLinks.Offer(server.at("/a"), "All", "RSS"),
                                        new FeedLinks.Offer(server.at("/b"), "Markets", "RSS"))));
    }

    @Test
    void triesTheUsualPlacesOfASiteThatOffersNone() {
        page("");
        server.on("/feed", reply(200, Map.of(), "<html>no feed</html>"));
        server.on("/rss.xml", reply(200, Map.of(), FEED));
        assertThat(finder.find(server.at("/"))).isEqualTo(new Found.Feed(server.at("/rss.xml")));
        assertThat(asked()).containsExactly("/", "/feed", "/rss.xml");
    }

    @Test
    void saysWhereItLookedInVainAndAsksNoMore() {
        page("");
        assertThat(finder.find(server.at("/")))
                .isEqualTo(
                        new Found.Nothing(
                                List.of(
                                        server.at("/feed"),
                                        server.at("/rss.xml"),
                                        server.at("/atom.xml"))));
        assertThat(asked()).hasSize(4);
    }

    @Test
    void saysWhyAnAddressGaveNoAnswer() {
        assertThat(finder.find(server.at("/missing")))
                .isEqualTo(
                        new Found.Unanswered(
                                "The server answers 404: there is nothing at this address"));
        assertThat(finder.find(URI.create("http://10.0.0.1/")))
                .asString()
                .contains("a private network");
    }

    @Test
    void keepsTheFirstLookAtTheFeedApart() {
        finder.find(server.at("/missing"));
        assertThat(pace.claim("127.0.0.1:" + server.port(), clock.instant())).isPositive();
    }
}
