package org.broadtape.market.filing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/// Fuzzes the readers of filings: whatever is given, they answer, and what they read is sound.
class FilingsFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void readsWhateverFileIsGiven(byte[] bytes) {
        Filings.Read read = Filings.read(List.of(FilingFile.of("given", bytes)));
        for (Filing filing : read.filings()) {
            assertThat(filing.total()).isNotNegative();
            assertThat(filing.positions().stream().mapToInt(Position::lines).sum())
                    .isEqualTo(filing.lines().size());
        }
        assertThat(read.filings().size() + read.problems().size()).isPositive();
    }
}
