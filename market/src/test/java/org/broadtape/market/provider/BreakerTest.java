package org.broadtape.market.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadtape.market.quote.QuoteAnswer;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Instant NOW = Instant.parse("2026-03-04T15:30:00Z");
    private static final QuoteAnswer SILENT = new QuoteAnswer.Silent("503");

    private static Breaker after(Breaker breaker, int failures, Instant at) {
        Breaker one = breaker;
        for (int i = 0; i < failures; i++) {
            one = one.after(List.of(SILENT), at);
        }
        return one;
    }

    @Test
    void bearsTwoFailuresAndRestsAfterTheThird() {
        assertThat(after(Breaker.CLOSED, 2, NOW).allows(NOW)).isTrue();
        Breaker third = after(Breaker.CLOSED, 3, NOW);
        assertThat(third.allows(NOW.plusSeconds(29))).isFalse();
        assertThat(third.allows(NOW.plusSeconds(30))).isTrue();
        assertThat(third.why()).isEqualTo("503");
    }

    @Test
    void restsTwiceAsLongAfterEachTrialThatFailsAndNeverOverHalfAnHour() {
        Breaker breaker = after(Breaker.CLOSED, 3, NOW);
        Instant at = NOW.plusSeconds(30);
        assertThat(breaker.isTrial(at)).isTrue();
        assertThat(breaker.after(List.of(SILENT), at).until()).contains(at.plusSeconds(60));
        assertThat(after(Breaker.CLOSED, 60, NOW).until()).contains(NOW.plusSeconds(1_800));
    }

    @Test
    void closesWithTheFirstAnswerAboutAPrice() {
        Breaker open = after(Breaker.CLOSED, 5, NOW);
        assertThat(open.after(List.of(SILENT, new QuoteAnswer.NothingTraded("no bar")), NOW))
                .isEqualTo(Breaker.CLOSED);
        assertThat(open.after(List.of(), NOW)).isEqualTo(open);
    }

    @Test
    void restsAsLongAsItIsToldWhereAQuotaIsSpent() {
        QuoteAnswer told = new QuoteAnswer.QuotaSpent(Optional.of(Duration.ofMinutes(7)), "slow");
        assertThat(Breaker.CLOSED.after(List.of(told), NOW).until())
                .contains(NOW.plus(Duration.ofMinutes(7)));
        QuoteAnswer untold = new QuoteAnswer.QuotaSpent(Optional.empty(), "slow");
        Breaker once = Breaker.CLOSED.after(List.of(untold), NOW);
        assertThat(once.until()).contains(NOW.plusSeconds(60));
        assertThat(once.after(List.of(untold), NOW).until()).contains(NOW.plusSeconds(120));
    }

    @Test
    void restsForAnHourWhereTheKeyIsRefused() {
        assertThat(Breaker.CLOSED.after(List.of(new QuoteAnswer.NotAllowed("401")), NOW).until())
                .contains(NOW.plusSeconds(3_600));
    }
}
