package org.broadtape.price.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CadenceTest {
    private static final long MILLI = 1_000_000;

    private final Cadence cadence = new Cadence(Duration.ofSeconds(1), Duration.ofMillis(20), 0);

    @Test
    void isNeverDueWhereNothingChanged() {
        assertThat(cadence.due()).isEqualTo(Cadence.NEVER);
        cadence.changed(0);
        cadence.told();
        assertThat(cadence.due()).isEqualTo(Cadence.NEVER);
    }

    @Test
    void waitsAMomentForWhatComesWithTheFirstChange() {
        cadence.changed(5_000 * MILLI);
        cadence.changed(5_010 * MILLI);
        assertThat(cadence.due()).isEqualTo(5_020 * MILLI);
    }

    @Test
    void tellsWhatChangesAllTheTimeOnceInAPace() {
        long last = 0;
        int frames = 0;
        for (long now = 0; now < 60_000 * MILLI; now += 7 * MILLI) {
            if (now >= cadence.due()) {
                cadence.told();
                frames++;
                last = now;
            }
            cadence.changed(now);
        }
        assertThat(frames).isBetween(59, 61);
        assertThat(last).isGreaterThan(58_000 * MILLI);
    }

    @Test
    void fallsNoFurtherBehindWhereChangesComeAtThePaceAndAFewAreLate() {
        for (int second = 1; second < 100; second++) {
            long changed = (second * 1_000L + (second % 7 == 0 ? 60 : 0)) * MILLI;
            cadence.changed(changed);
            assertThat(cadence.due() - changed).isBetween(20 * MILLI, 80 * MILLI);
            cadence.told();
        }
    }
}
