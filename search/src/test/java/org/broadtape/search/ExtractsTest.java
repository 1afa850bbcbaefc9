package org.broadtape.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadtape.base.Span;
import org.junit.jupiter.api.Test;

class ExtractsTest {
    @Test
    void marksTheWordsThatWereLookedFor() {
        assertThat(marked("kalvik ferries", "The Kalvik ferry, idle since August."))
                .isEqualTo("The [Kalvik] [ferry], idle since August.");
    }

    @Test
    void marksAPhraseAsOneAndNotItsWordsElsewhere() {
        assertThat(marked("\"ferry operator\"", "The ferry said the ferry operator's ferry"))
                .isEqualTo("The ferry said the [ferry operator]'s ferry");
    }

    @Test
    void marksBeginningsAndFoldedWords() {
        assertThat(marked("ferr* oster", "Ferries call at Øster"))
                .isEqualTo("[Ferries] call at [Øster]");
    }

    @Test
    void marksOverlappingPairsAsOne() {
        assertThat(marked("東京都", "ここは東京都です")).isEqualTo("ここは[東京都]です");
    }

    @Test
    void marksNeitherWhatIsRefusedNorWhatIsAskedElsewhere() {
        assertThat(marked("-ferry source:ferry headline:ferry quay", "A ferry at the quay"))
                .isEqualTo("A ferry at the [quay]");
    }

    @Test
    void marksTheHeadlineForItsOwnField() {
        String headline = "Ferry returns";
        assertThat(Extracts.of(StoryQueryTest.parse("headline:ferry")).marks(headline))
                .containsExactly(new Span(0, 5));
    }

    @Test
    void cutsThePieceThatSaysMost() {
        String text =
                "A ferry came. "
                        + "Nothing happened for long. ".repeat(40)
                        + "Then the harbour let the ferry go. "
                        + "And so on. ".repeat(40);
        Extract extract = extract("ferry harbour", text);
        assertThat(extract.text()).startsWith("Then the harbour let the ferry go.");
        assertThat(extract.text().length()).isLessThanOrEqualTo(Extracts.LENGTH);
        assertThat(extract.startsWithin()).isTrue();
        assertThat(extract.endsWithin()).isTrue();
    }

    @Test
    void givesTheBeginningWhereNothingIsMarked() {
        Extract extract = extract("symbol:KLVK", "A short text\n\nin two paragraphs.");
        assertThat(extract.text()).isEqualTo("A short text  in two paragraphs.");
        assertThat(extract.marks()).isEmpty();
        assertThat(extract.startsWithin()).isFalse();
        assertThat(extract.endsWithin()).isFalse();
    }

    @Test
    void holdsForAnyTextAndAnyPlace() {
        for (String text :
                List.of(
                        "",
                        " ",
                        "x",
                        "x".repeat(5000),
                        "ferry ".repeat(5000),
                        "\uD83D\uDE00".repeat(400),
                        "x".repeat(300) + " ferry " + "y".repeat(300),
                        " \n ferry \n ")) {
            Extract extract = extract("ferry", text);
            for (Span mark : extract.marks()) {
                assertThat(mark.of(extract.text())).isEqualTo("ferry");
            }
            assertThat(extract.text().length()).isLessThanOrEqualTo(Extracts.LENGTH);
        }
    }

    private static Extract extract(String typed, String text) {
        return Extracts.of(StoryQueryTest.parse(typed)).extract(text);
    }

    private static String marked(String typed, String text) {
        Extract extract = extract(typed, text);
        StringBuilder marked = new StringBuilder(extract.text());
        for (Span mark : extract.marks().reversed()) {
            marked.insert(mark.end(), "]").insert(mark.start(), "[");
        }
        return marked.toString();
    }
}
