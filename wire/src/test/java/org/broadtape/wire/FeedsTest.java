package org.broadtape.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.broadtape.base.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedsTest {
    @ParameterizedTest
    @CsvSource({
        "rss20.xml, RSS_20, 2",
        "atom10.xml, ATOM_10, 1",
        "rss10.xml, RSS_10, 1",
        "json11.json, JSON_FEED_11, 1"
    })
    void tellsTheFormatAndReadsEveryItem(String file, FeedFormat format, int items) {
        Reading reading = read(file);
        assertThat(reading.format()).contains(format);
        assertThat(reading.items()).hasSize(items);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.items())
                .allSatisfy(item -> {
                    assertThat(item.headline()).isNotBlank();
                    assertThat(item.undated()).isFalse();
                    assertThat(item.link()).isPresent();
                });
    }

    @Test
    void readsAllThatAnRssItemSays() {
        Reading reading = read("rss20.xml");
        assertThat(reading.channel().title()).isEqualTo("Sample wire");
        assertThat(reading.channel().ttl()).contains(Duration.ofMinutes(30));
        WireItem item = reading.items().getFirst();
        assertThat(item.uri()).isEqualTo("wire-1");
        assertThat(item.headline()).isEqualTo("UPDATE 2-Harbour reopens & ships sail");
        assertThat(item.link()).hasToString("Optional[https://wire.example/news/1]");
        assertThat(item.published().orElseThrow()).hasToString("2024-10-21T04:40:00-04:00");
        assertThat(item.bodyText()).contains("The harbour is open again.").contains("Ships sail.");
        assertThat(item.bodyHtml())
                .contains("https://wire.example/ships")
                .doesNotContain("script")
                .doesNotContain("alert")
                .doesNotContain("onclick");
    }

    @Test
    void saysSoWhereATimeHasNoZone() {
        WireItem item = read("rss20.xml").items().get(1);
        assertThat(item.published().orElseThrow().zoneAssumed()).isTrue();
        assertThat(item.published().orElseThrow().at())
                .isEqualTo(Instant.parse("2025-09-26T10:17:15Z"));
    }

    @Test
    void yieldsTheStoriesOfIllFormedXmlAndNamesWhatIsWrong() {
        Reading reading = read("ill-formed.xml");
        assertThat(reading.items().getFirst().headline()).isEqualTo("Still here & well");
        assertThat(reading.problems()).isNotEmpty();
    }

    @Test
    void expandsNoEntityOfTheDocumentsOwn() {
        Reading reading = read("bomb.xml");
        assertThat(reading.toString())
                .doesNotContain("root:")
                .doesNotContain("aaaaaaaaaaaaaaaaaaaaa");
        assertThat(reading.items()).hasSize(1);
    }

    @Test
    void answersWithAProblemWhatIsNoFeed() {
        for (String input :
                new String[] {"", "\0\0\0", "<html></html>", "{\"a\":", "plain words"}) {
            Reading reading = Feeds.read(input.getBytes(StandardCharsets.UTF_8));
            assertThat(reading.items()).isEmpty();
            assertThat(reading.problems())
                    .as(input)
                    .anyMatch(problem -> problem.severity() == Problem.Severity.FATAL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss20.xml", "atom10.xml", "rss10.xml", "json11.json", "bomb.xml"})
    void neverThrowsHoweverTheBytesAreBent(String file) {
        Random random = new Random(7);
        byte[] whole = bytes(file);
        for (int round = 0; round < 300; round++) {
            byte[] bent = whole.clone();
            for (int change = 0; change < 1 + round / 30; change++) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> Feeds.read(bent)).doesNotThrowAnyException();
        }
    }

    private static Reading read(String file) {
        return Feeds.read(bytes(file), Feeds.Hints.from("https://wire.example/feed.xml"));
    }

    private static byte[] bytes(String file) {
        try (InputStream in = FeedsTest.class.getResourceAsStream("/feeds/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
