package org.broadtape.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.broadtape.instrument.InstrumentDesk;
import org.broadtape.instrument.InstrumentLists;
import org.broadtape.market.InstrumentMaster;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.Policy;
import org.broadtape.newsroom.Stories;
import org.broadtape.price.Archive;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.source.Sources;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;

/// The rooms a command works in, without pages, port, clerk or looks. The site itself may run at
/// the same time: each waits for the other's transactions, and its followers see what is entered
/// here.
public final class Site implements AutoCloseable {
    private final Database database;
    private final Newsroom newsroom;
    private final Stories stories;
    private final Sources sources;
    private final InstrumentLists instruments;
    private final InstrumentDesk instrumentDesk;
    private final Archive archive;

    private Site(Database database, Where where, Clock clock) {
        this.database = database;
        this.archive = Archive.of(database, where.data(), clock);
        this.sources = new Sources(database, clock);
        this.instruments = new InstrumentLists(database, clock);
        this.instrumentDesk = new InstrumentDesk(instruments);
        this.newsroom = new Newsroom(database, new Journal(database, clock), clock);
        SettingsDesk settings = new SettingsDesk(database);
        this.stories =
                new Stories(
                        database,
                        clock,
                        sources::name,
                        new Policy(sources::licence, () -> settings.current().country()));
    }

    /// Opens the rooms; an empty data folder becomes a site.
    public static Site open(Where where, Clock clock) throws IOException {
        if (where.otherDatabase().isEmpty()) {
            Files.createDirectories(where.data());
        }
        return new Site(Database.open(where.address()), where, clock);
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

    /// The owner's lists of instruments.
    public InstrumentLists instruments() {
        return instruments;
    }

    /// The built-in instruments with the owner's lists above them.
    public InstrumentMaster master() {
        return instrumentDesk.known().master();
    }

    /// The series of prices it keeps.
    public Archive archive() {
        return archive;
    }

    @Override
    public void close() {
        instrumentDesk.close();
        newsroom.close();
        database.close();
    }
}
