package org.broadtape.find;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Allowance;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.StoryVersion;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.broadtape.store.JournalEntry.Kind;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.WireItem;

/// A newsroom of a few lines over a real journal, for the search desk to follow.
public final class Newsstand implements Shelf, AutoCloseable {
    public final TestClock clock = new TestClock();
    public final Database database;
    public final Journal journal;
    private final Path folder;
    private final Map<StoryId, Story> stories = new ConcurrentHashMap<>();
    private final Set<StoryId> spoilt = ConcurrentHashMap.newKeySet();

    public Newsstand(Path folder) {
        this.folder = folder;
        this.database = Database.open("jdbc:sqlite:" + folder.resolve("stand.db"));
        this.journal = new Journal(database, clock);
    }

    /// A desk whose index lies in the stand's folder.
    public SearchDesk desk() throws IOException {
        return SearchDesk.open(folder.resolve("index"), this, journal, clock);
    }

    /// Lets the desk follow all that was written, as its thread would.
    public void follow(SearchDesk desk) {
        List<JournalEntry> entries = journal.after(desk.follower().ownCursor().orElseThrow(), 1000);
        if (!entries.isEmpty()) {
            desk.follower().follow(entries);
        }
        desk.refresh();
    }

    /// A story with headline and body, live from now on.
    public void publish(long id, String headline, String body) {
        put(id, StoryState.LIVE, headline, item(id, headline, body).build());
        write(Kind.FIRST_SEEN, id);
    }

    /// The same with all that an item can say.
    public void publish(long id, WireItem item) {
        put(id, StoryState.LIVE, item.headline(), item);
        write(Kind.FIRST_SEEN, id);
    }

    /// An item to be said more of.
    public static org.broadtape.wire.WireItemBuilder item(long id, String headline, String body) {
        return WireItem.builder("stand:" + id, FeedFormat.NINJS)
                .headline(headline)
                .bodyText(body)
                .language("en");
    }

    /// Puts a story into a state, and writes it to the journal.
    public void turn(long id, StoryState state, Kind kind) {
        turnUnheard(id, state);
        write(kind, id);
    }

    /// Puts a story into a state of which the journal has not told yet.
    public void turnUnheard(long id, StoryState state) {
        Story story = stories.get(new StoryId(id));
        if (story == null) {
            throw new IllegalStateException("No such story: " + id);
        }
        put(id, state, story.line().headline(), story.sent().orElseThrow());
    }

    /// Lets every look at a story fail from now on.
    public void spoil(long id) {
        spoilt.add(new StoryId(id));
    }

    private void write(Kind kind, long id) {
        database.write(tx -> {
            journal.append(tx, java.util.List.of(new Journal.Draft(kind, id, 1, 1)));
            return id;
        });
        journal.announce();
    }

    private void put(long id, StoryState state, String headline, WireItem item) {
        Instant now = clock.instant();
        StoryLine line =
                new StoryLine(
                        new StoryId(id),
                        new SourceId(1),
                        "World Wire",
                        state,
                        headline,
                        Optional.empty(),
                        item.summary(),
                        Optional.of("markets"),
                        item.language(),
                        Optional.of(Stamp.utc(now)),
                        Optional.empty(),
                        now,
                        now,
                        now,
                        1,
                        0,
                        Optional.empty(),
                        false,
                        false,
                        false,
                        false,
                        List.of());
        StoryVersion version =
                new StoryVersion(
                        1,
                        now,
                        StoryVersion.Kind.FIRST,
                        headline,
                        Optional.of(item),
                        Allowance.ALL);
        stories.put(
                new StoryId(id),
                new Story(
                        line,
                        item.uri(),
                        version,
                        List.of(version),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty()));
    }

    @Override
    public List<Story> stories(List<StoryId> ids) {
        ids.stream()
                .filter(spoilt::contains)
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalArgumentException("Story " + id + " is spoilt");
                });
        return ids.stream().flatMap(id -> Optional.ofNullable(stories.get(id)).stream()).toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
