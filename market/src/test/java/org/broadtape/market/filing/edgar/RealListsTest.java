package org.broadtape.market.filing.edgar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.broadtape.testkit.DevelopmentData;
import org.junit.jupiter.api.Test;

/// Recorded answers of EDGAR, where the development data lies; skipped where it does not.
class RealListsTest {
    private static String file(String name) throws IOException {
        Optional<Path> zip = DevelopmentData.zip("edgar-formats");
        assumeThat(zip).as("SKIPPED: there is no edgar-formats.zip").isPresent();
        try (ZipFile set = new ZipFile(zip.orElseThrow().toFile())) {
            var entry = set.getEntry("edgar-formats/" + name);
            return new String(set.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void readsAFilersSubmissions() throws IOException {
        Submissions read = Submissions.read(file("company_submission.json"));
        assertThat(read.list().filings()).hasSize(1_001);
        assertThat(read.list().problems()).isEmpty();
        assertThat(read.olderPages()).hasSize(1);
    }

    @Test
    void readsEveryRowOfTheIndexes() throws IOException {
        for (String name : new String[] {"form.20200318.idx", "company.20221003.idx"}) {
            String text = file("index_files/" + name);
            EdgarList read = DailyIndex.read(text);
            long rows = text.lines().filter(line -> line.contains("edgar/data/")).count();
            assertThat(read.problems()).isEmpty();
            assertThat((long) read.filings().size()).isEqualTo(rows);
            assertThat(read.filings())
                    .allSatisfy(one -> assertThat(one.form()).matches("[0-9A-Z][0-9A-Z /.-]{0,19}"))
                    .allSatisfy(one -> assertThat(one.filers().getFirst().name()).isNotBlank());
        }
        assertThat(DailyIndex.read(file("index_files/empty-form.idx")).filings()).isEmpty();
        assertThat(DailyIndex.read(file("index_files/badform.idx.txt")).filings()).isNotEmpty();
    }
}
