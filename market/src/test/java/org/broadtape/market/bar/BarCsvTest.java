package org.broadtape.market.bar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.broadtape.market.quote.PriceUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each `.csv` in `bars` reads as the `.txt` beside it says; the end of a name is the interval.
class BarCsvTest {
    private static final PriceUnit EUR = PriceUnit.currencyOf("EUR");

    static Stream<Path> cases() throws IOException, URISyntaxException {
        Path folder = Path.of(BarCsvTest.class.getResource("/bars/yahoo-1d.csv").toURI());
        try (Stream<Path> files = Files.list(folder.getParent())) {
            return files
                    .filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsAsTheFileBesideSays(Path csv) throws IOException {
        String stem = csv.getFileName().toString().replace(".csv", "");
        Interval interval = Interval.of(stem.substring(stem.lastIndexOf('-') + 1)).orElseThrow();

        BarCsv.Reading reading = read(Files.readAllBytes(csv), interval);

        assertThat(lines(reading))
                .containsExactlyElementsOf(Files.readAllLines(csv.resolveSibling(stem + ".txt")));
    }

    @Test
    void readsWhatIsGzippedTheSame() throws IOException {
        byte[] plain = "Date,Close\n2024-03-08,1.5\n".getBytes(UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        byte[] whole = packed.toByteArray();

        assertThat(read(whole, Interval.DAY).history())
                .isEqualTo(read(plain, Interval.DAY).history());
        assertThat(read(Arrays.copyOf(whole, whole.length - 9), Interval.DAY).problems())
                .singleElement()
                .matches(problem -> problem.name().equals("gzip-torn"));
    }

    @Test
    void tellsAtMostAHundredBadRowsOneByOne() {
        String csv = "Date,Close\n" + "never,1\n".repeat(500) + "2024-03-08,2\n";

        BarCsv.Reading reading = read(csv.getBytes(UTF_8), Interval.DAY);

        assertThat(reading.problems()).hasSize(101);
        assertThat(reading.problems().getLast().what()).startsWith("400 ");
        assertThat(reading.history().bars().size()).isEqualTo(1);
    }

    @Test
    void readsEveryDecimalToTheNearestDouble() {
        Random random = new Random(4711);
        for (int round = 0; round < 200_000; round++) {
            int places = 1 + random.nextInt(16);
            String written = "%d.%0" + places + "d";
            String number =
                    written.formatted(
                            random.nextInt(100_000),
                            random.nextLong((long) Math.pow(10, Math.min(places, 13))));
            byte[] bytes = number.getBytes(UTF_8);
            assertThat(Digits.number(bytes, 0, bytes.length))
                    .as(number)
                    .isEqualTo(Double.parseDouble(number));
        }
    }

    @Test
    void readsNoMoreRowsThanItCanHold() {
        String csv = "Date,Close\n" + "2024-03-08,2\n".repeat(BarCsv.ROWS + 5);

        BarCsv.Reading reading = read(csv.getBytes(UTF_8), Interval.DAY);

        assertThat(reading.problems()).anyMatch(problem -> problem.name().equals("bars-too-many"));
    }

    @Test
    void neverThrowsWhateverTheBytes() throws Exception {
        Random random = new Random(99);
        for (Path csv : cases().toList()) {
            byte[] whole = Files.readAllBytes(csv);
            for (int round = 0; round < 500; round++) {
                byte[] altered = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
                for (int change = 0; change < 3; change++) {
                    altered[random.nextInt(altered.length)] = (byte) random.nextInt(128);
                }
                Interval interval = round % 2 == 0 ? Interval.DAY : Interval.MINUTE;
                Series bars = read(altered, interval).history().bars();
                for (int at = 0; at < bars.size(); at++) {
                    assertThat(interval.holds(bars.time(at))).isTrue();
                }
            }
        }
    }

    private static BarCsv.Reading read(byte[] file, Interval interval) {
        return BarCsv.read(
                file,
                new SeriesKey("bt:example", interval, Basis.SPLIT_ADJUSTED),
                EUR,
                ZoneId.of("Europe/Paris"));
    }

    private static List<String> lines(BarCsv.Reading reading) {
        List<String> lines = new ArrayList<>();
        Series bars = reading.history().bars();
        Interval interval = bars.key().interval();
        for (int at = 0; at < bars.size(); at++) {
            lines.add(
                    String.join(
                            " ",
                            interval.written(bars.time(at)),
                            word(bars.open(at)),
                            word(bars.high(at)),
                            word(bars.low(at)),
                            word(OptionalDouble.of(bars.close(at))),
                            word(bars.volume(at))));
        }
        reading.history()
                .adjusted()
                .ifPresent(totals -> {
                    for (int at = 0; at < totals.size(); at++) {
                        lines.add(
                                "total "
                                        + interval.written(totals.time(at))
                                        + " "
                                        + totals.close(at));
                    }
                });
        reading.history()
                .dividends()
                .forEach(told -> lines.add("dividend " + told(interval, told)));
        reading.history().gains().forEach(told -> lines.add("gain " + told(interval, told)));
        reading.history().splits().forEach(told -> lines.add("split " + told(interval, told)));
        reading.problems()
                .forEach(problem ->
                        lines.add("problem " + problem.name() + " " + problem.line().orElse(0)));
        return lines;
    }

    private static String told(Interval interval, History.Told told) {
        return interval.written(told.time()) + " " + told.value();
    }

    private static String word(OptionalDouble number) {
        return number.isPresent() ? Double.toString(number.getAsDouble()) : "-";
    }
}
