package org.broadtape.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.broadtape.base.Problem;
import org.broadtape.base.Rounds;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryState;
import org.broadtape.source.ArticleJobs.Job;
import org.broadtape.source.ArticleJobs.State;
import org.broadtape.source.ArticleVisit.Outcome;
import org.broadtape.store.Database;
import org.broadtape.store.Follower;
import org.broadtape.store.JournalEntry;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.fetch.Fetcher;
import org.broadtape.wire.fetch.HostPace;
import org.broadtape.wire.page.Article;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches the article behind a link where a source's feed gives a teaser only and its owner wants
/// the rest. It follows the journal for what is wanted; a clerk wakes each second and begins what
/// is due, a few at once and one host never oftener than its [HostPace] allows. The text goes
/// through the newsroom as a further version of its story, so what was withdrawn meanwhile stays
/// so.
///
/// What is wanted lies in the database, so a restart goes on where the last run stopped.
public final class ArticleDesk implements AutoCloseable {
    /// The pause between two visits to one host.
    public static final Duration PACE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ArticleDesk.class);
    private static final int AT_ONCE = 2;
    private static final int ROUND = 100;
    private static final Duration RECENT = Duration.ofDays(2);
    private static final Duration LAST_GRACE = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /// How long to wait after each failure; after the last one it is given up.
    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6));

    private final ArticleJobs jobs;
    private final Stories stories;
    private final Sources sources;
    private final Intake intake;
    private final ArticleVisit visit;
    private final HostPace pace;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<StoryId, CompletableFuture<Void>> inHand = new HashMap<>();
    private final Rounds rounds =
            new Rounds(
                    "articles",
                    Duration.ofSeconds(1),
                    () -> {
                        var _ = workOnDue();
                    },
                    broken -> LOG.error("The article desk could not see what is due", broken));
    private boolean closed;

    /// A desk that does nothing until it follows and [#start] or [#workOnDue] is called.
    public ArticleDesk(
            Database database,
            Stories stories,
            Intake intake,
            Sources sources,
            Fetcher fetcher,
            HostPace pace,
            Clock clock) {
        this(database, stories, intake, sources, fetcher, pace, ArticleDesk::sleep, clock);
    }

    /// @param pause lets a time pass between two pages of one article
    ArticleDesk(
            Database database,
            Stories stories,
            Intake intake,
            Sources sources,
            Fetcher fetcher,
            HostPace pace,
            Consumer<Duration> pause,
            Clock clock) {
        this.jobs = new ArticleJobs(database, clock);
        this.stories = stories;
        this.sources = sources;
        this.intake = intake;
        this.visit = new ArticleVisit(fetcher, pace, pause, clock);
        this.pace = pace;
        this.clock = clock;
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// What keeps the desk informed; to be started with the other followers.
    public Follower follower() {
        return new Follower() {
            @Override
            public String name() {
                return "articles";
            }

            @Override
            public void follow(List<JournalEntry> entries) {
                Set<SourceId> with = sources.withArticles();
                Set<StoryId> ids = new LinkedHashSet<>();
                for (JournalEntry entry : entries) {
                    if (with.contains(new SourceId(entry.source()))) {
                        ids.add(new StoryId(entry.story()));
                    }
                }
                ids.forEach(ArticleDesk.this::look);
            }
        };
    }

    private void look(StoryId id) {
        stories.any(id)
                .ifPresent(story -> {
                    if (story.line().state() == StoryState.LIVE) {
                        story.sent()
                                .filter(FullerText::isWanted)
                                .filter(this::isRecent)
                                .ifPresent(item -> want(story, item));
                    } else if (story.line().state() != StoryState.HELD) {
                        jobs.forget(id);
                    }
                });
    }

    /// Back numbers, of which a feed may bring hundreds at once, are left as they are.
    private boolean isRecent(WireItem item) {
        return item.published()
                .or(item::updated)
                .map(Stamp::at)
                .filter(at -> at.isAfter(clock.instant().minus(RECENT)))
                .isPresent();
    }

    private void want(Story story, WireItem item) {
        jobs.want(
                story.line().id(),
                story.line().source(),
                story.current().number(),
                item.link().orElseThrow());
        rounds.wake();
    }

    /// True where the page behind a story's link says it is for subscribers.
    public boolean isForSubscribers(Story story) {
        return jobs.of(story.line().id()).filter(job -> job.state() == State.PAID).isPresent();
    }

    /// The host a story's text was read from, where it is not what the source sent.
    public static Optional<String> readFrom(WireItem item) {
        return Optional.ofNullable(item.facts().get(FullerText.FROM));
    }

    /// Lets the clerk begin.
    public void start() {
        rounds.start();
    }

    /// Begins the visits that are due and whose hosts may be asked now, as many as there is room
    /// for.
    ///
    /// @return done when all begun here are done
    public CompletableFuture<Void> workOnDue() {
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        Map<Job, Instant> later = new LinkedHashMap<>();
        Map<String, Instant> turns = new HashMap<>();
        lock.lock();
        try {
            Instant now = clock.instant();
            for (Job job : inHand.size() < AT_ONCE ? jobs.due(ROUND) : List.<Job>of()) {
                if (closed || inHand.size() >= AT_ONCE || inHand.containsKey(job.story())) {
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
                    later.put(job, at);
                }
            }
        } finally {
            lock.unlock();
        }
        jobs.putOff(later);
        return CompletableFuture.allOf(begun.toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> begin(Job job) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        inHand.put(job.story(), done);
        Thread.ofVirtual().name("article of " + job.story()).start(() -> run(job, done));
        return done;
    }

    private void run(Job job, CompletableFuture<Void> done) {
        try {
            work(job);
        } catch (RuntimeException broken) {
            LOG.error("The article {} of story {} broke", job.address(), job.story(), broken);
            failed(job, Optional.empty());
        } finally {
            lock.lock();
            try {
                inHand.remove(job.story());
            } finally {
                lock.unlock();
            }
            rounds.wake();
            done.complete(null);
        }
    }

    private void work(Job job) {
        if (standing(job).isEmpty()) {
            jobs.forget(job.story());
            return;
        }
        switch (visit.at(job.address())) {
            case Outcome.Seen seen -> take(job, seen);
            case Outcome.Never never -> refuse(job, never.problem());
            case Outcome.Failed failed -> {
                if (!failed(job, failed.after())) {
                    sources.report(job.source(), List.of(failed.problem()));
                }
            }
        }
    }

    /// The item a job is still wanted for: its story is open to readers and says what it said, and
    /// the source's owner wants it.
    private Optional<WireItem> standing(Job job) {
        return stories.any(job.story())
                .filter(story -> story.line().state() == StoryState.LIVE)
                .filter(story -> story.current().number() == job.version())
                .filter(story -> sources.withArticles().contains(job.source()))
                .flatMap(Story::sent)
                .filter(FullerText::isWanted);
    }

    private void take(Job job, Outcome.Seen seen) {
        Article article = seen.article();
        if (article.access() == Article.Access.PAID) {
            jobs.settle(job, State.PAID);
            return;
        }
        Optional<WireItem> item = standing(job);
        if (item.isEmpty()) {
            jobs.forget(job.story());
        } else if (!article.keepable()) {
            refuse(job, ArticleVisit.problem("not-kept", "It asks not to be kept", job.address()));
        } else if (!FullerText.isFuller(item.get(), article, seen.text())) {
            refuse(
                    job,
                    ArticleVisit.problem(
                            "no-fuller", "It shows no fuller text of the story", job.address()));
        } else {
            WireItem fuller =
                    FullerText.of(item.get(), article, seen.text(), seen.html(), seen.host());
            intake.receive(
                    List.of(
                            new Delivery(
                                    job.source(),
                                    fuller,
                                    Delivery.Manner.FULLER,
                                    sources.find(job.source())
                                            .flatMap(source -> source.settings().section()))));
            jobs.settle(job, State.READ);
        }
    }

    private void refuse(Job job, Problem problem) {
        jobs.settle(job, State.REFUSED);
        sources.report(job.source(), List.of(problem));
    }

    /// Tries again later.
    ///
    /// @return false where it is given up
    private boolean failed(Job job, Optional<Duration> asked) {
        if (job.tries() >= WAITS.size()) {
            jobs.settle(job, State.REFUSED);
            return false;
        }
        Duration usual = WAITS.get(job.tries());
        Duration wait =
                asked.filter(longer -> longer.compareTo(usual) > 0)
                        .map(longer -> longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer)
                        .orElse(usual);
        jobs.retry(job, clock.instant().plus(wait));
        return true;
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
        try {
            CompletableFuture.allOf(left.toArray(CompletableFuture<?>[]::new))
                    .get(LAST_GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.info("Stopped with {} articles unfinished", left.size());
        }
    }
}
