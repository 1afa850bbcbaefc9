package org.broadtape.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WordScannerTest {
    @TestFactory
    Stream<DynamicTest> findsTheWordsOfEveryCase() {
        return Case.in("words.txt").stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.name(),
                                () ->
                                        assertThat(
                                                        String.join(
                                                                " ",
                                                                WordScanner.words(each.typed())))
                                                .isEqualTo(each.expected())));
    }

    @Test
    void saysWhereAWordStandsWithoutItsPossessive() {
        WordScanner scanner = new WordScanner("in Seoul's port");
        scanner.next();
        scanner.next();
        assertThat(List.of(scanner.start(), scanner.end())).isEqualTo(List.of(3, 8));
    }

    @Test
    void cutsAWordWithoutEnd() {
        List<String> words = WordScanner.words("a".repeat(10_000));
        assertThat(words).allMatch(word -> word.length() <= WordScanner.LONGEST);
        assertThat(String.join("", words)).hasSize(10_000);
    }

    @Test
    void readsLigaturesThatGrowWhenFolded() {
        assertThat(WordScanner.words("ﷺ".repeat(200))).isNotEmpty();
    }

    @Test
    void readsHalvesOfSurrogatePairs() {
        assertThat(WordScanner.words("a\uD83D b\uDE00 \uD83D\uDE00 c")).contains("a", "b", "c");
    }
}
