package org.broadtape.link;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.link.Link;
import org.broadtape.link.internal.LinkBook;
import org.broadtape.link.internal.LinkBook.Reading;
import org.broadtape.link.internal.LinkShelf;
import org.broadtape.link.internal.Runs;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryState;
import org.broadtape.store.Database;
import org.broadtape.store.Follower;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has each live story read and keeps its ledger, in step with the journal: what is withdrawn loses
/// its links. When another reader takes over, all stories are read again between entries, and which
/// chips that changed is told.
public final class LinkDesk {
    private static final Logger LOG = LoggerFactory.getLogger(LinkDesk.class);

    /// Stories held in memory at once.
    private static final int AT_ONCE = 100;

    /// Batches read again between entries: what is new never waits long.
    private static final int BETWEEN = 4;

    /// The most lines kept of a story's ledger; a list of a market's shares may name more.
    private static final int LINES = 400;

    /// The most places kept of a line.
    private static final int PLACES = 20;

    private final Database database;
    private final LinkBook book;
    private final LinkShelf shelf;
    private final Runs runs;
    private final Stories stories;
    private final Supplier<StoryReader> reader;
    private final ReentrantLock pen = new ReentrantLock();
    private String settled = "";
    private long reread;
    private Optional<Runs.Run> run = Optional.empty();

    /// A desk that does nothing until it follows.
    ///
    /// @param reader who reads stories now; cheap where he is the same as before
    public LinkDesk(
            Database database,
            Journal journal,
            Stories stories,
            Supplier<StoryReader> reader,
            Clock clock) {
        this.database = database;
        this.book = new LinkBook(database, journal, clock);
        this.shelf = new LinkShelf(database);
        this.runs = new Runs(database, clock);
        this.stories = stories;
        this.reader = reader;
    }

    /// What keeps the desk informed; to be started with the other followers.
    public Follower follower() {
        return new Follower() {
            @Override
            public String name() {
                return "links";
            }

            @Override
            public void follow(List<JournalEntry> entries) {
                Set<StoryId> ids = new LinkedHashSet<>();
                entries.forEach(entry -> ids.add(new StoryId(entry.story())));
                look(ids);
            }

            @Override
            public void rest() {
                for (int i = 0; i < BETWEEN && readAgain(); i++) {}
            }
        };
    }

    /// Keeps what the owner ruled on a story, and reads it again at once.
    public void rule(StoryId story, Ruling ruling) {
        StoryReader now = reader.get();
        pen.lock();
        try {
            book.rule(story, ruling);
            read(List.of(story), now, OptionalLong.empty());
        } finally {
            pen.unlock();
        }
    }

    private void look(Collection<StoryId> ids) {
        StoryReader now = reader.get();
        pen.lock();
        try {
            Map<StoryId, Reading> known = book.readings(ids);
            Map<StoryId, StoryLine> live = by(stories.lines(ids), StoryLine::id);
            List<StoryId> unread =
                    live.values().stream()
                            .filter(line -> !isRead(line, known, now.version()))
                            .map(StoryLine::id)
                            .toList();
            List<StoryId> gone =
                    known.keySet().stream().filter(id -> !live.containsKey(id)).toList();
            book.write(List.of(), gone, OptionalLong.empty());
            for (int at = 0; at < unread.size(); at += AT_ONCE) {
                read(
                        unread.subList(at, Math.min(at + AT_ONCE, unread.size())),
                        now,
                        OptionalLong.empty());
            }
        } finally {
            pen.unlock();
        }
    }

    private static boolean isRead(StoryLine line, Map<StoryId, Reading> known, String reader) {
        Reading asNow = new Reading(line.version(), line.rankAt().toEpochMilli(), reader);
        return asNow.equals(known.get(line.id()));
    }

    /// Reads a batch of what another reader has read; false if there is none.
    private boolean readAgain() {
        StoryReader now = reader.get();
        if (!now.version().equals(settled)) {
            begin(now.version());
        }
        if (run.isEmpty()) {
            return false;
        }
        long id = run.get().id();
        pen.lock();
        try {
            List<StoryId> batch = book.stale(now.version(), reread, AT_ONCE);
            if (batch.isEmpty()) {
                runs.end(id);
                run = Optional.empty();
                return false;
            }
            read(batch, now, OptionalLong.of(id));
            runs.advance(id, batch.size());
            reread = batch.getLast().value();
            run = runs.find(id);
            return true;
        } finally {
            pen.unlock();
        }
    }

    private void begin(String version) {
        int stale = book.stale(version);
        run = stale == 0 ? Optional.empty() : Optional.of(runs.begin(version, stale));
        reread = 0;
        settled = version;
        if (stale > 0) {
            LOG.info("Another reader of links: {} stories are read again", stale);
        }
    }

    /// @param of the run they are read again in; a story on which the reader then breaks keeps the
    ///   ledger it had, where a new one is told to whoever runs the followers
    private void read(List<StoryId> ids, StoryReader now, OptionalLong of) {
        Map<StoryId, Story> found = by(stories.all(ids), story -> story.line().id());
        Map<StoryId, List<Ruling>> rulings = book.rulings(ids);
        List<LinkBook.Entry> entries = new ArrayList<>();
        List<StoryId> gone = new ArrayList<>();
        for (StoryId id : ids) {
            Optional<Story> story =
                    Optional.ofNullable(found.get(id))
                            .filter(one -> one.line().state() == StoryState.LIVE);
            Optional<StoryText> text = story.flatMap(Story::sent).map(StoryTexts::of);
            if (story.isEmpty() || text.isEmpty()) {
                gone.add(id);
                continue;
            }
            try {
                List<Link> lines = trimmed(now.annotate(text.get()).ledger());
                entries.add(
                        entry(
                                story.get().line(),
                                now,
                                ruled(
                                        lines,
                                        rulings.getOrDefault(id, List.of()),
                                        text.get(),
                                        now)));
            } catch (RuntimeException broken) {
                if (of.isEmpty() || database.isOutage(broken)) {
                    throw broken;
                }
                LOG.error("Story {} could not be read again", id, broken);
            }
        }
        book.write(entries, gone, of);
    }

    private List<Link> ruled(
            List<Link> lines, List<Ruling> rulings, StoryText text, StoryReader now) {
        return Ruling.apply(lines, rulings, text, id -> now.entity(id).or(() -> shelf.entity(id)));
    }

    private static LinkBook.Entry entry(StoryLine line, StoryReader now, List<Link> lines) {
        return new LinkBook.Entry(
                new Ledger(line.id(), line.version(), now.version(), lines),
                line.rankAt().toEpochMilli(),
                line.source().value());
    }

    /// One line an entity, the first, and no more than a page can show.
    private static List<Link> trimmed(List<Link> ledger) {
        Set<String> seen = new HashSet<>();
        return ledger.stream()
                .filter(line -> seen.add(line.entity().id()))
                .limit(LINES)
                .map(line -> line.evidence().size() <= PLACES ? line : shortened(line))
                .toList();
    }

    private static Link shortened(Link line) {
        return new Link(
                line.entity(),
                line.kept(),
                line.role(),
                line.relevance(),
                line.chip(),
                line.rule(),
                line.features(),
                line.evidence().subList(0, PLACES));
    }

    private static <T> Map<StoryId, T> by(Collection<T> all, Function<T, StoryId> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
