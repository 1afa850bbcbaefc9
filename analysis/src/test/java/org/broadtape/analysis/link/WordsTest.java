package org.broadtape.analysis.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a text is cut into words, and which of them are the same.
class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    AT&T rose 2.5%          | AT & T rose 2 5
                    Coca-Cola's new can     | Coca Cola new can
                    U.S. firms, e.g. I.B.M. | U.S. firms e.g. I.B.M.
                    L'Oréal and Moody’s     | L'Oréal and Moody
                    3M and 7-Eleven         | 3M and 7 Eleven
                    東京海上                 | 東 京 海 上
                    """)
    void cutsATextIntoWords(String text, String expected) {
        assertThat(String.join(" ", words(text))).isEqualTo(expected);
    }

    private static List<String> words(String text) {
        Words words = Words.of(text);
        List<String> all = new ArrayList<>();
        for (int word = 0; word < words.count(); word++) {
            all.add(words.word(word));
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "L'Oréal,LOREAL",
        "I.B.M.,ibm",
        "Nestlé,NESTLE",
        "Ørsted,orsted",
        "Großbank,GROSSBANK"
    })
    void oneNameIsOneKeyHoweverPrinted(String one, String other) {
        assertThat(Words.of(one).key(0)).isEqualTo(Words.of(other).key(0));
    }

    @Test
    void aParagraphBeginsWhereABlankLineIs() {
        Words words = Words.of("One two.\n\nThree four. Five");

        assertThat(words.is(2, Words.PARAGRAPH)).isTrue();
        assertThat(words.is(2, Words.CLOSE)).isFalse();
        assertThat(words.is(4, Words.FIRST)).isTrue();
        assertThat(words.is(4, Words.PARAGRAPH)).isFalse();
    }

    @Test
    void capitalsTellNothingWhereAllAreCapitals() {
        assertThat(Words.of("CARBIDE TO SELL UNIT").isCased()).isFalse();
        assertThat(Words.of("Carbide is to sell a unit").isCased()).isTrue();
    }
}
