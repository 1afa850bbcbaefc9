package org.broadtape.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.rights.Rights;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @TestFactory
    Stream<DynamicTest> showsWhatTermsAllow() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/rights/policy.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> DynamicTest.dynamicTest(line, () -> check(line)));
    }

    private static void check(String line) {
        String[] sides = line.split("=>");
        String[] columns = sides[0].split("\\|");
        String country = columns[3].strip();
        Policy policy =
                new Policy(
                        source -> Licence.valueOf(columns[2].strip()),
                        () -> Optional.of(country).filter(code -> !code.equals("-")));
        Instant since = NOW.minus(Duration.ofDays(Long.parseLong(columns[1].strip())));
        Rights rights = Rights.of(terms(columns[0].strip().replace("\\n", "\n")));

        Allowance allowance = policy.of(rights, new SourceId(1), since, NOW);

        assertThat(
                        Arrays.stream(Use.values())
                                .map(allowance::part)
                                .map(part -> part.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" ")))
                .isEqualTo(sides[1].strip());
    }

    @Test
    void tellsWhenLessMayBeShown() {
        Rights rights = Rights.of(terms("NO ARCHIVAL USE"));

        Allowance allowance = Policy.AS_SAID.of(rights, new SourceId(1), NOW, NOW);

        assertThat(allowance.until()).contains(NOW.plus(Policy.FRESH));
    }

    @Test
    void leavesNothingOfTheTextInAHeadline() {
        WireItem bare = Part.HEADLINE.of(story());

        assertThat(bare.toString()).doesNotContain("harbour");
        assertThat(bare.headline()).isEqualTo("Port opens");
        assertThat(bare.uri()).isEqualTo("urn:quay:1");
    }

    @Test
    void endsATeaserAtAWord() {
        WireItem teased = Part.TEASER.of(story());

        assertThat(teased.bodyText()).isEmpty();
        assertThat(teased.summary().orElseThrow())
                .startsWith("The harbour opened")
                .endsWith("old …")
                .hasSizeLessThanOrEqualTo(Part.LONGEST_TEASER);
    }

    private static WireItem story() {
        String text = "The harbour opened " + "in the old harbour ".repeat(40);
        return WireItem.builder("urn:quay:1", FeedFormat.NINJS)
                .headline("Port opens")
                .bodyText(text)
                .bodyHtml("<p>" + text + "</p>")
                .edNote("Says harbour again")
                .fact("description", "a harbour")
                .build();
    }

    private static WireItem.Rights terms(String words) {
        return new WireItem.Rights(
                Optional.of(words).filter(said -> !said.isEmpty()),
                Optional.empty(),
                Optional.empty());
    }
}
