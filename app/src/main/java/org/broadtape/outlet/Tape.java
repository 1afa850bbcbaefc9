package org.broadtape.outlet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryState;
import org.broadtape.store.Follower;
import org.broadtape.store.Journal;
import org.broadtape.store.JournalEntry;

/// The live tape: follows the journal and tells listeners what is new, what changed and what is
/// gone, as readers may know it at that moment. Whoever comes back with the position he heard last
/// is told what he missed, unless that is too much; then he is told where to ask for it.
public final class Tape implements Follower, AutoCloseable {
    /// The most who listen at a time.
    static final int MOST_LISTENERS = 1_000;

    /// The most of them from one address.
    static final int MOST_OF_ONE = 100;

    /// The most entries of the journal that are told again to one who comes back.
    static final int MOST_MISSED = 2_000;

    private static final int PART = 500;
    private static final int TOGETHER = 64;

    /// How much older than its news a story's rank may be for it to count as new.
    private static final Duration NEW_WITHIN = Duration.ofMinutes(1);

    private final Journal journal;
    private final Stories stories;
    private final Pace pace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Listener> listeners = new HashSet<>();
    private long position;
    private boolean closed;

    /// How a stream is kept alive.
    ///
    /// @param heartbeat how long it may be silent
    /// @param longest how long it lasts; a browser then comes back by itself
    record Pace(Duration heartbeat, Duration longest) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(15), Duration.ofMinutes(30));
    }

    /// A tape that tells what happens from now on.
    public Tape(Journal journal, Stories stories) {
        this(journal, stories, Pace.USUAL);
    }

    Tape(Journal journal, Stories stories, Pace pace) {
        this.journal = journal;
        this.stories = stories;
        this.pace = pace;
        this.position = journal.head();
    }

    @Override
    public String name() {
        return "tape";
    }

    @Override
    public OptionalLong ownCursor() {
        lock.lock();
        try {
            return OptionalLong.of(position);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void follow(List<JournalEntry> entries) {
        lock.lock();
        try {
            List<JournalEntry> news =
                    entries.stream().filter(entry -> entry.position() > position).toList();
            if (news.isEmpty()) {
                return;
            }
            if (!listeners.isEmpty()) {
                List<TapeEvent> events = events(news);
                listeners.removeIf(listener -> !events.stream().allMatch(listener::offer));
            }
            position = news.getLast().position();
        } finally {
            lock.unlock();
        }
    }

    /// What those entries mean to readers, as the stories are now. An entry that a later one has
    /// undone says nothing; the later one speaks.
    List<TapeEvent> events(List<JournalEntry> entries) {
        List<StoryId> ids =
                entries.stream().map(JournalEntry::story).distinct().map(StoryId::new).toList();
        Map<Long, StoryLine> open =
                stories.lines(ids).stream()
                        .collect(Collectors.toMap(line -> line.id().value(), Function.identity()));
        Map<Long, StoryState> gone =
                stories.gone(ids).stream()
                        .collect(Collectors.toMap(one -> one.id().value(), one -> one.state()));
        List<TapeEvent> events = new ArrayList<>();
        for (JournalEntry entry : entries) {
            Optional<StoryLine> line = Optional.ofNullable(open.get(entry.story()));
            Optional<TapeEvent.Told> told =
                    switch (entry.kind()) {
                        case FIRST_SEEN, RELEASED ->
                                line.map(one ->
                                        isNews(one, entry.at())
                                                ? new TapeEvent.New(one)
                                                : new TapeEvent.Changed(one));
                        case REVISED, CORRECTED, TOUCHED -> line.map(TapeEvent.Changed::new);
                        case HELD, KILLED, EXPIRED, REMOVED ->
                                Optional.ofNullable(gone.get(entry.story()))
                                        .map(state ->
                                                new TapeEvent.Gone(
                                                        new StoryId(entry.story()), state));
                    };
            told.ifPresent(what -> events.add(new TapeEvent(entry.position(), what)));
        }
        return events;
    }

    /// Back numbers, and old stories that the owner let through, are not announced as new.
    private static boolean isNews(StoryLine line, Instant at) {
        return !line.lateness() && !line.rankAt().isBefore(at.minus(NEW_WITHIN));
    }

    /// Writes to a listener until he leaves, is let go, or the tape is closed. Call it on a thread
    /// that may wait.
    ///
    /// @return false if there is no room for him; nothing was written then
    /// @throws IOException if he is no longer there
    boolean play(Listener.Wish wish, OutputStream out) throws IOException {
        Listener listener = new Listener(wish);
        long from;
        lock.lock();
        try {
            if (!hasRoom(wish.who())) {
                return false;
            }
            listeners.add(listener);
            from = position;
        } finally {
            lock.unlock();
        }
        try {
            write(listener, from, out);
        } catch (InterruptedException stop) {
            // Let go, or the tape is closed.
        } finally {
            lock.lock();
            try {
                listeners.remove(listener);
            } finally {
                lock.unlock();
            }
            listener.leave();
        }
        return true;
    }

    private boolean hasRoom(String who) {
        return !closed
                && listeners.size() < MOST_LISTENERS
                && listeners.stream().filter(one -> one.wish().who().equals(who)).count()
                        < MOST_OF_ONE;
    }

    /// Whether there is room for one more.
    boolean isOpenTo(String who) {
        lock.lock();
        try {
            return hasRoom(who);
        } finally {
            lock.unlock();
        }
    }

    /// How many listen.
    int listeners() {
        lock.lock();
        try {
            return listeners.size();
        } finally {
            lock.unlock();
        }
    }

    private void write(Listener listener, long from, OutputStream out)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + pace.longest().toNanos();
        String base = listener.wish().base();
        long told = begin(listener, from, out);
        StringBuilder text = new StringBuilder();
        while (!listener.isOver() && System.nanoTime() < end) {
            long passed = ownCursor().orElseThrow();
            Optional<TapeEvent> next = listener.next(pace.heartbeat());
            if (next.isEmpty()) {
                told = Math.max(told, passed);
                text.append(":\nid: ").append(told).append("\n\n");
            }
            for (int n = 0; next.isPresent(); n++) {
                if (next.get().position() > told) {
                    told = next.get().position();
                    text.append(next.get().text(base));
                }
                next = n < TOGETHER ? listener.next(Duration.ZERO) : Optional.empty();
            }
            if (text.isEmpty() || listener.isOver()) {
                continue;
            }
            send(out, text.toString());
            text.setLength(0);
        }
    }

    /// Greets a listener and tells him what he missed.
    ///
    /// @param from where what waits for him begins
    /// @return the position up to which he was told everything
    private long begin(Listener listener, long from, OutputStream out) throws IOException {
        long after = listener.wish().after().filter(last -> last <= journal.head()).orElse(from);
        send(out, "retry: 3000\nid: " + Math.min(after, from) + "\nevent: begin\ndata: {}\n\n");
        if (from - after > MOST_MISSED) {
            send(
                    out,
                    "id: "
                            + from
                            + "\nevent: missed\ndata: {\"changedAfter\":"
                            + after
                            + ",\"url\":\""
                            + listener.wish().base()
                            + "/api/v1/stories?changedAfter="
                            + after
                            + "\"}\n\n");
            return from;
        }
        long told = after;
        while (told < from && !listener.isOver()) {
            List<JournalEntry> entries = journal.after(told, PART);
            if (entries.isEmpty()) {
                break;
            }
            StringBuilder text = new StringBuilder();
            for (TapeEvent event : events(entries)) {
                if (listener.hears(event)) {
                    text.append(event.text(listener.wish().base()));
                }
            }
            if (!text.isEmpty()) {
                send(out, text.toString());
            }
            told = entries.getLast().position();
        }
        return Math.max(told, from);
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Lets all listeners go and takes none from now on.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            listeners.forEach(Listener::letGo);
            listeners.clear();
        } finally {
            lock.unlock();
        }
    }
}
