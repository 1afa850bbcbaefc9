package org.broadtape.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Closes of single days out of the price files beside a set, `TICKER.csv.gz`, each read when first
/// asked for.
final class QuarterCloses {
    private static final String PRICES = "prices-yahoo-2013-2024.zip";
    private static final int STALE_DAYS = 5;

    private final Optional<Path> zip;
    private final Map<String, NavigableMap<LocalDate, Double>> read = new HashMap<>();

    private QuarterCloses(Optional<Path> zip) {
        this.zip = zip;
    }

    /// Those beside a set; none where there are none.
    static QuarterCloses beside(Path set) {
        Path prices = set.resolveSibling(PRICES);
        return new QuarterCloses(
                Files.isRegularFile(prices) ? Optional.of(prices) : Optional.empty());
    }

    /// The last close up to a day, at most five days old.
    Optional<Double> on(String ticker, LocalDate day) throws IOException {
        if (zip.isEmpty() || !ticker.matches("[A-Z][A-Z.-]{0,6}")) {
            return Optional.empty();
        }
        NavigableMap<LocalDate, Double> closes = read.get(ticker);
        if (closes == null) {
            closes = closes(zip.get(), ticker);
            read.put(ticker, closes);
        }
        return Optional.ofNullable(closes.floorEntry(day))
                .filter(entry -> !entry.getKey().isBefore(day.minusDays(STALE_DAYS)))
                .map(Map.Entry::getValue);
    }

    private static NavigableMap<LocalDate, Double> closes(Path zip, String ticker)
            throws IOException {
        NavigableMap<LocalDate, Double> closes = new TreeMap<>();
        try (ZipFile prices = new ZipFile(zip.toFile())) {
            Optional<? extends ZipEntry> file =
                    prices.stream()
                            .filter(entry -> entry.getName().endsWith("/" + ticker + ".csv.gz"))
                            .findFirst();
            if (file.isEmpty()) {
                return closes;
            }
            byte[] packed = prices.getInputStream(file.get()).readAllBytes();
            try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.split(",", 7))
                        .filter(row -> row.length > 5 && row[0].matches("\\d{4}-\\d{2}-\\d{2}.*"))
                        .filter(row -> row[4].matches("[\\d.]+"))
                        .forEach(row ->
                                closes.put(
                                        LocalDate.parse(row[0].substring(0, 10)),
                                        Double.valueOf(row[4])));
            }
        }
        return closes;
    }
}
