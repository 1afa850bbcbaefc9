package org.broadtape.source;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.broadtape.base.Problem;
import org.broadtape.base.Sha256;
import org.broadtape.newsroom.SourceId;
import org.broadtape.store.StoreFull;
import org.broadtape.wire.Reading;
import org.broadtape.wire.fetch.Validators;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes in what is put into watched folders. A file is read once it is complete: nothing was
/// written to it for two seconds, or it was renamed from a name that says it is not ready (`.x`,
/// `x.part`, `x.tmp`). It is received, durably, and only then moved to `done/`; so a process that
/// is killed in between reads it again, and what it brings is then a repeat. What can't be read
/// goes to `failed/` with a text beside it that says why. The operating system tells of new files;
/// a look every half minute finds what it did not tell.
public final class Folders implements AutoCloseable {
    /// The most bytes of one file.
    public static final int BYTES = 24 * (1 << 20);

    /// For so long nothing may be written to a file before it counts as complete.
    static final Duration SETTLE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);
    private static final Duration PERIOD = Duration.ofSeconds(30);
    private static final int FILES_AT_ONCE = 100;
    private static final int PROBLEMS_TOLD = 50;

    private final Sources sources;
    private final Receiving receiving;
    private final Inbox inbox;
    private final Clock clock;
    private final Map<SourceId, Watched> watched = new HashMap<>();
    private final Optional<WatchService> bell;
    private volatile boolean closed;
    private Optional<Thread> clerk = Optional.empty();

    /// Folders in that inbox; nothing is read before [#start] or [#lookAtAll].
    public Folders(Sources sources, Receiving receiving, Inbox inbox, Clock clock) {
        this.sources = sources;
        this.receiving = receiving;
        this.inbox = inbox;
        this.clock = clock;
        this.bell = bell();
    }

    private static Optional<WatchService> bell() {
        try {
            return Optional.of(FileSystems.getDefault().newWatchService());
        } catch (IOException | UnsupportedOperationException none) {
            LOG.warn(
                    "New files are found every {} s only: {}", PERIOD.toSeconds(), none.toString());
            return Optional.empty();
        }
    }

    /// What is known of a folder between two looks at it.
    private static final class Watched {
        /// Files that are there, as first seen in their present state.
        private final Map<String, Seen> files = new HashMap<>();

        /// Files that are done with but could not be moved, and those that broke the reader: left
        /// alone until they change.
        private final Map<String, FolderFiles.Entry> left = new HashMap<>();

        private final Set<String> toldOf = new HashSet<>();
        private Optional<WatchKey> key = Optional.empty();
        private boolean rung = true;
        private Instant looked = Instant.MIN;
        private boolean waiting;
    }

    private record Seen(FolderFiles.Entry entry, Instant since, boolean renamed) {}

    /// Lets the clerk begin.
    public void start() {
        sources.forgetFiles();
        clerk = Optional.of(Thread.ofPlatform().daemon().name("folders").start(this::watch));
    }

    private void watch() {
        while (!closed) {
            try {
                if (bell.isPresent()) {
                    ring(Optional.ofNullable(bell.get().poll(1, TimeUnit.SECONDS)));
                } else {
                    TimeUnit.SECONDS.sleep(1);
                }
                lookAtDue();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (ClosedWatchServiceException stopped) {
                return;
            } catch (RuntimeException broken) {
                LOG.error("Watching folders broke", broken);
            }
        }
    }

    private synchronized void ring(Optional<WatchKey> rung) {
        for (Optional<WatchKey> key = rung;
                key.isPresent();
                key = Optional.ofNullable(bell.orElseThrow().poll())) {
            WatchKey heard = key.get();
            heard.pollEvents();
            watched.values().stream()
                    .filter(one -> one.key.equals(Optional.of(heard)))
                    .forEach(one -> one.rung = true);
            if (!heard.reset()) {
                watched.values().stream()
                        .filter(one -> one.key.equals(Optional.of(heard)))
                        .forEach(one -> one.key = Optional.empty());
            }
        }
    }

    /// Looks at the folders of which something was heard, in which a file waits to be complete, or
    /// which were not looked at for half a minute.
    private void lookAtDue() {
        look(false);
    }

    /// Looks at all folders now.
    public void lookAtAll() {
        look(true);
    }

    private synchronized void look(boolean all) {
        List<Source> folders = sources.folders();
        watched.keySet().removeIf(id -> folders.stream().noneMatch(one -> one.id().equals(id)));
        for (Source source : folders) {
            Watched state = watched.computeIfAbsent(source.id(), ignored -> new Watched());
            Instant now = clock.instant();
            boolean due =
                    state.looked.equals(Instant.MIN) || !now.isBefore(state.looked.plus(PERIOD));
            if (!closed && (all || due || state.rung || state.waiting)) {
                state.rung = false;
                state.looked = now;
                look(source, state);
            }
        }
    }

    private void look(Source source, Watched state) {
        Path folder = Path.of(source.address().orElseThrow());
        Optional<Problem> wrong = inbox.opened(folder);
        if (wrong.isPresent()) {
            stumbled(source, state, wrong.get());
            return;
        }
        Pass pass = new Pass();
        try {
            listen(folder, state);
            FolderFiles files = new FolderFiles(folder);
            FolderFiles.Listing listing = files.list();
            for (String name : listing.passedOver()) {
                if (state.toldOf.add(name)) {
                    pass.tell(
                            "file-is-link",
                            Problem.quote(name) + " is a link or no file; it was passed over",
                            "a file that lies in the folder itself");
                }
            }
            for (FolderFiles.Entry entry : complete(listing, state)) {
                if (closed || pass.full || pass.count() >= FILES_AT_ONCE) {
                    break;
                }
                take(source, files, entry, state, pass);
            }
        } catch (IOException broken) {
            stumbled(
                    source,
                    state,
                    Problem.of(
                            "folder-unreadable",
                            Problem.Severity.FATAL,
                            "The folder could not be listed (" + said(broken) + ")",
                            "a folder this site may read"));
            return;
        }
        state.waiting |= pass.count() >= FILES_AT_ONCE;
        boolean mended = source.failures() > 0 && state.left.isEmpty();
        if (pass.count() > 0 || pass.full || !pass.problems.isEmpty() || mended) {
            record(source, pass);
        }
    }

    /// Asks to be told of changes; where that is not to be had, looks every half minute do.
    private void listen(Path folder, Watched state) {
        if (bell.isEmpty() || state.key.isPresent()) {
            return;
        }
        try {
            state.key =
                    Optional.of(
                            folder.register(
                                    bell.get(),
                                    StandardWatchEventKinds.ENTRY_CREATE,
                                    StandardWatchEventKinds.ENTRY_MODIFY));
        } catch (IOException none) {
            LOG.debug("{} can't be listened to", folder, none);
        }
    }

    /// The files to be read now, and a note of those that are not ready.
    private List<FolderFiles.Entry> complete(FolderFiles.Listing listing, Watched state) {
        Instant now = clock.instant();
        Set<Object> unready = new HashSet<>();
        state.files.values().stream()
                .filter(seen -> !seen.entry().whole())
                .forEach(seen -> seen.entry().key().ifPresent(unready::add));
        Map<String, Seen> present = new HashMap<>();
        List<FolderFiles.Entry> ready = new ArrayList<>();
        state.waiting = false;
        for (FolderFiles.Entry entry : listing.files()) {
            Optional<Seen> before = Optional.ofNullable(state.files.get(entry.name()));
            boolean renamed = before.isEmpty() && entry.key().filter(unready::contains).isPresent();
            Seen seen =
                    before.filter(one -> one.entry().isAs(entry))
                            .orElseGet(() -> new Seen(entry, now, renamed));
            present.put(entry.name(), seen);
            boolean settled = seen.renamed() || !now.isBefore(seen.since().plus(SETTLE));
            FolderFiles.Entry left = state.left.get(entry.name());
            if (!entry.whole() || (left != null && left.isAs(entry))) {
                continue;
            }
            if (settled) {
                ready.add(entry);
            } else {
                state.waiting = true;
            }
        }
        state.files.clear();
        state.files.putAll(present);
        state.left.keySet().retainAll(present.keySet());
        state.toldOf.retainAll(Set.copyOf(listing.passedOver()));
        return ready;
    }

    private void take(
            Source source, FolderFiles files, FolderFiles.Entry entry, Watched state, Pass pass) {
        String name = entry.name();
        try {
            receive(source, files, entry, state, pass);
        } catch (StoreFull full) {
            pass.full = true;
            pass.tell("disk-full", Problem.quote(name) + " waits: the disk is full", "room");
        } catch (IOException broken) {
            state.left.put(name, entry);
            pass.stayed++;
            pass.tell(
                    "file-stays",
                    Problem.quote(name) + " could not be read or put away (" + said(broken) + ")",
                    "a file and a folder this site may read and write");
        } catch (RuntimeException ours) {
            LOG.error("Reading {} for source {} broke", name, source.id(), ours);
            state.left.put(name, entry);
            pass.stayed++;
            pass.tell(
                    "file-broke-reader",
                    Problem.quote(name) + " broke the reader, which is a fault of this site",
                    "a report to its makers; the file is left where it is");
        }
    }

    private void receive(
            Source source, FolderFiles files, FolderFiles.Entry entry, Watched state, Pass pass)
            throws IOException {
        String name = entry.name();
        if (entry.size() > BYTES) {
            refuse(
                    files,
                    name,
                    pass,
                    List.of(
                            Problem.of(
                                    "file-too-large",
                                    Problem.Severity.FATAL,
                                    "It has " + entry.size() + " bytes",
                                    "at most " + BYTES + " bytes")));
            return;
        }
        byte[] bytes = files.read(name, BYTES);
        if (bytes.length != entry.size()) {
            // It grew or shrank while it was read: it has its turn once it settles.
            state.files.remove(name);
            state.waiting = true;
            return;
        }
        String digest = Sha256.hex(bytes);
        if (sources.tookFile(source.id(), digest)) {
            pass.known++;
            files.done(name);
            return;
        }
        Reading reading = receiving.read(bytes, Optional.empty(), Optional.empty());
        if (reading.format().isEmpty()) {
            refuse(files, name, pass, reading.problems());
            return;
        }
        Receiving.Received received = receiving.handOver(source, reading);
        pass.took(received);
        if (files.now(name).filter(now -> now.isAs(entry)).isEmpty()) {
            state.files.remove(name);
            state.waiting = true;
            return;
        }
        sources.takenFile(source.id(), digest, name);
        files.done(name);
    }

    private void refuse(FolderFiles files, String name, Pass pass, List<Problem> why)
            throws IOException {
        List<Problem> told =
                why.isEmpty()
                        ? List.of(
                                Problem.of(
                                        "not-a-feed",
                                        Problem.Severity.FATAL,
                                        "It is of no known format",
                                        "one of the formats read here"))
                        : why;
        files.failed(name, told, clock.instant());
        pass.refused++;
        told.forEach(problem ->
                pass.tell(
                        problem.name(),
                        Problem.quote(name) + ": " + problem.what(),
                        problem.expected()));
    }

    /// The folder itself is of no use. Told once, and again only when something else is wrong.
    private void stumbled(Source source, Watched state, Problem problem) {
        state.key = Optional.empty();
        state.waiting = false;
        boolean told =
                source.failures() > 0
                        && sources.looks(source.id()).stream()
                                .findFirst()
                                .filter(last -> last.outcome().equals(problem.name()))
                                .isPresent();
        if (told) {
            return;
        }
        sources.record(
                source.id(),
                new Look(clock.instant(), problem.name(), problem.what() + ".", 0, 0),
                List.of(problem),
                new Sources.After(
                        source.failures() + 1, Optional.empty(), false, Optional.empty()));
    }

    private void record(Source source, Pass pass) {
        boolean well = !pass.full && pass.stayed == 0;
        sources.record(
                source.id(),
                new Look(
                        clock.instant(),
                        pass.full ? "disk-full" : "file",
                        pass.words(),
                        pass.items,
                        pass.fresh),
                pass.problems,
                new Sources.After(
                        well ? 0 : source.failures() + 1,
                        Optional.empty(),
                        false,
                        pass.taken > 0 || source.readBefore()
                                ? Optional.of(
                                        new Sources.Read(
                                                Validators.NONE,
                                                Optional.empty(),
                                                Optional.empty()))
                                : Optional.empty()));
    }

    private static String said(IOException broken) {
        return broken.getClass().getSimpleName().replace("Exception", "");
    }

    /// What one look at a folder brought.
    private static final class Pass {
        private final List<Problem> problems = new ArrayList<>();
        private int taken;
        private int known;
        private int refused;
        private int stayed;
        private int items;
        private int fresh;
        private final HeldBack held = new HeldBack();
        private final NoStories others = new NoStories();
        private boolean full;

        int count() {
            return taken + known + refused + stayed;
        }

        void took(Receiving.Received received) {
            taken++;
            items += received.reading().items().size();
            fresh += received.fresh();
            received.arrivals().forEach(held::add);
            received.others().forEach(others::add);
            received.problems().stream()
                    .limit(Math.max(0, PROBLEMS_TOLD - problems.size()))
                    .forEach(problems::add);
        }

        void tell(String name, String what, String expected) {
            problems.add(Problem.of(name, Problem.Severity.ERROR, what, expected));
        }

        /// The same in words, without the files' names, which readers are not shown.
        String words() {
            List<String> parts = new ArrayList<>();
            if (taken > 0) {
                parts.add(
                        files(taken)
                                + " taken in, "
                                + items
                                + " items, "
                                + fresh
                                + " new or changed"
                                + held.words()
                                + others.words());
            }
            if (known > 0) {
                parts.add(files(known) + " taken in before and put away unread");
            }
            if (refused > 0) {
                parts.add(files(refused) + " put into failed, since nothing could be read");
            }
            if (stayed > 0) {
                parts.add(files(stayed) + " left where it lies");
            }
            if (full) {
                parts.add("the disk is full, the rest waits");
            }
            return parts.isEmpty() ? "The folder can be read." : String.join("; ", parts) + ".";
        }

        private static String files(int count) {
            return count == 1 ? "1 file was" : count + " files were";
        }
    }

    /// Waits for the file in hand, at most twenty seconds.
    @Override
    public void close() {
        closed = true;
        try {
            if (bell.isPresent()) {
                bell.get().close();
            }
            if (clerk.isPresent() && !clerk.get().join(Duration.ofSeconds(20))) {
                LOG.warn("Stopped with a file unfinished; it is read again at the next start");
            }
        } catch (IOException failed) {
            LOG.warn("The watch on folders could not be closed", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
