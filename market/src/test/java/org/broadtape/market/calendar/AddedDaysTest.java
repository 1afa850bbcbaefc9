package org.broadtape.market.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.junit.jupiter.api.Test;

class AddedDaysTest {
    @Test
    void readsClosedDaysAndSessions() {
        AddedDays read =
                AddedDays.read(
                        """
                        mic,date,kind,open,close,name
                        XNYS,2027-03-03,closed,,,Storm
                        xnas,2027-07-02,open,,13:00,
                        XTKS,2027-01-04,OPEN,09:30,15:30,"Late, but open"
                        """);

        assertThat(read.problems()).isEmpty();
        assertThat(read.days()).hasSize(3);
        TradingCalendar tokyo = TradingCalendar.of("XTKS").orElseThrow().with(read.days());
        Session session = tokyo.sessionOn(LocalDate.of(2027, 1, 4)).orElseThrow();
        assertThat(session.open()).isEqualTo("2027-01-04T00:30:00Z");
        assertThat(session.pause()).isPresent();
        assertThat(session.name()).isEqualTo(Optional.of("Late, but open"));
    }

    @Test
    void tellsOfRowsItCanNotReadAndKeepsTheOthers() {
        AddedDays read =
                AddedDays.read(
                        """
                        XXXX,2027-03-03,closed,,,
                        XNYS,3 March 2027,closed,,,
                        XNYS,2027-03-03,shut,,,
                        XNYS,2027-03-03,open,16:00,09:30,
                        XNYS,2027-03-03,open,9h,,
                        XNYS,9999-03-03,closed,,,
                        XNYS,2027-03-04,closed
                        """);

        assertThat(read.days())
                .containsExactly(
                        new AddedDay(
                                "XNYS",
                                LocalDate.of(2027, 3, 4),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(read.problems())
                .extracting(Problem::name)
                .hasSize(6)
                .containsOnly("calendar-day-unreadable");
        assertThat(read.problems().getFirst().in("days.csv"))
                .isEqualTo("days.csv:1: \"XXXX\": the MIC of a known calendar");
    }

    @Test
    void aListWithoutEndIsRefused() {
        assertThat(AddedDays.read("x".repeat(AddedDays.TEXT_LIMIT + 1)).problems())
                .extracting(Problem::severity)
                .containsExactly(Problem.Severity.FATAL);
    }
}
