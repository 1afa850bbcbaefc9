package org.broadtape.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.broadtape.testkit.DevelopmentData;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The stories' figures against open data: `sample/facts.csv` says which words of which story stand
/// for which value of which day.
class SampleFactsTest {
    private static final Map<String, Map<String, String>> TABLES = new HashMap<>();
    private static final Map<String, String> TEXTS =
            SampleFile.all(TestClock.START).stream()
                    .collect(Collectors.toMap(SampleFile::name, file -> file.item().bodyText()));

    @BeforeAll
    static void read() throws IOException {
        Optional<Path> rates = DevelopmentData.zip("fx-ecb");
        Optional<Path> marks = DevelopmentData.zip("benchmarks");
        assumeTrue(
                rates.isPresent() && marks.isPresent(),
                "SKIPPED: no development data to check the samples' figures against");
        byte[] history = member(Files.readAllBytes(rates.orElseThrow()), "hist.zip");
        byte[] benchmarks = Files.readAllBytes(marks.orElseThrow());
        TABLES.put("ecb", table(member(history, ".csv")));
        TABLES.put("vix", table(member(benchmarks, "/vix-daily.csv")));
        TABLES.put("spx", table(member(benchmarks, "/sp500.csv")));
    }

    @Test
    void everyFigureIsTheOneOnRecord() throws IOException {
        List<String> facts = new ArrayList<>();
        try (InputStream in = SampleFactsTest.class.getResourceAsStream("/sample/facts.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(facts::add);
        }
        assertThat(facts).hasSizeGreaterThan(40);
        for (String line : facts) {
            List<String> fact = cells(line);
            assertThat(TEXTS.get(fact.get(0))).as(line).contains(fact.get(1));
            double kept = number(value(fact.get(2), fact.get(3), fact.get(4)));
            assertThat(kept).as(line).isCloseTo(number(fact.get(5)), within(0.005));
            assertThat(fact.get(1).replace(",", "").replaceAll("[^0-9.]+", " "))
                    .as(line)
                    .satisfies(words ->
                            assertThat(saysValue(fact.get(1), number(fact.get(5))))
                                    .as(words)
                                    .isTrue());
            if (fact.get(2).equals("ecb")) {
                assertThat(kept).as(line).isEqualTo(number(fact.get(5)));
            }
        }
    }

    /// Whether one of the numbers in the words is that value, thousands and decimals set either
    /// way.
    private static boolean saysValue(String words, double value) {
        Matcher numbers = Pattern.compile("\\d[\\d.,]*\\d").matcher(words);
        while (numbers.find()) {
            String found = numbers.group();
            for (String read : List.of(found.replace(",", ""), found.replace(',', '.'))) {
                try {
                    if (Double.parseDouble(read) == value) {
                        return true;
                    }
                } catch (NumberFormatException other) {
                    // The other way round, then.
                }
            }
        }
        return false;
    }

    @Test
    void theChangesAreThoseOfTheRecord() {
        assertThat(change("ecb", "CHF", "2015-01-14", "2015-01-15")).isCloseTo(-14.4, tenth());
        assertThat(change("ecb", "GBP", "2016-06-23", "2016-06-24")).isCloseTo(5.4, tenth());
        assertThat(change("ecb", "ZAR", "2015-12-09", "2015-12-11")).isCloseTo(9.1, tenth());
        assertThat(change("ecb", "JPY", "2024-08-02", "2024-08-05")).isCloseTo(-3.3, tenth());
        assertThat(change("spx", "Close", "2016-06-23", "2016-06-24")).isCloseTo(-3.6, tenth());
        assertThat(change("spx", "Close", "2020-03-13", "2020-03-16")).isCloseTo(-12.0, tenth());
    }

    @Test
    void theRecordsAreRecords() {
        NavigableMap<String, Double> francs = series("ecb", "CHF");
        NavigableMap<String, Double> pounds = series("ecb", "GBP");
        NavigableMap<String, Double> dollars = series("ecb", "USD");
        assertThat(steepest(francs, -1)).isEqualTo("2015-01-15");
        assertThat(steepest(pounds, 1)).isEqualTo("2016-06-24");
        assertThat(lowest(francs.subMap("2011-09-06", "2015-01-15"))).isEqualTo("2012-06-01");
        assertThat(lowest(dollars)).isEqualTo("2000-10-26");
        assertThat(lowest(negated(dollars))).isEqualTo("2008-07-15");
        List<String> below =
                dollars.headMap("2022-08-24").entrySet().stream()
                        .filter(day -> day.getValue() < 1)
                        .map(Map.Entry::getKey)
                        .toList();
        assertThat(below.getFirst()).isEqualTo("2000-01-27");
        assertThat(below).hasSize(707);
        assertThat(below.get(705)).isEqualTo("2002-12-05");
        assertThat(below.getLast()).isEqualTo("2022-08-23");
        assertThat(lowest(negated(series("vix", "CLOSE")))).isEqualTo("2020-03-16");
        assertThat(lowest(negated(series("vix", "HIGH")))).isEqualTo("2008-10-24");
        assertThat(currencies("2025-12-31")).isEqualTo(30);
        assertThat(currencies("2026-01-02")).isEqualTo(29);
    }

    @Test
    void theHoldingsAreThoseFiled() throws IOException {
        Optional<Path> filings = DevelopmentData.zip("13f-berkshire-xml");
        assumeTrue(filings.isPresent(), "SKIPPED: no filings to check the sample against");
        byte[] zip = Files.readAllBytes(filings.orElseThrow());
        Map<String, long[]> before = holdings(member(zip, "/2024-02-14.xml"));
        Map<String, long[]> now = holdings(member(zip, "/2024-05-15.xml"));
        String text = Optional.ofNullable(TEXTS.get("22-berkshire-13f.json")).orElseThrow();
        long total = now.values().stream().mapToLong(one -> one[1]).sum();
        assertThat(total).isEqualTo(331_680_406_332L);
        assertThat(securities(member(zip, "/2024-05-15.xml"))).isEqualTo(41);
        assertThat(before.keySet()).doesNotContain("CHUBB LIMITED");
        assertThat(now.keySet()).contains("CHUBB LIMITED").doesNotContain("HP INC");
        Map<String, String> names =
                Map.of(
                        "APPLE INC", "Apple",
                        "BANK AMER CORP", "Bank of America",
                        "AMERICAN EXPRESS CO", "American Express",
                        "COCA COLA CO", "Coca-Cola",
                        "CHEVRON CORP NEW", "Chevron",
                        "OCCIDENTAL PETE CORP", "Occidental Petroleum",
                        "KRAFT HEINZ CO", "Kraft Heinz",
                        "MOODYS CORP", "Moody's");
        names.forEach((filed, name) -> {
            long[] held = Optional.ofNullable(now.get(filed)).orElseThrow();
            long change = held[0] - Optional.ofNullable(before.get(filed)).orElseThrow()[0];
            assertThat(text)
                    .contains(
                            String.format(
                                    java.util.Locale.ROOT,
                                    "%s | %,d | %s | %.1f | %.1f %%",
                                    name,
                                    held[0],
                                    change == 0
                                            ? "0"
                                            : String.format(java.util.Locale.ROOT, "%+,d", change),
                                    held[1] / 1e9,
                                    100.0 * held[1] / total));
        });
    }

    private static long securities(byte[] table) {
        return Pattern.compile("cusip>([0-9A-Z]{9})<")
                .matcher(new String(table, StandardCharsets.UTF_8))
                .results()
                .map(line -> line.group(1))
                .distinct()
                .count();
    }

    private static Map<String, long[]> holdings(byte[] table) {
        Map<String, long[]> sums = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Matcher lines =
                Pattern.compile(
                                "<[^>]*nameOfIssuer>([^<]*)<.*?cusip>([^<]*)<.*?value>(\\d+)<"
                                        + ".*?sshPrnamt>(\\d+)<",
                                Pattern.DOTALL)
                        .matcher(new String(table, StandardCharsets.UTF_8));
        while (lines.find()) {
            long[] sum = sums.computeIfAbsent(lines.group(2), cusip -> new long[2]);
            names.put(lines.group(2), lines.group(1).strip());
            sum[0] += Long.parseLong(lines.group(4));
            sum[1] += Long.parseLong(lines.group(3));
        }
        return sums.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                one -> names.getOrDefault(one.getKey(), ""),
                                Map.Entry::getValue,
                                (one, other) -> new long[] {one[0] + other[0], one[1] + other[1]}));
    }

    private static org.assertj.core.data.Offset<Double> tenth() {
        return within(0.05);
    }

    private static double change(String set, String series, String from, String to) {
        return 100 * (number(value(set, series, to)) / number(value(set, series, from)) - 1);
    }

    private static String steepest(NavigableMap<String, Double> series, int sign) {
        String found = "";
        double most = 0;
        for (String day : series.tailMap(series.firstKey(), false).keySet()) {
            double before = series.lowerEntry(day).getValue();
            double move = sign * (series.getOrDefault(day, before) / before - 1);
            if (move > most) {
                most = move;
                found = day;
            }
        }
        return found;
    }

    private static String lowest(Map<String, Double> series) {
        return series.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    private static Map<String, Double> negated(Map<String, Double> series) {
        Map<String, Double> turned = new TreeMap<>();
        series.forEach((day, value) -> turned.put(day, -value));
        return turned;
    }

    private static long currencies(String day) {
        return TABLES.getOrDefault("ecb", Map.of()).entrySet().stream()
                .filter(cell -> cell.getKey().startsWith(day + " "))
                .filter(cell -> !cell.getValue().equals("N/A"))
                .count();
    }

    private static NavigableMap<String, Double> series(String set, String name) {
        return TABLES.getOrDefault(set, Map.of()).entrySet().stream()
                .filter(cell -> cell.getKey().endsWith(" " + name))
                .filter(cell -> !cell.getValue().equals("N/A"))
                .collect(
                        Collectors.toMap(
                                cell -> cell.getKey().substring(0, 10),
                                cell -> number(cell.getValue()),
                                (one, other) -> one,
                                TreeMap::new));
    }

    private static String value(String set, String series, String day) {
        return Optional.ofNullable(TABLES.getOrDefault(set, Map.of()).get(day + " " + series))
                .orElseThrow(() -> new AssertionError(set + " has no " + series + " on " + day));
    }

    private static double number(String words) {
        return new BigDecimal(words).doubleValue();
    }

    /// A table as one map: `2015-01-15 CHF` to the cell.
    private static Map<String, String> table(byte[] csv) {
        List<String> lines = new String(csv, StandardCharsets.UTF_8).lines().toList();
        String[] names = lines.getFirst().split(",");
        Map<String, String> cells = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",");
            for (int i = 1; i < row.length; i++) {
                if (!row[i].isEmpty()) {
                    cells.put(row[0] + " " + names[i], row[i]);
                }
            }
        }
        return cells;
    }

    /// Cells of a line in which a cell with a comma stands in quotation marks.
    private static List<String> cells(String line) {
        Function<String, String> bare = cell -> cell.replace("\"", "");
        return Pattern.compile("\"[^\"]*\"|[^,]+")
                .matcher(line)
                .results()
                .map(found -> bare.apply(found.group()))
                .toList();
    }

    private static byte[] member(byte[] zipped, String ending) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(ending)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new IOException("No " + ending + " in the zip");
    }
}
