package org.broadtape.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.broadtape.market.bar.BarCsv;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.Interval;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.quote.PriceUnit;
import tools.jackson.databind.node.ObjectNode;

/// Bars a second from the CSVs of the survivorship-free set, ours and DuckDB's own reader in turns,
/// each on one thread, from files that the system holds in memory. DuckDB is told the columns'
/// names, order and types, so that it need not guess, and takes the rows into a table in memory; it
/// reads the files of the usual order and dates, ours those for the ratio and all for its own
/// figure.
final class BarImport {
    static final String ZIP = "prices-survivorship-free-2013-2018.zip";

    private static final PriceUnit USD = PriceUnit.currencyOf("USD");
    private static final SeriesKey KEY =
            new SeriesKey("made:any", Interval.DAY, Basis.SPLIT_ADJUSTED);

    private BarImport() {}

    static void measure(Path zip, int rounds, ObjectNode figures) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("broadtape-csv");
        try {
            List<Path> packed = new ArrayList<>();
            List<Path> packedUsual = new ArrayList<>();
            List<Path> plainUsual = new ArrayList<>();
            for (Cases.File file : Cases.in(zip)) {
                if (!file.name().endsWith(".csv.gz") || file.name().startsWith("constituents")) {
                    continue;
                }
                byte[] plain = unpacked(file.bytes());
                String start = new String(plain, 0, 60, StandardCharsets.US_ASCII);
                boolean usual = start.matches("(?s)date,open,high,low,close,volume\\R\\d{4}-.*");
                Path at = folder.resolve((usual ? "" : "other-") + file.name());
                packed.add(Files.write(at, file.bytes()));
                if (usual) {
                    packedUsual.add(at);
                    Path beside = folder.resolve(file.stem());
                    plainUsual.add(Files.write(beside, plain));
                }
            }
            figures.put("files", packed.size());
            all(packed, rounds, figures);
            beside(plainUsual, folder + "/[!o]*.csv", "plain", rounds, figures);
            beside(packedUsual, folder + "/[!o]*.csv.gz", "packed", rounds, figures);
        } finally {
            BarSpeed.delete(folder);
        }
    }

    private static void all(List<Path> files, int rounds, ObjectNode figures) throws IOException {
        double[] taken = new double[rounds];
        long bars = 0;
        for (int round = -3; round < rounds; round++) {
            long start = System.nanoTime();
            bars = ours(files);
            if (round >= 0) {
                taken[round] = (System.nanoTime() - start) / 1e9;
            }
        }
        figures.put("bars", bars);
        figures.put("barsASecond", Math.round(bars / median(taken)));
    }

    private static void beside(
            List<Path> files, String pattern, String name, int rounds, ObjectNode figures)
            throws IOException, SQLException {
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        long bars = 0;
        long rows = 0;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET threads = 1");
            for (int round = -3; round < rounds; round++) {
                long start = System.nanoTime();
                bars = ours(files);
                long middle = System.nanoTime();
                rows = theirs(statement, pattern);
                if (round >= 0) {
                    ours[round] = (middle - start) / 1e9;
                    theirs[round] = (System.nanoTime() - middle) / 1e9;
                }
            }
        }
        figures.put(name + "Bars", bars);
        figures.put(name + "DuckRows", rows);
        figures.put(name + "BarsASecond", Math.round(bars / median(ours)));
        figures.put(name + "DuckBarsASecond", Math.round(rows / median(theirs)));
        figures.put(name + "Ratio", BarSpeed.rounded(median(theirs) / median(ours)));
    }

    private static long ours(List<Path> files) throws IOException {
        long bars = 0;
        for (Path file : files) {
            bars +=
                    BarCsv.read(Files.readAllBytes(file), KEY, USD, ZoneOffset.UTC)
                            .history()
                            .bars()
                            .size();
        }
        return bars;
    }

    private static long theirs(Statement statement, String pattern) throws SQLException {
        statement.execute(
                "CREATE OR REPLACE TEMP TABLE bars AS SELECT * FROM read_csv('"
                        + pattern
                        + "', header = true, auto_detect = false, delim = ',', columns = "
                        + "{'date': 'DATE', 'open': 'DOUBLE', 'high': 'DOUBLE', 'low': 'DOUBLE',"
                        + " 'close': 'DOUBLE', 'volume': 'DOUBLE'}, filename = true)");
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM bars")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static byte[] unpacked(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    private static double median(double[] taken) {
        double[] sorted = taken.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
