package org.broadtape.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.broadtape.market.bar.Bar;
import org.broadtape.market.bar.BarStore;
import org.broadtape.market.bar.Series;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.bar.Stored;
import org.broadtape.market.quote.PriceUnit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How fast bars are read from CSV, ours beside DuckDB's ([BarImport]), and how fast a store of
/// fifty million answers: a chart of twenty years, a table of 500 last prices, instruments chosen
/// by chance.
///
/// `--folder DIR` keeps the store, and measures the one that is there already: after the system has
/// been told to forget what it holds of those files, the first figures are of a cold disk.
final class BarSpeed {
    private static final PriceUnit USD = PriceUnit.currencyOf("USD");
    private static final int CHARTS = 2_000;
    private static final int TABLES = 2_000;
    private static final int ROWS = 500;

    private BarSpeed() {}

    static int run(String[] arguments, PrintStream out, PrintStream err)
            throws IOException, SQLException {
        Optional<Options> options =
                Options.read(
                        "bars",
                        arguments,
                        Map.of(
                                "--instruments",
                                "10000",
                                "--days",
                                "5000",
                                "--rounds",
                                "15",
                                "--folder",
                                ""),
                        BarImport.ZIP,
                        err);
        if (options.isEmpty()) {
            return 2;
        }
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("bench", "bars");
        ObjectNode figures = line.putObject("figures");
        int rounds = options.get().number("--rounds");
        if (rounds > 0) {
            BarImport.measure(options.get().zip(BarImport.ZIP), rounds, figures);
        }
        int instruments = options.get().number("--instruments");
        int days = options.get().number("--days");
        String named = options.get().word("--folder");
        Path folder =
                named.isEmpty() ? Files.createTempDirectory("broadtape-bars") : Path.of(named);
        try {
            store(new BarStore(folder), folder, instruments, days, figures);
        } finally {
            if (named.isEmpty()) {
                delete(folder);
            }
        }
        out.println(line);
        return 0;
    }

    private static void store(
            BarStore store, Path folder, int instruments, int days, ObjectNode figures)
            throws IOException {
        if (!Files.isDirectory(folder) || isEmpty(folder)) {
            long start = System.nanoTime();
            for (int at = 0; at < instruments; at++) {
                store.write(made(at, days));
            }
            figures.put("buildSeconds", Math.round((System.nanoTime() - start) / 1e9));
        }
        figures.put("barsStored", (long) instruments * days);
        long bytes = 0;
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        figures.put("bytesABar", Math.round(10.0 * bytes / instruments / days) / 10.0);
        Random random = new Random();
        double[] tables = new double[TABLES];
        for (int round = 0; round < TABLES; round++) {
            List<SeriesKey> keys = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                keys.add(key(random.nextInt(instruments)));
            }
            long start = System.nanoTime();
            int found = store.last(keys).bars().size();
            tables[round] = (System.nanoTime() - start) / 1e6;
            if (found == 0) {
                throw new IllegalStateException("A table of " + found);
            }
        }
        double[] charts = new double[CHARTS];
        for (int round = 0; round < CHARTS; round++) {
            SeriesKey key = key(random.nextInt(instruments));
            long start = System.nanoTime();
            Stored chart = store.read(key, Long.MIN_VALUE, Long.MAX_VALUE);
            charts[round] = (System.nanoTime() - start) / 1e6;
            if (!(chart instanceof Stored.Present present) || present.series().size() != days) {
                throw new IllegalStateException("No chart: " + chart);
            }
        }
        tell("table", tables, figures);
        tell("chart", charts, figures);
    }

    private static void tell(String name, double[] milliseconds, ObjectNode figures) {
        figures.put(name + "FirstMs", rounded(milliseconds[0]));
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        figures.put(name + "MedianMs", rounded(sorted[sorted.length / 2]));
        figures.put(name + "P99Ms", rounded(sorted[sorted.length * 99 / 100]));
        figures.put(name + "WorstMs", rounded(sorted[sorted.length - 1]));
    }

    static double rounded(double number) {
        return Math.round(number * 100) / 100.0;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static SeriesKey key(int instrument) {
        return SeriesKey.rawDaily("made:" + instrument);
    }

    /// Bars as a share's are: two decimals, five days a week, volumes in hundreds of thousands.
    private static Series made(int instrument, int days) {
        Random random = new Random(instrument);
        Series.Builder bars = new Series.Builder(key(instrument), USD);
        double price = 20 + random.nextInt(200);
        long day = 13_000;
        for (int at = 0; at < days; at++) {
            day += at % 5 == 4 ? 3 : 1;
            double open = price * (1 + random.nextGaussian() / 150);
            double close = Math.max(1, open * (1 + random.nextGaussian() / 60));
            double high = Math.max(open, close) * (1 + random.nextDouble() / 80);
            double low = Math.min(open, close) * (1 - random.nextDouble() / 80);
            bars.add(
                    new Bar(
                            day,
                            cents(open),
                            cents(high),
                            cents(low),
                            cents(close).getAsDouble(),
                            OptionalDouble.of(100_000 + random.nextInt(2_000_000))));
            price = close;
        }
        return bars.build();
    }

    private static OptionalDouble cents(double price) {
        return OptionalDouble.of(Math.rint(price * 100) / 100);
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
