package org.broadtape.picture;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.broadtape.base.Rounds;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.Part;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.Use;
import org.broadtape.picture.internal.Folder;
import org.broadtape.picture.internal.Jobs;
import org.broadtape.picture.internal.Jobs.Job;
import org.broadtape.picture.internal.Laboratory;
import org.broadtape.picture.internal.Laboratory.Outcome;
import org.broadtape.picture.internal.Terms;
import org.broadtape.source.Sources;
import org.broadtape.store.Database;
import org.broadtape.store.Follower;
import org.broadtape.store.JournalEntry;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.fetch.Fetcher;
import org.broadtape.wire.fetch.HostPace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees that a live story has its pictures and that no other story has any. It follows the journal
/// for what is wanted and what is withdrawn; a clerk wakes each second and begins what is due, a
/// few at once and one host never oftener than its [HostPace] allows.
///
/// What is wanted lies in the database, so a restart goes on where the last run stopped.
public final class PictureDesk implements AutoCloseable {
    /// Where pictures are served, before their file name.
    public static final String PLACE = "/media/";

    /// The pause between two pictures of one host.
    public static final Duration PACE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(PictureDesk.class);
    private static final int AT_ONCE = 4;
    private static final int ROUND = 200;
    private static final int BATCH = 500;
    private static final int MOST_PICTURES = 6;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    private static final Duration FIRST_SWEEP = Duration.ofMinutes(1);
    private static final Duration LAST_GRACE = Duration.ofSeconds(10);

    private final Jobs jobs;
    private final Folder folder;
    private final Stories stories;
    private final Newsroom newsroom;
    private final Sources sources;
    private final Laboratory laboratory;
    private final HostPace pace;
    private final Clock clock;

    /// Held while files and the rows that name them change together.
    private final ReentrantLock shelf = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, CompletableFuture<Void>> inHand = new HashMap<>();
    private final Rounds rounds =
            new Rounds(
                    "pictures",
                    Duration.ofSeconds(1),
                    this::round,
                    broken -> LOG.error("The picture desk could not see what is due", broken));
    private boolean closed;
    private Instant nextSweep;

    /// Sources whose pictures are left out, as last seen; written by the clerk alone.
    private Set<SourceId> leftOut = Set.of();

    /// A desk that does nothing until it follows and [#start] or [#workOnDue] is called.
    ///
    /// @param media the folder pictures are kept in; made when the first one comes
    public PictureDesk(
            Database database,
            Stories stories,
            Newsroom newsroom,
            Sources sources,
            Fetcher fetcher,
            HostPace pace,
            Path media,
            Clock clock) {
        this.jobs = new Jobs(database, clock);
        this.folder = new Folder(media);
        this.stories = stories;
        this.newsroom = newsroom;
        this.sources = sources;
        this.laboratory = new Laboratory(fetcher);
        this.pace = pace;
        this.clock = clock;
        this.nextSweep = clock.instant().plus(FIRST_SWEEP);
    }

    /// What keeps the desk informed; to be started with the other followers.
    public Follower follower() {
        return new Follower() {
            @Override
            public String name() {
                return "pictures";
            }

            @Override
            public void follow(List<JournalEntry> entries) {
                Set<StoryId> ids = new LinkedHashSet<>();
                entries.forEach(entry -> ids.add(new StoryId(entry.story())));
                look(ids);
            }
        };
    }

    private void look(Set<StoryId> ids) {
        Set<SourceId> without = sources.withoutPictures();
        List<Story> pictured =
                stories.pictured(ids).stream()
                        .filter(story -> !without.contains(story.line().source()))
                        .toList();
        Set<StoryId> done = new HashSet<>();
        for (Story story : pictured) {
            done.add(story.line().id());
            want(story, wanted(story).keySet());
            show(story.line().id());
        }
        for (StoryId id : jobs.among(ids)) {
            if (!done.contains(id)) {
                stories.any(id)
                        .filter(story -> story.line().state() != StoryState.HELD)
                        .ifPresent(story -> {
                            want(story, Set.of());
                            show(id);
                        });
            }
        }
    }

    /// Acts on what the owner decided about a source since this was last called.
    public void heedSettings() {
        Set<SourceId> now = sources.withoutPictures();
        Set<SourceId> less = new HashSet<>(now);
        less.removeAll(leftOut);
        Set<SourceId> more = new HashSet<>(leftOut);
        more.removeAll(now);
        leftOut = now;
        less.forEach(source -> look(jobs.storiesOf(source)));
        if (!more.isEmpty()) {
            List<StoryId> ids = stories.idsAfter(0, BATCH);
            while (!ids.isEmpty()) {
                look(new LinkedHashSet<>(ids));
                ids = stories.idsAfter(ids.getLast().value(), BATCH);
            }
        }
    }

