package org.broadtape.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadtape.base.Problem.Severity;
import org.broadtape.market.filing.FiledProblem;
import org.broadtape.market.filing.Filing;
import org.broadtape.market.filing.FilingFile;
import org.broadtape.market.filing.Filings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `holdings`: 13F filings to JSON, one object a filing; problems to standard error as `FILE:line:
/// what: expected`. Opens no port and no database. Ends with 0 if every file could be read, 1 if
/// some could not, 2 on bad usage.
@Command(
        name = "holdings",
        description = "Reads 13F filings and prints their holdings as JSON, one filing a line.")
public final class Holdings implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Complete submissions, covers or tables, XML or text; a cover and a table of"
                            + " one accession or name prefix are joined.")
    List<Path> files = List.of();

    private final PrintStream printed;

    /// A command that prints to standard output.
    public Holdings() {
        this(System.out);
    }

    Holdings(PrintStream printed) {
        this.printed = printed;
    }

    @Override
    public Integer call() {
        boolean[] all = {true};
        Iterable<FilingFile> given =
                () ->
                        files.stream()
                                .flatMap(file -> {
                                    Optional<FilingFile> read = read(file);
                                    all[0] &= read.isPresent();
                                    return read.stream();
                                })
                                .iterator();
        Filings.Read read = Filings.read(given);
        PrintStream out =
                new PrintStream(
                        new BufferedOutputStream(printed, 1 << 16), false, StandardCharsets.UTF_8);
        for (Filing filing : read.filings()) {
            out.println(HoldingsJson.line(filing));
            all[0] &= tell(filing.problems());
        }
        out.flush();
        all[0] &= tell(read.problems());
        return all[0] ? 0 : 1;
    }

    private static Optional<FilingFile> read(Path file) {
        try {
            if (Files.size(file) <= FilingFile.BYTE_LIMIT) {
                return Optional.of(FilingFile.of(file.toString(), Files.readAllBytes(file)));
            }
        } catch (IOException unreadable) {
            // Told below, as what is too long is.
        }
        System.err.println(
                file + ":1: the file can't be read: a file of at most 128 MB that may be read");
        return Optional.empty();
    }

    /// Whether nothing of them is fatal.
    private static boolean tell(List<FiledProblem> problems) {
        problems.forEach(one -> System.err.println(one.problem().in(one.file())));
        return problems.stream().noneMatch(one -> one.problem().severity() == Severity.FATAL);
    }
}
