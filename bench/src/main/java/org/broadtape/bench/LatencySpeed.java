package org.broadtape.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How long after it was due to be pushed a story stands on the front page and in the event stream,
/// when fifty come a second for a minute, each in a feed of its own. One reader listens to
/// `/events`; one asks for `/` again as soon as it has an answer, so that the figure holds the wait
/// for the page too. Ten seconds of the same go first and don't count.
final class LatencySpeed {
    private static final int RATE = 50;
    private static final int WARM_SECONDS = 10;
    private static final Duration LATEST = Duration.ofSeconds(20);
    private static final Pattern MARK = Pattern.compile("Measured story (\\d+):");

    private final Site site;
    private final Site.Sender sender;
    private final int count;
    private final AtomicLongArray due;
    private final AtomicLongArray onFront;
    private final AtomicLongArray inStream;
    private final AtomicLongArray answered;
    private final AtomicInteger failed = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();

    private LatencySpeed(Site site, Site.Sender sender, int count) {
        this.site = site;
        this.sender = sender;
        this.count = count;
        this.due = new AtomicLongArray(count);
        this.onFront = new AtomicLongArray(count);
        this.inStream = new AtomicLongArray(count);
        this.answered = new AtomicLongArray(count);
    }

    /// Measures and prints one line of JSON: milliseconds.
    static int run(String[] arguments, PrintStream out, PrintStream err) throws Exception {
        Optional<Options> options =
                Options.read("latency", arguments, Map.of("--seconds", "60"), err);
        if (options.isEmpty()) {
            return 2;
        }
        int count = (options.get().number("--seconds") + WARM_SECONDS) * RATE;
        MadeStories made =
                new MadeStories(Reuters.read(options.get().reuters()), new Random(21578));
        Path data = Files.createTempDirectory("broadtape-latency");
        Site.Sender sender = Site.prepare(data);
        try (Site site = Site.start(data)) {
            LatencySpeed speed = new LatencySpeed(site, sender, count);
            speed.send(IntStream.range(0, count).mapToObj(i -> marked(made.next(), i)).toList());
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("bench", "latency").put("stories", count - WARM_SECONDS * RATE);
            line.put("perSecond", RATE);
            ObjectNode figures = line.putObject("figures");
            speed.put(figures.putObject("front"), speed.onFront);
            speed.put(figures.putObject("stream"), speed.inStream);
            speed.put(figures.putObject("pushAnswered"), speed.answered);
            figures.put("failedPushes", speed.failed.get());
            out.println(line);
        } finally {
            Site.delete(data);
        }
        return 0;
    }

    private static WireItem marked(WireItem item, int number) {
        return WireItem.builder(item.uri(), item.format())
                .headline("Measured story " + number + ": " + item.headline())
                .bodyText(item.bodyText())
                .bodyHtml(item.bodyHtml())
                .build();
    }

    private void send(List<WireItem> stories) throws InterruptedException {
        CountDownLatch listening = new CountDownLatch(1);
        Thread listener = Thread.ofPlatform().daemon().start(() -> listen(listening));
        listening.await();
        Thread reader = Thread.ofPlatform().daemon().start(this::read);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long at = start + i * (1_000_000_000L / RATE);
                for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                due.set(i, at);
                int number = i;
                senders.execute(() -> push(number, stories.get(number)));
            }
        }
        long end = System.nanoTime() + LATEST.toNanos();
        while (System.nanoTime() < end && !(isDone(onFront) && isDone(inStream))) {
            Thread.sleep(Duration.ofMillis(50));
        }
        listener.interrupt();
        reader.interrupt();
    }

    private boolean isDone(AtomicLongArray seen) {
        return seen.get(count - 1) != 0;
    }

    private void push(int number, WireItem story) {
        HttpRequest request =
                HttpRequest.newBuilder(site.address().resolve(sender.path()))
                        .header("Authorization", "Bearer " + sender.token())
                        .header("Content-Type", "application/rss+xml")
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        ReutersFeed.rss(List.of(story), i -> Instant.now())))
                        .build();
        try {
            if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                answered.set(number, System.nanoTime());
                return;
            }
        } catch (IOException | InterruptedException broken) {
            failed.incrementAndGet();
            return;
        }
        failed.incrementAndGet();
    }

    private void listen(CountDownLatch listening) {
        HttpRequest request = HttpRequest.newBuilder(site.address().resolve("/events")).build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            listening.countDown();
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    note(line, inStream);
                }
            }
        } catch (IOException | InterruptedException ended) {
            listening.countDown();
        }
    }

    private void read() {
        HttpRequest request =
                HttpRequest.newBuilder(site.address().resolve("/"))
                        .header("Accept-Encoding", "gzip")
                        .build();
        try {
            while (!Thread.interrupted()) {
                var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                try (GZIPInputStream page = new GZIPInputStream(answer.body())) {
                    note(new String(page.readAllBytes(), StandardCharsets.UTF_8), onFront);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void note(String text, AtomicLongArray seen) {
        long now = System.nanoTime();
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            seen.compareAndSet(Integer.parseInt(mark.group(1)), 0, now);
        }
    }

    /// A story never seen counts as seen at the end of all waiting.
    private void put(ObjectNode figures, AtomicLongArray seen) {
        int from = WARM_SECONDS * RATE;
        double[] millis = new double[count - from];
        int missed = 0;
        for (int i = from; i < count; i++) {
            missed += seen.get(i) == 0 ? 1 : 0;
            millis[i - from] =
                    seen.get(i) == 0 ? LATEST.toMillis() : (seen.get(i) - due.get(i)) / 1e6;
        }
        Arrays.sort(millis);
        figures.put("p50", Site.round(millis[millis.length / 2]));
        figures.put("p99", Site.round(millis[millis.length * 99 / 100]));
        figures.put("max", Site.round(millis[millis.length - 1])).put("notSeen", missed);
    }
}
