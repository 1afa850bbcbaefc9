package org.broadtape.price.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void marksRoundNumbersAroundAllValues() {
        assertThat(Ticks.of(101.3, 148, false).marks())
                .containsExactly(100.0, 110.0, 120.0, 130.0, 140.0, 150.0);
        assertThat(Ticks.of(-37.6, 18.3, false).marks()).containsExactly(-40.0, -20.0, 0.0, 20.0);
    }

    @Test
    void marksEqualRatiosOnALogarithmicScale() {
        Ticks ticks = Ticks.of(1, 16, true);
        assertThat(ticks.marks()).containsExactly(1.0, 2.0, 4.0, 8.0, 16.0);
        assertThat(ticks.height(4)).isEqualTo(0.5);
    }

    @Test
    void hasAScaleForWhatNeverMoves() {
        Ticks ticks = Ticks.of(5, 5, false);
        assertThat(ticks.height(5)).isBetween(0.0, 1.0);
        assertThat(Ticks.of(5, 5, true).height(5)).isBetween(0.0, 1.0);
        assertThat(Ticks.of(0, 0, false).marks()).hasSizeGreaterThan(1);
    }
}
