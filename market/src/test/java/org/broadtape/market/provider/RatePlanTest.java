package org.broadtape.market.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.broadtape.market.provider.ProviderTerms.Pace;
import org.junit.jupiter.api.Test;

class RatePlanTest {
    private static final Instant NOW = Instant.parse("2026-03-04T15:30:00Z");

    @Test
    void keepsEveryPaceOverEveryStretchOfItsLength() {
        List<Pace> paces =
                List.of(new Pace(5, Duration.ofMinutes(1)), new Pace(25, Duration.ofDays(1)));
        RatePlan plan = new RatePlan(paces, List.of());
        List<Instant> sent = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Instant at = plan.next(i == 0 ? NOW : sent.getLast().plusSeconds(i % 3));
            assertThat(plan.allows(at)).isTrue();
            plan = plan.sent(at);
            sent.add(at);
        }
        for (Pace pace : paces) {
            for (Instant from : sent) {
                Instant to = from.plus(pace.per());
                assertThat(
                                sent.stream()
                                        .filter(at -> !at.isBefore(from) && at.isBefore(to))
                                        .count())
                        .isLessThanOrEqualTo(pace.requests());
            }
        }
    }

    @Test
    void holdsNothingUpWithoutAPace() {
        RatePlan plan = new RatePlan(List.of(), List.of()).sent(NOW).sent(NOW);
        assertThat(plan.next(NOW)).isEqualTo(NOW);
    }

    @Test
    void forgetsWhatTheLongestPaceNoLongerSees() {
        RatePlan plan = new RatePlan(List.of(new Pace(1, Duration.ofSeconds(1))), List.of());
        assertThat(plan.sent(NOW).sent(NOW.plusSeconds(5)).sent()).hasSize(1);
    }
}
