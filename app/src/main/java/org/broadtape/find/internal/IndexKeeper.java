package org.broadtape.find.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.broadtape.find.Shelf;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.search.Hits;
import org.broadtape.search.SearchPage;
import org.broadtape.search.StoryIndex;
import org.broadtape.search.StoryIndex.Beginning;
import org.broadtape.search.StoryIndex.Change;
import org.broadtape.search.StoryQuery;
import org.broadtape.store.Follower;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the index in step with the journal. An entry only says which story to look at: what is
/// indexed is the story as it stands now, so entries may come twice, and many about one story cost
/// one look.
///
/// The index knows how far it has come. Where that is behind the entries handed over (it was
/// damaged, or the disk was full and it had to be opened again), the journal is read from there
/// first, so nothing is passed over. A story that can't be indexed leaves the index, and the others
/// go in.
public final class IndexKeeper implements Follower, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
    private static final int BATCH = 500;
    private static final int SHARE = 20;

    private final Path folder;
    private final Shelf shelf;
    private final Journal journal;
    private final long target;
    private volatile StoryIndex index;
    private boolean broken;
    private long purged = System.nanoTime();
    private long purging;
    private volatile boolean building;

    private IndexKeeper(Path folder, Shelf shelf, Journal journal, StoryIndex index) {
        this.folder = folder;
        this.shelf = shelf;
        this.journal = journal;
        this.index = index;
        this.target = journal.head();
        this.building = index.beginning() != Beginning.CONTINUED;
    }

    /// Opens the index in a folder; one that is missing or can't be used is built from the journal
    /// as it is followed.
    public static IndexKeeper open(Path folder, Shelf shelf, Journal journal) throws IOException {
        return new IndexKeeper(folder, shelf, journal, opened(folder));
    }

    private static StoryIndex opened(Path folder) throws IOException {
        StoryIndex index = StoryIndex.open(folder);
        switch (index.beginning()) {
            case CONTINUED, NEW -> {}
            case OTHER_SCHEMA ->
                    LOG.info("The search index in {} is of another version; building it", folder);
            case DAMAGED -> LOG.warn("The search index in {} is damaged; building it", folder);
        }
        return index;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public OptionalLong ownCursor() {
        return OptionalLong.of(index.cursor());
    }

    @Override
    public synchronized void follow(List<JournalEntry> entries) {
        reopenIfBroken();
        long last = entries.getLast().position();
        Optional<RuntimeException> trouble =
                index.cursor() < entries.getFirst().position() - 1 ? catchUp(last) : take(entries);
        if (building && last >= target) {
            write(index::commit);
            building = false;
        }
        if (trouble.isPresent()) {
            throw trouble.get();
        }
    }

    /// Takes removed stories out of the index's files, at once or, where many go one after another,
    /// so seldom that it costs a twentieth of the time; and makes durable what has waited.
    @Override
    public synchronized void rest() {
        if (broken) {
            return;
        }
        write(index::settle);
        long now = System.nanoTime();
        if (!index.hasRemains() || building || now - purged < SHARE * purging) {
            return;
        }
        write(index::purge);
        purged = System.nanoTime();
        purging = purged - now;
    }

    private Optional<RuntimeException> catchUp(long last) {
        Optional<RuntimeException> trouble = Optional.empty();
        while (index.cursor() < last) {
            List<JournalEntry> entries = journal.after(index.cursor(), BATCH);
            if (entries.isEmpty()) {
                return trouble;
            }
            Optional<RuntimeException> further = take(entries);
            trouble = trouble.or(() -> further);
        }
        return trouble;
    }

    /// Brings the index to the last of these; answers what kept a story out, once all others are
    /// in.
    private Optional<RuntimeException> take(List<JournalEntry> entries) {
        Set<StoryId> touched = new LinkedHashSet<>();
        entries.forEach(entry -> touched.add(new StoryId(entry.story())));
        List<Change> changes = new ArrayList<>(touched.size());
        Optional<RuntimeException> trouble = Optional.empty();
        try {
            changes.addAll(changes(touched));
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException spoiled) {
            trouble = Optional.of(spoiled);
            touched.forEach(story -> changes.addAll(changesOrNone(story)));
        }
        write(() -> index.apply(changes, entries.getLast().position()));
        return trouble;
    }

    private List<Change> changes(Set<StoryId> touched) {
        Map<StoryId, Change> changes = new LinkedHashMap<>();
        touched.forEach(story -> changes.put(story, new Change.Remove(story.value())));
        for (Story story : shelf.stories(List.copyOf(touched))) {
            StoryTerms.of(story)
                    .ifPresent(terms -> changes.put(story.line().id(), new Change.Put(terms)));
        }
        return List.copyOf(changes.values());
    }

    private List<Change> changesOrNone(StoryId story) {
        try {
            return changes(Set.of(story));
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException spoiled) {
            LOG.error("Story {} can't be indexed", story, spoiled);
            return List.of(new Change.Remove(story.value()));
        }
    }

    /// Writes to the index; where that fails, what was written since the last commit is not
    /// trusted.
    private void write(Runnable work) {
        try {
            work.run();
        } catch (UncheckedIOException failed) {
            broken = true;
            throw failed;
        } catch (IllegalStateException closed) {
            broken = true;
            throw new UncheckedIOException(new IOException("The index is closed", closed));
        }
    }

    private void reopenIfBroken() {
        if (!broken) {
            return;
        }
        try {
            index.abandon();
            index = opened(folder);
            broken = false;
        } catch (IOException still) {
            throw new UncheckedIOException(still);
        }
    }

    /// What the index finds now.
    public Hits search(StoryQuery query, SearchPage page) {
        StoryIndex asked = index;
        try {
            return asked.search(query, page);
        } catch (IllegalStateException closed) {
            if (index == asked) {
                throw closed;
            }
            return index.search(query, page);
        }
    }

    /// Lets searches see at once all that was followed; else they do within a quarter of a second.
    public void refresh() {
        index.refresh();
    }

    /// Empties the index and builds it again from the journal.
    public synchronized void rebuild() {
        reopenIfBroken();
        building = true;
        write(index::clear);
        Optional<RuntimeException> trouble = catchUp(journal.head());
        write(index::commit);
        building = false;
        trouble.ifPresent(one -> LOG.error("Not all stories could be indexed", one));
    }

    /// How far the building of a new index has come; empty when it is built.
    public Optional<Progress> building() {
        return building && index.cursor() < target
                ? Optional.of(new Progress(index.cursor(), target))
                : Optional.empty();
    }

    /// Positions of the journal.
    ///
    /// @param done up to here
    /// @param of where it will be built
    public record Progress(long done, long of) {}

    @Override
    public synchronized void close() {
        if (broken) {
            index.abandon();
        } else {
            index.close();
        }
    }
}
