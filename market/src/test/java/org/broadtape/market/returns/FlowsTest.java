package org.broadtape.market.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FlowsTest {
    private static final LocalDate START = LocalDate.of(2010, 1, 1);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "xirr.csv", delimiter = '|', numLinesToSkip = 1)
    void findsTheRateOrSaysWhyThereIsNone(String flows, String expected) {
        check(MoneyWeighted.xirr(flows(flows)), expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "time-weighted.csv", delimiter = '|', numLinesToSkip = 1)
    void linksWhatWasEarnedBetweenFlows(String what, String valuations, String expected) {
        List<Valuation> read =
                Arrays.stream(valuations.split(";", -1))
                        .map(one -> one.strip().split(" ", -1))
                        .map(one ->
                                new Valuation(
                                        LocalDate.parse(one[0]),
                                        Double.parseDouble(one[1]),
                                        Double.parseDouble(one[2])))
                        .toList();
        check(TimeWeighted.of(read), expected);
    }

    @Test
    void findsTheRateItWasMadeWith() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            double rate = Math.expm1(random.nextGaussian());
            List<Flow> flows = new ArrayList<>();
            LocalDate day = START;
            double worth = 0;
            int count = 1 + random.nextInt(40);
            for (int j = 0; j < count; j++) {
                double paid = 1 + 1_000 * random.nextDouble();
                flows.add(new Flow(day, -paid));
                worth += paid;
                int days = 1 + random.nextInt(200);
                worth *= Math.pow(1 + rate, days / 365.0);
                day = day.plusDays(days);
            }
            flows.add(new Flow(day, worth));
            assertThat(MoneyWeighted.xirr(flows).number().orElseThrow())
                    .isCloseTo(rate, within(1e-9 * Math.max(1, rate)));
        }
    }

    @Test
    void earnsTheSameInEveryCurrencyUnit() {
        List<Flow> flows = flows("2010-01-01 -1000, 2010-07-01 -500, 2011-03-04 1800.5");
        double rate = MoneyWeighted.xirr(flows).number().orElseThrow();
        List<Flow> pence =
                flows.stream().map(one -> new Flow(one.day(), one.amount() * 1e8)).toList();
        assertThat(MoneyWeighted.xirr(pence).number().orElseThrow()).isCloseTo(rate, within(1e-12));
    }

    @Test
    void weighsFlowsByTheDaysTheyWorked() {
        List<Flow> flows =
                List.of(
                        new Flow(LocalDate.of(2023, 10, 5), 15.05),
                        new Flow(LocalDate.of(2023, 10, 9), -19.82),
                        new Flow(LocalDate.of(2023, 10, 15), -16.42),
                        new Flow(LocalDate.of(2023, 10, 24), 18.96));
        Figure earned =
                ModifiedDietz.of(
                        585.60,
                        602.34,
                        LocalDate.of(2023, 9, 30),
                        LocalDate.of(2023, 10, 31),
                        flows);
        assertThat(earned.number().orElseThrow()).isCloseTo(0.0245, within(5e-5));
        Figure nothing =
                ModifiedDietz.of(0, 5, LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1), List.of());
        assertThat(nothing).isInstanceOf(Figure.Unavailable.class);
    }

    @Test
    void linksPeriodsAndMissesOneThatIsUnknown() {
        List<Figure> months = List.of(of(0.04), of(0.09), of(0.05), of(0.11));
        assertThat(Linking.linked(months).number().orElseThrow()).isCloseTo(0.32122, within(1e-5));
        Reason gap = new Reason.NoPrice("XYZ", START);
        List<Figure> holed = List.of(of(0.04), Figure.none(gap), of(0.05));
        assertThat(Linking.linked(holed)).isEqualTo(Figure.none(gap));
        assertThat(gap.words()).isEqualTo("no price of XYZ on 2010-01-01");
    }

    private static Figure of(double value) {
        return Figure.of(value);
    }

    private static void check(Figure figure, String expected) {
        String wanted = expected.strip();
        switch (figure) {
            case Figure.Computed computed ->
                    assertThat(computed.value())
                            .isCloseTo(Double.parseDouble(wanted), within(1e-8));
            case Figure.Unavailable none -> {
                assertThat(none.reason().getClass().getSimpleName()).isEqualTo(wanted);
                assertThat(none.reason().words()).isNotBlank();
            }
        }
    }

    private static List<Flow> flows(String words) {
        return Arrays.stream(words.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(one -> one.split(" ", -1))
                .map(one -> new Flow(LocalDate.parse(one[0]), Double.parseDouble(one[1])))
                .toList();
    }
}
