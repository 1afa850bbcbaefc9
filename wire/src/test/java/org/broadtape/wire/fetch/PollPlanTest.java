package org.broadtape.wire.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadtape.base.Problem;
import org.junit.jupiter.api.Test;

class PollPlanTest {
    private static final URI FEED = URI.create("https://a.example/feed");
    private static final PollPlan PLAN = PollPlan.of(7);

    private static FetchOutcome same(Duration freshFor) {
        return new FetchOutcome.NotModified(
                FEED, Optional.empty(), Validators.NONE, Optional.of(freshFor));
    }

    private static FetchOutcome failed() {
        return new FetchOutcome.Failed(
                FetchOutcome.Kind.CONNECT,
                Problem.of("no-connection", Problem.Severity.FATAL, "", ""),
                OptionalInt.empty());
    }

    private static Duration wait(PollPlan plan, FetchOutcome outcome, int failures) {
        return plan.waitAfter(outcome, failures).orElseThrow();
    }

    private static void about(Duration wait, Duration expected) {
        assertThat(wait).isBetween(expected, expected.plus(expected.dividedBy(10)));
    }

    @Test
    void waitsTheUsualTimeAndTenPerCentAtMost() {
        about(wait(PLAN, same(Duration.ZERO), 0), Duration.ofMinutes(15));
        about(wait(PLAN, same(Duration.ofMinutes(2)), 0), Duration.ofMinutes(15));
    }

    @Test
    void waitsLongerWhereServerOrFeedAskForIt() {
        about(wait(PLAN, same(Duration.ofHours(2)), 0), Duration.ofHours(2));
        about(wait(PLAN, same(Duration.ofDays(300)), 0), Duration.ofDays(1));
        PollPlan hourly =
                new PollPlan(PollPlan.USUAL, PollPlan.LONGEST, Optional.of(Duration.ofHours(1)), 7);
        about(wait(hourly, same(Duration.ZERO), 0), Duration.ofHours(1));
    }

    @Test
    void doublesTheWaitWithEachFailureUpToADay() {
        about(wait(PLAN, failed(), 1), Duration.ofMinutes(15));
        about(wait(PLAN, failed(), 2), Duration.ofMinutes(30));
        about(wait(PLAN, failed(), 5), Duration.ofHours(4));
        about(wait(PLAN, failed(), 1_000_000), Duration.ofDays(1));
    }

    @Test
    void staysAwayAsLongAsItIsTold() {
        FetchOutcome told = new FetchOutcome.Throttled(429, Optional.of(Duration.ofHours(3)));
        about(wait(PLAN, told, 1), Duration.ofHours(3));
        FetchOutcome hurried = new FetchOutcome.Throttled(429, Optional.of(Duration.ZERO));
        about(wait(PLAN, hurried, 1), Duration.ofMinutes(15));
        FetchOutcome forever = new FetchOutcome.Throttled(429, Optional.of(Duration.ofDays(99)));
        about(wait(PLAN, forever, 1), Duration.ofDays(7));
        about(
                wait(PLAN, new FetchOutcome.Throttled(429, Optional.empty()), 1),
                Duration.ofMinutes(30));
    }

    @Test
    void neverAsksAgainWhatIsGone() {
        assertThat(PLAN.waitAfter(new FetchOutcome.Gone(FEED), 1)).isEmpty();
    }

    @Test
    void givesTheSameWaitForTheSameSeedAndOthersForOthers() {
        Duration first = wait(PollPlan.of(1), same(Duration.ZERO), 0);
        assertThat(wait(PollPlan.of(1), same(Duration.ZERO), 0)).isEqualTo(first);
        assertThat(
                        List.of(2L, 3L, 4L).stream()
                                .map(seed -> wait(PollPlan.of(seed), same(Duration.ZERO), 0))
                                .distinct())
                .hasSize(3)
                .doesNotContain(first);
    }

    @Test
    void asksOneHostOnceAMinute() {
        HostPace pace = new HostPace(HostPace.USUAL);
        Instant noon = Instant.parse("2024-10-21T12:00:00Z");
        assertThat(pace.claim("a.example", noon)).isZero();
        assertThat(pace.claim("A.example", noon.plusSeconds(20))).hasSeconds(40);
        assertThat(pace.claim("b.example", noon.plusSeconds(20))).isZero();
        assertThat(pace.claim("a.example", noon.plusSeconds(60))).isZero();
    }
}
