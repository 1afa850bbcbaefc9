package org.broadtape;

import io.javalin.Javalin;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.broadtape.account.Accounts;
import org.broadtape.front.PlainPages;
import org.broadtape.page.Assets;
import org.broadtape.page.Pages;
import org.broadtape.page.Safety;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.store.Database;
import org.broadtape.store.Followers;
import org.broadtape.store.Journal;

/// Everything that runs, in the order it is opened. Read this list to see the whole.
public final class House implements AutoCloseable {
    private final Database database;
    private final Followers followers;
    private final Javalin web;

    private House(Database database, Followers followers, Javalin web) {
        this.database = database;
        this.followers = followers;
        this.web = web;
    }

    /// Opens the database, the features and the port; returns when the site can answer.
    public static House open(Settings settings, Clock clock) throws IOException {
        Files.createDirectories(settings.data());
        Database database = Database.open(settings.databaseAddress());
        Journal journal = new Journal(database, clock);
        Followers followers = new Followers(database, journal, clock);
        SettingsDesk site = new SettingsDesk(database);
        Accounts accounts = new Accounts();
        Assets assets = new Assets();
        Pages pages = new Pages(site, accounts, assets);
        Javalin web =
                Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    Safety.open(config.routes);
                    assets.open(config.routes);
                    config.routes.exception(
                            NotFoundResponse.class, (e, request) -> pages.missing(request));
                    new PlainPages(pages).open(config.routes);
                    config.routes.get("/health", request -> request.result("ok\n"));
                });
        web.start(settings.port());
        return new House(database, followers, web);
    }

    /// The port it listens on.
    public int port() {
        return web.port();
    }

    @Override
    public void close() {
        web.stop();
        followers.close();
        database.close();
    }
}
