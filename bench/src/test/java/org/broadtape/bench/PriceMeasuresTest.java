package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceMeasuresTest {
    private static final Misses NOWHERE =
            new Misses(
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                    0);

    @TempDir Path folder;

    /// A series whose row `pence`, where there is one, is a hundred times too high.
    private static String made(int rows, int pence) {
        StringBuilder csv = new StringBuilder("Date,Open,High,Low,Close,Adj Close,Volume\n");
        Random random = new Random(5);
        double price = 50;
        for (int row = 0; row < rows; row++) {
            double close = price * (1 + random.nextGaussian() / 100);
            double times = row == pence ? 100 : 1;
            csv.append(LocalDate.of(2020, 1, 1).plusDays(row));
            for (double one :
                    new double[] {
                        price,
                        Math.max(price, close) + 0.1,
                        Math.min(price, close) - 0.1,
                        close,
                        // Half a hundredth was paid at row 100.
                        close * (row < 100 ? 0.995 : 1)
                    }) {
                csv.append(',').append(Math.rint(one * times * 1e4) / 1e4);
            }
            csv.append(',').append(100_000 + random.nextInt(50_000)).append('\n');
            price = close;
        }
        return csv.toString();
    }

    @Test
    void countsDamagedSeriesFlaggedAndCleanOnesLeftAlone() throws IOException {
        Path zip =
                Zips.of(
                        folder,
                        "set/QUAY-L-1d-100x.csv",
                        made(120, 60),
                        "set/QUAY-L-1d-100x-fixed.csv",
                        made(120, -1),
                        "set/PIER-1d-nothing-wrong.csv",
                        made(90, -1));

        Measure.Outcome outcome = new PriceErrorsMeasure().over(zip, NOWHERE);

        assertThat(outcome.n()).isEqualTo(3);
        assertThat(outcome.figures())
                .containsEntry("flagged", 1.0)
                .containsEntry("dayFound", 1.0)
                .containsEntry("daysTrue", 1.0)
                .containsEntry("falseAlarms", 0.0)
                .containsEntry("damaged", 1.0)
                .containsEntry("clean", 2.0);
    }

    @Test
    void damagesEachHistoryInEveryWayItCan() throws IOException {
        Path zip = Zips.of(folder, "set/QUAY.csv.gz", made(300, -1));

        Measure.Outcome outcome = new GuardMeasure().over(zip, NOWHERE);

        assertThat(outcome.n()).isEqualTo(PriceDamage.values().length);
        assertThat(outcome.figures())
                .containsEntry("falseAlarms", 0.0)
                .containsEntry("barTimes100", 1.0)
                .containsEntry("zero", 1.0);
    }
}
