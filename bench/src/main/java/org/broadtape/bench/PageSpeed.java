package org.broadtape.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongFunction;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How many pages the site answers for one second of its processor time, with 100,000 stories
/// stored, and how long a reader waits when half of that is asked. Stories are asked for as readers
/// do, few of them often and many seldom: the n-th story with a likelihood of 1/n (Zipf), so that
/// about a fifth are not in the cache of pages. `storyUncached` asks for each story once. Answers
/// are compressed, as a browser asks for them.
///
/// The stories are stored by the way there first, and the time for the second ten thousand and the
/// last ten thousand is told: nothing gets slower as a site grows.
final class PageSpeed {
    private static final int BATCH = 500;
    private static final int CONNECTIONS = 16;
    private static final int ASKED = 1 << 20;
    private static final int PART = 10_000;
    private static final double HALF_LOAD = 2_500;

    private final int count;
    private final Duration time;
    private final int[] zipf = new int[ASKED];
    private final int[] once;

    private PageSpeed(int count, Duration time) {
        this.count = count;
        this.time = time;
        Random random = new Random(42);
        once = random.ints(0, count).distinct().limit(count).map(id -> id + 1).toArray();
        double[] reach = new double[count];
        double sum = 0;
        for (int n = 1; n <= count; n++) {
            sum += 1.0 / n;
            reach[n - 1] = sum;
        }
        for (int i = 0; i < ASKED; i++) {
            int rank = Arrays.binarySearch(reach, random.nextDouble() * sum);
            zipf[i] = once[Math.min(count - 1, rank < 0 ? -rank - 1 : rank)];
        }
    }

    /// Measures and prints one line of JSON.
    static int run(String[] arguments, PrintStream out, PrintStream err) throws Exception {
        Optional<Options> options =
                Options.read(
                        "pages", arguments, Map.of("--stories", "100000", "--seconds", "10"), err);
        if (options.isEmpty()) {
            return 2;
        }
        PageSpeed speed =
                new PageSpeed(
                        options.get().number("--stories"),
                        Duration.ofSeconds(options.get().number("--seconds")));
        Path data = Files.createTempDirectory("broadtape-pages");
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("bench", "pages").put("stories", speed.count);
        ObjectNode figures = line.putObject("figures");
        try {
            speed.store(data, Reuters.read(options.get().reuters()), figures);
            try (Site site = Site.start(data)) {
                site.awaitIndexed(Duration.ofMinutes(5));
                speed.ask(site, figures);
            }
            out.println(line);
        } finally {
            Site.delete(data);
        }
        return 0;
    }

    private void ask(Site site, ObjectNode figures) throws InterruptedException {
        LongFunction<String> stories = at -> "/story/" + zipf[(int) (at % ASKED)];
        LongFunction<String> uncached = at -> "/story/" + once[(int) (at % count)];
        LongFunction<String> front = at -> "/";
        for (LongFunction<String> each : List.of(uncached, stories, front)) {
            load(site, each).closed(time);
        }
        measure(site, figures.putObject("story"), stories, true);
        measure(site, figures.putObject("front"), front, true);
        measure(site, figures.putObject("storyUncached"), uncached, false);
        figures.put("residentMegabytes", site.resident());
    }

    private static HttpLoad load(Site site, LongFunction<String> paths) {
        return new HttpLoad(site.address(), CONNECTIONS, paths);
    }

    private void measure(Site site, ObjectNode figures, LongFunction<String> paths, boolean half)
            throws InterruptedException {
        Duration before = site.processorTime();
        HttpLoad.Asked all = load(site, paths).closed(time);
        Duration used = site.processorTime().minus(before);
        figures.put("perCpuSecond", Math.round(all.requests() * 1e3 / used.toMillis()));
        figures.put("perSecond", Math.round(all.requests() / all.seconds()));
        figures.put("bytes", all.bytes() / all.requests());
        if (half) {
            HttpLoad.Asked some = load(site, paths).open(HALF_LOAD, time);
            figures.put("askedPerSecond", Math.round(some.requests() / some.seconds()));
            figures.put("p50", Site.round(some.quantile(0.5)));
            figures.put("p99", Site.round(some.quantile(0.99)));
            figures.put("max", Site.round(some.quantile(1)));
        }
    }

    private void store(Path data, List<WireItem> wire, ObjectNode figures) throws IOException {
        Site.Sender sender = Site.prepare(data);
        MadeStories made = new MadeStories(wire, new Random(21578));
        Clock clock = Clock.systemUTC();
        List<Double> seconds = new ArrayList<>();
        try (Database database = Database.open("jdbc:sqlite:" + data.resolve("broadtape.db"));
                Newsroom newsroom = new Newsroom(database, new Journal(database, clock), clock)) {
            long start = System.nanoTime();
            for (int stored = 0; stored < count; ) {
                List<Delivery> batch = new ArrayList<>(BATCH);
                for (int i = 0; i < BATCH; i++, stored++) {
                    batch.add(
                            new Delivery(
                                    sender.source(),
                                    made.next(Instant.now()),
                                    Delivery.Manner.NEWS,
                                    Optional.empty()));
                }
                newsroom.receiveAll(batch);
                if (stored % PART == 0) {
                    seconds.add((System.nanoTime() - start) / 1e9);
                    start = System.nanoTime();
                }
            }
        }
        if (seconds.size() > 2) {
            figures.put("secondTenThousandSeconds", Site.round(seconds.get(1)));
            figures.put("lastTenThousandSeconds", Site.round(seconds.getLast()));
        }
    }
}
