package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReturnsMeasureTest {
    private static final String PYTHON =
            """
            import pandas as pd  # not read

            class TestCases(TestCase):
                up = pd.Series(np.array([1., 2.,
                                         3.]) / 100, index=pd.date_range('2020-1-1', periods=3))
                none = pd.Series(np.array([]) / 100)

                @parameterized.expand([
                    (up, 0.061106),
                    (none, np.nan),
                    (up[1:], 0.05),
                ])
                def test_final(self, returns, expected):
                    assert_almost_equal(self.lib.cum_returns_final(returns), expected, 4)

                def test_ratio(self):
                    assert_almost_equal(self.lib.sharpe_ratio(self.up - self.up), np.inf)
                    assert_almost_equal(self.lib.magic(self.up), 3)
                    assert self.lib.max_drawdown(self.up) <= 0


            def test_prices():
                prices = pd.read_csv("somewhere/prices.csv")["MILL"]
                for i, expected in enumerate([1.0, 1.5]):
                    assert prices.rebase(1).iloc[i] == expected
            """;

    private static final String JAVA =
            """
            @Test
            public void doubles() {
                final double xirr = new Xirr(Arrays.asList(
                    new Transaction(-1000, "2010-01-01"),
                    new Transaction( 2000, "2011-01-01"))).xirr();
                assertEquals(1.0, xirr, TOLERANCE);
            }
            @Test(expected = IllegalArgumentException.class)
            public void one() {
                new Xirr(new Transaction(-1000, "2010-01-01")).xirr();
                fail("Expected exception");
            }
            """;

    private static final String HISTORY =
            """
            ticker,date,close,ex-dividend,split_ratio,adj_close
            MILL,2020-01-02,100,0,1,50
            MILL,2020-01-03,52,0,2,52
            MILL,2020-01-06,51,1,1,52
            """;

    @TempDir Path folder;

    @Test
    void readsExpectationsOutOfTheFilesOfTheSet() throws IOException {
        Path zip =
                Zips.of(
                        folder,
                        "vectors-own/test_a.py",
                        PYTHON,
                        "vectors-own/ATest.java",
                        JAVA,
                        "vectors-own/prices.csv",
                        "Date,MILL\n2020-01-02,10\n2020-01-03,15\n",
                        "vectors-own/history.csv",
                        HISTORY,
                        "vectors-own/ORIGIN.txt",
                        "2010-01-01 -1, 2011-01-01 1.25 -> 0.25000.\n");
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Misses misses = new Misses(new PrintStream(told, true, StandardCharsets.UTF_8), 100);
        Measure.Outcome outcome = new ReturnsMeasure().over(zip, misses);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("test_final[3]")
                .contains("withheld: the returns don't vary: expected Infinity")
                .contains("magic");
        assertThat(outcome.n()).isEqualTo(9);
        assertThat(outcome.figures())
                .containsEntry("equal", 0.8888)
                .containsEntry("compared", 9.0)
                .containsEntry("differentDefinition", 1.0)
                .containsEntry("skipped", 2.0);
    }
}
