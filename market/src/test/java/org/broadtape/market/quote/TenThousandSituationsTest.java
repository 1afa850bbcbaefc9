package org.broadtape.market.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadtape.market.quote.Pricing.Situation;
import org.junit.jupiter.api.Test;

/// Whatever was said, and whenever: no number is shown without a true passport.
class TenThousandSituationsTest {
    private static final int COUNT = 10_000;
    private static final long SEED = 20_260_105;

    @Test
    void noNumberIsShownWithoutATruePassport() {
        Situations situations = new Situations(SEED);
        List<String> untrue = new ArrayList<>();
        Map<String, Integer> shown = new TreeMap<>();
        for (int i = 0; i < COUNT; i++) {
            Situation situation = situations.next();
            PriceView view = Pricing.judge(situation);
            for (String fault : PassportOracle.untrue(situation, view)) {
                untrue.add(i + ": " + fault + ": " + view + " of " + situation);
            }
            shown.merge(kind(view), 1, Integer::sum);
        }
        assertThat(untrue.stream().limit(3)).as(untrue.size() + " untrue").isEmpty();
        assertThat(shown.keySet())
                .as("every view came up, so nothing holds only because nothing was shown")
                .contains("Current", "Closed", "Stale", "Undated")
                .contains("NoProvider", "NotAsked", "SilentSince", "NothingTraded", "Disagree")
                .contains("NotLicensed", "Delisted", "Halted", "HeldBack");
        assertThat(shown.values()).allMatch(times -> times >= 10);
        System.out.println("Views of " + COUNT + " situations: " + shown);
    }

    @Test
    void aJudgeWhoShowsTheFirstNumberAsCurrentIsFoundOutByEveryRule() {
        Situations situations = new Situations(SEED);
        Map<String, Integer> found = new TreeMap<>();
        for (int i = 0; i < COUNT; i++) {
            Situation situation = situations.next();
            situation.heard().stream()
                    .flatMap(one -> one.good().stream())
                    .findFirst()
                    .map(quote -> new PriceView.Priced(quote, new PriceView.Standing.Current()))
                    .ifPresent(view ->
                            PassportOracle.untrue(situation, view).stream()
                                    .map(fault -> fault.replaceAll("[0-9.E-]+", "n"))
                                    .forEach(fault -> found.merge(fault, 1, Integer::sum)));
        }
        assertThat(found)
                .containsKeys(
                        "a number not for this reader",
                        "a number of the future",
                        "a number of tomorrow",
                        "a price of nothing",
                        "a number in another currency",
                        "the end of a session that goes on",
                        "called current, and it is not",
                        "another says n times that",
                        "a move beyond belief, and nobody else says so",
                        "a price of what isn't traded");
    }

    private static String kind(PriceView view) {
        return switch (view) {
            case PriceView.Priced(var _, var standing) -> standing.getClass().getSimpleName();
            case PriceView.Empty(var reason, var _) -> reason.getClass().getSimpleName();
        };
    }
}
