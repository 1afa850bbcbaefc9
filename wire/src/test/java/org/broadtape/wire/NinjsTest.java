package org.broadtape.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.broadtape.base.Problem;
import org.broadtape.base.Stamp;
import org.broadtape.testkit.DevelopmentData;
import org.junit.jupiter.api.Test;

class NinjsTest {
    private static final List<FeedFormat> FORMATS = List.of(FeedFormat.values());
    private static final String[] WORDS = {
        "harbour", "Größe", "日本", "\"quoted\"", "a & b", "<tag>", "line\nbreak", "😀", "", " blank "
    };

    @Test
    void readsBackWhatWasWritten() {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            WireItem item = item(random);
            String line = NinjsWriter.line(NinjsWriter.write(item));
            Reading reading = Feeds.read(line.getBytes(StandardCharsets.UTF_8));
            assertThat(reading.problems()).isEmpty();
            assertThat(reading.items()).containsExactly(item);
        }
    }

    @Test
    void writesWhatTheStandardsSchemaAllows() throws IOException {
        NinjsSchema schema = NinjsSchema.orSkip();
        Random random = new Random(12);
        for (int round = 0; round < 300; round++) {
            schema.allows(item(random), "round " + round);
        }
    }

    @Test
    void readsTheStandardsOwnExamplesOfEveryVersion() throws IOException {
        Optional<Path> zip = DevelopmentData.zip("ninjs");
        assumeTrue(zip.isPresent(), "SKIPPED: there is no ninjs.zip with the examples");
        int read = 0;
        try (ZipFile set = new ZipFile(zip.orElseThrow().toFile())) {
            for (ZipEntry entry : set.stream().map(ZipEntry.class::cast).toList()) {
                String name = entry.getName();
                if (!name.startsWith("ninjs/examples/") || !name.endsWith(".json")) {
                    continue;
                }
                Reading reading = Feeds.read(text(set, entry).getBytes(StandardCharsets.UTF_8));
                if (reading.format().equals(Optional.of(FeedFormat.NINJS))) {
                    read++;
                    assertThat(reading.items()).as(name).isNotEmpty();
                    assertThat(reading.items())
                            .as(name)
                            .allSatisfy(item -> assertThat(item.uri()).isNotBlank());
                }
            }
        }
        assertThat(read).isGreaterThan(10);
    }

    @Test
    void aBrokenLineCostsNoneOfTheOthers() {
        String lines =
                """
                {"uri": "urn:one", "headlines": [{"value": "One"}]}

                {"uri": "urn:two", "headlines
                {"headline": "nameless"}
                {"uri": "urn:three", "headline": "Three", "pubstatus": "canceled"}
                """;
        Reading reading = Feeds.read(lines.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.items())
                .extracting(WireItem::uri)
                .containsExactly("urn:one", "urn:three");
        assertThat(reading.items().getLast().pubStatus()).isEqualTo(PubStatus.CANCELED);
        assertThat(reading.problems())
                .extracting(Problem::name, problem -> problem.line().orElse(0))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("json-malformed", 3),
                        org.assertj.core.groups.Tuple.tuple("uri-missing", 4));
    }

    @Test
    void readsAnArrayAndSanitisesWhatOthersWrote() {
        String array =
                """
                [{"uri": "urn:a", "pubStatus": "vague", "bodies": [{"contentType": "text/html",
                  "value": "<p onclick='x()'>One</p><script>x()</script><p>Two</p>"}],
                  "embargoedUntil": "2026-01-01T00:00:00+01:00"}]
                """;
        WireItem item = Feeds.read(array.getBytes(StandardCharsets.UTF_8)).items().getFirst();
        assertThat(item.bodyHtml()).isEqualTo("<p>One</p><p>Two</p>");
        assertThat(item.bodyText()).isEqualTo("One\n\nTwo");
        assertThat(item.embargoedUntil()).contains(Instant.parse("2025-12-31T23:00:00Z"));
        // A status we do not know is no leave to publish.
        assertThat(item.pubStatus()).isEqualTo(PubStatus.WITHHELD);
        assertThat(item.problems()).extracting(Problem::name).containsExactly("status-unknown");
    }

    @Test
    void writesNoNoteThatIsNotToBePublished() {
        WireItem item =
                WireItem.builder("urn:a", FeedFormat.NITF)
                        .privateNotes(List.of("extension 12"))
                        .build();
        assertThat(NinjsWriter.line(NinjsWriter.write(item))).doesNotContain("extension");
    }

    private static String text(ZipFile set, ZipEntry entry) throws IOException {
        try (var in = set.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// An item of which every part may be there or not.
    static WireItem item(Random random) {

        String uri = random.nextBoolean() ? "urn:x:" + random.nextInt(99) : "id " + words(random);
        WireItemBuilder item =
                WireItem.builder(uri, one(random, FORMATS))
                        .headline(words(random))
                        .pubStatus(one(random, List.of(PubStatus.values())));
        String body = "<p>" + random.nextInt() + " &amp; Größe</p><p>two</p>";
        if (random.nextBoolean()) {
            item.bodyHtml(body).bodyText(random.nextInt() + " & Größe\n\ntwo");
        }
        maybe(random, () -> item.version("" + random.nextInt(100)));
        maybe(random, () -> item.kind(one(random, List.of(ItemKind.values()))));
        maybe(random, () -> item.link(address(random)));
        maybe(random, () -> item.discussion(address(random)));
        maybe(random, () -> item.headTag(words(random)));
        maybe(random, () -> item.slugline(words(random)));
        maybe(random, () -> item.summary(words(random)));
        maybe(random, () -> item.published(stamp(random)));
        maybe(random, () -> item.updated(stamp(random)));
        maybe(random, () -> item.embargoedUntil(stamp(random).at()));
        maybe(random, () -> item.expires(stamp(random).at()));
        maybe(random, () -> item.signal(one(random, List.of(Signal.values()))));
        maybe(random, () -> item.urgency(1 + random.nextInt(9)));
        maybe(random, () -> item.language("de-AT"));
        maybe(random, () -> item.byline(words(random)));
        maybe(random, () -> item.writers(List.of(words(random), "A. Writer")));
        maybe(random, () -> item.dateline(words(random)));
        maybe(random, () -> item.located(words(random)));
        maybe(random, () -> item.agency(words(random)));
        maybe(random, () -> item.edNote(words(random)));
        maybe(random, () -> item.rights(rights(random)));
        maybe(
                random,
                () ->
                        item.origin(
                                new WireItem.Origin(
                                        "Outlet", some(random, () -> address(random)))));
        maybe(random, () -> item.fact("ndaq:HaltTime", words(random)).fact("x", "y"));
        List<WireItem.Subject> subjects = new ArrayList<>();
        List<WireItem.Symbol> symbols = new ArrayList<>();
        List<WireItem.Picture> pictures = new ArrayList<>();
        List<WireItem.Enclosure> enclosures = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            subjects.add(
                    new WireItem.Subject(
                            "s" + i,
                            some(random, () -> words(random)),
                            some(random, () -> words(random))));
            symbols.add(new WireItem.Symbol("ric", "META.O", some(random, () -> words(random))));
            pictures.add(
                    new WireItem.Picture(
                            address(random),
                            some(random, () -> words(random)),
                            some(random, () -> words(random)),
                            random.nextBoolean(),
                            some(random, () -> words(random)),
                            rights(random),
                            random.nextBoolean() ? OptionalInt.of(640) : OptionalInt.empty(),
                            OptionalInt.of(480)));
            enclosures.add(
                    new WireItem.Enclosure(
                            address(random),
                            some(random, () -> "audio/mpeg"),
                            random.nextBoolean()
                                    ? OptionalLong.of(5_000_000_000L)
                                    : OptionalLong.empty()));
            problems.add(
                    new Problem(
                            "date-unreadable",
                            one(random, List.of(Problem.Severity.values())),
                            random.nextBoolean() ? OptionalInt.of(7) : OptionalInt.empty(),
                            words(random),
                            words(random)));
        }
        return item.subjects(subjects)
                .symbols(symbols)
                .pictures(pictures)
                .enclosures(enclosures)
                .problems(problems)
                .build();
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static void maybe(Random random, Runnable set) {
        if (random.nextBoolean()) {
            set.run();
        }
    }

    private static <T> Optional<T> some(Random random, Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private static WireItem.Rights rights(Random random) {
        return new WireItem.Rights(
                some(random, () -> words(random)),
                some(random, () -> words(random)),
                some(random, () -> words(random)));
    }

    private static Stamp stamp(Random random) {
        return new Stamp(
                Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt()),
                ZoneOffset.ofTotalSeconds(random.nextInt(25) * 1800),
                random.nextBoolean());
    }

    private static URI address(Random random) {
        return URI.create("https://wire.example/" + random.nextInt(1000) + "?a=b&c=%20");
    }

    private static String words(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> WORDS[random.nextInt(WORDS.length)])
                .reduce("", (a, b) -> a + " " + b);
    }
}