    private void want(Story story, Set<URI> addresses) {
        shelf.lock();
        try {
            jobs.want(story.line().id(), story.line().source(), addresses).forEach(this::discard);
        } finally {
            shelf.unlock();
        }
        jobs.hasten(story.line().id());
        rounds.wake();
    }

    /// Takes a picture's files away; what can't be removed now goes with the next sweep.
    private void discard(String name) {
        try {
            folder.remove(name);
        } catch (IOException kept) {
            LOG.warn("Could not remove the picture {}: {}", name, kept.getMessage());
        }
    }

    /// What a story's pictures are to be, by address: the first that may be shown, then those that
    /// say by their caption that they show something else. Feeds list one picture in several sizes.
    private static Map<URI, WireItem.Picture> wanted(Story story) {
        Map<URI, WireItem.Picture> wanted = new LinkedHashMap<>();
        Set<String> captions = new HashSet<>();
        WireItem item = story.sent().orElseThrow();
        if (story.current().allowance().part(Use.PAGE) != Part.TEXT) {
            return wanted;
        }
        for (WireItem.Picture picture : item.pictures()) {
            String caption = picture.caption().orElse("").strip();
            boolean another = !caption.isEmpty() && captions.add(caption);
            if ((wanted.isEmpty() || another)
                    && wanted.size() < MOST_PICTURES
                    && isUsable(picture.address())
                    && Terms.forbidding(item, picture).isEmpty()) {
                wanted.put(picture.address(), picture);
            }
        }
        return wanted;
    }

    private static boolean isUsable(URI address) {
        return address.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_ADDRESS;
    }

    /// Puts the pictures that are here beside their story, if it is open to readers.
    private void show(StoryId id) {
        shelf.lock();
        try {
            Optional<Story> story =
                    stories.any(id)
                            .filter(one -> one.line().state() == StoryState.LIVE)
                            .filter(one -> !one.line().sample());
            if (story.isEmpty()) {
                return;
            }
            Map<URI, Jobs.Kept> kept = new HashMap<>();
            jobs.of(id)
                    .forEach(job -> job.kept().ifPresent(files -> kept.put(job.address(), files)));
            Set<String> names = new HashSet<>();
            List<Story.Picture> pictures = new ArrayList<>();
            wanted(story.get())
                    .forEach((address, said) -> {
                        Jobs.Kept files = kept.get(address);
                        if (files != null && names.add(files.name())) {
                            pictures.add(
                                    new Story.Picture(
                                            PLACE + files.name(),
                                            files.width(),
                                            files.height(),
                                            said));
                        }
                    });
            if (!pictures.equals(story.get().pictures())) {
                newsroom.attach(id, pictures);
            }
        } finally {
            shelf.unlock();
        }
    }

    /// Lets the clerk begin.
    public void start() {
        rounds.start();
    }

    private void round() {
        heedSettings();
        var _ = workOnDue();
        if (!clock.instant().isBefore(nextSweep)) {
            nextSweep = clock.instant().plus(SWEEP_EVERY);
            sweep();
        }
    }

    /// Begins the pictures that are due and whose hosts may be asked now, as many as there is room
    /// for.
    ///
    /// @return done when all begun here are done
    public CompletableFuture<Void> workOnDue() {
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        Map<Job, Long> later = new LinkedHashMap<>();
        Map<String, Instant> turns = new HashMap<>();
        lock.lock();
        try {
            Instant now = clock.instant();
            for (Job job : inHand.size() < AT_ONCE ? jobs.due(ROUND) : List.<Job>of()) {
                if (closed || inHand.size() >= AT_ONCE || inHand.containsKey(key(job))) {
                    continue;
                }
                Instant turn = turns.get(job.host());
                Duration wait = turn == null ? pace.claim(job.host(), now) : Duration.ZERO;
                if (turn == null && !wait.isPositive()) {
                    turns.put(job.host(), now);
                    begun.add(begin(job));
                } else {
                    Instant at = turn == null ? now.plus(wait) : turn.plus(PACE);
                    turns.put(job.host(), at);
                    later.put(job, at.toEpochMilli());
                }
            }
        } finally {
            lock.unlock();
        }
        jobs.putOff(later);
        return CompletableFuture.allOf(begun.toArray(CompletableFuture<?>[]::new));
    }

    private static String key(Job job) {
        return job.story() + " " + job.address();
    }

