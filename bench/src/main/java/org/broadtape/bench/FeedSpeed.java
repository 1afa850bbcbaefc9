package org.broadtape.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.broadtape.wire.Feeds;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How many megabytes of feeds one core reads in a second, ours against ROME, in one run. Both read
/// the same files from memory, in turns, so that heat, other load and the collector fall on both
/// alike. The files are the XML feeds of the sets that ROME reads without an exception. Ours
/// sanitises all HTML and resolves all links meanwhile and makes wire items; ROME does neither.
///
/// Run it on one core (`taskset -c 1`), so that compiler and collector threads count too.
final class FeedSpeed {
    private static final List<String> SETS = List.of("rss-parser", "rsparser");
    private static final int WARM_ROUNDS = 40;
    private static final int ROUNDS = 31;

    private FeedSpeed() {}

    /// Measures and prints one line of JSON: both medians in MB/s (1 MB = 1,000,000 bytes as sent)
    /// and their ratio.
    static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
        Path data = Data.folder();
        int rounds = ROUNDS;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--data" -> data = Path.of(arguments[i + 1]);
                case "--rounds" -> rounds = Integer.parseInt(arguments[i + 1]);
                default -> {
                    err.println(
                            "bench feeds: "
                                    + arguments[i]
                                    + " is not understood: --data DIR or --rounds N");
                    return 2;
                }
            }
        }
        List<byte[]> feeds = new ArrayList<>();
        for (String set : SETS) {
            Path zip = data.resolve(set + ".zip");
            if (!Files.isRegularFile(zip)) {
                err.println(
                        "bench feeds: there is no "
                                + zip
                                + ": give the folder of the sets with --data DIR or in BROADTAPE_DATA");
                return 2;
            }
            for (Cases.File file : Cases.in(zip)) {
                if (!file.name().endsWith(".json") && Rome.entries(file.bytes()) >= 0) {
                    feeds.add(file.bytes());
                }
            }
        }
        out.println(measure(feeds, rounds));
        return 0;
    }

    private static ObjectNode measure(List<byte[]> feeds, int rounds) {
        ToIntFunction<byte[]> ours = feed -> Feeds.read(feed).items().size();
        ToIntFunction<byte[]> rome = Rome::entries;
        long items = 0;
        for (int i = 0; i < WARM_ROUNDS; i++) {
            items += pass(feeds, ours).items + pass(feeds, rome).items;
        }
        double[] oursTaken = new double[rounds];
        double[] romeTaken = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            Pass a = pass(feeds, ours);
            Pass b = pass(feeds, rome);
            oursTaken[i] = a.seconds;
            romeTaken[i] = b.seconds;
            items += a.items + b.items;
        }
        long bytes = feeds.stream().mapToLong(feed -> feed.length).sum();
        double oursRate = bytes / median(oursTaken) / 1e6;
        double romeRate = bytes / median(romeTaken) / 1e6;
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("bench", "feeds").put("files", feeds.size()).put("bytes", bytes);
        line.put("rounds", rounds).put("items", items);
        ObjectNode figures = line.putObject("figures");
        figures.put("broadtapeMegabytesPerSecond", round(oursRate));
        figures.put("romeMegabytesPerSecond", round(romeRate));
        figures.put("ratio", round(oursRate / romeRate));
        return line;
    }

    private record Pass(double seconds, long items) {}

    private static Pass pass(List<byte[]> feeds, ToIntFunction<byte[]> reader) {
        long items = 0;
        long start = System.nanoTime();
        for (byte[] feed : feeds) {
            items += reader.applyAsInt(feed);
        }
        return new Pass((System.nanoTime() - start) / 1e9, items);
    }

    private static double median(double[] taken) {
        double[] sorted = taken.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
