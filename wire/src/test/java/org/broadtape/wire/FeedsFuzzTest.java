package org.broadtape.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.wire.internal.copy.Bylines;
import org.broadtape.wire.internal.copy.Dateline;
import org.broadtape.wire.internal.html.Safe;

/// Fuzzes the door to every feed format, and the readers of words behind it. Run with
/// `JAZZER_FUZZ=1` they look for new inputs; without, they take those kept beside them.
class FeedsFuzzTest {
    @FuzzTest(maxDuration = "3m")
    void readsWhateverIsSent(byte[] bytes) {
        Reading reading =
                Feeds.read(
                        bytes,
                        new Feeds.Hints(
                                Optional.empty(),
                                Optional.of("https://wire.example/feeds/a.xml"),
                                Optional.of("en")));
        assertThat(reading.items()).hasSizeLessThanOrEqualTo(Feeds.ENTRIES);
        if (reading.format().isEmpty()) {
            assertThat(reading.problems())
                    .anyMatch(problem -> problem.severity() == Problem.Severity.FATAL);
        }
        for (WireItem item : reading.items()) {
            Safe.check(item.bodyHtml());
            assertThat(item.headline()).doesNotContain("\n");
            NinjsWriter.line(NinjsWriter.write(item));
            String document = NewsmlG2Writer.write(item);
            assertThat(document).doesNotContain("\n");
            assertThat(Feeds.read(document.getBytes(StandardCharsets.UTF_8)).items()).hasSize(1);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void readsWhateverStandsBeforeAHeadline(byte[] bytes) {
        String headline = new String(bytes, StandardCharsets.UTF_8);
        HeadTag.of(headline).ifPresent(tag -> assertThat(tag.printed()).isNotBlank());
        assertThat(Bylines.names(headline)).isNotEmpty();
        Dateline.of(headline)
                .ifPresent(line -> assertThat(headline.strip()).startsWith(line.printed()));
    }
}
