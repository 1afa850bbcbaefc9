package org.broadtape.analysis.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final String TEXT =
            "The harbour authority of the sample town said on Monday that the ferry would sail again"
                    + " from 6 November, after repairs that had taken 41 days and cost 2.3 million,"
                    + " and that tickets bought for the days without a ferry stayed good until spring.";

    @Test
    void aTextIsACopyOfItself() {
        assertThat(print(TEXT).isCopyOf(print(TEXT))).isTrue();
        assertThat(print(TEXT).likeness(print(TEXT))).isEqualTo(1);
    }

    @Test
    void caseMarksAndLineBreaksDoNotCount() {
        String shouted = TEXT.toUpperCase(java.util.Locale.ROOT).replace(", ", " – \n\n");
        assertThat(print(shouted).likeness(print(TEXT))).isEqualTo(1);
    }

    @Test
    void aDatelineAndAnEndLineMakeNoOtherStory() {
        String sent = "SAMPLETOWN (Wire) - " + TEXT + " (Reporting by a sample desk)";
        assertThat(print(sent).isCopyOf(print(TEXT))).isTrue();
        assertThat(print(TEXT).isCopyOf(print(sent))).isTrue();
    }

    @Test
    void otherFiguresInTheSameWordsAreAnotherStory() {
        String next = TEXT.replace("6 November", "9 May").replace("41", "12").replace("2.3", "7.9");
        assertThat(print(next).likeness(print(TEXT))).isGreaterThan(0.4);
        assertThat(print(next).isCopyOf(print(TEXT))).isFalse();
    }

    @Test
    void aNumberIsReadWholeWithItsPointsAndCommas() {
        Fingerprint one = print("It rose by 1,234.5 points");
        assertThat(one.figuresInCommon(print("It rose by 1,234.5 points"))).isEqualTo(1);
        assertThat(one.figuresInCommon(print("It rose by 1 234.5 points"))).isZero();
    }

    @Test
    void textsWithoutFiguresAgreeInThem() {
        assertThat(print("No figure here").figuresInCommon(print("Nor one here"))).isEqualTo(1);
    }

    @Test
    void aHeadlineAloneIsTooThinToTell() {
        Fingerprint headline = print("Ferry sails again after repairs, harbour authority says");
        assertThat(headline.isThin()).isTrue();
        assertThat(headline.isCopyOf(headline)).isFalse();
        assertThat(print("").isThin()).isTrue();
        assertThat(print(TEXT).isThin()).isFalse();
    }

    @Test
    void otherTextsAreFarApart() {
        String other =
                "Wheat fell for a third day as rain was forecast across the plains, traders said,"
                        + " while maize was little changed and soybeans gave up what they had gained"
                        + " since the report on stocks at the end of last month.";
        assertThat(print(other).likeness(print(TEXT))).isLessThan(0.1);
    }

    @Test
    void bytesGiveTheSamePrintBack() {
        Fingerprint print = print(TEXT);
        Fingerprint back = Fingerprint.parse(print.toBytes());
        assertThat(back.likeness(print)).isEqualTo(1);
        assertThat(back.figuresInCommon(print)).isEqualTo(1);
        assertThat(back.bands()).isEqualTo(print.bands());
        assertThat(Fingerprint.parse(print("Short.").toBytes()).isThin()).isTrue();
    }

    private static Fingerprint print(String text) {
        return Fingerprint.of(text);
    }
}
