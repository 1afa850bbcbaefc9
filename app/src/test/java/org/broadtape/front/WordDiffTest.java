package org.broadtape.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.broadtape.front.WordDiff.Change;
import org.broadtape.front.WordDiff.Paragraph;
import org.broadtape.front.WordDiff.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordDiffTest {
    static List<List<String>> differences() throws IOException {
        return Cases.read("differences.txt", 3);
    }

    @ParameterizedTest
    @MethodSource("differences")
    void marksWordsAsAPersonWould(List<String> sample) {
        assertThat(shown(WordDiff.words(sample.get(0), sample.get(1)))).isEqualTo(sample.get(2));
    }

    @Test
    void tellsParagraphsThatStayedWentCameAndWereRewritten() {
        List<Paragraph> paragraphs =
                WordDiff.texts(
                        "First one here.\n\nIt rose by two percent today.\n\nGone for good.\n\nLast.",
                        "First one here.\n\nIt rose by three percent today.\n\nLast.\n\nAdded after it.");
        assertThat(paragraphs.stream().map(one -> shown(one.runs())))
                .containsExactly(
                        "First one here.",
                        "It rose by [-two-]{+three+} percent today.",
                        "[-Gone for good.-]",
                        "Last.",
                        "{+Added after it.+}");
    }

    @Test
    void neverLosesNorInventsAWord() {
        Random random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            String before = words(random);
            String after = words(random);
            List<Run> runs = WordDiff.words(before, after);
            assertThat(joined(runs, Change.NEW)).isEqualTo(before);
            assertThat(joined(runs, Change.GONE)).isEqualTo(after);
        }
    }

    @Test
    void givesUpOnTextsThatHaveLittleInCommonRatherThanTakeLong() {
        Random random = new Random(3);
        String before = long100k(random);
        String after = long100k(random);
        List<Run> runs = WordDiff.words(before, after);
        assertThat(joined(runs, Change.NEW)).isEqualTo(before);
        assertThat(joined(runs, Change.GONE)).isEqualTo(after);
        assertThat(runs).hasSizeLessThan(10);
    }

    private static String long100k(Random random) {
        return random.ints(100_000, 0, 50_000)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
    }

    private static String words(Random random) {
        String[] some = {"a", "b", "c ", " ", "d.", "e,f", "’", "1,2"};
        return random.ints(random.nextInt(12), 0, some.length)
                .mapToObj(i -> some[i])
                .collect(Collectors.joining());
    }

    private static String joined(List<Run> runs, Change without) {
        return runs.stream()
                .filter(run -> run.change() != without)
                .map(Run::words)
                .collect(Collectors.joining());
    }

    private static String shown(List<Run> runs) {
        return runs.stream()
                .map(run ->
                        switch (run.change()) {
                            case SAME -> run.words();
                            case GONE -> "[-" + run.words() + "-]";
                            case NEW -> "{+" + run.words() + "+}";
                        })
                .collect(Collectors.joining());
    }
}
