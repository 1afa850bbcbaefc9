package org.broadtape.link;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.broadtape.House;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.Role;
import org.broadtape.base.Span;
import org.broadtape.link.internal.LinkBook;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;

/// Puts ledgers into an open house, as if its reader had found just that.
public final class Shelf implements AutoCloseable {
    private final House house;
    private final Database database;
    private final LinkBook book;
    private final Links links;

    /// The shelf of a house on SQLite.
    public Shelf(House house, Path data, Clock clock) {
        this.house = house;
        this.database = Database.open("jdbc:sqlite:" + data.resolve("broadtape.db"));
        this.book = new LinkBook(database, new Journal(database, clock), clock);
        this.links = new Links(database, house.stories());
    }

    /// The links of the house.
    public Links links() {
        return links;
    }

    /// A line whose words are the first that stand so in the headline, else in the text.
    public static Link line(Story story, Entity entity, boolean kept, Role role, String words) {
        StoryText text = StoryTexts.of(story.sent().orElseThrow());
        Field field = text.headline().contains(words) ? Field.HEADLINE : Field.BODY;
        int at = text.text(field).indexOf(words);
        return new Link(
                entity,
                kept,
                role,
                kept ? 87 : 4,
                kept && role.mayChip() && entity.kind() == Entity.Kind.INSTRUMENT,
                kept ? "named-in-headline" : "common-word",
                Map.of("headline", field == Field.HEADLINE ? 1.0 : 0.0, "share", 0.25),
                List.of(new Passage(field, new Span(at, at + words.length()))));
    }

    /// Waits until the house has read a story.
    public Ledger read(StoryId id) {
        await(() -> links.ledger(id).isPresent());
        return links.ledger(id).orElseThrow();
    }

    /// Waits until the house has read a story, and puts other lines in place of what it found.
    public void put(StoryId id, Function<Story, List<Link>> lines) {
        Ledger found = read(id);
        Story story = house.stories().any(id).orElseThrow();
        book.write(
                List.of(
                        new LinkBook.Entry(
                                new Ledger(id, found.version(), found.reader(), lines.apply(story)),
                                story.line().rankAt().toEpochMilli(),
                                story.line().source().value())),
                List.of(),
                OptionalLong.empty());
    }

    /// Waits, at most half a minute.
    public static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
