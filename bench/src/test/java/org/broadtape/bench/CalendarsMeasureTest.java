package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small list of sessions, counted by hand.
class CalendarsMeasureTest {
    private static final String HEADER = ",open,close,break_start,break_end\n";

    @TempDir Path folder;

    @Test
    void countsDaysBetweenTheFirstAndTheLastSession() throws IOException {
        String tokyo =
                HEADER
                        + "2025-01-09T00:00:00Z,2025-01-09T00:00:00Z,2025-01-09T06:30:00Z,"
                        + "2025-01-09T02:30:00Z,2025-01-09T03:30:00Z\n"
                        + "2025-01-10,2025-01-10 00:00:00+00:00,2025-01-10 06:00:00+00:00,"
                        + "2025-01-10 02:30:00+00:00,2025-01-10 03:30:00+00:00\n"
                        + "2025-01-13,2025-01-13 00:00:00+00:00,2025-01-13 06:30:00+00:00,"
                        + "2025-01-13 02:30:00+00:00,2025-01-13 03:30:00+00:00\n";

        assertThat(measured("xtks.csv.gz", tokyo).figures())
                .containsEntry("equal", 0.6)
                .containsEntry("sessions", 0.8)
                .containsEntry("opens", 1.0)
                .containsEntry("closes", 0.5)
                .containsEntry("breaks", 1.0)
                .containsEntry("XTKS", 0.6);
    }

    @Test
    void anExchangeWithoutRulesIsWrongOnItsSessionsAndAnEmptyListCountsNothing()
            throws IOException {
        String day = "2025-01-09,2025-01-09T09:00:00Z,2025-01-09T16:00:00Z,,\n";

        assertThat(measured("xxxx.csv.gz", HEADER + day).figures()).containsEntry("equal", 0.0);
        assertThat(measured("xsau.csv.gz", HEADER).n()).isZero();
    }

    private Measure.Outcome measured(String name, String text) throws IOException {
        Path zip = Zips.of(folder, "calendars/" + name, text);
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new CalendarsMeasure().over(zip, new Misses(nowhere, 0));
    }
}
