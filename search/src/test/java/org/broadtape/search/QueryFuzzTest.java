package org.broadtape.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.broadtape.base.Span;
import org.broadtape.testkit.TestClock;

/// Fuzzes the query language and what is cut for it. Run with `JAZZER_FUZZ=1` it looks for new
/// inputs; without, it takes those kept beside it.
class QueryFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void understandsWhateverIsTyped(byte[] bytes) {
        String typed = new String(bytes, StandardCharsets.UTF_8);
        StoryQuery query = StoryQueryTest.parse(typed);
        for (QueryProblem problem : query.problems()) {
            assertThat(problem.where().end()).isLessThanOrEqualTo(query.text().length());
        }
        StoryQueryTest.parse(query.toString());
        LuceneQueries.matching(query, TestClock.START);
        Extracts extracts = Extracts.of(query);
        int last = 0;
        Extract extract = extracts.extract(typed);
        for (Span mark : extract.marks()) {
            assertThat(mark.start()).isGreaterThanOrEqualTo(last);
            assertThat(mark.end()).isLessThanOrEqualTo(extract.text().length());
            last = mark.end();
        }
        extracts.marks(typed);
    }
}
