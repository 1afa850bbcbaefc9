package org.broadtape;

import io.javalin.Javalin;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.broadtape.account.AccountDesk;
import org.broadtape.account.Accounts;
import org.broadtape.account.web.Gate;
import org.broadtape.account.web.SignInPage;
import org.broadtape.analysis.link.Entity;
import org.broadtape.find.SearchDesk;
import org.broadtape.find.web.FindPage;
import org.broadtape.front.FrontPage;
import org.broadtape.front.PlainPages;
import org.broadtape.front.SourcePage;
import org.broadtape.front.StoryPage;
import org.broadtape.front.VersionsPage;
import org.broadtape.health.Health;
import org.broadtape.health.Insiders;
import org.broadtape.health.Metrics;
import org.broadtape.instrument.InstrumentDesk;
import org.broadtape.instrument.InstrumentLists;
import org.broadtape.instrument.Movers;
import org.broadtape.instrument.web.EntityPage;
import org.broadtape.instrument.web.InstrumentsPage;
import org.broadtape.instrument.web.MoversPage;
import org.broadtape.link.Appeals;
import org.broadtape.link.CaseFile;
import org.broadtape.link.LinkDesk;
import org.broadtape.link.Links;
import org.broadtape.link.web.AppealForm;
import org.broadtape.link.web.AppealQueue;
import org.broadtape.link.web.RunsPage;
import org.broadtape.link.web.WhyPage;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.Policy;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.StoryId;
import org.broadtape.outlet.Outlet;
import org.broadtape.outlet.Tape;
import org.broadtape.page.Assets;
import org.broadtape.page.PageCache;
import org.broadtape.page.Pages;
import org.broadtape.page.Refusals;
import org.broadtape.page.Safety;
import org.broadtape.picture.PictureDesk;
import org.broadtape.picture.web.PictureDoor;
import org.broadtape.price.Aftermaths;
import org.broadtape.price.Archive;
import org.broadtape.price.PriceDesk;
import org.broadtape.price.chart.Charts;
import org.broadtape.price.live.LiveDoor;
import org.broadtape.price.live.LivePrices;
import org.broadtape.price.live.PriceHtml;
import org.broadtape.price.web.ActionsPage;
import org.broadtape.price.web.CalendarsPage;
import org.broadtape.price.web.CurrenciesPage;
import org.broadtape.price.web.ManualDoor;
import org.broadtape.price.web.ProvidersPage;
import org.broadtape.sample.SampleEdition;
import org.broadtape.sample.web.SampleDoor;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.setting.web.Samples;
import org.broadtape.setting.web.SettingsPage;
import org.broadtape.source.ArticleDesk;
import org.broadtape.source.FeedFinder;
import org.broadtape.source.FeedReader;
import org.broadtape.source.Folders;
import org.broadtape.source.Hubs;
import org.broadtape.source.Inbox;
import org.broadtape.source.Poller;
import org.broadtape.source.PushDesk;
import org.broadtape.source.Receiving;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;
import org.broadtape.source.web.Discretion;
import org.broadtape.source.web.HubDoor;
import org.broadtape.source.web.PushDoor;
import org.broadtape.source.web.SourcePages;
import org.broadtape.source.web.StoryCounts;
import org.broadtape.store.Database;
import org.broadtape.store.Followers;
import org.broadtape.store.Journal;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.fetch.AddressGuard;
import org.broadtape.wire.fetch.Fetcher;
import org.broadtape.wire.fetch.HostPace;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;

/// Everything that runs, in the order it is opened; closed in the reverse order. Read this list to
/// see the whole.
public final class House implements AutoCloseable {
    private static final long PAGES_KEPT = 64L << 20;
    private static final String USER_AGENT = "Broadtape/0.1 (+self-hosted news reader)";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Newsroom newsroom;
    private final Stories stories;
    private final Sources sources;
    private final LivePrices live;
    private final Javalin web;
    private final Optional<String> setupCode;

