package org.broadtape.bench;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How soon prices reach many browsers that follow them: each stream follows 20 of 100 instruments,
/// each of which has a new price every second. A price's time is counted from the moment it is due
/// to be told to the moment its bytes were read, so that it holds what the reading of 5,000 sockets
/// on one thread costs as well. At the end each stream must know the last price of all it follows.
///
/// The streams come from fifty addresses of the loopback network, since one address is allowed a
/// hundred.
final class LiveSpeed {
    private static final int FOLLOWED = 20;
    private static final int OF_ONE = 100;
    private static final int TOGETHER = 50;
    private static final int TENTHS = 200_000;
    private static final Duration AFTER = Duration.ofSeconds(4);

    private final int streams;
    private final int warm;
    private final int seconds;
    private final int[] tenths = new int[TENTHS];
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
    private final List<Follower> followers = new ArrayList<>();
    private long start = Long.MAX_VALUE;
    private long now;
    private long bytes;

    private LiveSpeed(int streams, int warm, int seconds) {
        this.streams = streams;
        this.warm = warm;
        this.seconds = seconds;
    }

    /// A stream and what it follows.
    private record Follower(LiveReader reader, List<Integer> instruments) {
        Follower {
            instruments = List.copyOf(instruments);
        }
    }

    /// Measures and prints one line of JSON.
    static int run(String[] arguments, PrintStream out, PrintStream err) throws Exception {
        Optional<Options> options =
                Options.read(
                        "live",
                        arguments,
                        Map.of("--streams", "5000", "--warm", "20", "--seconds", "60"),
                        err);
        if (options.isEmpty()) {
            return 2;
        }
        LiveSpeed speed =
                new LiveSpeed(
                        options.get().number("--streams"),
                        options.get().number("--warm"),
                        options.get().number("--seconds"));
        Path data = Files.createTempDirectory("broadtape-live");
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("bench", "live");
        line.put("streams", speed.streams).put("seconds", speed.seconds);
        try {
            Site.prepare(data);
            try (Site site = Site.start(command(data));
                    Selector selector = Selector.open()) {
                speed.measure(site, selector, line.putObject("figures"));
            }
            out.println(line);
        } finally {
            Site.delete(data);
        }
        return 0;
    }

    /// As `./broadtape serve` runs it, by the libraries it runs with.
    private static List<String> command(Path data) {
        Path home = Path.of(System.getProperty("broadtape.home", "."));
        String classes =
                String.join(
                        File.pathSeparator,
                        home.resolve("app/target/app.jar").toString(),
                        home.resolve("app/target/lib/*").toString(),
                        home.resolve("bench/target/bench.jar").toString());
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TrimNativeHeapInterval=5000",
                "-Xms20m",
                "-Xmx224m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classes,
                LiveServer.class.getName(),
                data.toString());
    }

    private void measure(Site site, Selector selector, ObjectNode figures) throws IOException {
        figures.put("residentBeforeMegabytes", site.resident());
        connect(site, selector);
        start = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        site.tell(start + " " + (warm + seconds));
        listen(selector, start + TimeUnit.SECONDS.toNanos(warm) - TimeUnit.MILLISECONDS.toNanos(1));
        Duration ours = own();
        Duration theirs = site.processorTime();
        long read = bytes;
        long from = System.nanoTime();
        listen(selector, start + TimeUnit.SECONDS.toNanos(warm + seconds));
        double took = (System.nanoTime() - from) / 1e9;
        figures.put(
                "siteCores",
                Site.round(site.processorTime().minus(theirs).toMillis() / 1e3 / took));
        figures.put("generatorCores", Site.round(own().minus(ours).toMillis() / 1e3 / took));
        figures.put("megabytesPerSecond", Site.round((bytes - read) / 1e6 / took));
        listen(selector, System.nanoTime() + AFTER.toNanos());
        figures.put("residentMegabytes", site.resident());
        figures.put("peakResidentMegabytes", site.peakResident());
        tell(figures);
    }

    private static Duration own() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private void connect(Site site, Selector selector) throws IOException {
        Random random = new Random(1977);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < LiveServer.INSTRUMENTS; i++) {
            all.add(i);
        }
        for (int i = 0; i < streams; i++) {
            Collections.shuffle(all, random);
            Follower follower = new Follower(new LiveReader(), all.subList(0, FOLLOWED));
            followers.add(follower);
            SocketChannel channel = SocketChannel.open();
            channel.bind(
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0." + (1 + i / OF_ONE)), 0));
            channel.connect(
                    new InetSocketAddress(
                            InetAddress.ofLiteral("127.0.0.1"), site.address().getPort()));
            String ids =
                    follower.instruments().stream()
                            .map(LiveServer::name)
                            .collect(Collectors.joining(","));
            channel.write(
                    ByteBuffer.wrap(
                            ("GET /prices/live?ids=" + ids + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, follower.reader());
            if (i % TOGETHER == TOGETHER - 1) {
                listen(selector, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        listen(selector, System.nanoTime() + TimeUnit.SECONDS.toNanos(3));
    }

    private void listen(Selector selector, long until) throws IOException {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            selector.select(this::read, Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
        }
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            int count = ((SocketChannel) key.channel()).read(buffer);
            if (count < 0) {
                key.channel().close();
                return;
            }
            now = System.nanoTime();
            bytes += count;
            ((LiveReader) key.attachment()).read(buffer.flip(), this::seen);
        } catch (IOException gone) {
            key.cancel();
        }
    }

    private void seen(LiveReader reader, int second) {
        if (second > warm) {
            long taken = now - start - TimeUnit.SECONDS.toNanos(second - 1);
            tenths[Math.clamp(taken / 100_000, 0, TENTHS - 1)]++;
        }
    }

    private void tell(ObjectNode figures) {
        long sum = 0;
        for (int count : tenths) {
            sum += count;
        }
        long lost = 0;
        long skipped = 0;
        long frames = 0;
        for (Follower follower : followers) {
            LiveReader reader = follower.reader();
            lost +=
                    follower.instruments().stream()
                            .filter(one -> reader.last(one) != warm + seconds)
                            .count();
            skipped += reader.skipped();
            frames += reader.frames();
        }
        figures.put("prices", sum).put("p50", quantile(sum, 0.5)).put("p99", quantile(sum, 0.99));
        figures.put("max", quantile(sum, 1));
        figures.put("latestLost", lost).put("olderSkipped", skipped);
        figures.put(
                "framesPerStreamAndSecond",
                Site.round((double) frames / streams / (warm + seconds)));
    }

    private double quantile(long sum, double share) {
        long left = (long) Math.ceil(sum * share);
        for (int i = 0; i < TENTHS; i++) {
            left -= tenths[i];
            if (left <= 0) {
                return (i + 1) / 10.0;
            }
        }
        return TENTHS / 10.0;
    }
}
