package org.broadtape.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How many stories a second the site reads, receives, stores and indexes. The stories of
/// Reuters-21578 are pushed over HTTP as RSS feeds of a hundred; a push is answered when its
/// stories are on the disk (`synchronous=FULL`), and the clock stops when the search index has
/// followed the journal to its end.
///
/// As many stories made of the same paragraphs go first, since a site runs longer than a few
/// seconds; their rate, from the first request after the start on, is told as `coldPerSecond`. The
/// sender is another process on the same cores, and its work counts.
final class IngestSpeed {
    private static final int FEED = 100;
    private static final int SENDERS = 3;

    private final Site site;
    private final Site.Sender sender;
    private final HttpClient client = HttpClient.newHttpClient();

    private IngestSpeed(Site site, Site.Sender sender) {
        this.site = site;
        this.sender = sender;
    }

    /// Measures and prints one line of JSON.
    static int run(String[] arguments, PrintStream out, PrintStream err) throws Exception {
        Optional<Options> options =
                Options.read("ingest", arguments, Map.of("--stories", "12000"), err);
        if (options.isEmpty()) {
            return 2;
        }
        List<WireItem> all = Reuters.read(options.get().reuters());
        List<WireItem> stories =
                all.subList(0, Math.min(options.get().number("--stories"), all.size()));
        MadeStories made = new MadeStories(all, new Random(21578));
        List<byte[]> first = feeds(Stream.generate(made::next).limit(stories.size()).toList());
        List<byte[]> measured = feeds(stories);
        Path data = Files.createTempDirectory("broadtape-ingest");
        Site.Sender sender = Site.prepare(data);
        try (Site site = Site.start(data)) {
            IngestSpeed speed = new IngestSpeed(site, sender);
            double coldSeconds = speed.send(first);
            Duration before = site.processorTime();
            double seconds = speed.send(measured);
            Duration used = site.processorTime().minus(before);
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("bench", "ingest").put("stories", stories.size());
            line.put("bytes", measured.stream().mapToLong(feed -> feed.length).sum());
            ObjectNode figures = line.putObject("figures");
            figures.put("storiesPerSecond", Math.round(stories.size() / seconds));
            figures.put("coldPerSecond", Math.round(stories.size() / coldSeconds));
            figures.put("storiesPerCpuSecond", Math.round(stories.size() * 1e3 / used.toMillis()));
            figures.put("peakResidentMegabytes", site.peakResident());
            line.put("seconds", Site.round(seconds));
            out.println(line);
        } finally {
            Site.delete(data);
        }
        return 0;
    }

    private static List<byte[]> feeds(List<WireItem> stories) {
        Instant now = Instant.now();
        List<byte[]> feeds = new ArrayList<>();
        for (int at = 0; at < stories.size(); at += FEED) {
            int from = at;
            feeds.add(
                    ReutersFeed.rss(
                            stories.subList(at, Math.min(at + FEED, stories.size())),
                            i -> now.minusSeconds(stories.size() - from - i)));
        }
        return feeds;
    }

    /// Sends all and waits until all is indexed; answers the seconds it took.
    private double send(List<byte[]> feeds) throws IOException, InterruptedException {
        ConcurrentLinkedQueue<byte[]> waiting = new ConcurrentLinkedQueue<>(feeds);
        long start = System.nanoTime();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (byte[] feed; (feed = waiting.poll()) != null; ) {
                                    push(feed);
                                }
                            }));
        }
        for (Thread thread : senders) {
            thread.join();
        }
        site.awaitIndexed(Duration.ofMinutes(5));
        return (System.nanoTime() - start) / 1e9;
    }

    private void push(byte[] feed) {
        String answer =
                ask(
                        HttpRequest.newBuilder(site.address().resolve(sender.path()))
                                .header("Authorization", "Bearer " + sender.token())
                                .header("Content-Type", "application/rss+xml")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(feed))
                                .build());
        if (answer.contains("\"held\"")) {
            throw new IllegalStateException("Stories were held: " + answer);
        }
    }

    private String ask(HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
