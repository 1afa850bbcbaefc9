package org.broadtape.market.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadtape.base.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder of `cases` holds files and, in `expected.txt`, what is read from them: a line a
/// filing, a line a position, a line a problem. A folder's name says what it is about.
class FilingsTest {
    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(folder())) {
            return folders.map(one -> one.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static Path folder() {
        URL cases = Objects.requireNonNull(FilingsTest.class.getResource("cases"));
        try {
            return Path.of(cases.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsWhatIsExpected(String name) throws IOException {
        Path folder = folder().resolve(name);
        assertThat(summary(Filings.read(files(folder))))
                .isEqualTo(Files.readString(folder.resolve("expected.txt")));
    }

    private static List<FilingFile> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("expected.txt"))
                    .sorted()
                    .map(file -> file(folder, file))
                    .toList();
        }
    }

    private static FilingFile file(Path folder, Path file) {
        try {
            return FilingFile.of(folder.relativize(file).toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String summary(Filings.Read read) {
        StringBuilder told = new StringBuilder();
        read.filings().forEach(filing -> append(told, filing));
        read.problems().forEach(one -> append(told, one));
        return told.toString();
    }

    private static void append(StringBuilder told, Filing filing) {
        told.append(String.join(" + ", filing.files())).append('\n');
        told.append("  ")
                .append(filing.form().orElse("-"))
                .append(
                        filing.amendment()
                                .flatMap(Amendment::type)
                                .map(type -> " " + type.word())
                                .orElse(""))
                .append(" of ")
                .append(filing.manager().orElse("-"))
                .append(filing.cik().map(cik -> " (" + cik + ")").orElse(""))
                .append(" for ")
                .append(filing.period().map(Object::toString).orElse("-"))
                .append(", accepted ")
                .append(filing.accepted().map(Object::toString).orElse("-"))
                .append(", filed ")
                .append(filing.filed().map(Object::toString).orElse("-"))
                .append('\n');
        told.append("  ")
                .append(filing.lines().size())
                .append(" lines, $")
                .append(filing.total())
                .append(", in ")
                .append(filing.unit().unit().word())
                .append(": ")
                .append(filing.unit().words())
                .append('\n');
        for (Position one : filing.positions()) {
            told.append(
                    "  %s %s %d, $%d: %s | %s %s%n"
                            .formatted(
                                    one.cusip(),
                                    one.kind().word(),
                                    one.amount(),
                                    one.value(),
                                    one.name(),
                                    one.titleOfClass(),
                                    one.discretion()));
        }
        filing.problems().forEach(one -> append(told, one));
    }

    private static void append(StringBuilder told, FiledProblem filed) {
        Problem problem = filed.problem();
        told.append("  ")
                .append(problem.severity())
                .append(' ')
                .append(problem.name())
                .append(' ')
                .append(problem.in(filed.file()))
                .append('\n');
    }
}
