package org.broadtape.link.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.base.Span;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final String BODY =
            "The yard opened on Monday. Acme said that Acme would hire 400 people. It rained.\n\n"
                    + "Nobody else came.";

    @Test
    void marksAllWordsOfASentenceOnce() {
        List<Excerpt> found = Excerpt.of(List.of(body("Acme said"), body("Acme would")), story());
        assertThat(found).hasSize(1);
        assertThat(written(found.getFirst()))
                .isEqualTo("…[Acme said] that [Acme would] hire 400 people.…");
    }

    @Test
    void staysInTheParagraphAndSaysWhereTheTextGoesOn() {
        assertThat(written(Excerpt.of(List.of(body("Nobody")), story()).getFirst()))
                .isEqualTo("…[Nobody] else came.");
        assertThat(written(Excerpt.of(List.of(body("The yard")), story()).getFirst()))
                .isEqualTo("[The yard] opened on Monday.…");
    }

    @Test
    void leavesOutWhatLiesOutsideTheText() {
        assertThat(Excerpt.of(List.of(new Passage(Field.BODY, new Span(0, 10_000))), story()))
                .isEmpty();
    }

    @Test
    void shortensALongSentenceAtBlanks() {
        String text = "word ".repeat(200) + "Acme" + " word".repeat(200);
        StoryText story = StoryText.of("", text);
        int at = text.indexOf("Acme");
        Excerpt one =
                Excerpt.of(List.of(new Passage(Field.BODY, new Span(at, at + 4))), story)
                        .getFirst();
        assertThat(written(one)).contains("[Acme]").startsWith("…word ").endsWith(" word…");
        assertThat(written(one).length()).isBetween(200, 420);
    }

    private static StoryText story() {
        return StoryText.of("Acme opens a yard", BODY);
    }

    private static Passage body(String words) {
        int at = BODY.indexOf(words);
        return new Passage(Field.BODY, new Span(at, at + words.length()));
    }

    private static String written(Excerpt excerpt) {
        return (excerpt.startsWithin() ? "…" : "")
                + excerpt.pieces().stream()
                        .map(one -> one.marked() ? "[" + one.text() + "]" : one.text())
                        .collect(Collectors.joining())
                + (excerpt.endsWithin() ? "…" : "");
    }
}
