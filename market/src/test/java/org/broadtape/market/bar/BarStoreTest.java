package org.broadtape.market.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.broadtape.market.quote.PriceUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarStoreTest {
    private static final SeriesKey KEY = SeriesKey.rawDaily("bt:example/../../etc");
    private static final PriceUnit USD = PriceUnit.currencyOf("USD");

    @TempDir private Path folder;

    /// Bars as markets print them: two decimals, single precision, or neither; some numbers absent.
    private static Series made(SeriesKey key, int size, int kind) {
        Random random = new Random(size + kind);
        List<Bar> bars = new ArrayList<>();
        double price = 100;
        long time = -20_000;
        for (int at = 0; at < size; at++) {
            price *= 1 + random.nextGaussian() / 50;
            time += 1 + random.nextInt(4);
            bars.add(
                    new Bar(
                            time,
                            number(price * 1.001, kind, random),
                            number(price * 1.02, kind, random),
                            number(price * 0.98, kind, random),
                            rounded(price, kind),
                            number(random.nextInt(1_000_000), kind, random)));
        }
        return Series.of(key, USD, bars);
    }

    private static OptionalDouble number(double number, int kind, Random random) {
        return random.nextInt(10) == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(rounded(number, kind));
    }

    private static double rounded(double number, int kind) {
        return switch (kind) {
            case 0 -> Math.rint(number * 100) / 100;
            case 1 -> (float) number;
            default -> number;
        };
    }

    @Test
    void givesBackExactlyWhatWasWritten() throws IOException {
        BarStore store = new BarStore(folder);
        for (int kind = 0; kind < 3; kind++) {
            for (int size : new int[] {0, 1, 2, 3_000}) {
                SeriesKey key = SeriesKey.rawDaily("bt:" + kind + "-" + size);
                Series series = made(key, size, kind);

                assertThat(store.write(series).bars()).isEqualTo(size);

                assertThat(store.read(key)).isEqualTo(new Stored.Present(series));
            }
        }
        assertThat(store.keys()).hasSize(12);
        assertThat(store.damaged()).isEmpty();
    }

    @Test
    void packsABarOfAShareInAboutAQuarterOfItsNumbers() {
        byte[] file = BarFile.bytes(made(KEY, 5_000, 0));

        assertThat(file.length).isLessThan(5_000 * 15);
    }

    @Test
    void keepsEverySeriesBelowItsFolder() throws IOException {
        BarStore store = new BarStore(folder.resolve("bars"));
        store.write(made(KEY, 3, 0));

        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .singleElement()
                    .isEqualTo(store.place(KEY));
        }
        assertThat(store.place(KEY).normalize()).startsWith(folder.resolve("bars"));
    }

    @Test
    void appendsLaterBarsAndCorrectsTheSame() throws IOException {
        BarStore store = new BarStore(folder);
        Series more = Series.of(KEY, USD, List.of(Bar.of(20_000, 5), Bar.of(20_001, 6)));
        store.append(more);

        store.append(Series.of(KEY, USD, List.of(Bar.of(20_001, 7), Bar.of(20_002, 8))));

        BarStore.Last last = store.last(List.of(KEY)).of(KEY).orElseThrow();
        assertThat(last.bar()).isEqualTo(Bar.of(20_002, 8));
        assertThat(last.closeBefore()).hasValue(7);
        assertThat(store.read(KEY, 20_001, 20_001))
                .isEqualTo(new Stored.Present(Series.of(KEY, USD, List.of(Bar.of(20_001, 7)))));
        Series pounds = Series.empty(KEY, PriceUnit.currencyOf("GBP"));
        assertThatIllegalArgumentException().isThrownBy(() -> store.append(pounds));
    }

    @Test
    void knowsNothingOfWhatWasNeverWritten() throws IOException {
        BarStore store = new BarStore(folder.resolve("none"));

        assertThat(store.read(KEY)).isEqualTo(new Stored.Absent(KEY));
        assertThat(store.last(List.of(KEY)).bars()).isEmpty();
        assertThat(store.keys()).isEmpty();
        assertThat(store.remove(KEY)).isFalse();
    }

    @Test
    void tellsOfEveryByteThatWasAlteredOrCutOff() throws IOException {
        BarStore store = new BarStore(folder);
        store.write(made(KEY, 40, 0));
        byte[] whole = Files.readAllBytes(store.place(KEY));
        for (int at = 0; at < whole.length; at++) {
            byte[] altered = whole.clone();
            altered[at] ^= 0x10;
            assertThatExceptionOfType(PackedReader.Torn.class)
                    .isThrownBy(() -> BarFile.series(altered));
            byte[] cut = Arrays.copyOf(whole, at);
            assertThatExceptionOfType(PackedReader.Torn.class)
                    .isThrownBy(() -> BarFile.series(cut));
        }
        Files.write(store.place(KEY), Arrays.copyOf(whole, whole.length - 1));
        assertThat(store.read(KEY)).isInstanceOf(Stored.Damaged.class);
        assertThat(store.damaged()).hasSize(1);
        assertThat(store.last(List.of(KEY)).bars().size()).isEqualTo(1);
        assertThat(store.append(made(KEY, 2, 0))).isInstanceOf(Stored.Damaged.class);
    }

    @Test
    void meetsTheOldBarsWhereAWriterWasKilledBeforeTheRename() throws IOException {
        BarStore store = new BarStore(folder);
        Series old = made(KEY, 10, 0);
        store.write(old);
        byte[] half = Arrays.copyOf(BarFile.bytes(made(KEY, 11, 0)), 700);
        Files.write(store.place(KEY).resolveSibling(store.place(KEY).getFileName() + ".new"), half);

        assertThat(store.read(KEY)).isEqualTo(new Stored.Present(old));
        assertThat(store.keys()).containsExactly(KEY);

        Series next = made(KEY, 12, 0);
        store.write(next);
        assertThat(store.read(KEY)).isEqualTo(new Stored.Present(next));
    }

    @Test
    void refusesAFileThatHoldsAnotherSeries() throws IOException {
        BarStore store = new BarStore(folder);
        SeriesKey other = SeriesKey.rawDaily("bt:other");
        store.write(made(KEY, 3, 0));
        store.write(made(other, 3, 0));
        Files.write(store.place(KEY), Files.readAllBytes(store.place(other)));

        assertThat(store.read(KEY)).isInstanceOf(Stored.Damaged.class);
        assertThat(store.last(List.of(KEY)).problems()).hasSize(1);
    }

    @Test
    void survivesBodiesMadeToMislead() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] body = new byte[random.nextInt(200)];
            random.nextBytes(body);
            if (body.length > 1) {
                body[0] = (byte) random.nextInt(22);
                body[1] = (byte) random.nextInt(22);
            }
            int size = random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(40);
            try {
                PackedReader from = new PackedReader(body, 0, body.length);
                Columns bars = PackedBars.unpack(from, size, Interval.DAY);
                assertThat(bars.size).isEqualTo(size);
            } catch (PackedReader.Torn torn) {
                assertThat(torn.getMessage()).isNotBlank();
            }
        }
    }
}
