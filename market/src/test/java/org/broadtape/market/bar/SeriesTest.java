package org.broadtape.market.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.broadtape.market.bar.Adjuster.Adjusted;
import org.broadtape.market.bar.CorporateAction.Dividend;
import org.broadtape.market.bar.CorporateAction.SpinOff;
import org.broadtape.market.bar.CorporateAction.Split;
import org.broadtape.market.bar.History.Told;
import org.broadtape.market.quote.PriceUnit;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final SeriesKey RAW = SeriesKey.rawDaily("bt:example");
    private static final PriceUnit PENCE = PriceUnit.of("GBp").orElseThrow();
    private static final PriceUnit POUNDS = PriceUnit.currencyOf("GBP");
    private static final long DAY = LocalDate.of(2024, 3, 4).toEpochDay();
    private static final OptionalDouble NONE = OptionalDouble.empty();

    /// Four days: 100, 110, a split of 2 for 1 to 56, then 54 without a dividend of 2.
    private static Series raw() {
        return Series.of(
                RAW,
                PENCE,
                List.of(
                        new Bar(DAY, NONE, OptionalDouble.of(102), NONE, 100, OptionalDouble.of(7)),
                        Bar.of(DAY + 1, 110),
                        Bar.of(DAY + 2, 56),
                        Bar.of(DAY + 3, 54)));
    }

    private static Split split() {
        return new Split(LocalDate.ofEpochDay(DAY + 2), 2, 1, "the issuer");
    }

    /// Two pence, told in pounds.
    private static Dividend dividend() {
        return new Dividend(
                LocalDate.ofEpochDay(DAY + 3), new BigDecimal("0.02"), POUNDS, "the issuer");
    }

    private static Adjuster adjuster(CorporateAction... actions) {
        return new Adjuster(new Actions(List.of(actions)), ZoneOffset.UTC);
    }

    @Test
    void neverMixesBasesOrUnits() {
        Series adjusted = adjuster(split()).splitAdjusted(raw());

        assertThatIllegalArgumentException().isThrownBy(() -> raw().with(adjusted));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw().with(Series.empty(RAW, POUNDS)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adjuster(split()).totalReturn(adjusted));
    }

    @Test
    void joinsBarsInTheOrderOfTimeAndTheLaterWordStands() {
        Series other = Series.of(RAW, PENCE, List.of(Bar.of(DAY + 1, 111), Bar.of(DAY + 5, 60)));

        Series joined = raw().with(other);

        assertThat(joined.size()).isEqualTo(5);
        assertThat(joined.close(1)).isEqualTo(111);
        assertThat(joined.last()).contains(Bar.of(DAY + 5, 60));
        assertThat(joined.between(DAY + 1, DAY + 4).size()).isEqualTo(3);
        assertThat(joined.between(DAY + 9, Long.MAX_VALUE).isEmpty()).isTrue();
    }

    @Test
    void refusesBarsOutOfOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Series.of(RAW, PENCE, List.of(Bar.of(DAY + 1, 1), Bar.of(DAY + 1, 2))));
    }

    @Test
    void dividesWhatWasBeforeASplit() {
        Series adjusted = adjuster(split(), dividend()).splitAdjusted(raw());

        assertThat(adjusted.key().basis()).isEqualTo(Basis.SPLIT_ADJUSTED);
        assertThat(adjusted.close(0)).isEqualTo(50);
        assertThat(adjusted.high(0)).hasValue(51);
        assertThat(adjusted.open(0)).isEmpty();
        assertThat(adjusted.volume(0)).hasValue(14);
        assertThat(adjusted.close(1)).isEqualTo(55);
        assertThat(adjusted.close(2)).isEqualTo(56);
    }

    @Test
    void totalReturnIsAnOwnersWhoReinvested() {
        Adjusted adjusted = adjuster(split(), dividend()).totalReturn(raw());

        assertThat(adjusted.leftOut()).isEmpty();
        Series total = adjusted.series();
        assertThat(total.close(3) / total.close(2)).isEqualTo(56.0 / 56, within(1e-12));
        assertThat(total.close(2) / total.close(1)).isEqualTo(56.0 / 55, within(1e-12));
    }

    @Test
    void takingAnActionOutUndoesAllItDid() {
        Actions actions = new Actions(List.of(dividend(), split()));

        Actions undone = actions.without(split()).without(dividend());

        assertThat(actions.all()).containsExactly(split(), dividend());
        assertThat(new Adjuster(undone, ZoneOffset.UTC).totalReturn(raw()).series().close(0))
                .isEqualTo(100);
    }

    @Test
    void leavesOutAndTellsWhatItCanNotWeigh() {
        Dividend dollars =
                new Dividend(
                        LocalDate.ofEpochDay(DAY + 1),
                        BigDecimal.ONE,
                        PriceUnit.currencyOf("USD"),
                        "the issuer");
        SpinOff unknown =
                new SpinOff(
                        LocalDate.ofEpochDay(DAY + 1),
                        "bt:child",
                        0.5,
                        Optional.empty(),
                        PENCE,
                        "the issuer");

        Adjusted adjusted = adjuster(dollars, unknown).totalReturn(raw());

        assertThat(adjusted.leftOut()).containsExactlyInAnyOrder(dollars, unknown);
        assertThat(adjusted.series().close(0)).isEqualTo(100);
    }

    @Test
    void recoversDividendsAndRawPricesFromAnAdjustedSeries() {
        Series bars = adjuster(split()).splitAdjusted(raw());
        double factor = 1 - 2.0 / 56;
        Series total =
                Series.of(
                        RAW.on(Basis.TOTAL_RETURN),
                        PENCE,
                        List.of(
                                Bar.of(DAY, 50 * factor),
                                Bar.of(DAY + 1, 55 * factor),
                                Bar.of(DAY + 2, 56 * factor),
                                Bar.of(DAY + 3, 54)));
        History history =
                new History(bars, Optional.of(total), List.of(), List.of(new Told(DAY + 2, 2)));

        assertThat(history.recoveredDividends(0.0001))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.time()).isEqualTo(DAY + 3);
                    assertThat(told.value()).isEqualTo(2, within(1e-9));
                });
        assertThat(history.raw()).isEqualTo(raw());
        assertThat(history.actions("a provider", ZoneOffset.UTC).all())
                .containsExactly(new Split(LocalDate.ofEpochDay(DAY + 2), 2, 1, "a provider"));
    }
}
