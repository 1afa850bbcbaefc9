package org.broadtape.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadtape.base.Problem;
import org.broadtape.base.Stamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads the samples in `feeds`, each with what it says beside it in a file of the same name with
/// `.txt` behind. To add one, add both.
class FeedSamplesTest {
    static Stream<Path> samples() throws IOException, URISyntaxException {
        Path folder =
                Path.of(
                        Objects.requireNonNull(FeedSamplesTest.class.getResource("/feeds"))
                                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.exists(expectation(file))).sorted().toList().stream();
        }
    }

    private static Path expectation(Path sample) {
        return sample.resolveSibling(sample.getFileName() + ".txt");
    }

    private static Reading read(Path sample) throws IOException {
        return Feeds.read(
                Files.readAllBytes(sample), Feeds.Hints.from("https://wire.example/feed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void saysWhatStandsBesideIt(Path sample) throws IOException {
        assertThat(told(read(sample)))
                .isEqualToIgnoringWhitespace(Files.readString(expectation(sample)));
    }

    @Test
    void isWrittenAsNinjsThatTheStandardAllows() throws IOException, URISyntaxException {
        NinjsSchema schema = NinjsSchema.orSkip();
        for (Path sample : samples().toList()) {
            for (WireItem item : read(sample).items()) {
                schema.allows(item, sample.getFileName().toString());
            }
        }
    }

    @Test
    void everyFormatHasASample() throws IOException, URISyntaxException {
        Set<FeedFormat> read = EnumSet.noneOf(FeedFormat.class);
        for (Path sample : samples().toList()) {
            read(sample).format().ifPresent(read::add);
        }
        assertThat(read).isEqualTo(EnumSet.complementOf(EnumSet.of(FeedFormat.PAGE)));
    }

    private static String told(Reading reading) {
        List<String> lines = new ArrayList<>();
        lines.add(
                reading.format().map(Enum::name).orElse("none") + " " + reading.channel().title());
        names(reading.problems()).ifPresent(names -> lines.add("problems: " + names));
        for (WireItem item : reading.items()) {
            lines.add(item.uri());
            item.version().ifPresent(version -> lines.add("  version: " + version));
            if (item.kind() != ItemKind.NEWS) {
                lines.add("  kind: " + item.kind().code());
            }
            lines.add("  headline: " + item.headline());
            item.headTag()
                    .ifPresent(
                            tag -> lines.add("  head tag: " + tag + " " + sorted(item.signals())));
            if (item.headTag().isEmpty() && !item.signals().isEmpty()) {
                lines.add("  signals: " + sorted(item.signals()));
            }
            item.link().ifPresent(link -> lines.add("  link: " + link));
            if (item.pubStatus() != PubStatus.USABLE) {
                lines.add("  status: " + item.pubStatus().code());
            }
            item.slugline().ifPresent(slug -> lines.add("  slugline: " + slug));
            item.edNote().ifPresent(note -> lines.add("  note: " + note.replace("\n", "⏎")));
            joined(item.privateNotes().stream())
                    .ifPresent(all -> lines.add("  private: " + all.replace("\n", "⏎")));
            item.embargoedUntil().ifPresent(at -> lines.add("  embargoed: " + at));
            item.expires().ifPresent(at -> lines.add("  expires: " + at));
            item.published().ifPresent(at -> lines.add("  published: " + time(at)));
            item.updated().ifPresent(at -> lines.add("  updated: " + time(at)));
            if (!item.bodyText().isEmpty()) {
                lines.add("  body: " + item.bodyText().replace("\n", "⏎"));
            }
            item.byline()
                    .ifPresent(by ->
                            lines.add(
                                    "  byline: " + by + " = " + String.join(", ", item.writers())));
            item.dateline()
                    .ifPresentOrElse(
                            line ->
                                    lines.add(
                                            "  dateline: "
                                                    + line
                                                    + " / "
                                                    + item.located().orElse("-")
                                                    + " / "
                                                    + item.agency().orElse("-")),
                            () ->
                                    item.agency()
                                            .ifPresent(agency -> lines.add("  agency: " + agency)));
            joined(item.pictures().stream().map(picture -> picture.address().toString()))
                    .ifPresent(all -> lines.add("  pictures: " + all));
            joined(item.enclosures().stream().map(file -> file.address().toString()))
                    .ifPresent(all -> lines.add("  enclosures: " + all));
            joined(
                            item.symbols().stream()
                                    .map(symbol ->
                                            symbol.scheme()
                                                    + " "
                                                    + symbol.value()
                                                    + symbol.market()
                                                            .map(market -> " at " + market)
                                                            .orElse("")))
                    .ifPresent(all -> lines.add("  symbols: " + all));
            item.origin().ifPresent(origin -> lines.add("  origin: " + origin.name()));
            item.rights()
                    .usageTerms()
                    .ifPresent(terms -> lines.add("  rights: " + terms.replace("\n", "⏎")));
            joined(item.facts().entrySet().stream().map(Object::toString))
                    .ifPresent(all -> lines.add("  facts: " + all));
            names(item.problems()).ifPresent(all -> lines.add("  problems: " + all));
        }
        return String.join("\n", lines);
    }

    private static List<Signal> sorted(Set<Signal> signals) {
        return signals.stream().sorted().toList();
    }

    private static String time(Stamp stamp) {
        return stamp + (stamp.zoneAssumed() ? " ?" : "");
    }

    private static Optional<String> names(List<Problem> problems) {
        return joined(problems.stream().map(Problem::name));
    }

    private static Optional<String> joined(Stream<String> words) {
        return Optional.of(words.collect(Collectors.joining(", "))).filter(s -> !s.isEmpty());
    }
}
