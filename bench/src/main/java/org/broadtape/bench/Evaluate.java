package org.broadtape.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `evaluate SET [--data DIR] [--show N] [--split SHARE]`: the accuracy measure of that name, as
/// one line of JSON `{"set", "n", "figures", "seconds"}` on standard output. Standard error gets
/// the first N misses, and one line saying what to do where the set is unknown or absent. A split,
/// for `reuters-codes` alone, learns from the earlier share of the stories and measures the later.
final class Evaluate {
    /// Every set that can be measured. To add one, write its [Measure] and name it here.
    private static final List<Measure> MEASURES =
            List.of(
                    new FeedparserMeasure(),
                    new GofeedMeasure(),
                    new RssParserMeasure(),
                    new NinjsMeasure(),
                    ReadMeasure.FEEDVALIDATOR,
                    ReadMeasure.RSPARSER,
                    ReadMeasure.ROME,
                    new NaebMeasure(),
                    new ReadabilityMeasure(),
                    new FundusMeasure(),
                    new SchemaMeasure(),
                    new RewriteMeasure("dpa-newsmlg2"),
                    new RewriteMeasure("apa-newsmlg2"),
                    new SuperdeskMeasure(),
                    new QuirksMeasure(),
                    new ReutersCodesMeasure(0),
                    new SalienceMeasure(),
                    new ElevantMeasure(),
                    new MeantimeMeasure(),
                    new ReutersTagsMeasure(),
                    new FinentityMeasure(),
                    new SentfinMeasure(),
                    new ThirteenFMeasure(),
                    new CalendarsMeasure(),
                    new ReturnsMeasure(),
                    new PriceErrorsMeasure(),
                    new GuardMeasure());

    private Evaluate() {}

    /// Measures one set; 0, or 2 where it was asked for something it can not do.
    static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
        Optional<String> set = Optional.empty();
        Path data = Data.folder();
        int show = 0;
        double split = 0;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            boolean hasValue = i + 1 < arguments.length;
            if (argument.equals("--data") && hasValue) {
                data = Path.of(arguments[++i]);
            } else if (argument.equals("--show")
                    && hasValue
                    && arguments[i + 1].matches("\\d{1,6}")) {
                show = Integer.parseInt(arguments[++i]);
            } else if (argument.equals("--split")
                    && hasValue
                    && arguments[i + 1].matches("0\\.\\d{1,3}")) {
                split = Double.parseDouble(arguments[++i]);
            } else if (!argument.startsWith("--") && set.isEmpty()) {
                set = Optional.of(argument);
            } else {
                return refuse(err, "argument " + argument + " is not understood", usage());
            }
        }
        if (set.isEmpty()) {
            return refuse(err, "no set named", usage());
        }
        String name = set.orElseThrow();
        Optional<Measure> measure =
                MEASURES.stream().filter(candidate -> candidate.set().equals(name)).findFirst();
        if (split > 0) {
            if (!name.equals("reuters-codes")) {
                return refuse(err, "only reuters-codes can be split", usage());
            }
            measure = Optional.of(new ReutersCodesMeasure(split));
        }
        if (measure.isEmpty()) {
            return refuse(
                    err,
                    "no measure for the set " + name + " has been built",
                    "name one of " + names());
        }
        List<Path> zips = Files.isDirectory(data) ? measure.orElseThrow().zips(data) : List.of();
        if (zips.isEmpty() || !zips.stream().allMatch(Files::isRegularFile)) {
            return refuse(
                    err,
                    "there is no " + data.resolve(measure.orElseThrow().zip()),
                    "give the folder of the sets with --data DIR or in BROADTAPE_DATA");
        }
        long start = System.nanoTime();
        Measure.Outcome outcome = measure.orElseThrow().over(zips, new Misses(err, show));
        double seconds = (System.nanoTime() - start) / 1e9;
        out.println(line(name, outcome, seconds));
        return 0;
    }

    private static String line(String set, Measure.Outcome outcome, double seconds) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("set", set).put("n", outcome.n());
        ObjectNode figures = line.putObject("figures");
        outcome.figures().forEach(figures::put);
        return line.put("seconds", Math.round(seconds * 100) / 100.0).toString();
    }

    private static int refuse(PrintStream err, String what, String instead) {
        err.println("evaluate: " + what + ": " + instead);
        return 2;
    }

    private static String usage() {
        return "evaluate SET [--data DIR] [--show N] [--split SHARE], where SET is one of "
                + names();
    }

    private static String names() {
        return String.join(", ", MEASURES.stream().map(Measure::set).toList());
    }
}
