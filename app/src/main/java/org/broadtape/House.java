package org.broadtape;

import io.javalin.Javalin;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.broadtape.account.Accounts;
import org.broadtape.find.SearchDesk;
import org.broadtape.find.web.FindPage;
import org.broadtape.front.FrontPage;
import org.broadtape.front.PlainPages;
import org.broadtape.front.SourcePage;
import org.broadtape.front.StoryPage;
import org.broadtape.front.VersionsPage;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.Stories;
import org.broadtape.outlet.Outlet;
import org.broadtape.page.Assets;
import org.broadtape.page.PageCache;
import org.broadtape.page.Pages;
import org.broadtape.page.Safety;
import org.broadtape.sample.SampleEdition;
import org.broadtape.sample.web.SampleDoor;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.source.Poller;
import org.broadtape.source.PushDesk;
import org.broadtape.source.Receiving;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;
import org.broadtape.source.web.PushDoor;
import org.broadtape.source.web.SourcePages;
import org.broadtape.store.Database;
import org.broadtape.store.Followers;
import org.broadtape.store.Journal;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.fetch.AddressGuard;
import org.broadtape.wire.fetch.Fetcher;
import org.broadtape.wire.fetch.HostPace;

/// Everything that runs, in the order it is opened; closed in the reverse order. Read this list to
/// see the whole.
public final class House implements AutoCloseable {
    private static final long PAGES_KEPT = 24L << 20;
    private static final String USER_AGENT = "Broadtape/0.1 (+self-hosted news reader)";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Newsroom newsroom;
    private final Stories stories;
    private final Sources sources;
    private final Javalin web;

    private House(Settings settings, Clock clock) throws IOException {
        Files.createDirectories(settings.data());
        Database database = keep(Database.open(settings.databaseAddress()));
        Journal journal = new Journal(database, clock);
        SettingsDesk site = new SettingsDesk(database);
        sources = new Sources(database, clock);
        newsroom = keep(new Newsroom(database, journal, clock));
        stories = new Stories(database, clock, sources::name);
        keep(new Clerk(newsroom, site)).start();

        SearchDesk search =
                keep(
                        SearchDesk.open(
                                settings.data().resolve("index"), stories::all, journal, clock));
        Followers followers = keep(new Followers(database, journal, clock));
        followers.start(search.follower());

        Receiving receiving =
                new Receiving(
                        (bytes, type, base) ->
                                Feeds.read(
                                        bytes,
                                        new Feeds.Hints(
                                                type,
                                                base.map(Object::toString),
                                                Optional.empty())),
                        newsroom::receiveAll);
        Fetcher fetcher =
                new Fetcher(
                        () -> AddressGuard.allowing(site.current().allowedHosts()),
                        clock,
                        USER_AGENT);
        Poller poller =
                keep(new Poller(sources, fetcher, receiving, new HostPace(HostPace.USUAL), clock));

        SampleEdition samples = new SampleEdition(sources, newsroom, stories, clock);
        samples.openOnFirstStart();

        Accounts accounts = new Accounts();
        PageCache cache = new PageCache(clock, PAGES_KEPT, journal.head());
        followers.start(cache.follower());
        Assets assets = new Assets();
        Pages pages = new Pages(site, accounts, assets);
        web =
                Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    config.http.maxRequestSize = PushDoor.BYTES + 1L;
                    Safety.open(config.routes);
                    assets.open(config.routes);
                    config.routes.exception(
                            NotFoundResponse.class, (e, request) -> pages.missing(request));
                    new PlainPages(pages).open(config.routes);
                    new Outlet(stories, search, journal, pages, clock).open(config.routes);
                    new FrontPage(stories, pages, cache).open(config.routes);
                    new StoryPage(stories, pages, cache).open(config.routes);
                    new VersionsPage(stories, pages, cache).open(config.routes);
                    new SourcePages(sources, pages, accounts, stories::count, clock)
                            .open(config.routes);
                    new SourcePage(stories, id -> sources.find(id).map(House::card), pages, cache)
                            .open(config.routes);
                    new FindPage(search, pages).open(config.routes);
                    new SampleDoor(samples, accounts).open(config.routes);
                    new PushDoor(new PushDesk(sources, receiving, clock)).open(config.routes);
                    config.routes.get("/health", request -> request.result("ok\n"));
                });
        web.start(settings.port());
        opened.push(web::stop);
        poller.start();
    }

    /// Opens the database, the features and the port; returns when the site can answer.
    public static House open(Settings settings, Clock clock) throws IOException {
        return new House(settings, clock);
    }

    private <T extends AutoCloseable> T keep(T room) {
        opened.push(room);
        return room;
    }

    private static SourcePage.Card card(Source source) {
        return new SourcePage.Card(
                source.id(),
                source.name(),
                source.address().filter(address -> !"file".equals(address.getScheme())),
                source.settings().section(),
                source.settings().rights());
    }

    /// The port it listens on.
    public int port() {
        return web.port();
    }

    /// Where stories are taken in.
    public Newsroom newsroom() {
        return newsroom;
    }

    /// What can be read.
    public Stories stories() {
        return stories;
    }

    /// Who brings stories.
    public Sources sources() {
        return sources;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception failed) {
                org.slf4j.LoggerFactory.getLogger(House.class).error("Could not close", failed);
            }
        }
    }
}
