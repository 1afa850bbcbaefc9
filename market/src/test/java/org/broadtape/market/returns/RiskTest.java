package org.broadtape.market.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RiskTest {
    private static final LocalDate START = LocalDate.of(2000, 1, 30);

    /// Per cent, the first one missing.
    private static final ReturnSeries MIXED = percent(Double.NaN, 1, 10, -4, 2, 3, 2, 1, -10);

    @Test
    void measuresWhatVariesAndWhatWasEarnedForIt() {
        Risk risk = Risk.of(MIXED, Periodicity.DAILY);
        assertFigure(MIXED.total(), 0.03893109170048);
        assertFigure(MIXED.annualised(252), 1.9135925373194231);
        assertFigure(risk.volatility(), 0.9136465399704637);
        assertFigure(risk.sharpe(), 1.7238613961706866);
        assertFigure(risk.sortino(), 2.605531251673693);
        assertFigure(risk.calmar(), 19.135925373194233);
        assertFigure(risk.maxDrawdown(), -0.1);
        assertFigure(risk.tailRatio(), 7.55 / 7.9);
        assertFigure(risk.omega(10), 0.83354263497558);
        assertFigure(risk.stability(), 0.1529973665111273);
    }

    @Test
    void datesTheDeepestFallAndItsRecovery() {
        ReturnSeries series = percent(10, -5, -5, 20, -1, 5);
        Drawdown deepest = Drawdown.deepest(series).orElseThrow();
        assertThat(deepest.depth()).isCloseTo(0.95 * 0.95 - 1, within(1e-12));
        assertThat(deepest.peak()).contains(START);
        assertThat(deepest.trough()).isEqualTo(START.plusDays(2));
        assertThat(deepest.recovered()).contains(START.plusDays(3));
        assertThat(Drawdown.all(series)).hasSize(2);
        ReturnSeries sinking = percent(-1, -1);
        assertThat(Drawdown.deepest(sinking).orElseThrow().peak()).isEqualTo(Optional.empty());
        assertThat(Drawdown.deepest(sinking).orElseThrow().recovered()).isEqualTo(Optional.empty());
        assertThat(Drawdown.deepest(percent(1, 2))).isEmpty();
    }

    @Test
    void setsReturnsAgainstABenchmark() {
        ReturnSeries fallen = percent(0, -6, -7, -1, -9, -2, -6, -8, -5);
        Against against = Against.of(MIXED, fallen, 252);
        assertFigure(against.alpha(), -0.9997853834885004);
        assertFigure(against.beta(), -0.71296296296296);
        Against itself = Against.of(MIXED, MIXED, 252);
        assertFigure(itself.beta(), 1);
        assertFigure(itself.capture(), 1);
        assertFigure(itself.trackingError(), 0);
        assertThat(itself.informationRatio()).isEqualTo(Figure.none(new Reason.NoSpread()));
    }

    @Test
    void saysWhyThereIsNoFigure() {
        ReturnSeries none = percent();
        ReturnSeries one = percent(1);
        ReturnSeries flat = percent(1, 1, 1);
        assertThat(none.total()).isEqualTo(Figure.none(new Reason.NotEnoughHistory(0, 1)));
        assertThat(percent(Double.NaN).total()).isInstanceOf(Figure.Unavailable.class);
        assertThat(Risk.of(one, 252).volatility())
                .isEqualTo(Figure.none(new Reason.NotEnoughHistory(1, 2)));
        assertThat(Risk.of(flat, 252).sharpe()).isEqualTo(Figure.none(new Reason.NoSpread()));
        assertThat(Risk.of(flat, 252).sortino()).isEqualTo(Figure.none(new Reason.NoLoss()));
        assertThat(Risk.of(flat, 252).calmar()).isEqualTo(Figure.none(new Reason.NoLoss()));
        assertThat(Against.of(MIXED, percent(1, 1, 1, 1), 252).beta())
                .isEqualTo(Figure.none(new Reason.NoSpread()));
        assertThat(Linking.annualised(-1.5, 2)).isInstanceOf(Figure.Unavailable.class);
        assertThat(Linking.annualised(1, 1e-6)).isEqualTo(Figure.none(new Reason.BeyondNumbers()));
    }

    @Test
    void gathersDaysIntoMonthsAndYearsThatLinkToTheSameWhole() {
        Random random = new Random(11);
        for (int i = 0; i < 50; i++) {
            double[] returns = random.doubles(700, -0.03, 0.03).toArray();
            ReturnSeries series = ReturnSeries.of(days(700), returns);
            for (Span span : Span.values()) {
                List<Figure> parts =
                        series.by(span).stream().map(ReturnSeries.Stretch::total).toList();
                assertFigure(Linking.linked(parts), series.total().number().orElseThrow());
            }
            double depth = Risk.of(series, 252).maxDrawdown().number().orElseThrow();
            assertThat(depth).isBetween(-1.0, 0.0);
            assertThat(Drawdown.deepest(series).orElseThrow().depth()).isEqualTo(depth);
        }
    }

    @Test
    void addsWhatWasPaidAndSplitToThePrice() {
        assertFigure(TotalReturn.of(100, 99, 1, 2), 0.01);
        assertFigure(TotalReturn.of(100, 26, 4, 0), 0.04);
        assertThat(TotalReturn.of(0, 26, 4, 0)).isInstanceOf(Figure.Unavailable.class);
        ReturnSeries holed = ReturnSeries.ofValues(days(4), 100, Double.NaN, 110, 121);
        assertThat(holed.at(2)).isEmpty();
        assertFigure(holed.total(), 0.1);
    }

    private static void assertFigure(Figure figure, double expected) {
        assertThat(figure.number().orElseThrow()).isCloseTo(expected, within(1e-9));
    }

    private static ReturnSeries percent(double... returns) {
        double[] fractions = java.util.Arrays.stream(returns).map(one -> one / 100).toArray();
        return ReturnSeries.of(days(returns.length), fractions);
    }

    private static List<LocalDate> days(int count) {
        return IntStream.range(0, count).mapToObj(START::plusDays).toList();
    }
}
