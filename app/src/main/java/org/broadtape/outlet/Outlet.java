package org.broadtape.outlet;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import org.broadtape.account.Accounts;
import org.broadtape.find.SearchDesk;
import org.broadtape.instrument.InstrumentDesk;
import org.broadtape.link.Links;
import org.broadtape.newsroom.Stories;
import org.broadtape.page.Pages;
import org.broadtape.price.Archive;
import org.broadtape.price.Prices;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.source.Sources;
import org.broadtape.store.Journal;

/// The doors for machines: the feeds, the API, the live tape, and what crawlers look for; and the
/// pages that tell people of them.
public final class Outlet {
    private final FeedDoors feeds;
    private final Api api;
    private final InstrumentsApi instruments;
    private final PricesApi prices;
    private final EventsDoor events;
    private final ForRobots robots;
    private final Guide guide;

    /// What stands behind the doors.
    ///
    /// @param stories what readers may see
    /// @param sources who brings it
    /// @param search what finds it
    /// @param journal what has changed
    /// @param tape who tells it live
    /// @param links what it is about
    /// @param instruments what is known
    /// @param prices what may be shown of prices
    /// @param archive the series of prices that are kept
    public record Stock(
            Stories stories,
            Sources sources,
            SearchDesk search,
            Journal journal,
            Tape tape,
            Links links,
            InstrumentDesk instruments,
            Prices prices,
            Archive archive) {}

    /// Doors to that stock.
    public Outlet(Stock stock, Pages pages, Accounts accounts, SettingsDesk site, Clock clock) {
        Answer answer = new Answer(site);
        feeds =
                new FeedDoors(
                        stock.stories(),
                        stock.sources(),
                        stock.search(),
                        stock.links(),
                        stock.instruments(),
                        stock.tape(),
                        pages,
                        answer,
                        clock);
        api =
                new Api(
                        stock.stories(),
                        stock.links(),
                        stock.sources(),
                        stock.search(),
                        stock.journal(),
                        pages,
                        answer);
        instruments = new InstrumentsApi(stock.instruments(), stock.links(), pages, answer);
        prices = new PricesApi(stock.prices(), stock.archive(), pages, answer);
        events = new EventsDoor(stock.tape(), pages, accounts, site);
        robots = new ForRobots(stock.stories(), stock.links(), pages, site, answer, clock);
        guide = new Guide(stock.stories(), stock.sources(), pages, site, answer);
    }

    /// Opens them.
    public void open(JavalinDefaultRoutingApi routes) {
        feeds.open(routes);
        api.open(routes);
        instruments.open(routes);
        prices.open(routes);
        events.open(routes);
        robots.open(routes);
        guide.open(routes);
    }
}
