package org.broadtape.market.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Days exchanges published, one a line of `cases.txt`: exchange, day, and what it does on its own
/// clock; the occasion behind `#` is what the calendar calls it.
class CalendarCasesTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    @TestFactory
    Stream<DynamicTest> everyExchangeKeepsTheDaysItPublished() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(CalendarCasesTest.class.getResourceAsStream("cases.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList()
                    .stream()
                    .map(line -> DynamicTest.dynamicTest(line, () -> check(line)));
        }
    }

    private static void check(String line) {
        String[] halves = line.split("#", 2);
        String[] words = halves[0].strip().split(" +", 3);
        TradingCalendar calendar = TradingCalendar.of(words[0]).orElseThrow();
        TradingDay day = calendar.on(LocalDate.parse(words[1]));

        assertThat(told(day, calendar)).isEqualTo(words[2]);
        if (halves.length > 1) {
            assertThat(day.name()).isEqualTo(Optional.of(halves[1].strip()));
        }
    }

    private static String told(TradingDay day, TradingCalendar calendar) {
        return switch (day) {
            case ClosedDay any -> "closed";
            case Session session -> {
                String open = time(session.open(), calendar);
                String close = time(session.close(), calendar);
                yield session.pause()
                        .map(pause ->
                                open
                                        + "-"
                                        + time(pause.start(), calendar)
                                        + " "
                                        + time(pause.end(), calendar)
                                        + "-"
                                        + close)
                        .orElse(open + "-" + close);
            }
        };
    }

    private static String time(java.time.Instant instant, TradingCalendar calendar) {
        return TIME.format(instant.atZone(calendar.zone()));
    }
}
