package org.broadtape.analysis.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.broadtape.analysis.Analysis.Language;
import org.broadtape.analysis.StoryText;
import org.junit.jupiter.api.Test;

/// Languages told from headlines of `language/headlines.txt` and from texts of
/// `language/texts.txt`: a line is a language and its text.
class LanguagesTest {
    /// Of a hundred headlines, of three words many of them, so many at least.
    private static final double HEADLINES = 0.97;

    @Test
    void tellsHeadlines() throws IOException {
        List<Case> cases = cases("headlines");
        List<String> missed = missed(cases);

        assertThat(missed).hasSizeLessThanOrEqualTo((int) ((1 - HEADLINES) * cases.size()));
    }

    @Test
    void tellsEveryText() throws IOException {
        assertThat(missed(cases("texts"))).isEmpty();
    }

    @Test
    void isSureOfALongText() {
        String body =
                "The ministers of the two countries said on Monday that they would meet again in"
                        + " the spring, but that there was no reason to expect an agreement before"
                        + " the end of the year.";

        assertThat(Languages.tell(StoryText.of("MINISTERS TO MEET AGAIN", body)))
                .get()
                .extracting(Language::code, Language::confidence)
                .containsExactly("en", 0.99);
    }

    @Test
    void tellsNothingOfNothing() {
        assertThat(Languages.tell(StoryText.of("", ""))).isEmpty();
        assertThat(Languages.tell(StoryText.of("12.5 / 13.0", "…"))).isEmpty();
    }

    private static List<String> missed(List<Case> cases) {
        List<String> missed = new ArrayList<>();
        for (Case one : cases) {
            String told =
                    Languages.tell(StoryText.of(one.text(), "")).map(Language::code).orElse("-");
            if (!told.equals(one.language())) {
                missed.add(one + " told as " + told);
            }
        }
        return missed;
    }

    private static List<Case> cases(String file) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/language", file + ".txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(":", 2))
                .map(parts -> new Case(parts[0], parts[1].strip()))
                .toList();
    }

    private record Case(String language, String text) {}
}
