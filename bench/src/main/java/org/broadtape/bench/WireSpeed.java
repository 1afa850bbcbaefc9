package org.broadtape.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.NewsmlG2Writer;
import org.broadtape.wire.NinjsWriter;
import org.broadtape.wire.Reading;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How many wire items of about 5 KB ([MadeWire]) one core reads in a second, in each form agencies
/// send, and writes as ninjs and NewsML-G2. Reading makes whole items: text sanitised, copy marked,
/// times read.
///
/// Run it on one core (`taskset -c 1`), so that compiler and collector threads count too.
final class WireSpeed {
    private static final List<FeedFormat> FORMATS =
            List.of(
                    FeedFormat.NEWSML_G2,
                    FeedFormat.NEWSML_12,
                    FeedFormat.NITF,
                    FeedFormat.NINJS,
                    FeedFormat.IPTC7901,
                    FeedFormat.ANPA1312,
                    FeedFormat.DPA_JSON);

    private static final int ITEMS = 400;

    /// How long each form is read before it is measured, in nanoseconds: a site runs longer than
    /// its compiler needs.
    private static final long WARMING = 10_000_000_000L;

    private WireSpeed() {}

    /// Measures and prints one line of JSON: items a second, the median of the rounds.
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        int rounds = 21;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            if (!arguments[i].equals("--rounds")) {
                err.println("bench wire: " + arguments[i] + " is not understood: --rounds N");
                return 2;
            }
            rounds = Integer.parseInt(arguments[i + 1]);
        }
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("bench", "wire").put("items", ITEMS).put("rounds", rounds);
        ObjectNode figures = line.putObject("figures");
        for (FeedFormat format : FORMATS) {
            MadeWire made = new MadeWire(format.code().hashCode());
            List<byte[]> documents =
                    IntStream.range(0, ITEMS).mapToObj(i -> made.next(format)).toList();
            figures.put(
                    "read " + format.code(),
                    rate(rounds, () -> documents.forEach(one -> read(one, format))));
        }
        MadeWire made = new MadeWire(1);
        List<WireItem> items =
                IntStream.range(0, ITEMS)
                        .mapToObj(i ->
                                read(made.next(FeedFormat.NINJS), FeedFormat.NINJS)
                                        .items()
                                        .getFirst())
                        .toList();
        figures.put(
                "write ninjs",
                rate(
                        rounds,
                        () -> items.forEach(item -> NinjsWriter.line(NinjsWriter.write(item)))));
        figures.put("write newsml-g2", rate(rounds, () -> items.forEach(NewsmlG2Writer::write)));
        out.println(line);
        return 0;
    }

    private static Reading read(byte[] document, FeedFormat format) {
        Reading reading = Feeds.read(document);
        boolean whole =
                reading.items().size() == 1
                        && reading.items().getFirst().format() == format
                        && reading.items().getFirst().bodyText().length() > 3_000;
        if (!whole) {
            throw new IllegalStateException("What was made as " + format + " is not read so");
        }
        return reading;
    }

    private static long rate(int rounds, Runnable pass) {
        double[] taken = new double[rounds];
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < WARMING) {
            pass.run();
        }
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            pass.run();
            taken[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(taken);
        return Math.round(ITEMS / taken[rounds / 2]);
    }
}