    private CompletableFuture<Void> begin(Job job) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        inHand.put(key(job), done);
        Thread.ofVirtual().name("picture of " + job.story()).start(() -> run(job, done));
        return done;
    }

    private void run(Job job, CompletableFuture<Void> done) {
        try {
            work(job);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException broken) {
            LOG.error("The picture {} of story {} broke", job.address(), job.story(), broken);
            jobs.retry(job, clock.instant().plus(LOOK_AGAIN));
        } finally {
            lock.lock();
            try {
                inHand.remove(key(job));
            } finally {
                lock.unlock();
            }
            rounds.wake();
            done.complete(null);
        }
    }

    private void work(Job job) throws IOException, InterruptedException {
        boolean live =
                stories.any(job.story())
                        .filter(story -> story.line().state() == StoryState.LIVE)
                        .isPresent();
        if (!live) {
            long later = clock.instant().plus(LOOK_AGAIN).toEpochMilli();
            jobs.putOff(Map.of(job, later));
            return;
        }
        if (keepAnothers(job)) {
            show(job.story());
            return;
        }
        switch (laboratory.make(job.address(), job.tries())) {
            case Outcome.Made made -> {
                keep(job, made);
                show(job.story());
            }
            case Outcome.Later later -> jobs.retry(job, clock.instant().plus(later.after()));
            case Outcome.Never never -> {
                jobs.refuse(job, never.problem().what());
                sources.report(job.source(), List.of(never.problem()));
            }
        }
    }

    /// Two stories that name one picture share it.
    private boolean keepAnothers(Job job) {
        shelf.lock();
        try {
            return jobs.keptFrom(job.address())
                    .filter(kept -> folder.has(kept.name()))
                    .filter(kept -> jobs.keep(job, kept))
                    .isPresent();
        } finally {
            shelf.unlock();
        }
    }

    private void keep(Job job, Outcome.Made made) throws IOException {
        shelf.lock();
        try {
            String name = folder.put(made.hash(), made.printed());
            Jobs.Kept kept =
                    new Jobs.Kept(
                            name, made.printed().large().width(), made.printed().large().height());
            if (!jobs.keep(job, kept) && !jobs.isKept(name)) {
                discard(name); // withdrawn while it was fetched
            }
        } finally {
            shelf.unlock();
        }
    }

    /// Why a live story shows no picture; empty where it names none or shows one.
    public Optional<Absence> absence(Story story) {
        if (story.sent().map(WireItem::pictures).orElse(List.of()).isEmpty()
                || !story.pictures().isEmpty()) {
            return Optional.empty();
        }
        if (sources.withoutPictures().contains(story.line().source())) {
            return Optional.of(Absence.LEFT_OUT);
        }
        if (wanted(story).isEmpty()) {
            return Optional.of(Absence.TERMS);
        }
        boolean refused =
                jobs.of(story.line().id()).stream()
                        .anyMatch(job -> job.state() == Jobs.State.REFUSED);
        return Optional.of(refused ? Absence.REFUSED : Absence.COMING);
    }

    /// Removes files that no story keeps, and wants anew what stories keep and the folder has not.
    ///
    /// @return how many pictures were removed
    public int sweep() {
        try {
            Set<String> here = folder.names(clock.instant().minus(LOOK_AGAIN));
            Set<String> kept = jobs.names();
            int removed = 0;
            for (String name : here) {
                if (!kept.contains(name)) {
                    shelf.lock();
                    try {
                        if (!jobs.isKept(name)) {
                            discard(name);
                            removed++;
                        }
                    } finally {
                        shelf.unlock();
                    }
                }
            }
            kept.removeIf(folder::has);
            jobs.lost(kept).forEach(this::show);
            return removed;
        } catch (IOException unreadable) {
            LOG.warn("The media folder could not be swept: {}", unreadable.getMessage());
            return 0;
        }
    }

    /// A picture as it may be seen now.
    ///
    /// @param bytes of the file
    /// @param contentType what they are
    /// @param until from when on it may no longer be seen
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
    public record Shown(byte[] bytes, String contentType, Instant until) {}

    /// The file of that name, if a story that is open to readers shows its picture.
    public Optional<Shown> shown(String fileName) throws IOException {
        Optional<Instant> until =
                Folder.pictureOf(fileName).flatMap(name -> stories.shownUntil(PLACE + name));
        if (until.isEmpty()) {
            return Optional.empty();
        }
        String type = fileName.endsWith(".png") ? "image/png" : "image/jpeg";
        return folder.read(fileName).map(bytes -> new Shown(bytes, type, until.get()));
    }

    /// Begins nothing more and waits a little for what is in hand; the rest is fetched after the
    /// next start.
    @Override
    public void close() {
        rounds.stop();
        List<CompletableFuture<Void>> left;
        lock.lock();
        try {
            closed = true;
            left = List.copyOf(inHand.values());
        } finally {
            lock.unlock();
        }
        laboratory.close();
        try {
            CompletableFuture.allOf(left.toArray(CompletableFuture<?>[]::new))
                    .get(LAST_GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException late) {
            LOG.info("Stopped with {} pictures unfinished", left.size());
        }
    }
}