    private House(Settings settings, Clock clock) throws IOException {
        Files.createDirectories(settings.data());
        Database database = keep(Database.open(settings.databaseAddress()));
        Journal journal = new Journal(database, clock);
        SettingsDesk site = new SettingsDesk(database);
        sources = new Sources(database, clock);
        newsroom = keep(new Newsroom(database, journal, clock));
        stories =
                new Stories(
                        database,
                        clock,
                        sources::name,
                        new Policy(sources::licence, () -> site.current().country()));
        keep(new Clerk(newsroom, site, clock)).start();

        SearchDesk search =
                keep(
                        SearchDesk.open(
                                settings.data().resolve("index"), stories::all, journal, clock));
        Followers followers = keep(new Followers(database, journal, clock));
        followers.start(search.follower());

        FeedReader reader =
                (bytes, type, base) ->
                        Feeds.read(
                                bytes,
                                new Feeds.Hints(
                                        type, base.map(Object::toString), Optional.empty()));
        Receiving receiving = new Receiving(reader, newsroom::receiveAll);
        Fetcher fetcher =
                new Fetcher(
                        () -> AddressGuard.allowing(site.current().allowedHosts()),
                        clock,
                        USER_AGENT);
        HostPace pace = new HostPace(HostPace.USUAL);
        Hubs hubs =
                keep(
                        new Hubs(
                                sources,
                                fetcher,
                                receiving,
                                () -> site.current().baseAddress(),
                                clock));
        Poller poller = keep(new Poller(sources, fetcher, receiving, hubs, pace, clock));
        FeedFinder finder = new FeedFinder(fetcher, reader, pace, clock);
        Inbox inbox = new Inbox(settings.watchedFolders());
        Folders folders = keep(new Folders(sources, receiving, inbox, clock));

        PictureDesk pictures =
                keep(
                        new PictureDesk(
                                database,
                                stories,
                                newsroom,
                                sources,
                                fetcher,
                                new HostPace(PictureDesk.PACE),
                                settings.data().resolve("media"),
                                clock));

        ArticleDesk articles =
                keep(
                        new ArticleDesk(
                                database,
                                stories,
                                newsroom::receiveAll,
                                sources,
                                fetcher,
                                new HostPace(ArticleDesk.PACE),
                                clock));

        InstrumentDesk instruments = keep(new InstrumentDesk(new InstrumentLists(database, clock)));
        Archive archive = Archive.of(database, settings.data(), clock);
        PriceDesk priceDesk =
                keep(
                        new PriceDesk(
                                database,
                                archive,
                                instruments::instrument,
                                fetcher::fetch,
                                settings.data().resolve("prices"),
                                clock));
        Links links = new Links(database, stories, Optional.of(priceDesk.prices()));
        LinkDesk linkDesk = new LinkDesk(database, journal, stories, instruments::known, clock);
        Appeals appeals =
                new Appeals(
                        database,
                        links,
                        linkDesk,
                        new CaseFile(settings.data(), id -> named(stories, id)),
                        clock);

        SampleEdition samples = new SampleEdition(sources, newsroom, stories, clock);
        samples.openOnFirstStart();
        PageCache cache = new PageCache(clock, PAGES_KEPT, journal.head());
        followers.start(cache.follower());
        followers.start(pictures.follower());
        followers.start(articles.follower());
        followers.start(linkDesk.follower());
        AccountDesk desk = new AccountDesk(database, clock);
        setupCode = desk.setupCode();
        Accounts accounts = new Accounts(desk::isClaimed);
        Insiders insiders = new Insiders(accounts);
        LongSupplier failing = () -> failing(sources);
        Health health =
                new Health(database, journal, followers, settings.data(), clock, failing, insiders);
        Metrics metrics = keep(new Metrics(journal, followers, failing, insiders));
        Assets assets = new Assets();
        Pages pages = new Pages(site, accounts, assets);
        live = new LivePrices(new PriceHtml(pages));
        Tape tape = new Tape(journal, stories);
        followers.start(tape);
        web =
                Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    config.http.maxRequestSize = PushDoor.BYTES + 1L;
                    Safety.open(config.routes);
                    new Gate(site, desk).open(config.routes);
                    new Refusals(pages).open(config.routes);
                    config.requestLogger.http(metrics::answered);
                    config.jetty.modifyServer(House::stopGracefully);
                    assets.open(config.routes);
                    new PlainPages(pages).open(config.routes);
                    new Outlet(
                                    new Outlet.Stock(
                                            stories,
                                            sources,
                                            search,
                                            journal,
                                            tape,
                                            links,
                                            instruments,
                                            priceDesk.prices(),
                                            archive),
                                    pages,
                                    accounts,
                                    site,
                                    clock)
                            .open(config.routes);
                    new FrontPage(stories, links, pages, cache).open(config.routes);
                    new StoryPage(
                                    stories,
                                    links,
                                    priceDesk.prices(),
                                    new Aftermaths(
                                            archive,
                                            instruments::instrument,
                                            priceDesk.calendars()),
                                    pages,
                                    cache,
                                    pictures::absence,
                                    articles::isForSubscribers)
                            .open(config.routes);
                    new VersionsPage(stories, pages, cache).open(config.routes);
                    new SourcePages(
                                    sources,
                                    inbox,
                                    hubs,
                                    finder,
                                    pages,
                                    accounts,
                                    counts(stories),
                                    clock)
                            .open(config.routes);
                    new SourcePage(
                                    stories,
                                    links,
                                    id -> sources.find(id).map(House::card),
                                    pages,
                                    cache)
                            .open(config.routes);
                    new WhyPage(stories, links, pages, cache).open(config.routes);
                    new AppealForm(stories, links, appeals, pages, clock).open(config.routes);
                    new AppealQueue(stories, links, appeals, lookup(instruments), pages, accounts)
                            .open(config.routes);
                    new RunsPage(database, stories, links, pages, accounts, clock)
                            .open(config.routes);
                    new InstrumentsPage(instruments, links, pages, accounts, clock)
                            .open(config.routes);
                    new ManualDoor(
                                    priceDesk.board(),
                                    instruments::instrument,
                                    pages,
                                    accounts,
                                    clock)
                            .open(config.routes);
                    new ActionsPage(archive, instruments::instrument, pages, accounts)
                            .open(config.routes);
                    new EntityPage(
                                    instruments,
                                    links,
                                    priceDesk.prices(),
                                    new Charts(archive, instruments::instrument),
                                    pages,
                                    cache)
                            .open(config.routes);
                    new LiveDoor(live, accounts, site).open(config.routes);
                    new FindPage(search, links, pages).open(config.routes);
                    SampleDoor.open(config.routes);
                    new PictureDoor(pictures, clock).open(config.routes);
                    new PushDoor(new PushDesk(sources, receiving, clock)).open(config.routes);
                    new HubDoor(hubs).open(config.routes);
                    new SignInPage(desk, accounts, pages).open(config.routes);
                    new SettingsPage(
                                    site,
                                    desk,
                                    accounts,
                                    pages,
                                    newsroom::wouldRemove,
                                    removable(samples))
                            .open(config.routes);
                    new MoversPage(
                                    new Movers(archive, instruments, links, priceDesk.calendars()),
                                    pages)
                            .open(config.routes);
                    new CalendarsPage(priceDesk.calendars(), pages, accounts).open(config.routes);
                    new CurrenciesPage(priceDesk.prices(), pages).open(config.routes);
                    new ProvidersPage(priceDesk, pages, accounts).open(config.routes);
                    health.open(config.routes);
                    metrics.open(config.routes);
                });
        settings.host()
                .ifPresentOrElse(
                        host -> web.start(host, settings.port()), () -> web.start(settings.port()));
        opened.push(web::stop);
        keep(tape);
        keep(live);
        live.start();
        priceDesk
                .board()
                .tell(id ->
                        live.tell(
                                id,
                                priceDesk.prices().peek(id, Audience.EVERYONE),
                                priceDesk.prices().peek(id, Audience.OWNER)));
        poller.start();
        folders.start();
        hubs.start();
        pictures.start();
        articles.start();
        instruments.start();
        priceDesk.start();
    }

    /// What is known when it is asked, which may be more than before.
    private static AppealQueue.Lookup lookup(InstrumentDesk instruments) {
        return new AppealQueue.Lookup() {
            @Override
            public List<Entity> find(String words, int limit) {
                return instruments.known().find(words, limit);
            }

            @Override
            public Optional<Entity> entity(String id) {
                return instruments.known().entity(id);
            }
        };
    }

    private static Optional<CaseFile.Identity.Named> named(Stories stories, StoryId id) {
        return stories.any(id)
                .map(story -> new CaseFile.Identity.Named(story.line().sourceName(), story.uri()));
    }

    private static StoryCounts counts(Stories stories) {
        return new StoryCounts() {
            @Override
            public int of(SourceId source) {
                return stories.count(source);
            }

            @Override
            public Map<SourceId, Integer> all() {
                return stories.counts();
            }
        };
    }

    private static Samples removable(SampleEdition edition) {
        return new Samples() {
            @Override
            public boolean isThere() {
                return edition.isPresent();
            }

            @Override
            public void remove() {
                edition.remove();
            }
        };
    }

    private static long failing(Sources sources) {
        return sources.list().stream()
                .filter(one -> one.health() == Source.Health.TROUBLED)
                .count();
    }

    /// Lets requests that are under way finish, a few seconds long.
    private static void stopGracefully(Server server) {
        server.setStopTimeout(4_000);
        server.setHandler(new GracefulHandler());
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
                Discretion.open(source),
                source.settings().section(),
                source.settings().rights());
    }

    /// The port it listens on.
    public int port() {
        return web.port();
    }

    /// The code that lets somebody become the owner; absent once somebody has.
    public Optional<String> setupCode() {
        return setupCode;
    }

    /// Who is told of prices as they change.
    public LivePrices livePrices() {
        return live;
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
